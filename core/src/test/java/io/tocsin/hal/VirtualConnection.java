/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

/**
 * One end of a connection within a {@link VirtualNetwork}. Beside what the agent may call, a test
 * can make it slow, break it, and look at it.
 *
 * <p>As with TCP, closing an end with unread input, or writing to an end that is closed, resets the
 * connection, and the reset destroys what the other side had not read.
 */
public final class VirtualConnection implements Connection {

  private final VirtualNetwork network;
  private final VirtualHost local;
  private final String remoteAddress;
  private final int remotePort;
  private final int localPort;
  private final VirtualPipe incoming;
  private VirtualPipe outgoing;
  private VirtualConnection other;
  private long openMs;
  private String failure;
  private boolean failed;
  private boolean closed;
  private boolean outputEnded;
  private boolean readWanted;
  private boolean writeWanted;
  private boolean stateSeen;
  private int writeBytesMax = Integer.MAX_VALUE;
  private int readBytesMax = Integer.MAX_VALUE;

  VirtualConnection(
      VirtualNetwork network,
      VirtualHost local,
      int localPort,
      String remoteAddress,
      int remotePort,
      long openMs) {
    this.network = network;
    this.local = local;
    this.localPort = localPort;
    this.remoteAddress = remoteAddress;
    this.remotePort = remotePort;
    this.openMs = openMs;
    incoming = new VirtualPipe(network.bufferBytes());
  }

  void join(VirtualConnection peer) {
    other = peer;
    outgoing = peer.incoming;
  }

  /** Lets an attempt to connect fail at a moment. */
  void failAt(String text, long atMs) {
    failure = text;
    openMs = atMs;
  }

  @Override
  public int state() {
    if (closed) {
      return CLOSED;
    }
    if (network.nowMs() < openMs) {
      return CONNECTING;
    }
    stateSeen = true;
    return failure != null || failed || incoming.isReset(network.nowMs()) ? FAILED : OPEN;
  }

  @Override
  public String failure() {
    return state() != FAILED ? null : failure != null ? failure : "connection reset by peer";
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    if (state() != OPEN) {
      return state() == CONNECTING ? 0 : BROKEN;
    }
    if (incoming.isEnd(network.nowMs())) {
      return END;
    }
    return incoming.read(into, offset, Math.min(length, readBytesMax), network.nowMs());
  }

  @Override
  public int write(byte[] from, int offset, int length) {
    if (state() != OPEN || outputEnded) {
      return state() == CONNECTING ? 0 : BROKEN;
    }
    if (outgoing.isReaderGone()) {
      // The far system answers with a reset; this end learns of it one round trip later.
      incoming.reset(network.nowMs() + 2L * network.latencyMs());
      return length;
    }
    int count = Math.min(Math.min(length, writeBytesMax), outgoing.room());
    outgoing.write(from, offset, count, network.nowMs() + network.latencyMs());
    return count;
  }

  @Override
  public void shutdownOutput() {
    if (state() == OPEN && !outputEnded) {
      outputEnded = true;
      outgoing.end(network.nowMs() + network.latencyMs());
    }
  }

  @Override
  public void setInterest(boolean read, boolean write) {
    readWanted = read;
    writeWanted = write;
  }

  @Override
  public String remoteAddress() {
    return remoteAddress;
  }

  @Override
  public int remotePort() {
    return remotePort;
  }

  @Override
  public String localAddress() {
    return local.address();
  }

  @Override
  public int localPort() {
    return localPort;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    if (outgoing != null) {
      if (incoming.size() > 0) {
        outgoing.reset(network.nowMs() + network.latencyMs());
      } else if (!outputEnded) {
        outgoing.end(network.nowMs() + network.latencyMs());
      }
      incoming.setReaderGone();
    }
    closed = true;
    local.forget(this);
  }

  // ---- what a test may do ----

  /** The other end; null where nobody answered. */
  public VirtualConnection other() {
    return other;
  }

  /**
   * Lets each write take so many bytes at most.
   *
   * @param bytes 0 lets nothing through
   */
  public void setWriteBytesMax(int bytes) {
    writeBytesMax = bytes;
  }

  /** Lets each read return so many bytes at most. */
  public void setReadBytesMax(int bytes) {
    readBytesMax = bytes;
  }

  /** Breaks the connection for both ends, at once. */
  public void breakNow() {
    failed = true;
    if (other != null) {
      other.failed = true;
    }
  }

  /** Whether this end was closed. */
  public boolean isClosed() {
    return closed;
  }

  /** Whether this end has sent the end of its stream. */
  public boolean isOutputEnded() {
    return outputEnded;
  }

  /** Bytes that this end has read. */
  public long bytesRead() {
    return incoming.bytesMoved();
  }

  /** Whether this end asks to be told of input. */
  public boolean isReadWanted() {
    return readWanted;
  }

  /** Whether this end asks to be told of room for output. */
  public boolean isWriteWanted() {
    return writeWanted;
  }

  // ---- what the loop asks ----

  /** Whether the owner is to be called on account of this end. */
  boolean isReady() {
    long nowMs = network.nowMs();
    if (closed || nowMs < openMs) {
      return false;
    }
    if (!stateSeen || failed || incoming.isReset(nowMs)) {
      return true;
    }
    return (readWanted && (incoming.readable(nowMs) > 0 || incoming.isEnd(nowMs)))
        || (writeWanted && writeBytesMax > 0 && (outgoing == null || outgoing.room() > 0));
  }

  /** When something happens to this end next. */
  long nextEventMs() {
    long nowMs = network.nowMs();
    return closed ? Long.MAX_VALUE : nowMs < openMs ? openMs : incoming.nextArrivalMs(nowMs);
  }
}
