/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.manager;

import io.tocsin.snmp.tlstm.SessionView;
import io.tocsin.snmp.tlstm.TransportObserver;
import io.tocsin.tls.TlsRefusal;
import io.tocsin.tools.session.EndText;

/** Keeps what became of the one session. */
final class SessionWatch implements TransportObserver {

  private boolean open;
  private String end;
  private String protocol = "";

  /** Whether the session is open now. */
  boolean isOpen() {
    return open;
  }

  /** Why the session is no more, as a paragraph; null while it lives or is being opened. */
  String end() {
    return end;
  }

  /** The protocol's version in words. */
  String protocol() {
    return protocol;
  }

  @Override
  public void sessionOpened(SessionView session) {
    open = true;
    protocol = session.protocol();
  }

  @Override
  public void sessionClosed(SessionView session, int cause, TlsRefusal refusal, String text) {
    open = false;
    end = EndText.of(refusal, text);
  }

  @Override
  public void sessionFailed(SessionView session, int cause, TlsRefusal refusal, String text) {
    end = EndText.of(refusal, text);
  }

  @Override
  public void serverCertificateUnknown(SessionView session, TlsRefusal refusal) {
    // sessionFailed follows and tells it.
  }

  @Override
  public void serverCertificateInvalid(SessionView session, TlsRefusal refusal) {
    // sessionFailed follows and tells it.
  }
}
