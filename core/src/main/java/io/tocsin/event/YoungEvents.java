/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

/**
 * Events that the journal lets wait for a while, because most are delivered meanwhile and need not
 * be written. Those that were seen first are looked at when their window ends; all that came later
 * have the next one, which begins with the first of them. So an input that flaps seldom brings one
 * to be written that is on its way just then.
 */
final class YoungEvents {

  private static final long NEVER = Long.MAX_VALUE;

  private final Outbox outbox;
  private final int leastSeverity;
  private final long windowMs;

  /** Where each log ended when the events were seen whose window runs. */
  private final long[] ends = new long[Severity.COUNT];

  private long seenCount = -1;
  private long dueMs = NEVER;

  /** When the first one was seen that is behind those ends. */
  private long nextSeenMs = NEVER;

  /**
   * No event has been seen, not even those that are there.
   *
   * @param leastSeverity events of this severity and of worse ones matter
   * @param windowMs how long each may wait in milliseconds
   */
  YoungEvents(Outbox outbox, int leastSeverity, long windowMs) {
    this.outbox = outbox;
    this.leastSeverity = leastSeverity;
    this.windowMs = windowMs;
  }

  private long count() {
    long sum = 0;
    for (int severity = leastSeverity; severity < Severity.COUNT; severity++) {
      sum += outbox.log(severity).end();
    }
    return sum;
  }

  /** Looks for new events. */
  void note(long nowMs) {
    if (count() == seenCount) {
      return;
    }
    if (dueMs == NEVER) {
      beginWindow(nowMs);
    } else if (nextSeenMs == NEVER) {
      nextSeenMs = nowMs;
    }
  }

  private void beginWindow(long seenMs) {
    for (int severity = leastSeverity; severity < Severity.COUNT; severity++) {
      ends[severity] = outbox.log(severity).end();
    }
    seenCount = count();
    dueMs = seenMs + windowMs;
    nextSeenMs = NEVER;
  }

  /** When the window ends that runs, monotonic milliseconds; {@link Long#MAX_VALUE} for none. */
  long dueMs() {
    return dueMs;
  }

  /**
   * Number of the first event of a log that is too young to be looked at when the window ends.
   *
   * @param severity one that matters
   */
  long end(int severity) {
    return ends[severity];
  }

  /** The window is over and none of its events waits any more; that of younger ones begins. */
  void passOver() {
    if (nextSeenMs == NEVER) {
      dueMs = NEVER;
    } else {
      beginWindow(nextSeenMs);
    }
  }

  /** All that there is has been written. */
  void settle() {
    seenCount = count();
    dueMs = NEVER;
    nextSeenMs = NEVER;
  }
}
