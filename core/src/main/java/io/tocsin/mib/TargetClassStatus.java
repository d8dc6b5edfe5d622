/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

/**
 * What became of one target's events by their severity, a constant of {@link
 * io.tocsin.event.Severity}.
 *
 * <p>Conservation, for each severity at any time: {@code accepted = delivered + queued + coalesced
 * + dropped}.
 */
public interface TargetClassStatus {

  /**
   * Number of events that the target was to be told of.
   *
   * @param severity their severity
   */
  long accepted(int severity);

  /**
   * Number of traps that the network has taken, or of informs acknowledged.
   *
   * @param severity their severity
   */
  long delivered(int severity);

  /**
   * Number of events that wait to be sent, to be taken by the network, or to be acknowledged.
   *
   * @param severity their severity
   */
  long queued(int severity);

  /**
   * Number of events that others stood for.
   *
   * @param severity their severity
   */
  long coalesced(int severity);

  /**
   * Number of events that were given up, for whatever cause.
   *
   * @param severity their severity
   */
  long dropped(int severity);

  /**
   * Most events that {@link #queued} has ever been.
   *
   * @param severity their severity
   */
  long queueHighWater(int severity);

  /**
   * How long ago the oldest of the events happened that are {@link #queued}, in hundredths of a
   * second; 0 when there is none.
   *
   * @param severity their severity
   */
  long oldestAgeHundredths(int severity);
}
