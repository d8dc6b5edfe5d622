/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import io.tocsin.fault.Faults;
import io.tocsin.fault.PlantedBugs;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;

/**
 * Brings events and places back from the journal, or finds those that an outbox has already. Events
 * that nobody needs, or that are about nothing that is configured any more, are taken away.
 */
final class JournalReader {

  private final FoundRecords found;
  private final Outbox outbox;
  private final int leastSeverity;

  /** Events of the severity that is being restored that each target was found to wait for. */
  private final int[] owed;

  /**
   * A reader.
   *
   * @param found what there is
   * @param outbox whose events they are
   * @param leastSeverity events of this severity and of worse ones are kept
   */
  JournalReader(FoundRecords found, Outbox outbox, int leastSeverity) {
    this.found = found;
    this.outbox = outbox;
    this.leastSeverity = leastSeverity;
    owed = new int[outbox.targetCount()];
  }

  /**
   * Fills an empty outbox.
   *
   * @return number of events that were brought back and that somebody waits for
   */
  int restore() {
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      resetLog(severity);
      Arrays.fill(owed, 0);
      for (Map.Entry<Long, Integer> each : found.events(severity).entrySet()) {
        restoreEvent(severity, each.getKey(), each.getValue());
      }
      for (int target = 0; target < found.targetCount(); target++) {
        restorePlace(target, severity);
      }
    }
    outbox.restored();
    return outbox.neededEvents(Severity.LEAST);
  }

  /** Makes room from the first event that a target waits for to the last that there was. */
  private void resetLog(int severity) {
    EventLog events = outbox.log(severity);
    SortedMap<Long, Integer> there = found.events(severity);
    long end = found.end(severity);
    long first = end;
    boolean isPlaceMissing = found.targetCount() == 0;
    for (int target = 0; target < found.targetCount(); target++) {
      PlaceRecord place = found.place(target, severity);
      isPlaceMissing |= place == null && outbox.queue(target).isOpen();
      first = place == null ? first : Math.min(first, place.firstNeeded());
    }
    if (isPlaceMissing && !there.isEmpty()) {
      first = Math.min(first, there.firstKey());
    }
    events.reset(Math.max(first, end - events.capacity()), end);
  }

  private void restoreEvent(int severity, long number, int key) {
    Event event = found.event(key);
    if (event == null || number < outbox.log(severity).first()) {
      found.forget(key);
      return;
    }
    if ((number & 7) == 7 && Faults.planted(PlantedBugs.JOURNAL_NEW_ID)) {
      event.identify(event.id() + 1);
    }
    outbox.restore(number, event, awayFrom(severity, number));
    found.keep(key, severity, number);
  }

  /**
   * The bits of the guests that an event is kept from: those that are told of nothing now, unless
   * it is one of the first that were left to them when their place was noted. What came after those
   * came while they were away already.
   */
  private int awayFrom(int severity, long number) {
    int away = 0;
    for (int target = 0; target < found.targetCount(); target++) {
      TargetQueue queue = outbox.queue(target);
      if (queue.isGuest() && !queue.isOpen()) {
        PlaceRecord place = found.place(target, severity);
        boolean isOwed = place != null && place.waitsFor(number) && owed[target] < place.queued;
        owed[target] += isOwed ? 1 : 0;
        away |= isOwed ? 0 : queue.bit();
      }
    }
    return away;
  }

  /**
   * A target without a place is a new one, which is told of what comes, unless damage may have
   * taken its place away: then it is told again of all that is there.
   */
  private void restorePlace(int target, int severity) {
    ClassCursor cursor = outbox.queue(target).place(severity);
    EventLog events = outbox.log(severity);
    PlaceRecord place = found.place(target, severity);
    if (place != null) {
      cursor.restore(place, DropCause.LOST_IN_RESTART);
    } else {
      boolean isToldAgain = mayLackPlace(severity) && outbox.queue(target).isOpen();
      cursor.startAt(isToldAgain ? events.first() : events.end());
    }
  }

  /** Whether damage may have taken a place away; one of a severity that is not kept was none. */
  private boolean mayLackPlace(int severity) {
    return found.isDamaged() && severity >= leastSeverity;
  }

  /** Finds the records of events that the outbox has already. */
  void match() {
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      EventLog events = outbox.log(severity);
      for (Map.Entry<Long, Integer> each : found.events(severity).entrySet()) {
        long number = each.getKey();
        boolean isThere =
            number >= events.first()
                && number < events.end()
                && events.at(number).id() == found.id(each.getValue());
        if (isThere) {
          found.keep(each.getValue(), severity, number);
        } else {
          found.forget(each.getValue());
        }
      }
    }
  }

  /**
   * Brings back into an outbox that has events by now what a start could not read. It comes behind
   * what there is, under numbers of this run, which are raised above all those of earlier runs: a
   * record that is taken away now may be found again by a later start, and must be over then.
   *
   * @return number of events that were brought back
   */
  int restoreLate() {
    int restored = 0;
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      SortedMap<Long, Integer> waiting = found.events(severity);
      outbox.raiseNumbers(severity, found.end(severity));
      forgetUnneeded(severity, waiting);
      makeRoom(severity, waiting);
      addPast(severity, waiting);
      for (int key : waiting.values()) {
        outbox.offer(found.event(key));
        found.renumber(key, outbox.log(severity).end() - 1);
      }
      restored += waiting.size();
    }
    outbox.restored();
    return restored;
  }

  private void forgetUnneeded(int severity, SortedMap<Long, Integer> waiting) {
    waiting
        .entrySet()
        .removeIf(
            each -> {
              boolean isOver =
                  !isNeeded(severity, each.getKey()) || found.event(each.getValue()) == null;
              if (isOver) {
                found.forget(each.getValue());
              }
              return isOver;
            });
  }

  private boolean isNeeded(int severity, long number) {
    for (int target = 0; target < found.targetCount(); target++) {
      PlaceRecord place = found.place(target, severity);
      boolean isOwedAll = mayLackPlace(severity) && outbox.queue(target).isOpen();
      if (place == null ? isOwedAll : place.waitsFor(number)) {
        return true;
      }
    }
    return false;
  }

  /** Gives up the oldest of what was found, so that it pushes out nothing that has come since. */
  private void makeRoom(int severity, SortedMap<Long, Integer> waiting) {
    EventLog events = outbox.log(severity);
    long room = events.capacity() - (events.end() - outbox.firstNeeded(severity));
    while (waiting.size() > room) {
      found.forget(waiting.remove(waiting.firstKey()));
    }
  }

  /** Adds to the counters of the targets those of earlier runs, and what is missing by now. */
  private void addPast(int severity, SortedMap<Long, Integer> waiting) {
    for (int target = 0; target < found.targetCount(); target++) {
      PlaceRecord place = found.place(target, severity);
      if (place == null) {
        continue;
      }
      long there = 0;
      for (Map.Entry<Long, Integer> each : waiting.entrySet()) {
        if (each.getKey() < place.end && place.waitsFor(each.getKey())) {
          there += outbox.isFor(found.event(each.getValue()), target) ? 1 : 0;
        }
      }
      outbox
          .queue(target)
          .place(severity)
          .addPast(place, Math.max(0, place.queued - there), DropCause.LOST_IN_RESTART);
    }
  }
}
