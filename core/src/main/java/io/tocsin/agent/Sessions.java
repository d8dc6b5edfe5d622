/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.snmp.tlstm.TlsTarget;

/** What a target needs of the transport beside sending. */
interface Sessions {

  /**
   * Begins to open a session.
   *
   * @return its number, or 0 when there is no room for one now
   */
  long open(TlsTarget target, long nowMs);

  /**
   * Whether a session is open and the network has taken all that was given to it for sending.
   *
   * @param sessionId its number; 0 is that of no session
   */
  boolean isDrained(long sessionId);

  /** Begins to close a session; what was taken for sending still goes out. */
  void close(long sessionId, long nowMs);
}
