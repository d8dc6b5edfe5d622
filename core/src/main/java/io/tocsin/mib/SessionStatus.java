/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.snmp.tlstm.SessionView;

/** What is to be told of the TLS sessions that are open. None of the calls allocates. */
public interface SessionStatus extends NumberedPlaces {

  /**
   * The session in a place that has one.
   *
   * @param place 0 to {@link #placeCount()} - 1
   * @return the session, to be looked at during the present call and not longer
   */
  SessionView session(int place);

  /**
   * The name of the target of notifications that a session was opened to.
   *
   * @param place 0 to {@link #placeCount()} - 1
   * @return the target's unique name; empty when it is no target's
   */
  String targetName(int place);
}
