/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.network;

import io.tocsin.hal.Connection;
import java.util.Objects;

/**
 * One end of a connection of a {@link NetworkHost}.
 *
 * <p>It behaves as a socket does: closing an end with unread input, and sending to an end that is
 * gone, reset the connection; a reset destroys what was not read. That a connection broke shows at
 * the next read or write, for which whoever has an interest is woken.
 */
public final class VirtualConnection implements Connection {

  private final NetworkHost host;
  private final String remoteName;
  private String remoteAddress;
  private int remotePort;
  private String localAddress;
  private int localPort;
  private int state = CONNECTING;
  private String failure;
  private String brokenBy;
  private Dial dial;
  private VirtualStream stream;
  private VirtualConnection other;
  private Pipe outgoing;
  private Pipe incoming;
  private boolean readWanted;
  private boolean writeWanted;
  private boolean endRead;
  private boolean outputShut;
  private boolean gone;
  private boolean ready;

  VirtualConnection(NetworkHost host, String remoteName, int remotePort) {
    this.host = host;
    this.remoteName = remoteName;
    this.remotePort = remotePort;
  }

  void setDial(Dial attempt) {
    dial = attempt;
  }

  void setAddresses(String remote, int remotePortNumber, String local, int localPortNumber) {
    remoteAddress = remote;
    remotePort = remotePortNumber;
    localAddress = local;
    localPort = localPortNumber;
  }

  void join(VirtualStream whole, VirtualConnection peer, Pipe out, Pipe in) {
    stream = whole;
    other = peer;
    outgoing = out;
    incoming = in;
  }

  /** The connection is set up. */
  void open() {
    state = OPEN;
    dial = null;
  }

  NetworkHost host() {
    return host;
  }

  @Override
  public int state() {
    return state;
  }

  @Override
  public String failure() {
    return state == FAILED ? failure : null;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (state != OPEN || isBroken()) {
      return state == CONNECTING ? 0 : BROKEN;
    }
    if (endRead || incoming.isAtEnd()) {
      endRead = true;
      updateReady();
      return END;
    }
    int count = incoming.read(into, offset, host.readable(length));
    host.noteRead(count);
    updateReady();
    return count;
  }

  @Override
  public int write(byte[] from, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, from.length);
    if (state != OPEN || isBroken()) {
      return state == CONNECTING ? 0 : BROKEN;
    }
    if (outputShut) {
      failNow("the output was shut down");
      return BROKEN;
    }
    int count = outgoing.write(from, offset, length);
    host.noteMoved(count);
    updateReady();
    return count;
  }

  /** Acts upon a break that came from outside. */
  private boolean isBroken() {
    if (brokenBy != null) {
      failNow(brokenBy);
    }
    return state != OPEN;
  }

  private void failNow(String why) {
    failure = why;
    state = FAILED;
    release();
  }

  private void release() {
    if (outgoing != null && state == FAILED) {
      outgoing.die();
    }
    host.forget(this);
    updateReady();
  }

  @Override
  public void shutdownOutput() {
    if (state == OPEN && !outputShut && brokenBy == null) {
      outputShut = true;
      outgoing.end();
      updateReady();
    }
  }

  @Override
  public void setInterest(boolean read, boolean write) {
    readWanted = read;
    writeWanted = write;
    updateReady();
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
    return localAddress;
  }

  @Override
  public int localPort() {
    return localPort;
  }

  @Override
  public void close() {
    int before = state;
    state = CLOSED;
    if (before == CONNECTING) {
      dial.abandon();
      if (stream != null) {
        // The other end has been set up already, and its welcome finds nobody.
        sendReset();
      }
      release();
    } else if (before == OPEN) {
      if (incoming.available() > 0) {
        sendReset();
      } else if (!outputShut && brokenBy == null) {
        outgoing.end();
      }
      incoming.discardReceived();
      release();
    }
  }

  // ---- what the network does ----

  /** The attempt to connect came to nothing. */
  void refuse(String why) {
    failure = why;
    state = FAILED;
    dial = null;
    host.forget(this);
  }

  /** Whether bytes that arrive find nobody. */
  boolean isDeaf() {
    return gone || state == CLOSED || state == FAILED;
  }

  /** Breaks this end, from outside. */
  void breakOff(String why) {
    if (incoming != null) {
      incoming.discardReceived();
    }
    if (outgoing != null) {
      outgoing.die();
    }
    if ((state == OPEN || state == CONNECTING) && brokenBy == null && !gone) {
      brokenBy = why;
      host.internet().note("broken");
      updateReady();
    }
  }

  /** Bytes came for an end that is no more. */
  void answerWithReset() {
    sendReset();
  }

  /** Tells the other end that this one has broken off; unanswered and unrepeated, as with TCP. */
  private void sendReset() {
    Link link = outgoing.link();
    outgoing.die();
    if (stream.isForgotten() || link.isBlocked() || !host.isOn()) {
      return;
    }
    long arrivalMs = Math.max(outgoing.lastArrivalMs(), host.internet().nowMs() + link.latencyMs());
    host.internet().scheduler().at(arrivalMs, "reset", () -> takeReset(link));
  }

  private void takeReset(Link link) {
    if (!link.isBlocked() && !stream.isForgotten() && other.host.isOn()) {
      other.breakOff("connection reset by peer");
    }
  }

  /**
   * The host's memory is gone.
   *
   * @param silent whether the other end learns nothing of it
   */
  void vanish(boolean silent) {
    if (dial != null) {
      dial.abandon();
    }
    if (stream != null && !silent) {
      sendReset();
    }
    gone = true;
    state = CLOSED;
    if (stream != null) {
      incoming.discardReceived();
      outgoing.abandon();
    }
    updateReady();
  }

  /** Tells the host whether this end has something for its owner. */
  void updateReady() {
    boolean now = !gone && isReady();
    if (now != ready) {
      ready = now;
      host.countReady(now);
    }
  }

  private boolean isReady() {
    if (state != OPEN) {
      return false;
    }
    if (brokenBy != null) {
      return readWanted || writeWanted;
    }
    boolean input = incoming.available() > 0 || (incoming.isAtEnd() && !endRead);
    return (readWanted && input) || (writeWanted && !outputShut && outgoing.room() > 0);
  }

  // ---- what a scenario does ----

  /** Resets the connection for both ends, at once, as a firewall may do. */
  public void resetBoth() {
    if (stream != null) {
      stream.breakBetween();
    }
  }

  /** From now on bytes of both directions go nowhere, and nobody is told. */
  public void forget() {
    if (stream != null) {
      stream.forget();
    }
  }

  /**
   * What TCP's keep-alive does when its time has come: a connection that leads nowhere, because the
   * other end lost its power or the way to it was forgotten, breaks at this end alone.
   */
  public void checkAlive() {
    if (stream != null && (stream.isForgotten() || other.gone)) {
      breakOff("connection timed out");
    }
  }

  /** The other end; null before the connection is set up. */
  public VirtualConnection other() {
    return other;
  }

  /** The name or address that was asked for; null at the accepting end. */
  public String remoteName() {
    return remoteName;
  }
}
