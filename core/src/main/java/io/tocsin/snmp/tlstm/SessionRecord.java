/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import io.tocsin.tls.ChannelPipe;
import io.tocsin.tls.PeerCertificates;

/**
 * What there is to a session, for all who look at it or have a part in its life: {@link Session}
 * gives it its turns, {@link SessionOpening} brings it up and {@link SessionEnding} down.
 */
abstract class SessionRecord implements SessionView {

  final SessionContext context;
  final ChannelPipe pipe;
  final SessionInbox inbox;
  final SessionTimers timers;
  int state = SessionState.NONE;
  long sessionId;
  TlsTarget target;
  PeerJudge judge;
  boolean wasOpen;

  /** Set when the session becomes open: nothing is to be made when it is asked for. */
  String peerAddress;

  long messagesOut;

  /** Whether it has something to do at once. */
  boolean hasMore;

  SessionRecord(SessionContext context) {
    this.context = context;
    pipe = new ChannelPipe(context.limits.wireBufferBytes());
    inbox = new SessionInbox(context);
    timers = new SessionTimers(context.limits);
  }

  int state() {
    return state;
  }

  /** Whether it is open, and the network has taken all messages that were taken for sending. */
  boolean isDrained() {
    return state == SessionState.OPEN && !pipe.isBroken() && pipe.isDrained();
  }

  @Override
  public long sessionId() {
    return sessionId;
  }

  @Override
  public boolean isServer() {
    return target == null;
  }

  @Override
  public TlsTarget target() {
    return target;
  }

  @Override
  public String remoteAddress() {
    return pipe.connection().remoteAddress();
  }

  @Override
  public int remotePort() {
    return pipe.connection().remotePort();
  }

  @Override
  public SecurityName securityName() {
    // RFC 6353 §5.3.1: a server speaks under the name by which we know it.
    return target != null ? target.securityName() : judge.securityName();
  }

  @Override
  public PeerCertificates peer() {
    return pipe.channel() == null ? null : pipe.channel().peer();
  }

  @Override
  public String protocol() {
    return pipe.channel() == null ? null : pipe.channel().protocol();
  }

  @Override
  public String cipherSuite() {
    return pipe.channel() == null ? null : pipe.channel().cipherSuite();
  }

  @Override
  public int sessionNumber() {
    return SessionTable.numberOf(sessionId);
  }

  @Override
  public String peerAddress() {
    return peerAddress;
  }

  @Override
  public long openedMs() {
    return timers.openedMs();
  }

  @Override
  public long lastMessageMs(long nowMs) {
    return timers.lastActiveMs(nowMs);
  }

  @Override
  public long messagesIn() {
    return inbox.messageCount();
  }

  @Override
  public long messagesOut() {
    return messagesOut;
  }

  /** Whether a peer opened it and has not been authenticated. */
  boolean isUnauthenticatedPeer() {
    return state != SessionState.NONE && target == null && !wasOpen;
  }

  /** Whether the peer has not said a word. */
  boolean isSilent() {
    return pipe.bytesRead() == 0;
  }
}
