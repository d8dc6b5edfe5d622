/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.network;

/** A connection as the network sees it: two ends, and what lies between them. */
final class VirtualStream {

  private final VirtualInternet internet;
  private final VirtualConnection client;
  private final VirtualConnection server;
  private final Link up;
  private long trafficMs;
  private boolean forgotten;

  /** Joins two ends. */
  VirtualStream(VirtualInternet internet, VirtualConnection client, VirtualConnection server) {
    this.internet = internet;
    this.client = client;
    this.server = server;
    up = internet.link(client.host(), server.host());
    Link down = internet.link(server.host(), client.host());
    Pipe upward = new Pipe(internet, this, up);
    Pipe downward = new Pipe(internet, this, down);
    upward.join(client, server);
    downward.join(server, client);
    client.join(this, server, upward, downward);
    server.join(this, client, downward, upward);
    trafficMs = internet.nowMs();
  }

  /**
   * A byte leaves: whoever translates addresses between the two remembers them, or not any more.
   */
  void noteTraffic() {
    long idleMs = internet.nowMs() - trafficMs;
    if (up.faults.natIdleMs > 0 && idleMs > up.faults.natIdleMs) {
      forget();
    }
    trafficMs = internet.nowMs();
  }

  boolean isForgotten() {
    return forgotten;
  }

  /** From now on bytes go nowhere, and nobody is told. */
  void forget() {
    if (!forgotten) {
      forgotten = true;
      internet.note("forgotten");
    }
  }

  /** Something between the two sends both of them a reset. */
  void breakBetween() {
    internet.note("broken between");
    client.breakOff("connection reset by peer");
    server.breakOff("connection reset by peer");
  }
}
