/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import io.tocsin.fault.Faults;
import io.tocsin.fault.PlantedBugs;
import io.tocsin.store.FlashBudget;
import io.tocsin.store.KeyedLog;
import java.util.Arrays;

/**
 * Puts into the journal's log what has changed since it was durable last: places of targets, and
 * events that somebody still waits for. An event that every target has got before it was written is
 * never written.
 *
 * <p>A record of an event is given back only when the places of all targets, which say that nobody
 * waits for it any more, are durable: otherwise a start after a power cut would look for it in
 * vain, and count it as lost.
 */
final class JournalWriter {

  /** Greatest length of a record in bytes. */
  static final int CONTENT_BYTES_MAX = PlaceRecord.BYTES_MAX;

  /**
   * Most events that are put at a time. A flash that takes a second for a write keeps the agent for
   * as many seconds as there are sectors, and nothing else is done meanwhile.
   */
  static final int EVENTS_PER_ROUND = 32;

  private final Outbox outbox;
  private final String[] targetNames;
  private final SubjectNames subjects;
  private final int leastSeverity;
  private final KeyedLog log;
  private final JournalKeys keys;
  private final FlashBudget budget;
  private final byte[] content = new byte[CONTENT_BYTES_MAX];
  private final EventRecord event = new EventRecord();
  private final PlaceRecord place = new PlaceRecord();

  /** The state of each place when it was put last, and when it became durable last. */
  private final long[] putChanges;

  private final long[] durableChanges;

  private boolean isCutShort;

  JournalWriter(
      Outbox outbox,
      String[] targetNames,
      SubjectNames subjects,
      int leastSeverity,
      KeyedLog log,
      JournalKeys keys,
      FlashBudget budget) {
    this.outbox = outbox;
    this.targetNames = targetNames;
    this.subjects = subjects;
    this.leastSeverity = leastSeverity;
    this.log = log;
    this.keys = keys;
    this.budget = budget;
    putChanges = new long[targetNames.length * Severity.COUNT];
    durableChanges = new long[putChanges.length];
    Arrays.fill(putChanges, -1);
    Arrays.fill(durableChanges, -1);
    forgetPlaces();
  }

  /** Severities that were journaled once, and are no longer, begin anew with every start. */
  private void forgetPlaces() {
    for (int target = 0; target < targetNames.length; target++) {
      for (int severity = Severity.LEAST; severity < leastSeverity; severity++) {
        forgetPlace(target, severity);
      }
    }
  }

  private void forgetPlace(int target, int severity) {
    int key = keys.place(target, severity);
    if (key != JournalKeys.NONE) {
      keys.freePlace(target, severity);
      keys.forget(log, key);
    }
  }

  /** Number of events that somebody waits for and that are not durable. */
  int unsavedEvents() {
    int count = 0;
    for (int severity = leastSeverity; severity < Severity.COUNT; severity++) {
      count += unsavedEvents(severity, outbox.log(severity).end());
    }
    return count;
  }

  /** As {@link #unsavedEvents()}, without those that are too young. */
  int unsavedEvents(YoungEvents young) {
    int count = 0;
    for (int severity = leastSeverity; severity < Severity.COUNT; severity++) {
      count += unsavedEvents(severity, young.end(severity));
    }
    return count;
  }

  private int unsavedEvents(int severity, long end) {
    int count = 0;
    for (long number = outbox.firstNeeded(severity); number < end; number++) {
      int key = keys.event(severity, number);
      boolean isDurable = key != JournalKeys.NONE && keys.isDurable(key);
      count += !isDurable && outbox.needs(severity, number) ? 1 : 0;
    }
    return count;
  }

  /** Whether all places are durable as they are, and all events that somebody waits for. */
  boolean isSettled() {
    for (int target = 0; target < targetNames.length; target++) {
      for (int severity = leastSeverity; severity < Severity.COUNT; severity++) {
        long changes = outbox.queue(target).place(severity).changes();
        if (durableChanges[target * Severity.COUNT + severity] != changes) {
          return false;
        }
      }
    }
    return unsavedEvents() == 0;
  }

