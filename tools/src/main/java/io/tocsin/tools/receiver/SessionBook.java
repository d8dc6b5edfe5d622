/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.receiver;

import io.tocsin.snmp.tlstm.SessionEnd;
import io.tocsin.snmp.tlstm.SessionView;
import io.tocsin.snmp.tlstm.TransportObserver;
import io.tocsin.tls.TlsRefusal;
import io.tocsin.tools.session.EndText;
import java.util.HashMap;
import java.util.Map;

/** Knows who is at the other end of each open session. */
final class SessionBook implements TransportObserver {

  private static final Sender NOBODY = new Sender(null, null, 0, null);

  private final ReceiverListener listener;
  private final Map<Long, Sender> senders = new HashMap<>();

  SessionBook(ReceiverListener listener) {
    this.listener = listener;
  }

  /** The other end of a session. */
  Sender sender(long sessionId) {
    return senders.getOrDefault(sessionId, NOBODY);
  }

  @Override
  public void sessionOpened(SessionView session) {
    senders.put(session.sessionId(), senderOf(session));
  }

  @Override
  public void sessionClosed(SessionView session, int cause, TlsRefusal refusal, String text) {
    Sender sender = senders.remove(session.sessionId());
    boolean orderly =
        cause == SessionEnd.BY_REQUEST
            || cause == SessionEnd.PEER_CLOSED
            || cause == SessionEnd.IDLE;
    if (!orderly) {
      listener.broken(sender == null ? senderOf(session) : sender, EndText.of(refusal, text));
    }
  }

  @Override
  public void sessionFailed(SessionView session, int cause, TlsRefusal refusal, String text) {
    listener.refused(senderOf(session), refusal, EndText.of(refusal, text));
  }

  private static Sender senderOf(SessionView session) {
    String name = session.securityName() == null ? null : session.securityName().toString();
    return new Sender(name, session.remoteAddress(), session.remotePort(), session.protocol());
  }

  @Override
  public void serverCertificateUnknown(SessionView session, TlsRefusal refusal) {
    throw new IllegalStateException("a receiver calls no server");
  }

  @Override
  public void serverCertificateInvalid(SessionView session, TlsRefusal refusal) {
    throw new IllegalStateException("a receiver calls no server");
  }
}
