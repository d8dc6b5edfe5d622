/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import io.tocsin.mib.TargetStatus;

/**
 * When the faults are over, everything comes to rest within the time that {@link DrainTime} states,
 * and works: whoever plays the scenario reports what does not. Here: the watchdog was always fed.
 */
final class RestChecker extends Checker {

  RestChecker(Findings findings) {
    super("rest", findings);
  }

  @Override
  public void observed(BoardView board) {
    demand(
        board.host().watchdog().missedCount() == 0,
        "watchdog",
        board.name() + ": the watchdog was not fed in time");
  }

  @Override
  public void judged(BoardView board) {
    TargetStatus status = board.status();
    for (int target = 0; target < status.targetCount(); target++) {
      demand(
          status.queued(target) == 0,
          "drained",
          board.label(target) + ": " + status.queued(target) + " events wait at the end");
    }
  }
}
