/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import io.tocsin.tls.TlsRefusal;

/**
 * Is told what becomes of sessions. For each session exactly one of {@link #sessionFailed} and,
 * once {@link #sessionOpened} was called, {@link #sessionClosed} is called.
 *
 * <p>Calls come from within {@code step} and {@code closeSession}. An observer takes notes and acts
 * upon them in its own turn: the place of a session that ended is free only after the call.
 */
public interface TransportObserver {

  /**
   * The peer is authenticated; messages may be sent.
   *
   * @param session the session
   */
  void sessionOpened(SessionView session);

  /**
   * An open session takes no more messages. What was taken before still goes out where it can.
   *
   * @param session the session
   * @param cause a code of {@link SessionEnd}
   * @param refusal what TLS says about it, or null
   * @param text the cause in words for people
   */
  void sessionClosed(SessionView session, int cause, TlsRefusal refusal, String text);

  /**
   * A session did not come about.
   *
   * @param session the session
   * @param cause a code of {@link SessionEnd}
   * @param refusal what TLS says about it, or null
   * @param text the cause in words for people
   */
  void sessionFailed(SessionView session, int cause, TlsRefusal refusal, String text);

  /**
   * The notification snmpTlstmServerCertificateUnknown is due (RFC 6353 §5.3.1 step 3): no
   * configured fingerprint or authority vouches for the server. Called before {@link
   * #sessionFailed}. The notification must not go to the server concerned.
   *
   * @param session the session, with its target
   * @param refusal the rule that failed
   */
  void serverCertificateUnknown(SessionView session, TlsRefusal refusal);

  /**
   * The notification snmpTlstmServerInvalidCertificate is due (RFC 6353 §5.3.1 step 3): the
   * server's certificate is known but does not hold. Called before {@link #sessionFailed}. The
   * notification must not go to the server concerned.
   *
   * @param session the session, with its target
   * @param refusal the rule that failed
   */
  void serverCertificateInvalid(SessionView session, TlsRefusal refusal);
}
