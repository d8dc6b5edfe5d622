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

  /**
   * The cipher suite by its name in the registry of IANA; null before the handshake is done, and
   * where nothing is encrypted.
   */
  String cipherSuite();

  /**
   * Which session of the agent's this is: they are counted from 1, and from 1 again after 2^31-1 of
   * them.
   */
  int sessionNumber();

  /**
   * The peer's address and port as SnmpTLSAddress has them (RFC 6353 §7), in numbers, an IPv6
   * address in brackets; null before the session is open.
   */
  String peerAddress();

  /** When the session became open, monotonic time in milliseconds; without meaning before. */
  long openedMs();

  /**
   * When the last message went either way, or when the session became open if none has yet.
   *
   * @param nowMs the present
   * @return monotonic time in milliseconds
   */
  long lastMessageMs(long nowMs);

  /** Number of messages that the peer has sent in this session. */
  long messagesIn();

  /** Number of messages that were taken for sending in this session. */
  long messagesOut();
}
