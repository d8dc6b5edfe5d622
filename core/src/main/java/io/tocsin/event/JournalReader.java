/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import io.tocsin.hal.Faults;
import io.tocsin.hal.PlantedBugs;
import io.tocsin.store.KeyedLog;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Brings events and places back from the journal. Records that make no sense, belong to nothing
 * that is configured any more, or are needed by nobody are passed over.
 */
final class JournalReader {

  private static final byte[] NOTHING = {};

  private final Outbox outbox;
  private final String[] targetNames;
  private final SubjectNames subjects;
  private final int leastSeverity;
  private final byte[] content = new byte[JournalWriter.CONTENT_BYTES_MAX];
  private final EventRecord event = new EventRecord();
  private final PlaceRecord place = new PlaceRecord();
  private int restored;

  JournalReader(Outbox outbox, String[] targetNames, SubjectNames subjects, int leastSeverity) {
    this.outbox = outbox;
    this.targetNames = targetNames;
    this.subjects = subjects;
    this.leastSeverity = leastSeverity;
  }

  /**
   * Fills an empty outbox with what a log has.
   *
   * @param log the log, as it was found
   * @param keys takes note of the records that are of use
   * @param budget goes on where it left off
   */
  void restore(KeyedLog log, JournalKeys keys, FlashBudget budget) {
    PlaceRecord[] places = readPlaces(log, keys, budget);
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      resetLog(log, severity, places);
    }
    for (int key = 0; key < log.keyCount(); key++) {
      if (readEvent(log, key)) {
        restoreEvent(log, keys, key);
      }
    }
    for (int target = 0; target < targetNames.length; target++) {
      for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
        restorePlace(
            target, severity, places[index(target, severity)], mayLackPlace(log, severity));
      }
    }
    outbox.restored();
    restored = outbox.neededEvents(Severity.LEAST);
  }

  /**
   * Takes away a record that no place makes harmless: without a record in its stead it might come
   * back with a later start, when its event is long over.
   */
  static void forget(KeyedLog log, JournalKeys keys, int key) {
    log.put(key, NOTHING, 0, 0);
    keys.bury(key);
  }

  private static int index(int target, int severity) {
    return target * Severity.COUNT + severity;
  }

  private PlaceRecord[] readPlaces(KeyedLog log, JournalKeys keys, FlashBudget budget) {
    PlaceRecord[] places = new PlaceRecord[targetNames.length * Severity.COUNT];
    for (int key = 0; key < log.keyCount(); key++) {
      int length = log.content(key, content, 0);
      if (length <= 0 || content[0] == EventRecord.TAG) {
        continue;
      }
      int target = place.decode(content, length) ? targetOf(place.name) : -1;
      if (target >= 0 && keys.place(target, place.severity) == JournalKeys.NONE) {
        keys.assignPlace(key, target, place.severity);
        PlaceRecord found = new PlaceRecord();
        found.decode(content, length);
        places[index(target, place.severity)] = found;
      } else if (keys.budget() == JournalKeys.NONE && budget.decode(content, length)) {
        keys.assignBudget(key);
      } else {
        forget(log, keys, key);
      }
    }
    return places;
  }

  private int targetOf(RecordText name) {
    for (int target = 0; target < targetNames.length; target++) {
      if (name.is(targetNames[target])) {
        return target;
      }
    }
    return -1;
  }

  private boolean readEvent(KeyedLog log, int key) {
    int length = log.content(key, content, 0);
    return length > 0 && event.decode(content, length);
  }

  /** Makes room from the first event that a target waits for to the last that there was. */
  private void resetLog(KeyedLog log, int severity, PlaceRecord[] places) {
    EventLog events = outbox.log(severity);
    long first = Long.MAX_VALUE;
    long end = 0;
    boolean placeMissing = targetNames.length == 0;
    for (int target = 0; target < targetNames.length; target++) {
      PlaceRecord found = places[index(target, severity)];
      if (found == null) {
        placeMissing = true;
      } else {
        first = Math.min(first, found.takenCount > 0 ? found.taken[0] : found.next);
        end = Math.max(end, found.end);
      }
    }
    long oldest = Long.MAX_VALUE;
    for (int key = 0; key < log.keyCount(); key++) {
      if (readEvent(log, key) && event.event.severity() == severity) {
        oldest = Math.min(oldest, event.number);
        end = Math.max(end, event.number + 1);
      }
    }
    if (placeMissing) {
      first = Math.min(first, oldest);
    }
    first = Math.min(first, end);
    events.reset(Math.max(first, end - events.capacity()), end);
  }

  private void restoreEvent(KeyedLog log, JournalKeys keys, int key) {
    EventLog events = outbox.log(event.event.severity());
    int subject = subjectOf();
    if (event.number < events.first() || subject < 0) {
      forget(log, keys, key);
      return;
    }
    int other = keys.event(event.event.severity(), event.number);
    if (other != JournalKeys.NONE) {
      // A number is given again when a start knew nothing of its first use; the later one counts.
      if (events.at(event.number).id() >= event.event.id()) {
        forget(log, keys, key);
        return;
      }
      keys.freeEvent(other);
      forget(log, keys, other);
    }
    event.event.setSubject(subject);
    if ((event.number & 7) == 7 && Faults.planted(PlantedBugs.JOURNAL_NEW_ID)) {
      event.event.identify(event.event.id() + 1);
    }
    events.restore(event.number, event.event);
    keys.assignEvent(key, event.event.severity(), event.number, true);
  }

  /** Index of the event's subject; -1 when there is none of that name any more. */
  private int subjectOf() {
    int kind = event.event.kind();
    int count = subjects.count(kind);
    if (count == 0 && event.subject.isEmpty()) {
      return 0;
    }
    for (int subject = 0; subject < count; subject++) {
      if (event.subject.is(subjects.name(kind, subject))) {
        return subject;
      }
    }
    return -1;
  }

  /** Whether damage may have taken a place away; one of a severity that is not kept was none. */
  private boolean mayLackPlace(KeyedLog log, int severity) {
    return log.damagedSectors() > 0 && severity >= leastSeverity;
  }

  /**
   * A target without a place is a new one, which is told of what comes, unless damage may have
   * taken its place away: then it is told again of all that is there.
   */
  private void restorePlace(int target, int severity, PlaceRecord found, boolean isDamaged) {
    ClassCursor cursor = outbox.queue(target).place(severity);
    EventLog events = outbox.log(severity);
    if (found != null) {
      cursor.restore(found, DropCause.LOST_IN_RESTART);
    } else {
      cursor.startAt(isDamaged ? events.first() : events.end());
    }
  }

  /**
   * Finds the records of events that an outbox has already, and gives all others back.
   *
   * @param log the log, as it was found
   * @param keys takes note of the records that are of use
   * @param budget goes on where it left off
   */
  void match(KeyedLog log, JournalKeys keys, FlashBudget budget) {
    readPlaces(log, keys, budget);
    for (int key = 0; key < log.keyCount(); key++) {
      if (readEvent(log, key)) {
        int severity = event.event.severity();
        EventLog events = outbox.log(severity);
        boolean isThere =
            event.number >= events.first()
                && event.number < events.end()
                && events.at(event.number).id() == event.event.id();
        if (isThere && keys.event(severity, event.number) == JournalKeys.NONE) {
          keys.assignEvent(key, severity, event.number, true);
        } else {
          forget(log, keys, key);
        }
      }
    }
  }

  /**
   * Brings back into an outbox that has events by now what a start could not read. It comes behind
   * what there is, under numbers of this run, which are raised above all those of earlier runs: a
   * record that is given back now may be found again by a later start, and must be over then.
   *
   * @param log the log, as it was found
   * @param keys takes note of the records that are of use
   * @param budget goes on where it left off
   */
  void restoreLate(KeyedLog log, JournalKeys keys, FlashBudget budget) {
    PlaceRecord[] places = readPlaces(log, keys, budget);
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      SortedMap<Long, Integer> waiting = new TreeMap<>();
      long end = 0;
      for (int target = 0; target < targetNames.length; target++) {
        PlaceRecord found = places[index(target, severity)];
        end = found == null ? end : Math.max(end, found.end);
      }
      for (int key = 0; key < log.keyCount(); key++) {
        if (readEvent(log, key) && event.event.severity() == severity) {
          end = Math.max(end, event.number + 1);
          collect(log, key, places, mayLackPlace(log, severity), waiting);
        }
      }
      outbox.raiseNumbers(severity, end);
      makeRoom(log, keys, severity, waiting);
      addPast(log, severity, places, waiting);
      for (int key : waiting.values()) {
        readEvent(log, key);
        event.event.setSubject(subjectOf());
        outbox.offer(event.event);
        event.number = outbox.log(severity).end() - 1;
        // The old record is there until the new one is durable.
        log.put(key, content, 0, event.encode(content));
        keys.assignEvent(key, severity, event.number, false);
        restored++;
      }
    }
    outbox.restored();
  }

  /** Takes note of the event that was just read when somebody waits for it, else gives it back. */
  private void collect(
      KeyedLog log,
      int key,
      PlaceRecord[] places,
      boolean isDamaged,
      SortedMap<Long, Integer> waiting) {
    boolean isNeeded = false;
    for (int target = 0; target < targetNames.length; target++) {
      PlaceRecord found = places[index(target, event.event.severity())];
      isNeeded |= found == null ? isDamaged : found.waitsFor(event.number);
    }
    long number = event.number;
    long id = event.event.id();
    if (!isNeeded || subjectOf() < 0) {
      log.release(key);
      return;
    }
    Integer other = waiting.get(number);
    if (other == null) {
      waiting.put(number, key);
      return;
    }
    // As at a start, the later use of a number counts.
    readEvent(log, other);
    boolean isLater = id > event.event.id();
    log.release(isLater ? other : key);
    if (isLater) {
      waiting.put(number, key);
    }
  }

  /** Gives up the oldest of what was found, so that it pushes out nothing that has come since. */
  private void makeRoom(
      KeyedLog log, JournalKeys keys, int severity, SortedMap<Long, Integer> waiting) {
    EventLog events = outbox.log(severity);
    long room = events.capacity() - (events.end() - outbox.firstNeeded(severity));
    while (waiting.size() > room) {
      forget(log, keys, waiting.remove(waiting.firstKey()));
    }
  }

  /** Adds to the counters of the targets those of earlier runs, and what is missing by now. */
  private void addPast(
      KeyedLog log, int severity, PlaceRecord[] places, SortedMap<Long, Integer> waiting) {
    for (int target = 0; target < targetNames.length; target++) {
      PlaceRecord found = places[index(target, severity)];
      if (found == null) {
        continue;
      }
      long there = 0;
      for (Map.Entry<Long, Integer> entry : waiting.entrySet()) {
        if (entry.getKey() < found.end && found.waitsFor(entry.getKey())) {
          readEvent(log, entry.getValue());
          event.event.setSubject(subjectOf());
          there += event.event.isFor(target) ? 1 : 0;
        }
      }
      outbox
          .queue(target)
          .place(severity)
          .addPast(found, Math.max(0, found.queued - there), DropCause.LOST_IN_RESTART);
    }
  }

  /** Events that were brought back and that somebody waits for. */
  int restored() {
    return restored;
  }
}
