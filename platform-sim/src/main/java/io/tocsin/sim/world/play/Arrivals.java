/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.play;

import io.tocsin.sim.world.check.BoardView;
import io.tocsin.sim.world.check.Witness;
import io.tocsin.sim.world.host.ReceivedNotification;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Counts the events that servers are told of, of each board, each once. */
final class Arrivals implements Witness {
  private final Set<String> events = new HashSet<>();
  private final Map<String, Integer> counts = new HashMap<>();

  @Override
  public void received(BoardView board, int target, ReceivedNotification notification) {
    String label = board.label(target);
    if (events.add(label + " " + notification.eventId())) {
      counts.merge(label, 1, Integer::sum);
    }
  }

  int count(BoardView board, int target) {
    return counts.getOrDefault(board.label(target), 0);
  }
}
