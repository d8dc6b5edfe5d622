/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import io.tocsin.hal.Board;
import io.tocsin.hal.Link;
import io.tocsin.hal.LinkCounter;

/**
 * The network interfaces of the board as they were at the last look, and since when. States and
 * times come from the same look, so they agree with one another and with the notifications that
 * tell of it.
 */
public final class LinkHistory {

  private final Board board;
  private final int[] status;
  private final boolean[] enabled;
  private final long[] changedMs;
  private final long[] discontinuityMs;
  private final long[] counters;

  /**
   * A history that begins with what is now.
   *
   * @param board has the interfaces
   */
  LinkHistory(Board board) {
    this.board = board;
    int count = board.linkCount();
    status = new int[count];
    enabled = new boolean[count];
    changedMs = new long[count];
    discontinuityMs = new long[count];
    counters = new long[count * LinkCounter.COUNT];
    for (int index = 0; index < count; index++) {
      Link link = board.link(index);
      status[index] = link.status();
      enabled[index] = link.isEnabled();
      changedMs[index] = BoardWatch.NEVER;
      discontinuityMs[index] = BoardWatch.NEVER;
      takeCounters(index, link);
    }
  }

  /** Number of interfaces. */
  int count() {
    return status.length;
  }

  /** Goes on from where another history of the same board is. */
  void adopt(LinkHistory other) {
    System.arraycopy(other.status, 0, status, 0, status.length);
    System.arraycopy(other.enabled, 0, enabled, 0, enabled.length);
    System.arraycopy(other.changedMs, 0, changedMs, 0, changedMs.length);
    System.arraycopy(other.discontinuityMs, 0, discontinuityMs, 0, discontinuityMs.length);
    System.arraycopy(other.counters, 0, counters, 0, counters.length);
  }

  /**
   * Looks at one interface.
   *
   * @param index of the interface
   * @param nowMs monotonic time in milliseconds
   */
  void look(int index, long nowMs) {
    Link link = board.link(index);
    int now = link.status();
    if (now != status[index]) {
      status[index] = now;
      changedMs[index] = nowMs;
    }
    enabled[index] = link.isEnabled();
    if (takeCounters(index, link)) {
      discontinuityMs[index] = nowMs;
    }
  }

  /** Keeps the counters of an interface; true when one of them has begun anew. */
  private boolean takeCounters(int index, Link link) {
    boolean anew = false;
    for (int counter = 0; counter < LinkCounter.COUNT; counter++) {
      int place = index * LinkCounter.COUNT + counter;
      long value = link.counter(counter);
      // None of 64 bits wraps in the life of a board: what is less now has been set back.
      anew |= Long.compareUnsigned(value, counters[place]) < 0;
      counters[place] = value;
    }
    return anew;
  }

  /**
   * ifOperStatus: a constant of {@link Link}.
   *
   * @param index of the interface
   */
  public int status(int index) {
    return status[index];
  }

  /**
   * Whether it was meant to be up (ifAdminStatus).
   *
   * @param index of the interface
   */
  public boolean isEnabled(int index) {
    return enabled[index];
  }

  /**
   * When it was first seen in its present {@link #status}: monotonic milliseconds, or {@link
   * BoardWatch#NEVER} when it has been in it since the start.
   *
   * @param index of the interface
   */
  public long changedMs(int index) {
    return changedMs[index];
  }

  /**
   * When a counter was last seen to have begun anew, as those of an interface do that is unplugged
   * and plugged in: monotonic milliseconds, or {@link BoardWatch#NEVER}.
   *
   * @param index of the interface
   */
  public long discontinuityMs(int index) {
    return discontinuityMs[index];
  }
}
