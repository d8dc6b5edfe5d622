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

  private final Map<Long, Integer> countById = new HashMap<>();
  private boolean isSuspicious;

  /**
   * An event was sent in vain once more.
   *
   * @return how often, this time included
   */
  int failed(long eventId) {
    if (countById.size() >= EVENTS_MAX && !countById.containsKey(eventId)) {
      // Those that were counted have left the queue in other ways.
      countById.clear();
    }
    return countById.merge(eventId, 1, Integer::sum);
  }

  /** An event is done with. */
  void over(long eventId) {
    countById.remove(eventId);
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
