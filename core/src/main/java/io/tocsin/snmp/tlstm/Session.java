/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import io.tocsin.hal.Connection;
import io.tocsin.snmp.TransportModel;
import io.tocsin.tls.SecureChannel;
import io.tocsin.tls.TlsRefusal;

/**
 * One place of the session table: a connection, its secure channel and the messages in it, from the
 * first packet to the last. Places are made once and used again; session numbers are not.
 */
final class Session extends SessionRecord {

  /** Times that bytes are moved through all stages in one step, before others have their turn. */
  private static final int ROUNDS_MAX = 4;

  private final SessionContext context;
  private final SessionInbox inbox;
  private final SessionTimers timers;

  private boolean inTurn;
  private boolean reporting;
  private boolean hasMore;

  Session(SessionContext context) {
    super(context.limits.wireBufferBytes());
    this.context = context;
    inbox = new SessionInbox(context);
    timers = new SessionTimers(context.limits);
  }

  // ---- what others may ask ----

  /** Whether it may have to give way to another; not while somebody is told of its end. */
  boolean mayBeEvicted() {
    return isUnauthenticatedPeer() && !reporting;
  }

  long startedMs() {
    return timers.startedMs();
  }

  /** When it must be stepped at the latest. */
  long deadlineMs() {
    if (hasMore) {
      return SessionTimers.AT_ONCE;
    }
    switch (state) {
      case SessionState.NONE:
        return SessionTimers.NEVER;
      case SessionState.CONNECTING:
        return pipe.connection().state() == Connection.CONNECTING
            ? timers.connectDeadlineMs()
            : SessionTimers.AT_ONCE;
      case SessionState.HANDSHAKING:
        return timers.handshakeDeadlineMs();
      case SessionState.OPEN:
        return Math.min(idleDeadlineMs(), timers.stalledDeadlineMs(pipe));
      default:
        return timers.closeDeadlineMs();
    }
  }

  private long idleDeadlineMs() {
    return isServer() ? timers.idleDeadlineMs() : SessionTimers.NEVER;
  }

  // ---- beginnings ----

  /** Begins as a client: the connection is being set up. */
  void open(long id, TlsTarget newTarget, Connection connection, long nowMs) {
    begin(id, newTarget, connection, nowMs);
    state = SessionState.CONNECTING;
  }

  /** Begins as a server: the connection stands. */
  void accept(long id, Connection connection, long nowMs) {
    begin(id, null, connection, nowMs);
    judge = new PeerJudge(context.policy, null);
    pipe.start(context.channels.server(judge));
    state = SessionState.HANDSHAKING;
    hasMore = true;
  }

  private void begin(long id, TlsTarget newTarget, Connection connection, long nowMs) {
    sessionId = id;
    target = newTarget;
    judge = null;
    wasOpen = false;
    hasMore = false;
    timers.begin(nowMs);
    inbox.clear();
    pipe.attach(connection);
  }

  private void connect(long nowMs) {
    Connection connection = pipe.connection();
    if (connection.state() == Connection.CONNECTING) {
      if (nowMs >= timers.connectDeadlineMs()) {
        fail(
            SessionEnd.CONNECT_TIMEOUT,
            null,
            "no connection to " + target + " within " + context.limits.connectTimeMsMax() + " ms");
      }
    } else if (connection.state() == Connection.OPEN) {
      // Making the first flight costs a key pair, so it takes a turn.
      hasMore = !context.takeHandshakeTurn();
      if (!hasMore) {
        // RFC 6353 §5.3.1 steps 2 and 3: one identity of ours, one set of cipher suites, then TLS.
        judge = new PeerJudge(context.policy, target);
        pipe.start(context.channels.client(target.serverName(), judge));
        timers.beginHandshake(nowMs);
        state = SessionState.HANDSHAKING;
      }
    } else {
      String failure = connection.failure();
      fail(
          SessionEnd.CONNECT_FAILED,
          null,
          "no connection to " + target + ": " + (failure == null ? "it was closed" : failure));
    }
  }

  // ---- one turn ----

  /** Does what is due, within bounds. */
  void step(long nowMs) {
    inTurn = true;
    hasMore = false;
    if (state == SessionState.CONNECTING) {
      connect(nowMs);
    }
    if (state > SessionState.CONNECTING) {
      move(nowMs);
    }
    if (state != SessionState.NONE) {
      checkTime(nowMs);
    }
    if (state > SessionState.CONNECTING) {
      pipe.updateInterest();
    }
    inTurn = false;
  }

  private void move(long nowMs) {
    inbox.beginStep();
    for (int round = 0; round < ROUNDS_MAX; round++) {
      // Input first: a peer that refuses us says why before it cuts the connection.
      boolean moved = takeInput();
      moved |= react(nowMs);
      if (state == SessionState.NONE) {
        return;
      }
      moved |= pipe.flush();
      if (!moved) {
        hasMore |= state == SessionState.OPEN && inbox.isUsedUp();
        return;
      }
    }
    hasMore = true;
  }

