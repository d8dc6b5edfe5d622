/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tocsin.hal.Connection;
import io.tocsin.hal.Listener;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class NioNetworkStreamTest {

  private NetworkBed bed;
  private Listener listener;

  @BeforeEach
  void open() throws IOException {
    bed = new NetworkBed(new SystemNameResolver(), NetworkLimits.DEFAULT.withDescriptorsMax(1_000));
    listener = bed.network.listen("127.0.0.1", 0);
  }

  @AfterEach
  void close() throws IOException {
    bed.close();
  }

  @Test
  void shouldReadWhatThePeerSendsAfterWeEndedOurOutput() {
    Connection client = bed.open("127.0.0.1", listener.port());
    Connection server = bed.accepted(listener);
    NetworkBed.writeAll(client, new byte[] {1, 2});
    client.shutdownOutput();
    client.shutdownOutput();
    assertEquals(Connection.OPEN, client.state());

    assertArrayEquals(new byte[] {1, 2}, bed.readAll(server, 2));
    server.setInterest(true, false);
    int[] result = new int[1];
    bed.runUntil("the end is seen", () -> (result[0] = server.read(new byte[8], 0, 8)) != 0);
    assertEquals(Connection.END, result[0]);
    assertEquals(Connection.OPEN, server.state());
    assertEquals(Connection.END, server.read(new byte[8], 0, 8));

    NetworkBed.writeAll(server, new byte[] {3});
    assertArrayEquals(new byte[] {3}, bed.readAll(client, 1));
  }

  @Test
  void shouldNotTurnOnAnEndThatWasRead() {
    Connection client = bed.open("127.0.0.1", listener.port());
    Connection server = bed.accepted(listener);
    client.shutdownOutput();
    server.setInterest(true, false);
    bed.runUntil("the end is seen", () -> server.read(new byte[8], 0, 8) == Connection.END);
    server.setInterest(true, false);
    assertQuiet();
  }

  @Test
  void shouldSayWhoReset() throws IOException {
    Connection server;
    int port;
    try (Socket peer = new Socket(NetworkBed.address("127.0.0.1"), listener.port())) {
      port = peer.getLocalPort();
      server = bed.accepted(listener);
      peer.setSoLinger(true, 0);
    }
    server.setInterest(true, false);
    int[] result = new int[1];
    bed.runUntil("the reset is seen", () -> (result[0] = server.read(new byte[8], 0, 8)) != 0);
    assertEquals(Connection.BROKEN, result[0]);
    assertEquals(Connection.FAILED, server.state());
    assertEquals("connection reset by 127.0.0.1 port " + port, server.failure());
    assertEquals("127.0.0.1", server.remoteAddress());
    assertEquals(1, bed.network.descriptorCount());
    server.close();
    assertEquals(Connection.CLOSED, server.state());
    assertEquals(1, bed.network.descriptorCount());
    assertQuiet();
  }

  @Test
  void shouldNoticeAResetWhenWriting() throws IOException {
    Connection server;
    try (Socket peer = new Socket(NetworkBed.address("127.0.0.1"), listener.port())) {
      server = bed.accepted(listener);
      peer.setSoLinger(true, 0);
    }
    int[] result = new int[1];
    bed.runUntil("the reset is seen", () -> (result[0] = server.write(new byte[8], 0, 8)) < 0);
    assertEquals(Connection.BROKEN, result[0]);
    assertTrue(server.failure().startsWith("connection reset by 127.0.0.1"), server.failure());
  }

  @Test
  void shouldTakePartsOfAWriteWhileThePeerDoesNotRead() {
    Connection client = bed.open("127.0.0.1", listener.port());
    Connection server = bed.accepted(listener);
    listener.setAcceptWanted(false);
    byte[] all = new byte[8 << 20];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) (i * 31 + (i >> 12));
    }
    int[] written = {writeUntilFull(client, all)};
    assertTrue(written[0] > 0 && written[0] < all.length, () -> written[0] + " bytes taken");
    client.setInterest(false, true);
    assertQuiet();

    byte[] received = new byte[all.length];
    int[] have = new int[1];
    server.setInterest(true, false);
    bed.runUntil(
        "all bytes have come",
        () -> {
          int count = server.read(received, have[0], received.length - have[0]);
          assertTrue(count >= 0, server::failure);
          have[0] += count;
          if (written[0] < all.length) {
            int taken = client.write(all, written[0], all.length - written[0]);
            assertTrue(taken >= 0, client::failure);
            written[0] += taken;
            client.setInterest(false, written[0] < all.length);
          }
          return have[0] == received.length;
        });
    assertArrayEquals(all, received);
  }

  private static int writeUntilFull(Connection connection, byte[] all) {
    int written = 0;
    while (true) {
      int taken = connection.write(all, written, all.length - written);
      assertTrue(taken >= 0, connection::failure);
      if (taken == 0) {
        return written;
      }
      written += taken;
    }
  }

  @Test
  void shouldNotCallTheAgentForWhatItDidNotAskFor() {
    Connection client = bed.open("127.0.0.1", listener.port());
    Connection server = bed.accepted(listener);
    listener.setAcceptWanted(false);
    NetworkBed.writeAll(client, new byte[100]);
    server.setInterest(true, false);
    bed.runUntil("a byte has come", () -> server.read(new byte[1], 0, 1) == 1);

    server.setInterest(false, false);
    assertQuiet();
    client.close();
    assertQuiet();

    server.setInterest(true, false);
    assertArrayEquals(new byte[99], bed.readAll(server, 99));
  }

  /** With nothing to tell, one selection lasts until the deadline. */
  private void assertQuiet() {
    long before = bed.network.selectionCount();
    long untilMs = bed.clock.monotonicMs() + 150;
    bed.network.await(untilMs);
    assertTrue(bed.clock.monotonicMs() >= untilMs, "called before the deadline");
    long count = bed.network.selectionCount() - before;
    assertTrue(count <= 2, () -> count + " selections while nothing happened");
  }

  @Test
  void shouldServeThreeHundredConnections() {
    int count = 300;
    listener.setAcceptWanted(true);
    List<Connection> clients = new ArrayList<>();
    List<Connection> servers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      clients.add(bed.network.connect("127.0.0.1", listener.port()));
    }
    bed.runUntil(
        "all are accepted",
        () -> {
          for (Connection one = listener.accept(); one != null; one = listener.accept()) {
            one.setInterest(true, false);
            servers.add(one);
          }
          return servers.size() == count
              && clients.stream().allMatch(one -> one.state() == Connection.OPEN);
        });
    for (int i = 0; i < count; i++) {
      NetworkBed.writeAll(clients.get(i), new byte[] {(byte) (i >> 8), (byte) i});
    }
    echoUntilAllAnswered(servers, clients);
    assertEquals(1 + 2 * count, bed.network.descriptorCount());
    clients.forEach(Connection::close);
    servers.forEach(Connection::close);
    assertEquals(1, bed.network.descriptorCount());
  }

  private void echoUntilAllAnswered(List<Connection> servers, List<Connection> clients) {
    byte[] buffer = new byte[16];
    boolean[] answered = new boolean[clients.size()];
    clients.forEach(one -> one.setInterest(true, false));
    int[] left = {clients.size()};
    bed.runUntil(
        "all have their echo",
        () -> {
          for (Connection server : servers) {
            int read = server.read(buffer, 0, buffer.length);
            if (read > 0) {
              assertEquals(read, server.write(buffer, 0, read));
            }
          }
          for (int i = 0; i < answered.length; i++) {
            if (!answered[i] && clients.get(i).read(buffer, 0, buffer.length) == 2) {
              assertEquals(i, (buffer[0] & 0xFF) << 8 | (buffer[1] & 0xFF));
              answered[i] = true;
              left[0]--;
            }
          }
          return left[0] == 0;
        });
  }

  @Test
  @Timeout(60)
  void shouldNotWaitForAMomentHoweverLongPast() {
    bed.network.await(Long.MIN_VALUE);
    bed.network.await(0);
  }

  @Test
  void shouldEndTheWaitWhenAnotherThreadAsksForIt() throws InterruptedException {
    Thread other = new Thread(bed.network::wakeup);
    other.start();
    bed.network.await(Long.MAX_VALUE);
    other.join();

    bed.network.wakeup();
    bed.network.await(Long.MAX_VALUE);
    assertQuiet();
  }

  @Test
  void shouldNotTurnAfterAnInterrupt() {
    Thread.currentThread().interrupt();
    bed.network.await(Long.MAX_VALUE);
    assertQuiet();
  }

  @Test
  void shouldAllocateNothingWhileBytesFlow() {
    Connection client = bed.open("127.0.0.1", listener.port());
    Connection server = bed.accepted(listener);
    byte[] buffer = new byte[512];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int rounds = 2_000;
    long least = Long.MAX_VALUE;
    // The best of several: classes are loaded during the first ones.
    for (int i = 0; i < 8; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      passBytes(client, server, buffer, rounds);
      long bytes = threads.getCurrentThreadAllocatedBytes() - before;
      least = Math.min(least, bytes);
    }
    long bytes = least;
    assertTrue(bytes < rounds, () -> bytes + " bytes allocated in " + rounds + " rounds");
  }

  private void passBytes(Connection client, Connection server, byte[] buffer, int rounds) {
    for (int i = 0; i < rounds; i++) {
      assertTrue(client.write(buffer, 0, buffer.length) == buffer.length);
      int have = 0;
      server.setInterest(true, false);
      while (have < buffer.length) {
        bed.network.await(bed.clock.monotonicMs() + 1_000);
        have += server.read(buffer, have, buffer.length - have);
      }
      server.setInterest(false, false);
      bed.network.await(0);
    }
  }

  @Test
  void shouldRefuseRangesOutsideOfTheArray() {
    Connection client = bed.open("127.0.0.1", listener.port());
    assertThrows(IndexOutOfBoundsException.class, () -> client.read(new byte[4], 2, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> client.write(new byte[4], -1, 3));
  }

  @Test
  void shouldBreakConnectionsWhenTheNetworkCloses() throws IOException {
    Connection client = bed.open("127.0.0.1", listener.port());
    bed.network.close();
    bed.network.close();
    assertEquals(Connection.BROKEN, client.write(new byte[1], 0, 1));
  }
}
