/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

import java.util.ArrayDeque;

/** A port of a {@link VirtualHost} that takes datagrams. */
public final class VirtualDatagramPort implements DatagramPort {

  private static final class Datagram {
    private final byte[] content;
    private final String from;
    private final long arrivalMs;

    Datagram(byte[] content, String from, long arrivalMs) {
      this.content = content;
      this.from = from;
      this.arrivalMs = arrivalMs;
    }
  }

  private final VirtualHost host;
  private final VirtualNetwork network;
  private final int port;
  private final ArrayDeque<Datagram> waiting = new ArrayDeque<>();
  private boolean wanted;
  private String remoteAddress;

  VirtualDatagramPort(VirtualHost host, VirtualNetwork network, int port) {
    this.host = host;
    this.network = network;
    this.port = port;
  }

  void offer(byte[] content, String from, long arrivalMs) {
    waiting.add(new Datagram(content.clone(), from, arrivalMs));
  }

  private boolean isThere() {
    return !waiting.isEmpty() && waiting.peek().arrivalMs <= network.nowMs();
  }

  @Override
  public int receive(byte[] into, int offset, int length) {
    if (!isThere()) {
      return NONE;
    }
    Datagram datagram = waiting.poll();
    remoteAddress = datagram.from;
    if (datagram.content.length > length) {
      return TOO_LONG;
    }
    System.arraycopy(datagram.content, 0, into, offset, datagram.content.length);
    return datagram.content.length;
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
  }

  @Override
  public void close() {
    waiting.clear();
    host.unbind(this);
  }

  boolean isReady() {
    return wanted && isThere();
  }

  long nextEventMs() {
    return wanted && !waiting.isEmpty() && !isThere() ? waiting.peek().arrivalMs : Long.MAX_VALUE;
  }
}
