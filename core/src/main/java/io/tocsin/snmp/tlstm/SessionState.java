/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

/** Where a session stands; see {@link TlsTransportModel#sessionState}. */
public final class SessionState {

  /** There is no such session: it never was, or it is over and forgotten. */
  public static final int NONE = 0;

  /** The name is being resolved or the TCP connection set up. */
  public static final int CONNECTING = 1;

  /** The TLS handshake runs. */
  public static final int HANDSHAKING = 2;

  /** The peer is authenticated; messages may be sent. */
  public static final int OPEN = 3;

  /** No more messages are taken; what was taken goes out, then the connection ends. */
  public static final int CLOSING = 4;

  private SessionState() {}
}
