/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.client;

/** A server as others may look at it, during the present call and not longer. */
public interface ServerView {

  /** Moment that has not been, or will not come. */
  long NEVER = Long.MAX_VALUE;

  /**
   * Which server of the client's this is: they are counted from 1, one that has lost its account
   * and has another one anew.
   */
  int number();

  /** Its ServerID. */
  String serverId();

  /** Whether a session can be had with it at all; {@link #lastError} says why not. */
  boolean isUsable();

  /** What keeps sessions from being had, or what went wrong last; empty for nothing. */
  String lastError();

  /** Number of sessions that were begun. */
  long sessionCount();

  /** Number of sessions that failed, or in which it has not taken all that it was told. */
  long failureCount();

  /** When the last session ended, monotonic time in milliseconds; {@link #NEVER} for none. */
  long endedMs();

  /** Whether it has proved who it is, with its last message of the session that ended last. */
  boolean hasProved();

  /** Whether the pause after a failure lasts. */
  boolean isBackingOff(long nowMs);

  /** Whether there is a reason to have a session now, be it allowed yet or not. */
  boolean isWanted(long nowMs);

  /**
   * When a session is due.
   *
   * @param nowMs the present
   * @return monotonic time in milliseconds; {@link #NEVER} when there is no reason for one
   */
  long dueMs(long nowMs);
}
