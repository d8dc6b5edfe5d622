/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import io.tocsin.event.Severity;
import io.tocsin.mib.TargetClassStatus;
import io.tocsin.mib.TargetStatus;
import java.util.Arrays;

/**
 * After each step, for each target and class: accepted = delivered + queued + coalesced + dropped
 * by cause, nothing goes back, and the sums agree.
 */
final class ConservationChecker extends Checker {
  private static final int TERMS = 4;
  private final PerTarget<long[]> before;

  ConservationChecker(Findings findings) {
    super("conservation", findings);
    before = new PerTarget<>(() -> new long[Severity.COUNT * TERMS]);
  }

  @Override
  public void started(BoardView board) {
    before.reset(board);
    stepped(board);
  }

  @Override
  public void reloaded(BoardView board, boolean taken) {
    stepped(board);
  }

  @Override
  public void stepped(BoardView board) {
    TargetStatus status = board.status();
    for (int target = 0; target < status.targetCount(); target++) {
      checkClasses(board, target, status);
    }
  }

  @Override
  public void ends(BoardView board, boolean cut) {
    if (!cut) {
      stepped(board);
    }
  }

  private void checkClasses(BoardView board, int target, TargetStatus status) {
    TargetClassStatus classes = status.classStatus(target);
    long[] seen = before.of(board, target);
    long accepted = 0;
    long queued = 0;
    long dropped = 0;
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      long[] now = {
        classes.accepted(severity),
        classes.delivered(severity),
        classes.coalesced(severity),
        classes.dropped(severity)
      };
      long waiting = classes.queued(severity);
      if (now[0] != now[1] + now[2] + now[3] + waiting || waiting < 0) {
        report("balance", describe(board, target, severity, now, waiting));
      }
      for (int term = 0; term < TERMS; term++) {
        int place = severity * TERMS + term;
        if (now[term] < seen[place]) {
          report("monotone", describe(board, target, severity, now, waiting));
        }
        seen[place] = now[term];
      }
      accepted += now[0];
      queued += waiting;
      dropped += now[3];
    }
    if (accepted != status.accepted(target)
        || queued != status.queued(target)
        || dropped != status.dropped(target)) {
      report("sums", board.label(target) + ": the classes do not add up to the target");
    }
  }

  private static String describe(
      BoardView board, int target, int severity, long[] now, long waiting) {
    return board.label(target)
        + ", "
        + Severity.name(severity)
        + ": accepted, delivered, coalesced, dropped "
        + Arrays.toString(now)
        + ", queued "
        + waiting;
  }
}
