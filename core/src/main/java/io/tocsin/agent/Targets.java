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
import io.tocsin.mib.TargetClassStatus;
import io.tocsin.mib.TargetStatus;
import io.tocsin.snmp.NotificationOriginator;
import io.tocsin.tls.Fingerprint;

/**
 * All targets of notifications: their turns, and what their sessions add to what {@link AllTargets}
 * tells of the queues.
 */
final class Targets {

  private static final byte[] NO_FINGERPRINT = {};

  /** Events handed to the transport in one step; what is left waits for the next. */
  private static final int EVENTS_PER_STEP = 32;

  private final TargetDriver[] drivers;
  private final TokenBucket bytes;
  private final NotificationOriginator originator;
  private final byte[][] fingerprints;
  private final QueueStatus[] classes;
  private final Event event = new Event();

  /** Whose turn it is, and how many events it may still send in this turn. */
  private int turn;

  private int turnEvents;
  private long chargedBytes;

  /**
   * An empty list.
   *
   * @param count number of targets that {@link #set} will add
   * @param bytes the rate of the bytes of all notifications together
   * @param originator sends the notifications
   */
  Targets(int count, TokenBucket bytes, NotificationOriginator originator) {
    this.bytes = bytes;
    this.originator = originator;
    drivers = new TargetDriver[count];
    fingerprints = new byte[count][];
    classes = new QueueStatus[count];
  }

  /**
   * Adds a target.
   *
   * @param status tells of its queue
   */
  void set(int index, TargetDriver driver, QueueStatus status) {
    drivers[index] = driver;
    classes[index] = status;
    Fingerprint fingerprint = driver.address().serverFingerprint();
    fingerprints[index] = fingerprint == null ? NO_FINGERPRINT : fingerprint.octets();
  }

  /** The drivers in their order; not to be changed. */
  TargetDriver[] drivers() {
    return drivers;
  }

  /**
   * Does what is due for each target, and sends events.
   *
   * @return when to call again at the latest
   */
  long step(long nowMs) {
    long deadlineMs = Long.MAX_VALUE;
    for (TargetDriver driver : drivers) {
      deadlineMs = Math.min(deadlineMs, driver.step(nowMs));
    }
    charge(nowMs);
    boolean isCutShort = send(nowMs) || !bytes.isOpen(nowMs);
    for (TargetDriver driver : drivers) {
      long sendMs = driver.sendMs(nowMs);
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
    for (TargetDriver driver : drivers) {
      if (driver.losses().isDue(event)) {
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
    while (left > 0 && passed < drivers.length && bytes.isOpen(nowMs)) {
      boolean isTurnOver =
          turnEvents == drivers[turn].weight() && !Faults.planted(PlantedBugs.ENDLESS_TURN);
      if (!isTurnOver && !isStarved(turn) && drivers[turn].sendOne(nowMs)) {
        charge(nowMs);
        turnEvents++;
        left--;
        passed = 0;
      } else {
        turn = (turn + 1) % drivers.length;
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
   * @param before for each target, its number among them; -1 for none
   */
  void adopt(Targets other, int[] before, long nowMs) {
    for (int target = 0; target < drivers.length; target++) {
      if (before[target] >= 0) {
        drivers[target].adopt(other.drivers[before[target]], nowMs);
      }
    }
  }

  /**
   * Closes all sessions for good; what still waits stays in the queues.
   *
   * @param isForGood whether nobody goes on with them
   */
  void shutDown(boolean isForGood, long nowMs) {
    for (TargetDriver driver : drivers) {
      driver.shutDown(isForGood, nowMs);
    }
  }

  int targetCount() {
    return drivers.length;
  }

  String name(int target) {
    return drivers[target].name();
  }

  int type(int target) {
    return drivers[target].isInform() ? TargetStatus.INFORM : TargetStatus.TRAP;
  }

  int state(int target) {
    TargetSession session = drivers[target].session();
    if (session.isOpen()) {
      return TargetStatus.OPEN;
    }
    return session.isOpening() ? TargetStatus.OPENING : TargetStatus.IDLE;
  }

  long timeToDrainHundredths(int target) {
    return drivers[target].timeToDrainHundredths();
  }

  TargetClassStatus classStatus(int target) {
    return classes[target];
  }

  String lastError(int target) {
    return drivers[target].troubles().lastError();
  }

  byte[] serverFingerprint(int target) {
    return fingerprints[target];
  }
}
