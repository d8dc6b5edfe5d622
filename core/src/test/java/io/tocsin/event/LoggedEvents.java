/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

/** Events and logs of them as they come about in other ways, for tests of other packages. */
public final class LoggedEvents {

  private LoggedEvents() {}

  /** Makes an event stand for several, the first of which was a second before it. */
  public static Event merge(Event event, int count) {
    event.standFor(count, event.upTimeHundredths() - 100, event.severity());
    return event;
  }

  /** An empty log whose next entry has an index. */
  public static NotificationLog goingOnAt(int capacity, long index) {
    return new NotificationLog(capacity, index - 1);
  }
}
