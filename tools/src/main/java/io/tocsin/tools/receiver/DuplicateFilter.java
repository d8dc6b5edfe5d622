/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.receiver;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers the latest events, to tell repetitions from news. An event that comes once as a trap
 * and once as an inform is none: those are two targets of the sender's.
 */
final class DuplicateFilter {

  private record Key(String engineId, String eventId, boolean inform) {}

  private final Map<Key, Boolean> seen;

  /**
   * A filter that has seen nothing.
   *
   * @param eventsMax how many events it remembers; then it forgets the oldest
   */
  DuplicateFilter(int eventsMax) {
    seen =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, Boolean> eldest) {
            return size() > eventsMax;
          }
        };
  }

  /** Whether this event was seen before; one without identifier never was. */
  boolean isDuplicate(Notification notification) {
    String eventId = notification.eventId();
    if (eventId == null) {
      return false;
    }
    Key key = new Key(notification.contextEngineId(), eventId, notification.inform());
    return seen.put(key, Boolean.TRUE) != null;
  }
}
