/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import io.tocsin.event.DropCause;
import io.tocsin.event.Severity;
import io.tocsin.mib.TargetStatus;

/** A target that has missed events, and gets events again, is told how many it missed. */
final class LossChecker extends Checker {

  private static final class Told {
    private long lost;
    private long lastId;

    /** Losses of which the target had been told before the start. */
    private long before;
  }

  private final PerTarget<Told> told = new PerTarget<>(Told::new);

  LossChecker(Findings findings) {
    super("loss", findings);
  }

  @Override
  public void started(BoardView board) {
    told.reset(board);
    QueueSnapshot found = QueueSnapshot.of(board);
    for (int target = 0; target < board.targetCount(); target++) {
      Told of = told.of(board, target);
      of.before = missed(board.status(), target) - found.lossesUntold(target);
    }
  }

  private static long missed(TargetStatus status, int target) {
    return status.dropped(target, DropCause.QUEUE_FULL)
        + status.dropped(target, DropCause.NOT_ACKNOWLEDGED)
        + status.dropped(target, DropCause.LOST_IN_RESTART);
  }

  @Override
  public void sent(Sending sending) {
    Told of = told.of(sending.board(), sending.target());
    // A report of an earlier start tells of what counted as told at this one.
    boolean isNew =
        sending.notice().engineBoots() == sending.board().engineBoots()
            && sending.notice().eventId() > of.lastId;
    if (sending.notice().lost() > 0 && isNew) {
      of.lastId = sending.notice().eventId();
      of.lost += sending.notice().lost();
    }
  }

  @Override
  public void judged(BoardView board) {
    TargetStatus status = board.status();
    for (int target = 0; target < board.targetCount(); target++) {
      long missed = missed(status, target) - told.of(board, target).before;
      long toldOf = told.of(board, target).lost;
      // A report can be lost itself, with the number that it told.
      boolean reportsMayBeLost = status.classStatus(target).dropped(Severity.WARNING) > 0;
      boolean good = reportsMayBeLost ? toldOf <= missed : toldOf == missed;
      demand(
          good || board.isBlind() || status.delivered(target) == 0,
          "told",
          board.label(target) + ": missed " + missed + " events, was told of " + toldOf);
    }
  }
}
