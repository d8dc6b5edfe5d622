/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

import java.util.ArrayDeque;

/** A bound port of a {@link VirtualHost}. */
public final class VirtualListener implements Listener {

  private final VirtualHost host;
  private final int port;
  private final ArrayDeque<VirtualConnection> waiting = new ArrayDeque<>();
  private boolean wanted = true;
  private boolean closed;

  VirtualListener(VirtualHost host, int port) {
    this.host = host;
    this.port = port;
  }

  void offer(VirtualConnection connection) {
    waiting.add(connection);
  }

  @Override
  public Connection accept() {
    VirtualConnection next = waiting.peek();
    if (closed || next == null || next.state() == Connection.CONNECTING) {
      return null;
    }
    return waiting.poll();
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void setAcceptWanted(boolean wanted) {
    this.wanted = wanted;
  }

  /** Whether the owner has room to accept. */
  public boolean isAcceptWanted() {
    return wanted;
  }

  /** Number of connections that wait to be accepted. */
  public int waitingCount() {
    return waiting.size();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      host.unbind(this);
      waiting.forEach(Connection::close);
      waiting.clear();
    }
  }

  boolean holds(VirtualConnection connection) {
    return waiting.contains(connection);
  }

  boolean isReady() {
    VirtualConnection next = waiting.peek();
    return !closed && wanted && next != null && next.state() != Connection.CONNECTING;
  }

  long nextEventMs() {
    VirtualConnection next = waiting.peek();
    return closed || !wanted || next == null ? Long.MAX_VALUE : next.nextEventMs();
  }
}
