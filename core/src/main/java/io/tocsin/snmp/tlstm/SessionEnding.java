/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import io.tocsin.tls.ChannelPipe;
import io.tocsin.tls.SecureChannel;
import io.tocsin.tls.TlsRefusal;

/** The last part of a session's life: every way in which it ends, and what is still done then. */
final class SessionEnding {

  private final SessionRecord session;
  private final SessionContext context;
  private boolean reporting;

  SessionEnding(SessionRecord session) {
    this.session = session;
    this.context = session.context;
  }

  /** Whether somebody is being told that the session did not come about. */
  boolean isReporting() {
    return reporting;
  }

  /** Looks whether the peer or the connection ended the session, once all messages are taken. */
  boolean noticeEnd() {
    ChannelPipe pipe = session.pipe;
    SecureChannel channel = pipe.channel();
    if (session.inbox.hasMore(channel)) {
      return false;
    }
    if (pipe.isBroken()) {
      end(SessionEnd.CONNECTION_BROKEN, null, pipe.brokenText());
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
    } else if (session.inbox.isWithinMessage()) {
      end(SessionEnd.TRUNCATED_MESSAGE, null, "the peer closed the session within a message");
    } else {
      end(SessionEnd.PEER_CLOSED, null, "the peer closed the session");
    }
    return true;
  }

  /** Closes on request, in good order where there is something to put in order. */
  void closeByRequest() {
    if (session.state == SessionState.OPEN) {
      close(SessionEnd.BY_REQUEST, SessionEnd.name(SessionEnd.BY_REQUEST));
      return;
    }
    // RFC 6353 §5.4 step 3: where it is not open any more, only the count of step 1 is due.
    countClose();
    if (session.state == SessionState.CONNECTING || session.state == SessionState.HANDSHAKING) {
      fail(SessionEnd.BY_REQUEST, null, SessionEnd.name(SessionEnd.BY_REQUEST));
    }
  }

  /** Closes the open session on our own account, in good order. */
  void close(int cause, String text) {
    // RFC 6353 §5.4 step 1.
    countClose();
    end(cause, null, text);
  }

  /** Closes the open session on our own account; what the network has not taken is lost. */
  void cut(int cause, String text) {
    close(cause, text);
    release();
  }

  /** Gives way to another. */
  void evict() {
    if (session.state == SessionState.CLOSING) {
      release();
    } else {
      fail(SessionEnd.EVICTED, null, SessionEnd.name(SessionEnd.EVICTED));
    }
  }

  private void countClose() {
    context.counters.increment(
        session.target != null
            ? TlstmCounters.SESSION_CLIENT_CLOSES
            : TlstmCounters.SESSION_SERVER_CLOSES);
  }

  /** The open session takes no more messages. */
  private void end(int cause, TlsRefusal refusal, String text) {
    context.counters.countEnd(cause);
    session.state = SessionState.CLOSING;
    session.timers.beginClose();
    // RFC 6353 §5.4 step 4: with a notice of closing, behind all that was taken for sending.
    session.pipe.channel().close();
    context.observer.sessionClosed(session, cause, refusal, text);
  }

  /** The session did not come about. */
  void fail(int cause, TlsRefusal refusal, String text) {
    boolean shookHands = session.state == SessionState.HANDSHAKING;
    session.state = SessionState.CLOSING;
    session.timers.beginClose();
    context.counters.countEnd(cause);
    reporting = true;
    context.reportFailure(session, cause, refusal, text);
    reporting = false;
    if (shookHands && cause == SessionEnd.BY_REQUEST) {
      session.pipe.channel().close();
    } else if (!shookHands || cause != SessionEnd.TLS_FAILED) {
      // Only an alert is worth a wait, and only where the peer can be thought to listen.
      release();
    }
  }

  /** Sends what is left, then the end of the stream, then waits for the peer's. */
  boolean finish(long nowMs) {
    ChannelPipe pipe = session.pipe;
    SecureChannel channel = pipe.channel();
    boolean moved = session.inbox.discard(channel) > 0;
    if (channel.state() == SecureChannel.FAILED || pipe.isInputEnded()) {
      pipe.discardInput();
    }
    moved |= pipe.flush();
    if (!pipe.isBroken() && !pipe.isDrained()) {
      return moved;
    }
    if (!pipe.isBroken() && !pipe.isOutputEnded()) {
      pipe.endOutput();
      session.timers.continueClose(nowMs);
      moved = true;
    }
    // What the peer sends now is read and thrown away: a connection that is closed with unread
    // input is reset, and the reset can overtake our last messages at the peer.
    if (pipe.isBroken() || pipe.isInputEnded() || channel.state() == SecureChannel.CLOSED) {
      release();
    }
    return moved;
  }

  /** Waits for the peer's end only so long. */
  void checkTime(long nowMs) {
    SessionTimers timers = session.timers;
    if (timers.closeDeadlineMs() == SessionTimers.AT_ONCE) {
      timers.continueClose(nowMs);
    } else if (nowMs >= timers.closeDeadlineMs()) {
      context.counters.increment(TlstmCounters.CLOSE_TIMEOUTS);
      release();
    }
  }

  /** Cuts the connection and frees the place. */
  private void release() {
    session.pipe.detach();
    session.state = SessionState.NONE;
    session.sessionId = 0;
    session.hasMore = false;
  }
}
