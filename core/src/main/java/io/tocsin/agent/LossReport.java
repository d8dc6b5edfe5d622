/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.event.Event;
import io.tocsin.event.EventKind;
import io.tocsin.event.Severity;
import io.tocsin.event.TargetQueue;
import io.tocsin.fault.Faults;
import io.tocsin.fault.PlantedBugs;

/**
 * Finds out when a target has to be told that it missed events: when it gets events again and none
 * waits any more.
 */
final class LossReport {

  private final TargetQueue queue;
  private final int target;
  private long untoldSeen;
  private long deliveredThen;

  LossReport(TargetQueue queue, int target) {
    this.queue = queue;
    this.target = target;
    this.deliveredThen = queue.delivered();
  }

  /**
   * Whether the time has come.
   *
   * @param event takes the report then: value is the number of events missed since the last report,
   *     limit that of events that others stood for
   */
  boolean isDue(Event event) {
    long untold = queue.lossesUntold();
    if (untold != untoldSeen) {
      untoldSeen = untold;
      deliveredThen = queue.delivered();
    }
    if (Faults.planted(PlantedBugs.NO_LOSS_REPORT)) {
      return false;
    }
    if (untold == 0 || queue.queued() > 0 || queue.delivered() == deliveredThen) {
      return false;
    }
    event.fill(
        EventKind.EVENTS_LOST,
        Severity.WARNING,
        target,
        clamp(untold),
        clamp(queue.coalescedUntold()),
        0);
    queue.lossesTold();
    untoldSeen = 0;
    return true;
  }

  private static int clamp(long number) {
    return (int) Math.min(number, Integer.MAX_VALUE);
  }
}
