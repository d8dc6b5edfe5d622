/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import io.tocsin.store.FlashBudget;
import io.tocsin.store.KeyedLog;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the journal's log had when it was opened: a place for each target and severity, and events
 * by their numbers. Records that make no sense, or belong to a target that is not configured any
 * more, are taken away.
 */
final class FoundRecords {

  private final KeyedLog log;
  private final JournalKeys keys;
  private final String[] targetNames;
  private final SubjectNames subjects;
  private final PlaceRecord[] places;

  /** For each severity, the keys of its events by their numbers. */
  private final List<SortedMap<Long, Integer>> events = new ArrayList<>();

  private final byte[] content = new byte[JournalWriter.CONTENT_BYTES_MAX];
  private final EventRecord event = new EventRecord();
  private final PlaceRecord place = new PlaceRecord();

  /**
   * Reads all of it.
   *
   * @param log the log, as it was found
   * @param keys takes note of places and the budget; of events, whoever brings them back does
   * @param budget goes on where it left off
   * @param targetNames name of each target
   * @param subjects names of what events are about
   */
  FoundRecords(
      KeyedLog log,
      JournalKeys keys,
      FlashBudget budget,
      String[] targetNames,
      SubjectNames subjects) {
    this.log = log;
    this.keys = keys;
    this.targetNames = targetNames;
    this.subjects = subjects;
    places = new PlaceRecord[targetNames.length * Severity.COUNT];
    for (int severity = 0; severity < Severity.COUNT; severity++) {
      events.add(new TreeMap<>());
    }
    for (int key = 0; key < log.keyCount(); key++) {
      int length = log.content(key, content, 0);
      if (length > 0 && content[0] == EventRecord.TAG) {
        addEvent(key, length);
      } else if (length > 0) {
        addOther(key, length, budget);
      }
    }
  }

  private void addEvent(int key, int length) {
    if (!event.decode(content, length)) {
      forget(key);
      return;
    }
    SortedMap<Long, Integer> ofSeverity = events.get(event.event.severity());
    long number = event.number;
    long id = event.event.id();
    Integer other = ofSeverity.putIfAbsent(number, key);
    if (other != null) {
      // A number is given again when a start knew nothing of its first use; the later one counts.
      read(other);
      boolean isLater = id > event.event.id();
      forget(isLater ? other : key);
      ofSeverity.put(number, isLater ? key : other);
    }
  }

  private void addOther(int key, int length, FlashBudget budget) {
    int target = place.decode(content, length) ? targetOf(place.name) : -1;
    if (target >= 0 && keys.place(target, place.severity) == JournalKeys.NONE) {
      keys.assignPlace(key, target, place.severity);
      PlaceRecord found = new PlaceRecord();
      found.decode(content, length);
      places[target * Severity.COUNT + place.severity] = found;
    } else if (keys.budget() == JournalKeys.NONE && budget.decode(content, length)) {
      keys.assignBudget(key);
    } else {
      forget(key);
    }
  }

  private int targetOf(RecordText name) {
    for (int target = 0; target < targetNames.length; target++) {
      if (!name.isEmpty() && name.is(targetNames[target])) {
        return target;
      }
    }
    return -1;
  }

  private void read(int key) {
    event.decode(content, log.content(key, content, 0));
  }

  /** Number of targets. */
  int targetCount() {
    return targetNames.length;
  }

  /** The place of a target in the log of a severity; null when it has none. */
  PlaceRecord place(int target, int severity) {
    return places[target * Severity.COUNT + severity];
  }

  /** The keys of the events of a severity by their numbers; the caller may remove what it takes. */
  SortedMap<Long, Integer> events(int severity) {
    return events.get(severity);
  }

  /** Number that follows those of all events of a severity that are known to have been. */
  long end(int severity) {
    SortedMap<Long, Integer> ofSeverity = events.get(severity);
    long end = ofSeverity.isEmpty() ? 0 : ofSeverity.lastKey() + 1;
    for (int target = 0; target < targetNames.length; target++) {
      PlaceRecord found = place(target, severity);
      end = found == null ? end : Math.max(end, found.end);
    }
    return end;
  }

  /**
   * An event, for what it is about as it is configured now.
   *
   * @param key one of {@link #events(int)}
   * @return the event, good until the next call; null when what it is about is gone
   */
  Event event(int key) {
    read(key);
    int subject = subjectOf();
    if (subject < 0) {
      return null;
    }
    event.event.setSubject(subject);
    return event.event;
  }

  /** Identifier of an event. */
  long id(int key) {
    read(key);
    return event.event.id();
  }

  /** Index of the event's subject; -1 when there is none of that name any more. */
  private int subjectOf() {
    int kind = event.event.kind();
    int count = subjects.count(kind);
    if (count == 0 && event.subject.isEmpty()) {
      return 0;
    }
    for (int subject = 0; subject < count; subject++) {
      if (!event.subject.isEmpty() && event.subject.is(subjects.name(kind, subject))) {
        return subject;
      }
    }
    return -1;
  }

  /**
   * Gives the event of the last {@link #event} another number; that is durable with the next sync,
   * and until then the old record is there.
   *
   * @param key its key
   * @param number its number in the log of its severity
   */
  void renumber(int key, long number) {
    event.number = number;
    log.put(key, content, 0, event.encode(content));
    keys.assignEvent(key, event.event.severity(), number, false);
  }

  /** Notes that the event with a key is in the outbox under the number that it was found with. */
  void keep(int key, int severity, long number) {
    keys.assignEvent(key, severity, number, true);
  }

  /** Takes a record away. */
  void forget(int key) {
    keys.forget(log, key);
  }

  /** Whether damage may have taken records away. */
  boolean isDamaged() {
    return log.damagedSectors() > 0;
  }
}
