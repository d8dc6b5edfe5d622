/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.network;

import io.tocsin.hal.Connection;
import io.tocsin.hal.Listener;
import java.util.ArrayDeque;

/** A port of a {@link NetworkHost} with a queue of bounded length. */
final class VirtualListener implements Listener {

  private final NetworkHost host;
  private final int port;
  private final ArrayDeque<VirtualConnection> queue = new ArrayDeque<>();
  private boolean acceptWanted;
  private boolean closed;
  private boolean ready;

  VirtualListener(NetworkHost host, int port) {
    this.host = host;
    this.port = port;
  }

  /** Whether one more finds no room, and is not answered. */
  boolean isFull() {
    return queue.size() >= host.internet().backlogConnectionsMax();
  }

  void add(VirtualConnection connection) {
    queue.add(connection);
    updateReady();
  }

  @Override
  public Connection accept() {
    VirtualConnection connection = queue.poll();
    updateReady();
    return connection;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void setAcceptWanted(boolean wanted) {
    acceptWanted = wanted;
    updateReady();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      host.remove(this);
      while (!queue.isEmpty()) {
        queue.remove().close();
      }
      updateReady();
    }
  }

  /** The host's memory is gone. */
  void vanish() {
    closed = true;
    queue.clear();
    updateReady();
  }

  private void updateReady() {
    boolean now = !closed && acceptWanted && !queue.isEmpty();
    if (now != ready) {
      ready = now;
      host.countReady(now);
    }
  }
}
