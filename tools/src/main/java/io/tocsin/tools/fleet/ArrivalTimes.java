/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet;

import io.tocsin.sim.world.host.NotificationServer;
import io.tocsin.sim.world.host.ReceivedNotification;
import io.tocsin.tools.fleet.report.Distribution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * How long changes of inputs took to reach each server. A change has no name of its own in a
 * notification; but each makes one event, identifiers rise, and so the n-th identifier of a board
 * is that of its n-th change.
 */
final class ArrivalTimes {

  private static final String LINE_CHANGED = "1.3.6.1.4.1.32473.100.0.1";

  /** For each server: when an event of a board, by its identifier, came for the first time. */
  private final List<Map<String, Map<Long, Long>>> arrivals = new ArrayList<>();

  /** Takes note of what servers have received. */
  ArrivalTimes(List<NotificationServer> servers) {
    for (NotificationServer server : servers) {
      Map<String, Map<Long, Long>> ofServer = new HashMap<>();
      for (ReceivedNotification notification : server.received()) {
        if (notification.name().equals(LINE_CHANGED)) {
          ofServer
              .computeIfAbsent(notification.securityName(), board -> new HashMap<>())
              .putIfAbsent(notification.eventId(), notification.timeMs());
        }
      }
      arrivals.add(ofServer);
    }
  }

  /**
   * The times from change to arrival of one board, for some servers together.
   *
   * @param board the board's name
   * @param changesMs when its inputs changed, in milliseconds of the world, ascending
   * @param servers how many of the servers count, from the first one on
   * @param into takes a time in milliseconds for each event that arrived at each of them
   * @return events that did not arrive, at all of them together
   * @throws IllegalStateException when there are more or fewer events than changes, so that nobody
   *     can tell which is which
   */
  long measure(String board, List<Long> changesMs, int servers, Distribution into) {
    List<Long> eventIds = eventIds(board, servers);
    if (eventIds.size() != changesMs.size()) {
      throw new IllegalStateException(
          board + ": " + changesMs.size() + " changes and " + eventIds.size() + " events");
    }
    long missing = 0;
    for (int server = 0; server < servers; server++) {
      Map<Long, Long> cameMs = arrivals.get(server).getOrDefault(board, Map.of());
      for (int i = 0; i < eventIds.size(); i++) {
        Long arrivalMs = cameMs.get(eventIds.get(i));
        if (arrivalMs == null) {
          missing++;
        } else {
          into.add(arrivalMs - changesMs.get(i));
        }
      }
    }
    return missing;
  }

  private List<Long> eventIds(String board, int servers) {
    TreeSet<Long> eventIds = new TreeSet<>();
    for (int server = 0; server < servers; server++) {
      eventIds.addAll(arrivals.get(server).getOrDefault(board, Map.of()).keySet());
    }
    return new ArrayList<>(eventIds);
  }
}
