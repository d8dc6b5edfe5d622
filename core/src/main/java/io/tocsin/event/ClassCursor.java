/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import io.tocsin.fault.Faults;
import io.tocsin.fault.PlantedBugs;
import java.util.Arrays;

/**
 * How far one target has got in the log of one severity class, and what became of its events.
 *
 * <pre>
 *           taken                                        next                   end of the log
 *  done     | on the way           | to be sent again    | never sent yet       |
 *  ---------+------+------+--------+------+------+-------+------+------+--------+
 * </pre>
 *
 * <p>Some numbers of events are remembered one by one: of those that have been sent, and of those
 * that have been taken back from a session that died. An event that is on the way may leave the log
 * before it is known to have arrived. It stays on the way, but it cannot be sent again.
 *
 * <p>Conservation: at any time {@code accepted = delivered + queued + coalesced + sum of dropped}.
 */
final class ClassCursor {

  /** Most events on their way and to be sent again together. */
  static final int TAKEN_MAX = 16;

  private final EventLog log;
  private final int target;

  /** The target's bit in {@link Event#subscribers}; 0 for a target that subscribes to nothing. */
  private final int subscriber;

  private final long[] dropped = new long[DropCause.COUNT];

  /** Numbers of events, rising: those on their way, and then those to be sent again. */
  private final long[] taken = new long[TAKEN_MAX];

  private int takenCount;
  private int onTheWay;
  private long next;

  /** Events from {@link #next} on that are none of this target's. */
  private long foreign;

  private long accepted;
  private long delivered;
  private long coalesced;
  private long lossesTold;
  private long coalescedTold;
  private long highWater;
  private long changes;

  /**
   * A cursor at the end of a log.
   *
   * @param log the log
   * @param target number of the target, as in {@link Event#isFor}
   * @param subscriber its bit in {@link Event#subscribers}; 0 when it is told of everything
   */
  ClassCursor(EventLog log, int target, int subscriber) {
    this.log = log;
    this.target = target;
    this.subscriber = subscriber;
    this.next = log.end();
  }

  /** Number of the target. */
  int target() {
    return target;
  }

  /** Whether an event is for the target. */
  boolean isOurs(Event event) {
    return event.isFor(target) && (subscriber == 0 || (event.subscribers() & subscriber) != 0);
  }

  private boolean isOurs(long number) {
    return isOurs(log.at(number));
  }

  /** An event has been appended to the log. */
  void appended() {
    changes++;
    if (isOurs(log.end() - 1)) {
      accepted++;
      highWater = Math.max(highWater, queued());
    } else {
      foreign++;
      skipForeign();
    }
  }

  /** Where nothing of ours is left, the next event is the one to come. */
  private void skipForeign() {
    if (foreign == log.end() - next) {
      next = log.end();
      foreign = 0;
    }
  }

  /** Forgets everything, and goes to the end of the log. */
  void beginAnew() {
    changes++;
    Arrays.fill(dropped, 0);
    takenCount = 0;
    onTheWay = 0;
    delivered = 0;
    coalesced = 0;
    lossesTold = 0;
    coalescedTold = 0;
    next = log.end();
    foreign = 0;
    accepted = 0;
    highWater = 0;
  }

  /** Events have been merged into another one, which will be appended or has been. */
  void countCoalesced(int count) {
    changes++;
    accepted += count;
    coalesced += count;
  }

  /** The first event of the log is about to leave it; when it still waits, it is lost. */
  void loseFirst() {
    changes++;
    long first = log.first();
    if (onTheWay < takenCount && taken[onTheWay] == first) {
      removeTaken(onTheWay, 1);
      dropped[DropCause.QUEUE_FULL]++;
    } else if (first == next) {
      if (isOurs(first)) {
        dropped[DropCause.QUEUE_FULL] += Faults.planted(PlantedBugs.MISCOUNT_DROP) ? 0 : 1;
      } else {
        foreign--;
      }
      next++;
    }
  }

  /** The oldest event that waits; null when none does, or when enough are on their way. */
  Event peek() {
    if (onTheWay < takenCount) {
      return log.at(taken[onTheWay]);
    }
    while (next < log.end() && !isOurs(next)) {
      foreign--;
      next++;
    }
    return next < log.end() && takenCount < TAKEN_MAX ? log.at(next) : null;
  }

  /** Notes that the event of {@link #peek} is on its way. */
  void sent() {
    changes++;
    if (onTheWay == takenCount) {
      taken[takenCount] = next;
      takenCount++;
      next++;
    }
    onTheWay++;
  }

