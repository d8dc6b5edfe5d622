/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.play;

import io.tocsin.sim.world.check.BoardView;
import io.tocsin.sim.world.check.Findings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What happens in the calm must arrive at the DM servers that have registered for it, and at which
 * it may arrive: over a channel, because where doors stand open is nobody's business.
 */
final class DmProbes {

  private static final String CHECKER = "rest";

  private final Arrivals arrivals;
  private final Findings findings;

  /** Accounts whose server must be told, and how many events it was told of before. */
  private final Map<String, Integer> before = new HashMap<>();

  private final Map<String, Long> droppedBefore = new HashMap<>();
  private final List<String> told = new ArrayList<>();

  DmProbes(Arrivals arrivals, Findings findings) {
    this.arrivals = arrivals;
    this.findings = findings;
  }

  /** Takes note of who has registered by now. */
  void begin(Collection<BoardView> boards) {
    for (BoardView board : boards) {
      for (int account = 0; account < board.accountCount(); account++) {
        boolean isTold =
            arrivals.isRegistered(board, account)
                && !board.account(account).plain()
                && board.placeOf(account) >= 0;
        if (isTold) {
          String label = board.accountLabel(account);
          told.add(label);
          before.put(label, arrivals.dmCount(board, account));
          droppedBefore.put(label, dropped(board, account));
        }
      }
    }
  }

  private static long dropped(BoardView board, int account) {
    return board.status().dropped(board.placeOf(account));
  }

  /** Demands that they have been told of so many events since, but for those that were dropped. */
  void demand(Collection<BoardView> boards, int events) {
    for (BoardView board : boards) {
      for (int account = 0; account < board.accountCount(); account++) {
        String label = board.accountLabel(account);
        if (told.contains(label) && board.placeOf(account) >= 0) {
          long dropped = dropped(board, account) - droppedBefore.get(label);
          int arrived = arrivals.dmCount(board, account) - before.get(label);
          if (arrived + dropped < events) {
            findings.report(
                CHECKER, "alive", label + ": " + arrived + " of " + events + " new events arrived");
          }
        }
      }
    }
  }
}
