/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.event.DropCause;
import io.tocsin.event.Event;
import io.tocsin.event.EventKind;
import io.tocsin.event.Severity;
import io.tocsin.event.TargetQueue;
import io.tocsin.hal.Faults;
import io.tocsin.hal.PlantedBugs;

/**
 * Finds out when a target has to be told that it missed events: when it gets events again and none
 * waits any more.
 */
final class LossReport {

  private final TargetQueue queue;
  private final int target;

  private long droppedTold;
  private long coalescedTold;
  private long droppedSeen;
  private long deliveredThen;

  LossReport(TargetQueue queue, int target) {
    this.queue = queue;
    this.target = target;
  }

  /**
   * Whether the time has come.
   *
   * @param event takes the report then: value is the number of events dropped since the last
   *     report, limit that of events that others stood for
   */
  boolean isDue(Event event) {
    long dropped = dropped();
    if (dropped != droppedSeen) {
      droppedSeen = dropped;
      deliveredThen = queue.delivered();
    }
    if (Faults.planted(PlantedBugs.NO_LOSS_REPORT)) {
      return false;
    }
    if (dropped == droppedTold || queue.queued() > 0 || queue.delivered() == deliveredThen) {
      return false;
    }
    long coalesced = queue.coalesced();
    event.fill(
        EventKind.EVENTS_LOST,
        Severity.WARNING,
        target,
        clamp(dropped - droppedTold),
        clamp(coalesced - coalescedTold),
        0);
    droppedTold = dropped;
    coalescedTold = coalesced;
    return true;
  }

  /**
   * What the target's or the board's want of room or time has cost; refusals have other reasons.
   */
  private long dropped() {
    return queue.dropped(DropCause.QUEUE_FULL) + queue.dropped(DropCause.NOT_ACKNOWLEDGED);
  }

  private static int clamp(long number) {
    return (int) Math.min(number, Integer.MAX_VALUE);
  }
}
