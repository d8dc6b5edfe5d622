/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import io.tocsin.hal.Board;
import io.tocsin.hal.Link;

/**
 * Finds out when the network interfaces of the board enter or leave the state down (RFC 2863,
 * linkDown and linkUp). An interface that is missing, and then down, has not gone down; one that
 * was down, and then is missing, has not come up. What lies between two looks is not seen.
 */
final class LinkWatch {

  private static final int ADMINISTRATIVELY_UP = 1;
  private static final int ADMINISTRATIVELY_DOWN = 2;

  private final LinkRule[] rules;
  private final LinkHistory history;
  private final EventSink sink;
  private final Event event = new Event();

  /**
   * A watch that takes the interfaces for good as they are.
   *
   * @param board has the interfaces
   * @param rules one for each interface, in the board's order; copied
   * @param sink takes the events
   */
  LinkWatch(Board board, LinkRule[] rules, EventSink sink) {
    this.rules = rules.clone();
    this.sink = sink;
    history = new LinkHistory(board);
  }

  /** Number of interfaces. */
  int count() {
    return history.count();
  }

  /** What has been seen so far. */
  LinkHistory history() {
    return history;
  }

  /** Whether any change of an interface is an event. */
  boolean isReported(int index) {
    return rules[index].includes(false) || rules[index].includes(true);
  }

  /** Goes on from where another watch of the same board is. */
  void adopt(LinkWatch other) {
    history.adopt(other.history);
  }

  /**
   * Looks at all interfaces.
   *
   * @param nowMs monotonic time in milliseconds
   */
  void look(long nowMs) {
    for (int index = 0; index < history.count(); index++) {
      int before = history.status(index);
      history.look(index, nowMs);
      int status = history.status(index);
      if (status == Link.DOWN && before != Link.DOWN && before != Link.NOT_PRESENT) {
        tell(index, false, before, nowMs);
      } else if (before == Link.DOWN && status != Link.DOWN && status != Link.NOT_PRESENT) {
        tell(index, true, status, nowMs);
      }
    }
  }

  /** Makes an event, which has the other state: the one before down, or the one after it. */
  private void tell(int index, boolean isUp, int otherStatus, long nowMs) {
    LinkRule rule = rules[index];
    if (rule.includes(isUp)) {
      event.fill(
          isUp ? EventKind.LINK_UP : EventKind.LINK_DOWN,
          rule.severity(isUp),
          index,
          otherStatus,
          history.isEnabled(index) ? ADMINISTRATIVELY_UP : ADMINISTRATIVELY_DOWN,
          0);
      sink.offer(event, nowMs);
    }
  }
}
