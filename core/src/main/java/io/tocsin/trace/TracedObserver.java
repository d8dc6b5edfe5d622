/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.trace;

import io.tocsin.snmp.tlstm.SessionEnd;
import io.tocsin.snmp.tlstm.SessionView;
import io.tocsin.snmp.tlstm.TransportObserver;
import io.tocsin.tls.TlsRefusal;

/** Tells a trace of sessions that end because no message can be made out in what came. */
final class TracedObserver implements TransportObserver {

  private final SnmpTrace trace;
  private final TransportObserver next;

  TracedObserver(SnmpTrace trace, TransportObserver next) {
    this.trace = trace;
    this.next = next;
  }

  @Override
  public void sessionOpened(SessionView session) {
    next.sessionOpened(session);
  }

  @Override
  public void sessionClosed(SessionView session, int cause, TlsRefusal refusal, String text) {
    if (cause == SessionEnd.MALFORMED_FRAME || cause == SessionEnd.MESSAGE_TOO_LARGE) {
      trace.unframed(session, text);
    }
    next.sessionClosed(session, cause, refusal, text);
  }

  @Override
  public void sessionFailed(SessionView session, int cause, TlsRefusal refusal, String text) {
    next.sessionFailed(session, cause, refusal, text);
  }

  @Override
  public void serverCertificateUnknown(SessionView session, TlsRefusal refusal) {
    next.serverCertificateUnknown(session, refusal);
  }

  @Override
  public void serverCertificateInvalid(SessionView session, TlsRefusal refusal) {
    next.serverCertificateInvalid(session, refusal);
  }
}
