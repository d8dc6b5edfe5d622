/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.tocsin.hal.Connection;
import io.tocsin.hal.Listener;
import io.tocsin.sim.world.Scheduler;
import io.tocsin.sim.world.Seed;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Two hosts, one of which listens, and what their programs would do. */
abstract class NetworkBed {

  static final int PORT = 4000;

  final Scheduler scheduler = new Scheduler();
  final VirtualInternet internet = new VirtualInternet(scheduler, new Seed(7));
  final NetworkHost one = internet.addHost("10.0.0.1");
  final NetworkHost two = internet.addHost("10.0.0.2");
  final Listener listener = listen(two);
  int wakes;

  NetworkBed() {
    one.setWake(() -> wakes++);
    internet.names().set("two.test", "10.0.0.2");
  }

  static Listener listen(NetworkHost host) {
    try {
      return host.listen("0.0.0.0", PORT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void run(long timeMs) {
    scheduler.runUntil(scheduler.nowMs() + timeMs);
  }

  Connection connect() {
    Connection connection = one.connect("10.0.0.2", PORT);
    run(1000);
    assertEquals(Connection.OPEN, connection.state());
    return connection;
  }

  Connection accept() {
    Connection connection = listener.accept();
    assertNotNull(connection);
    return connection;
  }

  static int write(Connection connection, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) i;
    }
    return connection.write(bytes, 0, length);
  }

  static int read(Connection connection) {
    return connection.read(new byte[100_000], 0, 100_000);
  }

  /** The program on the first host is called as often as there is reason to; tells whether. */
  boolean isCalled() {
    boolean ready = one.isReady();
    one.beginStep();
    return ready;
  }
}
