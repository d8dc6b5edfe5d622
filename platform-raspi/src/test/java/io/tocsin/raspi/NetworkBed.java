/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.tocsin.hal.Connection;
import io.tocsin.hal.Listener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.function.BooleanSupplier;

/** A network with everything around it that a test needs. */
final class NetworkBed implements AutoCloseable {

  /** Long enough for any machine; a test that waits that long has failed. */
  static final long PATIENCE_MS = 20_000;

  final SystemClock clock = new SystemClock(WallTrust.NEVER);
  final RecordingLog log = new RecordingLog();
  final NioNetwork network;

  NetworkBed() throws IOException {
    this(new SystemNameResolver(), NetworkLimits.DEFAULT);
  }

  NetworkBed(NameResolver resolver, NetworkLimits limits) throws IOException {
    network = new NioNetwork(clock, log, resolver, limits);
  }

  /** Lets the network work until something holds. */
  void runUntil(String what, BooleanSupplier holds) {
    long deadlineMs = clock.monotonicMs() + PATIENCE_MS;
    while (!holds.getAsBoolean()) {
      if (clock.monotonicMs() > deadlineMs) {
        fail("not within " + PATIENCE_MS + " ms: " + what);
      }
      network.await(clock.monotonicMs() + 10);
    }
  }

  /** Waits until a connection is set up or has failed. */
  Connection settled(Connection connection) {
    runUntil("a connection settles", () -> connection.state() != Connection.CONNECTING);
    return connection;
  }

  /** Connects and demands that it works. */
  Connection open(String host, int port) {
    Connection connection = settled(network.connect(host, port));
    assertEquals(Connection.OPEN, connection.state(), connection::failure);
    return connection;
  }

  /** Waits for a connection to a listener. */
  Connection accepted(Listener listener) {
    listener.setAcceptWanted(true);
    Connection[] taken = new Connection[1];
    runUntil("a connection is accepted", () -> (taken[0] = listener.accept()) != null);
    return taken[0];
  }

  /** Writes all bytes; the peer's and the system's buffers must have room for them. */
  static void writeAll(Connection connection, byte[] bytes) {
    assertEquals(bytes.length, connection.write(bytes, 0, bytes.length));
  }

  /** Reads until a number of bytes has come. */
  byte[] readAll(Connection connection, int length) {
    byte[] bytes = new byte[length];
    int[] have = new int[1];
    connection.setInterest(true, false);
    runUntil(
        length + " bytes have come",
        () -> {
          int count = connection.read(bytes, have[0], length - have[0]);
          if (count < 0) {
            fail("ended after " + have[0] + " bytes: " + connection.failure());
          }
          have[0] += count;
          return have[0] == length;
        });
    connection.setInterest(false, false);
    return bytes;
  }

  /** An address in numbers. */
  static InetAddress address(String text) throws UnknownHostException {
    return AddressText.parseLiteral(text);
  }

  /** A port of an address on which nobody listens. */
  static int closedPort(String host) throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, address(host))) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException {
    network.close();
  }
}
