/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.event.Event;
import io.tocsin.event.EventSink;
import io.tocsin.event.TokenBucket;
import io.tocsin.fault.FaultSites;
import io.tocsin.fault.Faults;
import io.tocsin.fault.PlantedBugs;
import io.tocsin.snmp.NotificationOriginator;
import io.tocsin.snmp.NotificationTarget;

/** The places of all targets of notifications, and their turns. */
final class Targets {

  /** Events handed to the transport in one step; what is left waits for the next. */
  private static final int EVENTS_PER_STEP = 32;

  private final TargetPlace[] places;
  private final TokenBucket bytes;
  private final NotificationOriginator originator;
  private final Event event = new Event();

  /** Whose turn it is, and how many events it may still send in this turn. */
  private int turn;

  private int turnEvents;
  private long chargedBytes;

  /**
   * All places.
   *
   * @param places one for each target, in their order
   * @param bytes the rate of the bytes of all notifications together
   * @param originator sends the notifications
   */
  Targets(TargetPlace[] places, TokenBucket bytes, NotificationOriginator originator) {
    this.places = places;
    this.bytes = bytes;
    this.originator = originator;
  }

  /** Number of places, of those too that nobody has. */
  int count() {
    return places.length;
  }

  /** A place. */
  TargetPlace place(int index) {
    return places[index];
  }

  /** The place whose driver has a session; null when none has. */
  TargetPlace ofSession(long sessionId) {
    for (TargetPlace place : places) {
      if (place.driver() != null && place.driver().session().id() == sessionId) {
        return place;
      }
    }
    return null;
  }

  /** The place whose driver sends to a target; null when none does. */
  TargetPlace of(NotificationTarget target) {
    for (TargetPlace place : places) {
      if (place.driver() != null && place.driver().target() == target) {
        return place;
      }
    }
    return null;
  }

  /**
   * Does what is due for each target, and sends events.
   *
   * @return when to call again at the latest
   */
  long step(long nowMs) {
    long deadlineMs = Long.MAX_VALUE;
    for (TargetPlace place : places) {
      if (place.driver() != null) {
        deadlineMs = Math.min(deadlineMs, place.driver().step(nowMs));
      }
    }
    charge(nowMs);
    boolean isCutShort = send(nowMs) || !bytes.isOpen(nowMs);
    for (TargetPlace place : places) {
      long sendMs = place.driver() == null ? Long.MAX_VALUE : place.driver().sendMs(nowMs);
      // What is ready now and was not sent lacks room in its session, of which progress wakes us,
      // unless it was we who stopped.
      if (sendMs != Long.MAX_VALUE && (sendMs > nowMs || isCutShort)) {
        deadlineMs = Math.min(deadlineMs, Math.max(sendMs, bytes.openMs(nowMs)));
      }
    }
    return deadlineMs;
  }

  /**
   * Tells targets that can be reached again what they have missed.
   *
   * @return whether there was anything to tell, which waits to be sent now
   */
  boolean reportLosses(EventSink sink, long nowMs) {
    boolean reported = false;
    for (TargetPlace place : places) {
      if (place.driver() != null && place.driver().losses().isDue(event)) {
        sink.offer(event, nowMs);
        reported = true;
      }
    }
    return reported;
  }

  /** Takes what has been sent, retries of informs too, out of the common bucket. */
  private void charge(long nowMs) {
    long sentBytes = originator.sentBytes();
    bytes.take(Faults.planted(PlantedBugs.FREE_BYTES) ? 0 : sentBytes - chargedBytes, nowMs);
    chargedBytes = sentBytes;
  }

  /**
   * Gives targets their turns, each as many events as its weight says, until as many events are
   * sent as one step may, or none is ready. The next step goes on where this one ends: between two
   * turns of a target that has something ready, each other one has a single turn.
   *
   * @return whether more might be sent at once
   */
  private boolean send(long nowMs) {
    int left = eventsPerStep();
    int passed = 0;
    while (left > 0 && passed < places.length && bytes.isOpen(nowMs)) {
      TargetDriver driver = places[turn].driver();
      boolean isTurnOver =
          driver != null
              && turnEvents == driver.weight()
              && !Faults.planted(PlantedBugs.ENDLESS_TURN);
      boolean mayTry = driver != null && !isTurnOver && !isStarved(turn);
      if (mayTry && driver.sendOne(nowMs)) {
        charge(nowMs);
        turnEvents++;
        left--;
        passed = 0;
      } else {
        turn = (turn + 1) % places.length;
        turnEvents = 0;
        passed += isTurnOver ? 0 : 1;
      }
    }
    return left == 0;
  }

  private static int eventsPerStep() {
    if (Faults.planted(PlantedBugs.ENDLESS_STEP)) {
      return Integer.MAX_VALUE;
    }
    return Faults.maybe(FaultSites.ONE_EVENT_A_STEP) ? 1 : EVENTS_PER_STEP;
  }

  private static boolean isStarved(int target) {
    return target == 1 && Faults.planted(PlantedBugs.STARVE_TARGET);
  }

  /**
   * Goes on for targets that others have been the drivers of.
   *
   * @param other those, which have been shut down
   * @param before for each target, by its number, its number among them; -1 for none
   */
  void adopt(Targets other, int[] before, long nowMs) {
    for (TargetPlace place : places) {
      TargetDriver driverBefore = other.driverOf(before[place.number()]);
      if (place.driver() != null && driverBefore != null) {
        place.driver().adopt(driverBefore, nowMs);
      }
    }
  }

  /** What drives a target; null for nothing. */
  private TargetDriver driverOf(int number) {
    for (TargetPlace place : places) {
      if (place.number() == number) {
        return place.driver();
      }
    }
    return null;
  }

  /**
   * Closes all sessions for good; what still waits stays in the queues.
   *
   * @param isForGood whether nobody goes on with them
   */
  void shutDown(boolean isForGood, long nowMs) {
    for (TargetPlace place : places) {
      if (place.driver() != null) {
        place.driver().shutDown(isForGood, nowMs);
      }
    }
  }
}