  /**
   * Puts what has changed, but for events beyond {@link #EVENTS_PER_ROUND}.
   *
   * @return false when there were events that were not put: {@link #isCutShort} tells which of the
   *     two reasons there is
   */
  boolean put() {
    freeUnsynced();
    boolean changed = putPlaces();
    boolean complete = true;
    int count = 0;
    isCutShort = false;
    for (int severity = leastSeverity; severity < Severity.COUNT; severity++) {
      long end = outbox.log(severity).end();
      for (long number = outbox.firstNeeded(severity); complete && number < end; number++) {
        if (keys.event(severity, number) == JournalKeys.NONE && outbox.needs(severity, number)) {
          isCutShort = count == EVENTS_PER_ROUND;
          complete = !isCutShort && putEvent(severity, number);
          count += complete ? 1 : 0;
        }
      }
    }
    if (changed || count > 0) {
      putBudget();
    }
    return complete;
  }

  /**
   * Whether the last {@link #put} has left out events because they were too many for one time; if
   * not, no key was free for them.
   */
  boolean isCutShort() {
    return isCutShort;
  }

  /**
   * The bytes that the next sync will write, which the record of the budget has taken account of.
   */
  long cost() {
    long bytes = log.estimateSyncBytes();
    int key = keys.budget();
    if (bytes > 0 && key != JournalKeys.NONE) {
      // As long as the one that is there already, so this changes nothing of the estimate.
      log.put(key, content, 0, budget.encode(content, bytes));
    }
    return bytes;
  }

  /** Gives back what was put, never became durable, and is not needed any more. */
  private void freeUnsynced() {
    for (int key = 0; key < keys.count(); key++) {
      if (keys.isEvent(key) && !keys.isDurable(key) && !isNeeded(key)) {
        log.release(key);
        keys.freeEvent(key);
      }
    }
  }

  private boolean isNeeded(int key) {
    int severity = keys.severity(key);
    return severity >= leastSeverity && outbox.needs(severity, keys.number(key));
  }

  private boolean putPlaces() {
    boolean changed = false;
    for (int target = 0; target < targetNames.length; target++) {
      for (int severity = leastSeverity; severity < Severity.COUNT; severity++) {
        ClassCursor cursor = outbox.queue(target).place(severity);
        int index = target * Severity.COUNT + severity;
        if (durableChanges[index] >= 0 && Faults.planted(PlantedBugs.JOURNAL_FORGET_PLACE)) {
          putChanges[index] = cursor.changes();
        } else if (durableChanges[index] != cursor.changes()
            && putPlace(target, severity, cursor)) {
          putChanges[index] = cursor.changes();
          changed = true;
        }
      }
    }
    return changed;
  }

  private boolean putPlace(int target, int severity, ClassCursor cursor) {
    if (targetNames[target].isEmpty()) {
      forgetPlace(target, severity);
      return true;
    }
    if (cursor.changes() % 8 != 0 && Faults.planted(PlantedBugs.JOURNAL_RELEASE_EARLY)) {
      return false;
    }
    int key = keys.place(target, severity);
    if (key == JournalKeys.NONE) {
      key = keys.findFree();
      if (key == JournalKeys.NONE) {
        // Events have taken all keys before this target was configured; some will come free.
        return false;
      }
      keys.assignPlace(key, target, severity);
    }
    place.severity = severity;
    place.name.set(targetNames[target]);
    cursor.save(place);
    log.put(key, content, 0, place.encode(content));
    return true;
  }

  private boolean putEvent(int severity, long number) {
    int key = keys.findFree();
    if (key == JournalKeys.NONE) {
      return false;
    }
    Event source = outbox.log(severity).at(number);
    int kind = source.kind();
    event.number = number;
    event.event.set(source);
    event.subject.set(subjects.count(kind) == 0 ? "" : subjects.name(kind, source.subject()));
    log.put(key, content, 0, event.encode(content));
    keys.assignEvent(key, severity, number, false);
    return true;
  }

  private void putBudget() {
    int key = keys.budget();
    if (key == JournalKeys.NONE) {
      key = keys.findFree();
      if (key == JournalKeys.NONE) {
        return;
      }
      keys.assignBudget(key);
    }
    log.put(key, content, 0, budget.encode(content, 0));
  }

  /**
   * Notes that all that was put is durable, and gives back the records of what is over.
   *
   * @return whether keys have become free of records that were taken away
   */
  boolean settle() {
    System.arraycopy(putChanges, 0, durableChanges, 0, putChanges.length);
    boolean cameFree = keys.settle();
    for (int key = 0; key < keys.count(); key++) {
      if (keys.isEvent(key) && !isNeeded(key)) {
        boolean isKept = keys.severity(key) >= leastSeverity;
        keys.freeEvent(key);
        if (isKept) {
          log.release(key);
        } else {
          // No place will say that it is over.
          keys.forget(log, key);
        }
      }
    }
    return cameFree;
  }
}
