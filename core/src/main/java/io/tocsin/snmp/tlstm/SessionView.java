/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import io.tocsin.tls.PeerCertificates;

/** A session as others may look at it, during the call that shows it and not longer. */
public interface SessionView {

  /** tmSessionID: unique over the life of the agent, never 0. */
  long sessionId();

  /** Whether the peer opened the session, so that we are the TLS server. */
  boolean isServer();

  /** What we opened the session to; null when the peer opened it. */
  TlsTarget target();

  /** The peer's address in numbers; null while it is not known. */
  String remoteAddress();

  /** The peer's TCP port; 0 while it is not known. */
  int remotePort();

  /**
   * tmSecurityName: of a session that we opened the target's, else what the client's certificate
   * maps to; null while it is not known.
   */
  SecurityName securityName();

  /** The peer's certificates; null before it has been authenticated. */
  PeerCertificates peer();

  /** The protocol's version in words; null before the handshake is done. */
  String protocol();
}
