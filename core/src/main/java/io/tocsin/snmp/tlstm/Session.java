/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import io.tocsin.hal.Connection;
import io.tocsin.snmp.TransportModel;
import io.tocsin.tls.SecureChannel;

/**
 * One place of the session table: a connection, its secure channel and the messages in it, from the
 * first packet to the last. Places are made once and used again; session numbers are not.
 */
final class Session extends SessionRecord {

  /** Times that bytes are moved through all stages in one step, before others have their turn. */
  private static final int ROUNDS_MAX = 4;

  private final SessionEnding ending = new SessionEnding(this);
  private final SessionOpening opening = new SessionOpening(this, ending);
  private boolean inTurn;

  Session(SessionContext context) {
    super(context);
  }

  // ---- what others may ask ----

  /** Whether it may have to give way to another; not while somebody is told of its end. */
  boolean mayBeEvicted() {
    return isUnauthenticatedPeer() && !ending.isReporting();
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
    peerAddress = null;
    messagesOut = 0;
    hasMore = false;
    timers.begin(nowMs);
    inbox.clear();
    pipe.attach(connection);
  }

  // ---- one turn ----

  /** Does what is due, within bounds. */
  void step(long nowMs) {
    inTurn = true;
    hasMore = false;
    if (state == SessionState.CONNECTING) {
      opening.connect(nowMs);
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
      opening.shakeHands(nowMs);
    }
    boolean moved = state != before;
    if (state == SessionState.OPEN) {
      moved |= deliver(nowMs);
      if (state == SessionState.OPEN) {
        moved |= ending.noticeEnd();
      }
    }
    if (state == SessionState.CLOSING) {
      moved |= ending.finish(nowMs);
    }
    return moved;
  }

  private void checkTime(long nowMs) {
    if (state == SessionState.HANDSHAKING) {
      opening.checkTime(nowMs);
    } else if (state == SessionState.OPEN) {
      checkOpenTime(nowMs);
    } else if (state == SessionState.CLOSING) {
      ending.checkTime(nowMs);
    }
  }

  private void checkOpenTime(long nowMs) {
    timers.observe(pipe, nowMs);
    if (nowMs >= timers.stalledDeadlineMs(pipe)) {
      ending.cut(
          SessionEnd.OUTPUT_STALLED,
          "the peer took less than "
              + context.limits.wireBufferBytes()
              + " bytes of our output within "
              + context.limits.stalledTimeMsMax()
              + " ms");
    } else if (nowMs >= idleDeadlineMs()) {
      ending.close(SessionEnd.IDLE, "no message for " + context.limits.idleTimeMsMax() + " ms");
    }
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
        ending.close(
            SessionEnd.MALFORMED_FRAME, "what came does not begin as an SNMP message does");
      } else if (found == MessageFramer.TOO_LARGE) {
        ending.close(
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
    messagesOut++;
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

  /** Closes on request, in good order where there is something to put in order. */
  void close() {
    ending.closeByRequest();
    if (state == SessionState.CLOSING) {
      flushOutOfTurn();
    }
  }

  /** Gives way to another. */
  void evict() {
    ending.evict();
  }
}
