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

  private final Board board;
  private final LinkRule[] rules;
  private final int[] known;
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
    this.board = board;
    this.rules = rules.clone();
    this.sink = sink;
    known = new int[rules.length];
    for (int link = 0; link < known.length; link++) {
      known[link] = board.link(link).status();
    }
  }

  /** Number of interfaces. */
  int count() {
    return known.length;
  }

  /** Goes on from where another watch of the same board is. */
  void adopt(LinkWatch other) {
    System.arraycopy(other.known, 0, known, 0, known.length);
  }

  /**
   * Looks at all interfaces.
   *
   * @param nowMs monotonic time in milliseconds
   */
  void look(long nowMs) {
    for (int index = 0; index < known.length; index++) {
      Link link = board.link(index);
      int before = known[index];
      int status = link.status();
      known[index] = status;
      if (status == Link.DOWN && before != Link.DOWN && before != Link.NOT_PRESENT) {
        tell(index, link, false, before, nowMs);
      } else if (before == Link.DOWN && status != Link.DOWN && status != Link.NOT_PRESENT) {
        tell(index, link, true, status, nowMs);
      }
    }
  }

  /** Makes an event, which has the other state: the one before down, or the one after it. */
  private void tell(int index, Link link, boolean isUp, int otherStatus, long nowMs) {
    LinkRule rule = rules[index];
    if (rule.includes(isUp)) {
      event.fill(
          isUp ? EventKind.LINK_UP : EventKind.LINK_DOWN,
          rule.severity(isUp),
          index,
          otherStatus,
          link.isEnabled() ? ADMINISTRATIVELY_UP : ADMINISTRATIVELY_DOWN,
          0);
      sink.offer(event, nowMs);
    }
  }
}
