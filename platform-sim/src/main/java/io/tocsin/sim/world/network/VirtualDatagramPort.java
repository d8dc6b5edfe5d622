/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.network;

import io.tocsin.hal.DatagramPort;
import java.util.ArrayDeque;

/** A port of a {@link NetworkHost} that takes datagrams, with a queue of bounded length. */
final class VirtualDatagramPort implements DatagramPort {

  private static final int WAITING_MAX = 64;

  private static final class Datagram {
    private final byte[] content;
    private final String from;

    Datagram(byte[] content, String from) {
      this.content = content;
      this.from = from;
    }
  }

  private final NetworkHost host;
  private final int port;
  private final ArrayDeque<Datagram> waiting = new ArrayDeque<>();
  private String remoteAddress;
  private boolean wanted;
  private boolean closed;
  private boolean ready;

  VirtualDatagramPort(NetworkHost host, int port) {
    this.host = host;
    this.port = port;
  }

  /** A datagram has arrived; it is lost where there is no room. */
  void arrived(byte[] content, String from) {
    if (waiting.size() < WAITING_MAX) {
      waiting.add(new Datagram(content, from));
      host.noteMoved(content.length);
      updateReady();
    }
  }

  @Override
  public int receive(byte[] into, int offset, int length) {
    Datagram datagram = waiting.poll();
    updateReady();
    if (datagram == null) {
      return NONE;
    }
    remoteAddress = datagram.from;
    int count = datagram.content.length;
    if (count > length) {
      return TOO_LONG;
    }
    System.arraycopy(datagram.content, 0, into, offset, count);
    host.noteMoved(count);
    return count;
  }

  @Override
  public String remoteAddress() {
    return remoteAddress;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void setReceiveWanted(boolean wanted) {
    this.wanted = wanted;
    updateReady();
  }

  @Override
  public void close() {
    if (!closed) {
      host.remove(this);
      vanish();
    }
  }

  /** The host's memory is gone. */
  void vanish() {
    closed = true;
    waiting.clear();
    updateReady();
  }

  private void updateReady() {
    boolean now = !closed && wanted && !waiting.isEmpty();
    if (now != ready) {
      ready = now;
      host.countReady(now);
    }
  }
}
