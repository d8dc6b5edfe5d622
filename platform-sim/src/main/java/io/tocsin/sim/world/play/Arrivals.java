/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.play;

import io.tocsin.sim.world.check.BoardView;
import io.tocsin.sim.world.check.DmRegistrations;
import io.tocsin.sim.world.check.Witness;
import io.tocsin.sim.world.dm.DmExchange;
import io.tocsin.sim.world.dm.DmReport;
import io.tocsin.sim.world.host.ReceivedNotification;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Counts the events that servers are told of, of each board, each once. */
final class Arrivals implements Witness {

  /** The trap of the first input of boards with usual names. */
  private static final String PROBED = "./DiagMon/Trap/line-door";

  private final Set<String> events = new HashSet<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<String, DmRegistrations> registrations = new HashMap<>();

  @Override
  public void received(BoardView board, int target, ReceivedNotification notification) {
    String label = board.label(target);
    if (events.add(label + " " + notification.eventId())) {
      counts.merge(label, 1, Integer::sum);
    }
  }

  @Override
  public void dmExchanged(BoardView board, int account, DmExchange exchange) {
    String label = board.accountLabel(account);
    for (DmReport report : exchange.reports()) {
      if (report.source().equals(PROBED) && events.add(label + " " + report.eventId())) {
        counts.merge(label, 1, Integer::sum);
      }
    }
    registrations
        .computeIfAbsent(label, key -> new DmRegistrations(board.account(account).server()))
        .take(exchange);
  }

  int count(BoardView board, int target) {
    return counts.getOrDefault(board.label(target), 0);
  }

  /** Events of the first input that a DM server was told of. */
  int dmCount(BoardView board, int account) {
    return counts.getOrDefault(board.accountLabel(account), 0);
  }

  /** Whether a board has said that a DM server is registered for its first input. */
  boolean isRegistered(BoardView board, int account) {
    DmRegistrations of = registrations.get(board.accountLabel(account));
    return of != null && of.isConfirmed(PROBED);
  }
}
