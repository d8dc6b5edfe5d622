/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.trace;

import io.tocsin.snmp.tlstm.SessionView;

/** Knows which session a message goes over. */
public interface SessionFinder {

  /**
   * A session, to be looked at during the present call and not longer.
   *
   * @param sessionId tmSessionID of a message, or 0
   * @return the session, null when there is none of that number
   */
  SessionView find(long sessionId);
}
