/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

/**
 * What is to be told of the OMA DM servers that have an account. Each has a place, which another
 * one has when servers come and go; its number stays. None of the calls allocates.
 */
public interface DmServerStatus extends NumberedPlaces {

  /** State: there is no reason for a session now. */
  int IDLE = 1;

  /** State: there is a reason for a session, which has to wait for its turn or for the rate. */
  int WAITING = 2;

  /** State: a session goes on. */
  int IN_SESSION = 3;

  /** State: a session has failed, and there is none before the pause is over. */
  int BACKING_OFF = 4;

  /** State: no session can be had by the account as it is. */
  int UNUSABLE = 5;

  /** Moment that has not been, or will not come. */
  long NEVER = Long.MAX_VALUE;

  /**
   * Its ServerID, 1 to 255 octets of UTF-8.
   *
   * @param place 0 to {@link #placeCount()} - 1
   */
  String serverId(int place);

  /**
   * Its name in the configuration; empty when that does not have it.
   *
   * @param place 0 to {@link #placeCount()} - 1
   */
  String name(int place);

  /**
   * {@link #IDLE} to {@link #UNUSABLE}.
   *
   * @param place 0 to {@link #placeCount()} - 1
   */
  int state(int place);

  /**
   * Number of sessions that were begun.
   *
   * @param place 0 to {@link #placeCount()} - 1
   */
  long sessions(int place);

  /**
   * Number of sessions that failed, or in which it has not taken all that it was told.
   *
   * @param place 0 to {@link #placeCount()} - 1
   */
  long failures(int place);

  /**
   * What keeps sessions from being had, or what went wrong last, in words; empty for nothing.
   *
   * @param place 0 to {@link #placeCount()} - 1
   */
  String lastError(int place);

  /**
   * When the last session ended, monotonic time in milliseconds; {@link #NEVER} for none.
   *
   * @param place 0 to {@link #placeCount()} - 1
   */
  long endedMs(int place);

  /**
   * When a session is due, monotonic time in milliseconds; {@link #NEVER} when there is no reason
   * for one, or while one goes on.
   *
   * @param place 0 to {@link #placeCount()} - 1
   */
  long dueMs(int place);

  /**
   * Whether it has proved who it is, with its last message of the session that goes on, or else of
   * the last one.
   *
   * @param place 0 to {@link #placeCount()} - 1
   */
  boolean hasProved(int place);

  /**
   * Number of its registrations for traps.
   *
   * @param place 0 to {@link #placeCount()} - 1
   */
  long registrations(int place);

  /**
   * Number of registrations, and of changes of them, that it was refused.
   *
   * @param place 0 to {@link #placeCount()} - 1
   */
  long refusedRegistrations(int place);
}
