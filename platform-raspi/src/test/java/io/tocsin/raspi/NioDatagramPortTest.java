/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.DatagramPort;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NioDatagramPortTest {

  private final byte[] room = new byte[64];

  private static void send(String address, int port, byte[] content) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      InetAddress to = NetworkBed.address(address);
      socket.send(new DatagramPacket(content, content.length, to, port));
    }
  }

  /** Waits as the loop does: the agent is called when there is something to receive. */
  private int received(NetworkBed bed, DatagramPort port) {
    port.setReceiveWanted(true);
    int[] result = {DatagramPort.NONE};
    bed.runUntil(
        "a datagram comes",
        () -> (result[0] = port.receive(room, 1, room.length - 1)) != DatagramPort.NONE);
    return result[0];
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void shouldReceiveDatagramsWhole(String address) throws IOException {
    try (NetworkBed bed = new NetworkBed()) {
      DatagramPort port = bed.network.receive(address, 0);
      assertEquals(DatagramPort.NONE, port.receive(room, 0, 64));
      send(address, port.port(), new byte[] {5, 6, 7});
      assertEquals(3, received(bed, port));
      assertArrayEquals(new byte[] {5, 6, 7}, Arrays.copyOfRange(room, 1, 4));
      assertEquals(address, port.remoteAddress());
      send(address, port.port(), new byte[0]);
      assertEquals(0, received(bed, port));
    }
  }

  @Test
  void shouldThrowAwayWhatIsTooLongForTheRoomAndForTheNetworksBuffer() throws IOException {
    try (NetworkBed bed = new NetworkBed()) {
      DatagramPort port = bed.network.receive("127.0.0.1", 0);
      send("127.0.0.1", port.port(), new byte[64]);
      assertEquals(DatagramPort.TOO_LONG, received(bed, port));
      send("127.0.0.1", port.port(), new byte[60_000]);
      assertEquals(DatagramPort.TOO_LONG, received(bed, port));
      send("127.0.0.1", port.port(), new byte[63]);
      assertEquals(63, received(bed, port));
    }
  }

  @Test
  void shouldSayThatThePortIsTaken() throws IOException {
    try (NetworkBed bed = new NetworkBed();
        DatagramSocket other = new DatagramSocket(0, NetworkBed.address("127.0.0.1"))) {
      int port = other.getLocalPort();
      IOException e = assertThrows(IOException.class, () -> bed.network.receive("127.0.0.1", port));
      assertEquals(
          "cannot listen on 127.0.0.1 port " + port + ": another program uses this port",
          e.getMessage());
      assertThrows(IOException.class, () -> bed.network.receive("127.0.0.1", 65_536));
      assertEquals(0, bed.network.descriptorCount());
    }
  }

  @Test
  void shouldSleepWhileNothingIsWantedAndGiveTheDescriptorBack() throws IOException {
    try (NetworkBed bed = new NetworkBed()) {
      DatagramPort port = bed.network.receive("127.0.0.1", 0);
      assertEquals(1, bed.network.descriptorCount());
      send("127.0.0.1", port.port(), new byte[1]);
      long before = bed.network.selectionCount();
      bed.network.await(bed.clock.monotonicMs() + 50);
      assertTrue(bed.network.selectionCount() - before < 5, "turns without pause");
      port.close();
      port.close();
      assertEquals(DatagramPort.NONE, port.receive(room, 0, 64));
      port.setReceiveWanted(true);
      assertEquals(0, bed.network.descriptorCount());
    }
  }
}
