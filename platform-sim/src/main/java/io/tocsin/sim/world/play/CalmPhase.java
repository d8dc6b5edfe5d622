/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.play;

import io.tocsin.event.DropCause;
import io.tocsin.mib.TargetStatus;
import io.tocsin.sim.world.Scheduler;
import io.tocsin.sim.world.board.BoardHardware;
import io.tocsin.sim.world.check.BoardView;
import io.tocsin.sim.world.check.DrainTime;
import io.tocsin.sim.world.check.Findings;
import java.util.HashMap;
import java.util.Map;

/**
 * The time after the faults: everything that waits must leave within the time that {@link
 * DrainTime} states. Then each board has a few more things to tell, which must arrive as well.
 */
final class CalmPhase {
  private static final String CHECKER = "rest";
  private static final int PROBES = 3;
  private static final int INPUT = 0;
  private static final int ERROR_LENGTH_MAX = 100;
  private static final long SECOND_MS = 1_000;

  /** Time that nothing may wait in until it is believed, beside the window of merging. */
  private static final long QUIET_MS = 5_000;

  private final Stage stage;
  private final Scheduler scheduler;
  private final Audience audience;
  private final Findings findings;
  private final Arrivals arrivals;
  private final Map<String, Integer> before = new HashMap<>();
  private final DmProbes dmProbes;
  private long quietFromMs;

  CalmPhase(Stage stage, Audience audience, Findings findings, Arrivals arrivals) {
    this.stage = stage;
    this.audience = audience;
    this.findings = findings;
    this.arrivals = arrivals;
    scheduler = stage.world.scheduler();
    dmProbes = new DmProbes(arrivals, findings);
  }

  /**
   * Plays it.
   *
   * @param calm ends all faults
   * @param askAll has all DM servers ask their boards for a session
   */
  void run(Runnable calm, Runnable askAll) {
    calm.run();
    for (BoardView board : stage.boards()) {
      if (board.status() == null) {
        findings.report(CHECKER, "start", board.name() + " does not start: " + lastEntry(board));
      }
    }
    if (!awaitRest("drained")) {
      return;
    }
    askAll.run();
    if (!awaitRest("asked")) {
      return;
    }
    dmProbes.begin(stage.boards());
    for (BoardView board : stage.boards()) {
      for (int target = 0; target < board.targetCount(); target++) {
        before.put(board.label(target), arrivals.count(board, target));
      }
    }
    for (int i = 0; i < PROBES && findings.isEmpty(); i++) {
      probe();
    }
    if (!awaitRest("drained")) {
      return;
    }
    stage.boards().forEach(this::demandProbes);
    dmProbes.demand(stage.boards(), PROBES);
    stage.boards().forEach(board -> audience.tell(witness -> witness.judged(board)));
  }

  private static String lastEntry(BoardView board) {
    int size = board.host().log().entries().size();
    return size == 0 ? "" : board.host().log().entries().get(size - 1);
  }

  private void probe() {
    for (BoardView board : stage.boards()) {
      BoardHardware hardware = board.host().hardware();
      hardware.setInput(INPUT, !hardware.input(INPUT));
    }
    runFor(windowMs() + SECOND_MS);
  }

  private long windowMs() {
    long windowMs = 0;
    for (BoardView board : stage.boards()) {
      windowMs = Math.max(windowMs, board.configuration().coalesceMs());
    }
    return windowMs;
  }

  private void runFor(long timeMs) {
    scheduler.runUntil(scheduler.nowMs() + timeMs, () -> !findings.isEmpty());
  }

  /** Waits until nothing has waited for a while. */
  private boolean awaitRest(String rule) {
    long quietMs = QUIET_MS + windowMs();
    long allowedMs = 0;
    for (BoardView board : stage.boards()) {
      allowedMs = Math.max(allowedMs, DrainTime.ms(board.configuration()));
    }
    long untilMs = scheduler.nowMs() + allowedMs;
    quietFromMs = scheduler.nowMs();
    while (findings.isEmpty() && scheduler.nowMs() < quietFromMs + quietMs) {
      runFor(SECOND_MS);
      if (!isQuiet()) {
        quietFromMs = scheduler.nowMs();
        if (scheduler.nowMs() > untilMs) {
          findings.report(CHECKER, rule, describe(allowedMs));
        }
      }
    }
    return findings.isEmpty();
  }

  private boolean isQuiet() {
    for (BoardView board : stage.boards()) {
      if (board.status() == null || isInDmSession(board)) {
        return false;
      }
      for (int target = 0; target < board.status().targetCount(); target++) {
        if (board.status().queued(target) > 0) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isInDmSession(BoardView board) {
    return board.dm() != null && board.dm().client().isInSession();
  }

  private String describe(long allowedMs) {
    StringBuilder text = new StringBuilder();
    text.append("after ").append(allowedMs / SECOND_MS).append(" s of calm:");
    for (BoardView board : stage.boards()) {
      text.append(isInDmSession(board) ? " in a DM session;" : "");
      int targets = board.status() == null ? 1 : board.status().targetCount();
      for (int target = 0; target < targets; target++) {
        boolean isOff = board.status() == null;
        if (isOff || board.status().queued(target) > 0) {
          text.append(' ').append(board.label(target)).append(": ");
          text.append(isOff ? "off" : describe(board.status(), target)).append(';');
        }
      }
    }
    return text.toString();
  }

  private static String describe(TargetStatus status, int target) {
    return status.queued(target) + " wait, last error: " + shortened(status.lastError(target));
  }

  private static String shortened(String text) {
    return text.length() <= ERROR_LENGTH_MAX ? text : text.substring(0, ERROR_LENGTH_MAX) + "...";
  }

  /**
   * What happens in the calm must arrive. Not so with traps: the network may have taken them for a
   * session that is dead, and their sender cannot know.
   */
  private void demandProbes(BoardView board) {
    for (int target = 0; target < board.targetCount(); target++) {
      int arrived = arrivals.count(board, target) - before.get(board.label(target));
      boolean mustArrive =
          board.target(target).inform()
              && board.target(target).allowed()
              && board.status().dropped(target, DropCause.TOO_BIG) == 0;
      if (mustArrive && arrived < PROBES) {
        findings.report(
            CHECKER,
            "alive",
            board.label(target) + ": " + arrived + " of " + PROBES + " new events arrived");
      }
    }
  }
}
