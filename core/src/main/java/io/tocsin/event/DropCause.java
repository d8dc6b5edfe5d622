/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

/**
 * Why an event was not delivered to a target; the numbers never change. They are those of
 * TocsinDropCause in TOCSIN-MIB, where they serve as index and so begin with 1 (RFC 2578 §7.7).
 */
public final class DropCause {

  /** The log of its severity was full and this was its oldest event. */
  public static final int QUEUE_FULL = 1;

  /** An inform was not acknowledged in several sessions, and nor was anything else there. */
  public static final int NOT_ACKNOWLEDGED = 2;

  /** The target's name may not see what the notification tells (RFC 3413 §3.3 step 3). */
  public static final int ACCESS_DENIED = 3;

  /** The notification does not fit into a message. */
  public static final int TOO_BIG = 4;

  /** The target answered an inform with an error or a report. */
  public static final int REFUSED_BY_TARGET = 5;

  /** The agent ended before the event was delivered. */
  public static final int SHUT_DOWN = 6;

  /** It was not yet in the journal when the power went, or the journal was damaged. */
  public static final int LOST_IN_RESTART = 7;

  /** The target's filter keeps it back (RFC 3413 §6). */
  public static final int FILTERED = 8;

  /** Number of causes plus one, for tables of counters. */
  public static final int COUNT = 9;

  private static final String[] NAMES = {
    "none",
    "queue full",
    "not acknowledged",
    "access denied",
    "too big",
    "refused by target",
    "shut down",
    "lost in restart",
    "filtered",
  };

  private DropCause() {}

  /**
   * The cause in words.
   *
   * @param cause a constant of this class
   */
  public static String name(int cause) {
    return cause > 0 && cause < COUNT ? NAMES[cause] : "unknown";
  }
}
