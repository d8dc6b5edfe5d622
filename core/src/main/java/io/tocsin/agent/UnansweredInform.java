/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

/**
 * Tells an inform that a target will never acknowledge from one that met an outage.
 *
 * <p>A session that was used before and falls silent is an outage: the inform waits for the next
 * session. A target that opens sessions, takes the inform, and answers nothing in any of them may
 * choke on this very inform; it is given up in the end, so that it does not hold up the others for
 * ever.
 */
final class UnansweredInform {

  /** New sessions in which one inform may stay without any answer. */
  static final int SESSIONS_MAX = 3;

  private long eventId;
  private int sessionCount;

  /**
   * Notes that an inform got no answer in a session in which nothing else got one either.
   *
   * @param id identifier of the event
   * @return whether it is to be given up
   */
  boolean isHopeless(long id) {
    sessionCount = id == eventId ? sessionCount + 1 : 1;
    eventId = id;
    return sessionCount >= SESSIONS_MAX;
  }
}