  /** Notes that the event of {@link #peek} is given up. */
  void dropWaiting(int cause) {
    changes++;
    if (onTheWay < takenCount) {
      removeTaken(onTheWay, 1);
    } else {
      next++;
    }
    dropped[cause]++;
  }

  /** Notes that all events on their way have arrived. */
  void settle() {
    delivered += onTheWay;
    removeOnTheWay();
  }

  /** Notes that all events on their way are given up. */
  void dropOnTheWay(int cause) {
    dropped[cause] += onTheWay;
    removeOnTheWay();
  }

  /**
   * Notes that one of the events on their way has arrived.
   *
   * @param index 0 for the oldest of them
   */
  void settle(int index) {
    removeOnTheWay(index);
    delivered++;
  }

  /**
   * Notes that one of the events on their way is given up.
   *
   * @param index 0 for the oldest of them
   */
  void dropOnTheWay(int index, int cause) {
    removeOnTheWay(index);
    dropped[cause]++;
  }

  private void removeOnTheWay(int index) {
    if (index < 0 || index >= onTheWay) {
      throw new IndexOutOfBoundsException();
    }
    removeTaken(index, 1);
    onTheWay--;
  }

  private void removeOnTheWay() {
    removeTaken(0, onTheWay);
    onTheWay = 0;
  }

  /** Makes all events on their way wait again, except those that have left the log meanwhile. */
  void takeBack() {
    if (Faults.planted(PlantedBugs.FORGET_CURSOR)) {
      settle();
    } else if (Faults.planted(PlantedBugs.LOSE_TAKEN_BACK)) {
      removeOnTheWay();
    }
    int gone = goneFromLog();
    removeTaken(0, gone);
    dropped[DropCause.QUEUE_FULL] += gone;
    onTheWay = 0;
  }

  /** Number of events on their way that have left the log; they are the oldest. */
  private int goneFromLog() {
    int gone = 0;
    while (gone < onTheWay && taken[gone] < log.first()) {
      gone++;
    }
    return gone;
  }

  private void removeTaken(int index, int count) {
    changes += count;
    System.arraycopy(taken, index + count, taken, index, takenCount - index - count);
    takenCount -= count;
  }

  /** Gives up all that is left. */
  void dropAll(int cause) {
    changes += queued();
    dropped[cause] += queued();
    takenCount = 0;
    onTheWay = 0;
    next = log.end();
    foreign = 0;
  }

  /** The oldest event that is on its way or waits and is still in the log; null for none. */
  Event oldest() {
    for (int i = 0; i < takenCount; i++) {
      if (taken[i] >= log.first()) {
        return log.at(taken[i]);
      }
    }
    for (long number = next; number < log.end(); number++) {
      Event event = log.at(number);
      if (isOurs(event)) {
        return event;
      }
    }
    return null;
  }

  /** Notes that the target is about to be told of what it has missed so far. */
  void lossesTold() {
    changes++;
    lossesTold = losses();
    coalescedTold = coalesced;
  }

  /** Events that the target has missed for want of room or time and has not been told of. */
  long lossesUntold() {
    return losses() - lossesTold;
  }

  /** Events that others stood for since the target was told last of what it has missed. */
  long coalescedUntold() {
    return coalesced - coalescedTold;
  }

  /** Refusals are no losses: they have reasons of their own, and are told in other ways. */
  private long losses() {
    return dropped[DropCause.QUEUE_FULL]
        + dropped[DropCause.NOT_ACKNOWLEDGED]
        + dropped[DropCause.LOST_IN_RESTART];
  }

  /**
   * Identifiers of the events that are on their way or wait, and are still in the log.
   *
   * @param into takes them, oldest first
   * @return how many there are
   */
  int waiting(long[] into) {
    int count = 0;
    for (int i = 0; i < takenCount; i++) {
      if (taken[i] >= log.first()) {
        into[count++] = log.at(taken[i]).id();
      }
    }
    for (long number = next; number < log.end(); number++) {
      if (isOurs(number)) {
        into[count++] = log.at(number).id();
      }
    }
    return count;
  }

  /** Whether the event with an identifier is on its way or waits, and is still in the log. */
  boolean isWaiting(long id) {
    for (long number = Math.max(firstNeeded(), log.first()); number < log.end(); number++) {
      if (log.at(number).id() == id) {
        return needs(number);
      }
    }
    return false;
  }

  /** Number of the first event of the log that may be needed; the end of the log for none. */
  long firstNeeded() {
    for (int i = 0; i < takenCount; i++) {
      if (taken[i] >= log.first()) {
        return taken[i];
      }
    }
    return next;
  }