  private boolean takeInput() {
    boolean moved = pipe.read();
    if (state == SessionState.HANDSHAKING && !pipe.isInputTaken() && !context.takeHandshakeTurn()) {
      // Input of a handshake may cost a signature; the others have their turn first.
      hasMore = true;
      return moved;
    }
    return pipe.offer() || moved;
  }

  /** Follows the channel's state and takes what it brought. */
  private boolean react(long nowMs) {
    int before = state;
    if (state == SessionState.HANDSHAKING) {
      shakeHands(nowMs);
    }
    boolean moved = state != before;
    if (state == SessionState.OPEN) {
      moved |= deliver(nowMs);
      if (state == SessionState.OPEN) {
        moved |= noticeEnd();
      }
    }
    if (state == SessionState.CLOSING) {
      moved |= finish(nowMs);
    }
    return moved;
  }

  private void checkTime(long nowMs) {
    if (state == SessionState.HANDSHAKING && nowMs >= timers.handshakeDeadlineMs()) {
      TlsRefusal refusal = Refusals.handshakeTimeout(context.limits.handshakeTimeMsMax());
      fail(SessionEnd.HANDSHAKE_TIMEOUT, refusal, refusal.toString());
    } else if (state == SessionState.OPEN) {
      checkOpenTime(nowMs);
    } else if (state == SessionState.CLOSING) {
      if (timers.closeDeadlineMs() == SessionTimers.AT_ONCE) {
        timers.continueClose(nowMs);
      } else if (nowMs >= timers.closeDeadlineMs()) {
        context.counters.increment(TlstmCounters.CLOSE_TIMEOUTS);
        release();
      }
    }
  }

  private void checkOpenTime(long nowMs) {
    timers.observe(pipe, nowMs);
    if (nowMs >= timers.stalledDeadlineMs(pipe)) {
      countClose();
      end(
          SessionEnd.OUTPUT_STALLED,
          null,
          "the peer took less than "
              + context.limits.wireBufferBytes()
              + " bytes of our output within "
              + context.limits.stalledTimeMsMax()
              + " ms");
      release();
    } else if (nowMs >= idleDeadlineMs()) {
      close(SessionEnd.IDLE, "no message for " + context.limits.idleTimeMsMax() + " ms");
    }
  }

  // ---- handshake ----

  private void shakeHands(long nowMs) {
    SecureChannel channel = pipe.channel();
    if (pipe.isInputEnded() && pipe.isInputTaken() && isHandshaking(channel)) {
      if (pipe.isBroken()) {
        fail(SessionEnd.CONNECTION_BROKEN, null, brokenText() + ", during the handshake");
        return;
      }
      channel.endOfInput();
    }
    if (channel.peer() != null && channel.state() != SecureChannel.FAILED) {
      becomeOpen(nowMs);
    } else if (channel.state() == SecureChannel.FAILED) {
      fail(SessionEnd.TLS_FAILED, channel.refusal(), String.valueOf(channel.refusal()));
    } else if (!isHandshaking(channel)) {
      fail(SessionEnd.PEER_CLOSED, null, "the peer closed the session during the handshake");
    } else if (pipe.isBroken()) {
      fail(SessionEnd.CONNECTION_BROKEN, null, brokenText() + ", during the handshake");
    }
  }

  private static boolean isHandshaking(SecureChannel channel) {
    return channel.state() == SecureChannel.HANDSHAKING;
  }

  private void becomeOpen(long nowMs) {
    if (!judge.isAccepted()) {
      // RFC 6353 §5.3.1 step 4 and §5.3.2: no message moves before the peer has been verified.
      TlsRefusal refusal = Refusals.notVerified();
      fail(SessionEnd.TLS_FAILED, refusal, refusal.toString());
      return;
    }
    state = SessionState.OPEN;
    wasOpen = true;
    timers.beginOpen(nowMs);
    context.observer.sessionOpened(this);
  }

  // ---- messages in ----

  private boolean deliver(long nowMs) {
    boolean moved = false;
    while (state == SessionState.OPEN) {
      int found = inbox.advance(this, pipe, nowMs);
      if (found < 0) {
        return moved;
      }
      moved = true;
      if (found == MessageFramer.MESSAGE) {
        timers.noteMessage();
      } else if (found == MessageFramer.MALFORMED) {
        close(SessionEnd.MALFORMED_FRAME, "what came does not begin as an SNMP message does");
      } else if (found == MessageFramer.TOO_LARGE) {
        close(
            SessionEnd.MESSAGE_TOO_LARGE,
            "a message of "
                + inbox.announcedLength()
                + " bytes, more than the greatest of "
                + context.messageSizeMax);
      }
    }
    return moved;
  }

  // ---- messages out ----

  /** Takes one message for sending; a result of {@link TransportModel}. */
  int send(byte[] message, int offset, int length) {
    SecureChannel channel = pipe.channel();
    if (state != SessionState.OPEN || pipe.isBroken()) {
      return TransportModel.NO_SESSION;
    }
    if (!channel.writePlain(message, offset, length)) {
      return channel.state() == SecureChannel.OPEN
          ? TransportModel.FULL
          : TransportModel.NO_SESSION;
    }
    timers.noteMessage();
    flushOutOfTurn();
    return TransportModel.SENT;
  }

