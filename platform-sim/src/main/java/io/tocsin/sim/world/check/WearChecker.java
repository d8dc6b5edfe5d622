/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import io.tocsin.event.Journal;
import io.tocsin.sim.world.flash.Flash;
import io.tocsin.sim.world.scenario.Action;
import io.tocsin.sim.world.scenario.Verb;
import java.util.HashMap;
import java.util.Map;

/**
 * The journal writes no more than the budget of its day: a quarter at once, the rest evenly over 24
 * hours of operation, and at the worst one write more that is larger than that quarter. What a cut
 * interrupts cannot be in the budget's record, and does not count; nor does what was written and
 * could not be synced, when nothing was synced before the next start; nor what an orderly end
 * writes, which is written in any case.
 */
final class WearChecker extends Checker {
  private static final double DAY_MS = 24 * 3_600_000.0;

  private static final class Use {
    private long seenBytes;
    private long bytes;
    private long unsyncedBytes;
    private long failures;
    private long largestBytes;
    private long operationMs;
    private long seenMs;
  }

  private final Map<String, Use> uses = new HashMap<>();

  WearChecker(Findings findings) {
    super("wear", findings);
  }

  private Use use(BoardView board) {
    return uses.computeIfAbsent(board.name(), key -> new Use());
  }

  private void begin(BoardView board) {
    Use use = new Use();
    use.seenBytes = board.host().flash().bytesWritten(Journal.REGION);
    use.seenMs = board.host().clock().monotonicMs();
    use.failures = board.host().flash().failureCount();
    uses.put(board.name(), use);
  }

  @Override
  public void acted(Action action) {
    // The record of the budget may be gone, and what was used up with it.
    if (action.verb() == Verb.FLIP) {
      uses.remove(action.word(0));
    }
  }

  @Override
  public void started(BoardView board) {
    Use use = use(board);
    use.seenBytes = board.host().flash().bytesWritten(Journal.REGION);
    use.seenMs = board.host().clock().monotonicMs();
    use.failures = board.host().flash().failureCount();
    use.unsyncedBytes = 0;
  }

  @Override
  public void reloaded(BoardView board, boolean taken) {
    if (taken) {
      begin(board);
    }
  }

  @Override
  public void stepped(BoardView board) {
    if (!uses.containsKey(board.name())) {
      begin(board);
    }
    Use use = use(board);
    Flash flash = board.host().flash();
    long nowMs = board.host().clock().monotonicMs();
    use.operationMs += nowMs - use.seenMs;
    use.seenMs = nowMs;
    long written = flash.bytesWritten(Journal.REGION) - use.seenBytes;
    use.seenBytes += written;
    if (board.host().isEnding()) {
      return;
    }
    boolean hasFailed = flash.failureCount() > use.failures;
    use.failures = flash.failureCount();
    use.unsyncedBytes += written;
    if (hasFailed || written == 0) {
      return;
    }
    use.bytes += use.unsyncedBytes;
    use.unsyncedBytes = 0;
    use.largestBytes = Math.max(use.largestBytes, written);
    int dayBytes = board.configuration().journalDayBytes();
    if (dayBytes > 0) {
      int burst = dayBytes / 4;
      double allowed = burst + (dayBytes - burst) * (use.operationMs / DAY_MS);
      long beyond = use.largestBytes > burst ? use.largestBytes : 0;
      demand(
          use.bytes <= allowed + beyond + 1,
          "day",
          board.name()
              + ": "
              + use.bytes
              + " bytes in "
              + use.operationMs
              + " ms of operation, allowed for a day: "
              + dayBytes);
    }
  }
}
