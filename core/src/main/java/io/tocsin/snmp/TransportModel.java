/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

/** A transport model as the dispatcher sees it (RFC 5590 §4). */
public interface TransportModel {

  /** Result of {@link #sendMessage}: taken for sending. */
  int SENT = 0;

  /** Result of {@link #sendMessage}: the session exists but has no room now; try again later. */
  int FULL = 1;

  /** Result of {@link #sendMessage}: there is no session that may carry it; it is lost. */
  int NO_SESSION = 2;

  /**
   * Result of {@link #sendMessage}: the message is larger than {@link #messageSizeMax()}, or the
   * state is not usable; it is lost, and would be again.
   */
  int REFUSED = 3;

  /**
   * Sends one message (the abstract service interface sendMessage of RFC 5590 §4.1).
   *
   * @param state which session and which security is asked for; not kept after the call
   * @param message the array that holds the whole message; not kept after the call
   * @param offset index of its first byte
   * @param length its length in bytes
   * @return {@link #SENT}, {@link #FULL}, {@link #NO_SESSION} or {@link #REFUSED}
   */
  int sendMessage(TmStateReference state, byte[] message, int offset, int length);

  /** The domain of its addresses (RFC 3419); it gives names of security their prefix. */
  TransportDomain transportDomain();

  /** Greatest message in bytes that can be sent or received, 484 at least. */
  int messageSizeMax();
}
