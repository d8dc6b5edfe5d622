/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import io.tocsin.hal.Connection;
import io.tocsin.text.HostNames;
import io.tocsin.tls.ChannelPipe;
import io.tocsin.tls.SecureChannel;
import io.tocsin.tls.TlsRefusal;

/** The first part of a session's life: from the first packet to the verified peer. */
final class SessionOpening {

  private final SessionRecord session;
  private final SessionContext context;
  private final SessionEnding ending;

  SessionOpening(SessionRecord session, SessionEnding ending) {
    this.session = session;
    this.context = session.context;
    this.ending = ending;
  }

  /** Follows the connection that is being set up. */
  void connect(long nowMs) {
    Connection connection = session.pipe.connection();
    if (connection.state() == Connection.CONNECTING) {
      if (nowMs >= session.timers.connectDeadlineMs()) {
        ending.fail(
            SessionEnd.CONNECT_TIMEOUT,
            null,
            "no connection to "
                + session.target
                + " within "
                + context.limits.connectTimeMsMax()
                + " ms");
      }
    } else if (connection.state() == Connection.OPEN) {
      // Making the first flight costs a key pair, so it takes a turn.
      session.hasMore = !context.takeHandshakeTurn();
      if (!session.hasMore) {
        // RFC 6353 §5.3.1 steps 2 and 3: the identity that the target knows us by, one set of
        // cipher suites, then TLS.
        session.judge = new PeerJudge(context.policy, session.target);
        session.pipe.start(
            context
                .channels
                .showing(session.target.clientFingerprint())
                .client(session.target.serverName(), session.judge));
        session.timers.beginHandshake(nowMs);
        session.state = SessionState.HANDSHAKING;
      }
    } else {
      String failure = connection.failure();
      ending.fail(
          SessionEnd.CONNECT_FAILED,
          null,
          "no connection to "
              + session.target
              + ": "
              + (failure == null ? "it was closed" : failure));
    }
  }

  /** Follows the handshake. */
  void shakeHands(long nowMs) {
    ChannelPipe pipe = session.pipe;
    SecureChannel channel = pipe.channel();
    if (pipe.isInputEnded() && pipe.isInputTaken() && isHandshaking(channel)) {
      if (pipe.isBroken()) {
        failBroken();
        return;
      }
      channel.endOfInput();
    }
    if (channel.peer() != null && channel.state() != SecureChannel.FAILED) {
      becomeOpen(nowMs);
    } else if (channel.state() == SecureChannel.FAILED) {
      ending.fail(SessionEnd.TLS_FAILED, channel.refusal(), String.valueOf(channel.refusal()));
    } else if (!isHandshaking(channel)) {
      ending.fail(SessionEnd.PEER_CLOSED, null, "the peer closed the session during the handshake");
    } else if (pipe.isBroken()) {
      failBroken();
    }
  }

  private static boolean isHandshaking(SecureChannel channel) {
    return channel.state() == SecureChannel.HANDSHAKING;
  }

  private void failBroken() {
    ending.fail(
        SessionEnd.CONNECTION_BROKEN, null, session.pipe.brokenText() + ", during the handshake");
  }

  private void becomeOpen(long nowMs) {
    if (!session.judge.isAccepted()) {
      // RFC 6353 §5.3.1 step 4 and §5.3.2: no message moves before the peer has been verified.
      TlsRefusal refusal = Refusals.notVerified();
      ending.fail(SessionEnd.TLS_FAILED, refusal, refusal.toString());
      return;
    }
    session.state = SessionState.OPEN;
    session.wasOpen = true;
    String host = session.remoteAddress();
    session.peerAddress =
        host == null ? null : HostNames.bracketed(host) + ":" + session.remotePort();
    session.timers.beginOpen(nowMs);
    context.observer.sessionOpened(session);
  }

  /** Gives up a handshake that takes too long. */
  void checkTime(long nowMs) {
    if (nowMs >= session.timers.handshakeDeadlineMs()) {
      TlsRefusal refusal = Refusals.handshakeTimeout(context.limits.handshakeTimeMsMax());
      ending.fail(SessionEnd.HANDSHAKE_TIMEOUT, refusal, refusal.toString());
    }
  }
}
