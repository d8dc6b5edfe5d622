/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import io.tocsin.config.ReportSettings;
import io.tocsin.config.SensorSettings;
import io.tocsin.event.LineReport;
import io.tocsin.event.Severity;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Each line change that the agent took from the board is accepted for each target, or held back to
 * be merged, and nothing else is. Counted for the classes that nothing but lines has.
 */
final class OfferChecker extends Checker {
  private final Map<String, long[]> offered = new HashMap<>();

  /** What counted as accepted at the start. */
  private final Map<String, QueueSnapshot> before = new HashMap<>();

  OfferChecker(Findings findings) {
    super("offer", findings);
  }

  @Override
  public void started(BoardView board) {
    offered.put(board.name(), new long[Severity.COUNT]);
    before.put(board.name(), QueueSnapshot.of(board));
  }

  @Override
  public void lineTaken(BoardView board, int line, boolean active) {
    String name = board.host().hardware().line(line).name();
    int severity = Severity.INFORMATIONAL;
    int report = LineReport.BOTH;
    for (ReportSettings settings : board.configuration().lines()) {
      if (settings.name().equals(name)) {
        severity = settings.severity();
        report = settings.hasReport() ? settings.report() : LineReport.BOTH;
      }
    }
    boolean isReported = (report & (active ? LineReport.ACTIVE : LineReport.INACTIVE)) != 0;
    offered.get(board.name())[severity] += isReported ? 1 : 0;
  }

  @Override
  public void stepped(BoardView board) {
    check(board, board.configuration().coalesceMs() == 0);
  }

  @Override
  public void ends(BoardView board, boolean cut) {
    if (!cut && board.host().agent().isStopped()) {
      check(board, true);
    }
  }

  @Override
  public void judged(BoardView board) {
    check(board, true);
  }

  private void check(BoardView board, boolean all) {
    if (board.isBlind()) {
      return;
    }
    long[] counts = offered.get(board.name());
    boolean[] foreign = foreignClasses(board);
    for (int target = 0; target < board.targetCount(); target++) {
      for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
        long accepted =
            board.status().classStatus(target).accepted(severity)
                - before.get(board.name()).counters(target, severity)[0];
        boolean good = all ? accepted == counts[severity] : accepted <= counts[severity];
        if (!foreign[severity] && !good) {
          report(
              all && accepted < counts[severity] ? "swallowed" : "invented",
              board.label(target)
                  + ": "
                  + counts[severity]
                  + " "
                  + Severity.name(severity)
                  + " line changes were offered, "
                  + accepted
                  + " accepted");
        }
      }
    }
  }

  /** Classes that others than lines have: starts, recoveries, certificates, losses, sensors. */
  private static boolean[] foreignClasses(BoardView board) {
    boolean[] foreign = new boolean[Severity.COUNT];
    Arrays.fill(foreign, 0, Severity.WARNING + 1, true);
    for (SensorSettings sensor : board.configuration().sensors()) {
      foreign[sensor.severity()] = true;
    }
    return foreign;
  }
}