  private void flushOutOfTurn() {
    if (!inTurn) {
      pipe.flush();
      pipe.updateInterest();
      hasMore |= pipe.isBroken();
    }
  }

  // ---- ends ----

  /** Looks whether the peer or the connection ended the session, once all messages are taken. */
  private boolean noticeEnd() {
    SecureChannel channel = pipe.channel();
    if (inbox.hasMore(channel)) {
      return false;
    }
    if (pipe.isBroken()) {
      end(SessionEnd.CONNECTION_BROKEN, null, brokenText());
      release();
      return true;
    }
    if (pipe.isInputEnded() && pipe.isInputTaken() && !channel.isPeerClosed()) {
      channel.endOfInput();
    }
    if (channel.state() == SecureChannel.FAILED) {
      end(SessionEnd.TLS_FAILED, channel.refusal(), String.valueOf(channel.refusal()));
    } else if (!channel.isPeerClosed()) {
      return false;
    } else if (inbox.isWithinMessage()) {
      end(SessionEnd.TRUNCATED_MESSAGE, null, "the peer closed the session within a message");
    } else {
      end(SessionEnd.PEER_CLOSED, null, "the peer closed the session");
    }
    return true;
  }

  private String brokenText() {
    String failure = pipe.connection().failure();
    return failure == null ? "the connection broke" : "the connection broke: " + failure;
  }

  /** Closes on request, in good order where there is something to put in order. */
  void close() {
    if (state == SessionState.OPEN) {
      close(SessionEnd.BY_REQUEST, SessionEnd.name(SessionEnd.BY_REQUEST));
    } else if (state == SessionState.CONNECTING || state == SessionState.HANDSHAKING) {
      countClose();
      fail(SessionEnd.BY_REQUEST, null, SessionEnd.name(SessionEnd.BY_REQUEST));
    } else {
      // RFC 6353 §5.4 step 3: not open any more; only the count of step 1 is due.
      countClose();
      return;
    }
    if (state == SessionState.CLOSING) {
      flushOutOfTurn();
    }
  }

  private void close(int cause, String text) {
    // RFC 6353 §5.4 step 1.
    countClose();
    end(cause, null, text);
  }

  /** Gives way to another. */
  void evict() {
    if (state == SessionState.CLOSING) {
      release();
    } else {
      fail(SessionEnd.EVICTED, null, SessionEnd.name(SessionEnd.EVICTED));
    }
  }

  private void countClose() {
    context.counters.increment(
        target != null ? TlstmCounters.SESSION_CLIENT_CLOSES : TlstmCounters.SESSION_SERVER_CLOSES);
  }

  /** The open session takes no more messages. */
  private void end(int cause, TlsRefusal refusal, String text) {
    context.counters.countEnd(cause);
    state = SessionState.CLOSING;
    timers.beginClose();
    // RFC 6353 §5.4 step 4: with a notice of closing, behind all that was taken for sending.
    pipe.channel().close();
    context.observer.sessionClosed(this, cause, refusal, text);
  }

  /** The session did not come about. */
  private void fail(int cause, TlsRefusal refusal, String text) {
    boolean shookHands = state == SessionState.HANDSHAKING;
    state = SessionState.CLOSING;
    timers.beginClose();
    context.counters.countEnd(cause);
    reporting = true;
    context.reportFailure(this, cause, refusal, text);
    reporting = false;
    if (shookHands && cause == SessionEnd.BY_REQUEST) {
      pipe.channel().close();
    } else if (!shookHands || cause != SessionEnd.TLS_FAILED) {
      // Only an alert is worth a wait, and only where the peer can be thought to listen.
      release();
    }
  }

  /** Sends what is left, then the end of the stream, then waits for the peer's. */
  private boolean finish(long nowMs) {
    SecureChannel channel = pipe.channel();
    boolean moved = inbox.discard(channel) > 0;
    if (channel.state() == SecureChannel.FAILED || pipe.isInputEnded()) {
      pipe.discardInput();
    }
    moved |= pipe.flush();
    if (!pipe.isBroken() && !pipe.isDrained()) {
      return moved;
    }
    if (!pipe.isBroken() && !pipe.isOutputEnded()) {
      pipe.endOutput();
      timers.continueClose(nowMs);
      moved = true;
    }
    // What the peer sends now is read and thrown away: a connection that is closed with unread
    // input is reset, and the reset can overtake our last messages at the peer.
    if (pipe.isBroken() || pipe.isInputEnded() || channel.state() == SecureChannel.CLOSED) {
      release();
    }
    return moved;
  }

  /** Cuts the connection and frees the place. */
  private void release() {
    pipe.detach();
    state = SessionState.NONE;
    sessionId = 0;
    hasMore = false;
  }
}
