/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The command that sends package #0. */
class NotifyCommandTest {

  private static final String KNOWN =
      "37d179bc11e847184fcd83af4726e29b02d80000001a2b0e636f6d2e6578616d706c652e646d";
  private static final int PATIENCE_MS = 20_000;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void shouldPrintTheMessage() {
    assertEquals(0, run("localhost", "--print", "--session-id", "1A2B"));
    assertEquals(KNOWN, out.toString().strip());
  }

  @Test
  void shouldSendItAsOftenAsAsked() throws Exception {
    try (DatagramSocket board = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      board.setSoTimeout(PATIENCE_MS);
      assertEquals(
          0,
          run("127.0.0.1:" + board.getLocalPort(), "--repeat", "2", "--session-id", "1A2B"),
          err::toString);
      for (int i = 0; i < 2; i++) {
        DatagramPacket packet = new DatagramPacket(new byte[1_000], 1_000);
        board.receive(packet);
        assertArrayEquals(
            HexFormat.of().parseHex(KNOWN), Arrays.copyOf(packet.getData(), packet.getLength()));
      }
      assertTrue(err.toString().contains("2 times"), err.toString());
    }
  }

  @Test
  void shouldRefuseASessionThatIsNoNumber() {
    assertEquals(2, run("localhost", "--session-id", "xyz"));
  }

  private int run(String place, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(place, "--server-id", "com.example.dm", "--server-password", "secret"));
    all.addAll(List.of("--nonce", "bm9uY2U="));
    all.addAll(List.of(more));
    return new CommandLine(new NotifyCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(new String[0]));
  }
}