  /** Whether an event of the log is on its way or waits. */
  boolean needs(long number) {
    if (number >= next) {
      return isOurs(number);
    }
    for (int i = 0; i < takenCount; i++) {
      if (taken[i] == number) {
        return true;
      }
    }
    return false;
  }

  /** A number that is another one whenever anything has changed here. */
  long changes() {
    return changes;
  }

  /**
   * Notes everything that has to be remembered of this place, for a start that takes back what is
   * on its way: what has left the log meanwhile cannot be sent again then.
   *
   * @param into takes it, but for the name of the target
   */
  void save(PlaceRecord into) {
    into.next = next;
    into.end = log.end();
    int gone = goneFromLog();
    into.queued = queued() - gone;
    into.delivered = delivered;
    into.coalesced = coalesced;
    into.lossesTold = lossesTold;
    into.coalescedTold = coalescedTold;
    System.arraycopy(dropped, 0, into.dropped, 0, dropped.length);
    into.dropped[DropCause.QUEUE_FULL] += gone;
    into.takenCount = 0;
    for (int i = gone; i < takenCount; i++) {
      into.take(taken[i]);
    }
  }

  /**
   * Goes to a place that was noted before, in a log that may lack events by now. Those that are
   * missing are lost; those that were on their way wait to be sent again.
   *
   * @param from what was noted
   * @param cause why those that are missing are
   */
  void restore(PlaceRecord from, int cause) {
    changes++;
    delivered = Faults.planted(PlantedBugs.JOURNAL_FORGET_COUNTERS) ? 0 : from.delivered;
    coalesced = from.coalesced;
    lossesTold = from.lossesTold;
    coalescedTold = from.coalescedTold;
    System.arraycopy(from.dropped, 0, dropped, 0, dropped.length);
    onTheWay = 0;
    takenCount = 0;
    for (int i = 0; i < from.takenCount; i++) {
      long number = from.taken[i];
      if (number >= log.first() && number < log.end() && isOurs(number)) {
        taken[takenCount++] = number;
      }
    }
    next = Math.min(Math.max(from.next, log.first()), log.end());
    long newer = 0;
    foreign = 0;
    for (long number = next; number < log.end(); number++) {
      boolean isOurs = isOurs(number);
      foreign += isOurs ? 0 : 1;
      newer += isOurs && number >= from.end ? 1 : 0;
    }
    dropped[cause] += Math.max(0, from.queued - (queued() - newer));
    accepted = delivered + coalesced + queued();
    for (long drops : dropped) {
      accepted += drops;
    }
    highWater = queued();
  }

  /**
   * Adds what became of events in earlier runs.
   *
   * @param from what was noted
   * @param missing how many events that waited then are not there any more
   * @param cause why those are missing
   */
  void addPast(PlaceRecord from, long missing, int cause) {
    changes++;
    delivered += from.delivered;
    coalesced += from.coalesced;
    lossesTold += from.lossesTold;
    coalescedTold += from.coalescedTold;
    accepted += from.delivered + from.coalesced + missing;
    for (int i = 0; i < dropped.length; i++) {
      dropped[i] += from.dropped[i];
      accepted += from.dropped[i];
    }
    dropped[cause] += missing;
  }

  /** The numbers of all events of the log have risen. */
  void numbersRaised(long by) {
    changes++;
    next += by;
    for (int i = 0; i < takenCount; i++) {
      taken[i] += by;
    }
  }

  /**
   * Goes to an event of the log, as a target does that has no place yet.
   *
   * @param number number of the event, or the end of the log
   */
  void startAt(long number) {
    changes++;
    next = number;
    foreign = 0;
    for (long each = number; each < log.end(); each++) {
      foreign += isOurs(each) ? 0 : 1;
    }
    accepted = queued();
    highWater = queued();
  }

  /** Number of events on their way. */
  int onTheWay() {
    return onTheWay;
  }

  /** Number of events that are on their way or wait. */
  long queued() {
    return takenCount + log.end() - next - foreign;
  }

  /** Most events that were {@link #queued} at a time. */
  long highWater() {
    return highWater;
  }

  /** Number of events for this target so far. */
  long accepted() {
    return accepted;
  }

  /** Number of events delivered so far. */
  long delivered() {
    return delivered;
  }

  /** Number of events so far that another one stands for. */
  long coalesced() {
    return coalesced;
  }

  /** Number of events dropped so far for a cause, a constant of {@link DropCause}. */
  long dropped(int cause) {
    return dropped[cause];
  }
}
