/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.client;

import java.util.HashMap;
import java.util.Map;

/**
 * How often the events of one server have been sent in vain. Only those that are at the head of the
 * queue can have been, so there are few.
 */
final class Attempts {

  private static final int EVENTS_MAX = 64;

  private final Map<Long, Tries> triesById = new HashMap<>();
  private boolean isSuspicious;

  /** How often, and since when. */
  private static final class Tries {
    private final long firstMs;
    private int count;

    Tries(long firstMs) {
      this.firstMs = firstMs;
    }
  }

  /**
   * An event was sent in vain once more.
   *
   * @param nowMs monotonic time in milliseconds
   * @return how often, this time included
   */
  int failed(long eventId, long nowMs) {
    if (triesById.size() >= EVENTS_MAX && !triesById.containsKey(eventId)) {
      // Those that were counted have left the queue in other ways.
      triesById.clear();
    }
    Tries tries = triesById.computeIfAbsent(eventId, id -> new Tries(nowMs));
    tries.count++;
    return tries.count;
  }

  /** How long ago an event was sent in vain first, in milliseconds. */
  long ageMs(long eventId, long nowMs) {
    Tries tries = triesById.get(eventId);
    return tries == null ? 0 : nowMs - tries.firstMs;
  }

  /** An event is done with. */
  void over(long eventId) {
    triesById.remove(eventId);
  }

  /** Notes whether the last session left alerts without an answer. */
  void setSuspicious(boolean suspicious) {
    isSuspicious = suspicious;
  }

  /** Whether the last session left alerts without an answer. */
  boolean isSuspicious() {
    return isSuspicious;
  }
}
