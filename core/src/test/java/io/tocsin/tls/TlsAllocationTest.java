/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What sessions allocate. The engine's share is bounded here with room; ours is nothing per record.
 */
class TlsAllocationTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final TestPki.Issued CA = TestPki.authority("Test CA").selfSigned();
  private static final TestPki.Issued BOARD = TestPki.leaf("board").issuedBy(CA);

  private static long allocated() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  @ParameterizedTest
  @ValueSource(ints = {TlsEndpoint.TLS_1_2, TlsEndpoint.TLS_1_3})
  void shouldBoundTheBytesPerHandshakeAndPerRecord(int version) {
    TlsEndpoint endpoint = Peers.endpoint(BOARD, version, 1);
    byte[] wire = new byte[1 << 15];
    SecureChannel client = endpoint.client("server.example", Peers.ANYBODY);
    SecureChannel server = endpoint.server(Peers.ANYBODY);
    // The first handshake of a program also fills the engine's tables of curve points.
    shakeHands(client, server, wire);
    long handshakeStart = allocated();
    client = endpoint.client("server.example", Peers.ANYBODY);
    server = endpoint.server(Peers.ANYBODY);
    shakeHands(client, server, wire);
    long handshakeBytes = allocated() - handshakeStart;
    assertTrue(handshakeBytes < 3_000_000, "handshake: " + handshakeBytes);

    byte[] text = new byte[200];
    int count = 200;
    passRecords(client, server, text, wire, count);
    long recordsStart = allocated();
    passRecords(client, server, text, wire, count);
    long recordBytes = (allocated() - recordsStart) / count;
    assertTrue(recordBytes < 4_000, "record: " + recordBytes);
  }

  private static void shakeHands(SecureChannel client, SecureChannel server, byte[] wire) {
    while (client.outputAvailable() + server.outputAvailable() > 0) {
      server.offerInput(wire, 0, client.readOutput(wire, 0, wire.length));
      client.offerInput(wire, 0, server.readOutput(wire, 0, wire.length));
    }
    assertEquals(SecureChannel.OPEN, server.state());
  }

  private static void passRecords(
      SecureChannel client, SecureChannel server, byte[] text, byte[] wire, int count) {
    for (int i = 0; i < count; i++) {
      client.writePlain(text, 0, text.length);
      server.offerInput(wire, 0, client.readOutput(wire, 0, wire.length));
      assertEquals(text.length, server.readPlain(text, 0, text.length));
    }
  }

  @Test
  void shouldAllocateNothingToCollectRecords() {
    RecordCollector collector = new RecordCollector();
    byte[] record = new byte[RecordCollector.HEADER_SIZE + 200];
    record[4] = (byte) 200;
    collect(collector, record, 1000);
    long start = allocated();
    collect(collector, record, 1000);
    assertEquals(0, allocated() - start);
  }

  private static void collect(RecordCollector collector, byte[] record, int count) {
    for (int i = 0; i < count; i++) {
      for (int offset = 0; !collector.isComplete(); ) {
        offset += collector.take(record, offset, Math.min(7, record.length - offset));
      }
      collector.next();
    }
  }

  @Test
  void shouldKeepLittleForServersThatHaveHeardNothing() {
    TlsEndpoint endpoint = Peers.endpoint(BOARD, Peers.BOTH, 1);
    SecureChannel[] channels = new SecureChannel[200];
    endpoint.server(Peers.ANYBODY);
    long start = allocated();
    for (int i = 0; i < channels.length; i++) {
      channels[i] = endpoint.server(Peers.ANYBODY);
    }
    long bytes = (allocated() - start) / channels.length;
    assertTrue(bytes < 1_000, "silent server: " + bytes);
    assertEquals(SecureChannel.HANDSHAKING, channels[199].state());
  }
}
