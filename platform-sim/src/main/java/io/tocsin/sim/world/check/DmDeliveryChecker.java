/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import io.tocsin.mib.TargetStatus;
import io.tocsin.sim.world.dm.DmExchange;
import io.tocsin.sim.world.dm.DmReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What counts as delivered to DM servers was acknowledged by them. Counted for all of them
 * together, because a place among the targets goes from one server to another.
 */
final class DmDeliveryChecker extends Checker {

  /** What servers have taken since the start of the agent, and what counted as delivered then. */
  private static final class Taken {
    private final Set<String> events = new HashSet<>();

    /** Messages with alerts, of the last session with each account. */
    private final Map<Integer, List<DmExchange>> told = new HashMap<>();

    private long deliveredBefore;
  }

  private final Map<String, Taken> taken = new HashMap<>();

  DmDeliveryChecker(Findings findings) {
    super("dm-delivery", findings);
  }

  @Override
  public void started(BoardView board) {
    Taken fresh = new Taken();
    fresh.deliveredBefore = delivered(board);
    taken.put(board.name(), fresh);
  }

  private static long delivered(BoardView board) {
    TargetStatus status = board.status();
    long sum = 0;
    for (int target = board.targetCount(); target < status.targetCount(); target++) {
      sum += status.delivered(target);
    }
    return sum;
  }

  @Override
  public void dmExchanged(BoardView board, int account, DmExchange exchange) {
    Taken of = taken.get(board.name());
    if (of == null) {
      return;
    }
    List<DmExchange> told = of.told.computeIfAbsent(account, key -> new ArrayList<>());
    told.removeIf(earlier -> !earlier.sessionId().equals(exchange.sessionId()));
    told.add(exchange);
    // An answer that comes again says to the message before what it said already.
    for (DmExchange earlier : told) {
      for (DmReport report : earlier.reports(exchange.reply())) {
        if (report.isTaken() && report.eventId() != 0) {
          of.events.add(account + " " + report.eventId());
        }
      }
    }
  }

  @Override
  public void stepped(BoardView board) {
    if (board.accountCount() == 0 || board.isBlind()) {
      return;
    }
    Taken of = taken.get(board.name());
    long delivered = delivered(board) - of.deliveredBefore;
    demand(
        delivered <= of.events.size(),
        "counted",
        board.name()
            + ": "
            + delivered
            + " alerts count as delivered, "
            + of.events.size()
            + " were acknowledged");
  }
}
