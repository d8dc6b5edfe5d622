/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

/**
 * Estimates how long a target will need for what waits, by how long events took that waited before.
 */
final class DrainEstimate {

  /** What is told when nothing has been delivered yet: the greatest TimeTicks. */
  static final long UNKNOWN_HUNDREDTHS = 0xFFFF_FFFFL;

  /** A new measurement counts for an eighth; times are kept in thousandths of a millisecond. */
  private static final int WEIGHT = 8;

  private static final long SCALE = 1000;
  private static final long NONE = -1;

  /** Some 100 days; for any number of events that can wait, the product stays within 64 bits. */
  private static final long MICROSECONDS_MAX = 10_000_000_000_000L;

  private long microsecondsPerEvent = NONE;
  private long deliveredBefore;
  private long sinceMs;
  private boolean started;

  /**
   * Looks at a queue.
   *
   * @param delivered events delivered so far
   * @param queued events that wait or are on their way
   * @param nowMs monotonic time in milliseconds
   */
  void observe(long delivered, long queued, long nowMs) {
    if (!started) {
      // What was delivered before the agent started took no time that we know of.
      started = true;
      deliveredBefore = delivered;
      sinceMs = nowMs;
    }
    long count = delivered - deliveredBefore;
    if (count > 0) {
      long measured = Math.min(MICROSECONDS_MAX, (nowMs - sinceMs) * SCALE / count);
      microsecondsPerEvent =
          microsecondsPerEvent == NONE
              ? measured
              : microsecondsPerEvent + (measured - microsecondsPerEvent) / WEIGHT;
      deliveredBefore = delivered;
      sinceMs = nowMs;
    }
    if (queued == 0) {
      // The next event does not wait before it is there.
      sinceMs = nowMs;
    }
  }

  /**
   * Time until nothing waits, in hundredths of a second.
   *
   * @param queued events that wait or are on their way
   */
  long hundredths(long queued) {
    if (queued == 0) {
      return 0;
    }
    return microsecondsPerEvent == NONE
        ? UNKNOWN_HUNDREDTHS
        : Math.min(UNKNOWN_HUNDREDTHS - 1, queued * microsecondsPerEvent / (10 * SCALE));
  }
}
