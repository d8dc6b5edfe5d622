/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import io.tocsin.hal.Log;
import io.tocsin.hal.Storage;
import java.util.ArrayList;
import java.util.List;

/** An outbox with its journal on a memory, and time to step it. */
final class JournalBed {

  private static final String[] LINE_NAMES = {"line0", "line1", "line2"};
  static final int LINES = LINE_NAMES.length;
  static final int[] CAPACITIES = {0, 4, 4, 4, 4};
  static final String[] TWO_TARGETS = {"noc", "site"};

  final List<String> told = new ArrayList<>();
  final Outbox outbox;
  final Journal journal;
  private static final int ROUNDS_MAX = 1_000;

  private final Storage storage;
  private final String[] targetNames;
  private final Log log;
  private long nowMs = 1_000_000;

  /** Names of lines and targets; a line that is away is not there any more. */
  static final class Subjects implements SubjectNames {

    private final String[] targetNames;
    private final int firstLine;

    Subjects(String[] targetNames, int firstLine) {
      this.targetNames = targetNames;
      this.firstLine = firstLine;
    }

    @Override
    public int count(int kind) {
      switch (kind) {
        case EventKind.LINE_CHANGED:
          return LINES - firstLine;
        case EventKind.SERVER_CERTIFICATE_INVALID:
          return targetNames.length;
        default:
          return 0;
      }
    }

    @Override
    public String name(int kind, int subject) {
      return kind == EventKind.LINE_CHANGED
          ? LINE_NAMES[firstLine + subject]
          : targetNames[subject];
    }
  }

  JournalBed(Storage storage, JournalSettings settings) {
    this(storage, settings, CAPACITIES, TWO_TARGETS, 0);
  }

  JournalBed(
      Storage storage,
      JournalSettings settings,
      int[] capacities,
      String[] targetNames,
      int firstLine) {
    this(storage, settings, new Outbox(capacities, targetNames.length), targetNames, firstLine);
  }

  /** As a board starts of whose targets all but the first come and go. */
  static JournalBed withGuests(Storage storage, JournalSettings settings, String... targetNames) {
    Outbox outbox = new Outbox(CAPACITIES, 1, 0, targetNames.length - 1);
    return new JournalBed(storage, settings, outbox, targetNames, 0);
  }

  private JournalBed(
      Storage storage,
      JournalSettings settings,
      Outbox outbox,
      String[] targetNames,
      int firstLine) {
    this.storage = storage;
    this.targetNames = targetNames;
    this.outbox = outbox;
    log =
        new Log() {
          @Override
          public void write(int severity, String topic, String text) {
            told.add(text);
          }

          @Override
          public boolean isEnabled(int severity) {
            return true;
          }
        };
    journal =
        new Journal(
            storage, outbox, targetNames, new Subjects(targetNames, firstLine), settings, log);
    journal.restore(nowMs);
  }

  /** Settings without window and budget, for events from warning on. */
  static JournalSettings atOnce() {
    return new JournalSettings(Severity.WARNING, 0, 0);
  }

  static Event event(int severity, long id) {
    return new Event()
        .fill(EventKind.LINE_CHANGED, severity, (int) (id % LINES), (int) id, -(int) id, 7)
        .stamp(id, id * 10, id * 1_000);
  }

  void offer(int severity, long id) {
    outbox.offer(event(severity, id));
  }

  /** Offers warnings until no more are written for the day's budget. */
  void offerUntilSlowed() {
    for (int id = 1; journal.state() != Journal.SLOWED; id++) {
      offer(Severity.WARNING, id);
      step();
    }
  }

  /** Sends and settles what waits for a target, as many events as there are at most. */
  void deliver(int target, int count) {
    TargetQueue queue = outbox.queue(target);
    for (int i = 0; i < count && queue.peek() != null; i++) {
      queue.sent();
    }
    queue.settle();
  }

  /** Steps as often as the journal asks for at this moment. */
  void step() {
    int rounds = 0;
    while (journal.step(nowMs) <= nowMs) {
      rounds++;
      if (rounds > ROUNDS_MAX) {
        throw new IllegalStateException("the journal never has enough");
      }
    }
  }

  void pass(long ms) {
    nowMs += ms;
    step();
  }

  /** Lets all be written that there is. */
  void sync() {
    step();
    pass(Journal.PLACE_WINDOW_MS);
  }

  /** The journal that goes on with the same outbox after this one has stopped. */
  Journal follow(JournalSettings settings) {
    Subjects subjects = new Subjects(targetNames, 0);
    Journal next = new Journal(storage, outbox, targetNames, subjects, settings, log);
    next.follow(journal, nowMs);
    return next;
  }

  int stop() {
    return journal.stop(nowMs);
  }

  long nowMs() {
    return nowMs;
  }

  /** Identifiers of the events that a target waits for, of one severity, in order. */
  List<Long> waiting(int target, int severity) {
    List<Long> ids = new ArrayList<>();
    EventLog log = outbox.log(severity);
    ClassCursor place = outbox.queue(target).place(severity);
    for (long number = log.first(); number < log.end(); number++) {
      if (place.needs(number)) {
        ids.add(log.at(number).id());
      }
    }
    return ids;
  }

  /** All events that a target waits for, as they are. */
  List<Event> events(int target, int severity) {
    List<Event> events = new ArrayList<>();
    EventLog log = outbox.log(severity);
    ClassCursor place = outbox.queue(target).place(severity);
    for (long number = log.first(); number < log.end(); number++) {
      if (place.needs(number)) {
        events.add(log.at(number));
      }
    }
    return events;
  }

  /** Accepted less all that became of it; 0 by the law of conservation. */
  long unexplained(int target, int severity) {
    TargetQueue queue = outbox.queue(target);
    long sum =
        queue.accepted(severity)
            - queue.delivered(severity)
            - queue.queued(severity)
            - queue.coalesced(severity);
    for (int cause = 1; cause < DropCause.COUNT; cause++) {
      sum -= queue.dropped(severity, cause);
    }
    return sum;
  }
}
