/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import io.tocsin.fault.Faults;
import io.tocsin.fault.PlantedBugs;

/**
 * What the board has to tell: one bounded log of events for each severity class, and a place in
 * them for each target.
 *
 * <pre>
 *  critical       | e | e | e | e |            each target reads every log
 *  minor          | e | e |                    at its own pace
 *  warning        | e | e | e | e | e | e |
 *  informational  | e |
 * </pre>
 *
 * <p>An event is stored once, however many targets there are. When a log is full its oldest event
 * goes, which those targets lose, and count as dropped, that had not got so far: a slow target
 * delays no other, and a storm of one class takes nothing of another.
 */
public final class Outbox {

  /** Most subscribers and guests together. */
  public static final int SUBSCRIBERS_MAX = 31;

  private final EventLog[] logs = new EventLog[Severity.COUNT];
  private final TargetQueue[] queues;

  /** The bits of all guests in {@link Event#subscribers}. */
  private final int guests;

  /**
   * An empty outbox with targets that are told of everything.
   *
   * @param capacities most events that the log of each class keeps, by severity; index 0 is not
   *     used
   * @param targetCount number of targets
   */
  public Outbox(int[] capacities, int targetCount) {
    this(capacities, targetCount, 0, 0);
  }

  /**
   * An empty outbox. Behind the targets that are told of everything stand the subscribers, who are
   * told of nothing but what they have subscribed to, and behind them the guests, who come and go:
   * a guest is told of what happens while its queue is open.
   *
   * @param capacities most events that the log of each class keeps, by severity; index 0 is not
   *     used
   * @param steadyCount number of targets that are told of everything
   * @param subscriberCount number of subscribers; the first of them has the lowest bit in {@link
   *     Event#subscribers}
   * @param guestCount number of guests, whose queues are closed at first; with the subscribers
   *     {@link #SUBSCRIBERS_MAX} at most
   */
  public Outbox(int[] capacities, int steadyCount, int subscriberCount, int guestCount) {
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      logs[severity] = new EventLog(capacities[severity]);
    }
    queues = new TargetQueue[steadyCount + subscriberCount + guestCount];
    int guestBits = 0;
    for (int target = 0; target < queues.length; target++) {
      int bit = target < steadyCount ? 0 : 1 << (target - steadyCount);
      boolean isGuest = target >= steadyCount + subscriberCount;
      guestBits |= isGuest ? bit : 0;
      queues[target] = new TargetQueue(logs, target, bit, isGuest);
    }
    guests = guestBits;
  }

  /**
   * Appends a copy of an event to the log of its class, for all targets that it is for.
   *
   * @param event a stamped event
   */
  public void offer(Event event) {
    EventLog log = logs[event.severity()];
    if ((event.id() & 15) == 15 && Faults.planted(PlantedBugs.SILENT_DROP)) {
      return;
    }
    if (log.isFull()) {
      for (TargetQueue queue : queues) {
        queue.loseFirst(event.severity());
      }
      log.removeFirst();
    }
    log.append(event);
    Event kept = log.at(log.end() - 1);
    kept.tell((kept.subscribers() & ~guests) | openGuests());
    for (TargetQueue queue : queues) {
      queue.appended(event.severity());
    }
  }

  /** The bits of the guests whose queues are open. */
  private int openGuests() {
    int open = 0;
    for (TargetQueue queue : queues) {
      open |= queue.isGuest() && queue.isOpen() ? queue.bit() : 0;
    }
    return open;
  }

  /**
   * Counts events that are not told of by themselves, because another one stands for them.
   *
   * @param event that other one
   * @param count how many
   */
  void countCoalesced(Event event, int count) {
    for (TargetQueue queue : queues) {
      if (queue.isFor(event)) {
        queue.countCoalesced(event.severity(), count);
      }
    }
  }

  /**
   * Takes over the events and places of another outbox, while this one is empty. A target that the
   * other one did not have is told of what comes; events about somebody who is gone go with him.
   * Where a log is smaller than before, its oldest events are lost.
   *
   * @param other the other one, of which nothing is on its way any more
   * @param before for each target, its number in the other outbox; -1 for none
   * @param subjects the subject of an event here, by its kind and by its subject there
   */
  public void adopt(Outbox other, int[] before, SubjectMap subjects) {
    PlaceRecord place = new PlaceRecord();
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      adoptEvents(severity, other, before, subjects);
      for (int target = 0; target < queues.length; target++) {
        ClassCursor cursor = queues[target].place(severity);
        if (before[target] < 0) {
          cursor.startAt(logs[severity].end());
        } else {
          other.queues[before[target]].place(severity).save(place);
          cursor.restore(place, DropCause.QUEUE_FULL);
        }
      }
    }
    restored();
  }

  private void adoptEvents(int severity, Outbox other, int[] before, SubjectMap subjects) {
    EventLog from = other.logs[severity];
    EventLog log = logs[severity];
    log.reset(Math.max(from.first(), from.end() - log.capacity()), from.end());
    Event event = new Event();
    long lost = Faults.planted(PlantedBugs.RELOAD_LOSE_EVENT) ? 1 : 0;
    for (long number = log.first() + lost; number < log.end(); number++) {
      event.set(from.at(number));
      int subject = subjects.map(event.kind(), event.subject());
      // A log that was brought back may lack events, and has nothing in their places.
      if (event.kind() != EventKind.NONE && subject != SubjectMap.GONE) {
        event.tell((event.subscribers() & ~guests) | guestsOf(from.at(number), other, before));
        event.setSubject(subject);
        log.restore(number, event);
      }
    }
  }

  /** The bits of the guests that are told of an event of another outbox. */
  private int guestsOf(Event event, Outbox other, int[] before) {
    int told = 0;
    for (int target = 0; target < queues.length; target++) {
      boolean wasThere = queues[target].isGuest() && before[target] >= 0;
      told |= wasThere && other.queues[before[target]].isOurs(event) ? queues[target].bit() : 0;
    }
    return told;
  }

  /**
   * Brings an event back that was kept over a restart. Guests are told of it as if they had been
   * there: which of them were is not kept, as their numbers are others after a restart.
   *
   * @param number its number in the log of its severity, for which there is room
   * @param event a stamped event; copied
   * @param away bits of the guests that are not told of it all the same
   */
  void restore(long number, Event event, int away) {
    EventLog log = logs[event.severity()];
    log.restore(number, event);
    log.at(number).tell((event.subscribers() | guests) & ~away);
  }

  /**
   * Whether any target has still to be told of an event about another target.
   *
   * @param subject number of the other one
   */
  public boolean isToldOf(int subject) {
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      long end = logs[severity].end();
      for (long number = firstNeeded(severity); number < end; number++) {
        Event event = logs[severity].at(number);
        if (event.isAboutTarget(subject) && needs(severity, number)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * The queue of one target.
   *
   * @param target 0 to the number of targets - 1
   */
  public TargetQueue queue(int target) {
    return queues[target];
  }

  /** Whether an event is for a target. */
  boolean isFor(Event event, int target) {
    return queues[target].isFor(event);
  }

  /** Number of targets. */
  int targetCount() {
    return queues.length;
  }

  /** The log of one severity. */
  EventLog log(int severity) {
    return logs[severity];
  }

  /** Whether an event of a log is on its way to any target, or waits for one. */
  boolean needs(int severity, long number) {
    if (number < logs[severity].first() || number >= logs[severity].end()) {
      return false;
    }
    for (TargetQueue queue : queues) {
      if (queue.place(severity).needs(number)) {
        return true;
      }
    }
    return false;
  }

  /** Number of the first event of a log that any target may need; its end for none. */
  long firstNeeded(int severity) {
    long first = logs[severity].end();
    for (TargetQueue queue : queues) {
      first = Math.min(first, queue.place(severity).firstNeeded());
    }
    return first;
  }

  /** Number of events of a severity and of worse ones that any target needs. */
  int neededEvents(int leastSeverity) {
    int count = 0;
    for (int severity = leastSeverity; severity < Severity.COUNT; severity++) {
      long end = logs[severity].end();
      for (long number = firstNeeded(severity); number < end; number++) {
        count += needs(severity, number) ? 1 : 0;
      }
    }
    return count;
  }

  /** Raises the numbers of all events of a log, so that none is below a bound. */
  void raiseNumbers(int severity, long least) {
    long by = logs[severity].raiseNumbers(least);
    for (TargetQueue queue : queues) {
      queue.place(severity).numbersRaised(by);
    }
  }

  /** Notes that places have been restored. */
  void restored() {
    for (TargetQueue queue : queues) {
      queue.restored();
    }
  }
}
