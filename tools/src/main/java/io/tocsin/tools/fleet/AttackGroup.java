/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet;

import io.tocsin.sim.dmserver.session.DmEvent;
import io.tocsin.sim.world.dm.DmExchange;
import io.tocsin.tools.fleet.report.PerSecond;
import java.util.Map;
import java.util.TreeMap;

/** What came of one way. It knows nothing of the world, which may go when the counts are there. */
final class AttackGroup {

  private final AttackWay way;
  private final int boards;
  private final Map<String, Integer> statuses = new TreeMap<>();
  private final PerSecond bytes = new PerSecond();
  private long connections;
  private long messages;
  private long alerts;

  /**
   * A group to which nothing has happened.
   *
   * @param way the way
   * @param boards how many boards
   */
  AttackGroup(AttackWay way, int boards) {
    this.way = way;
    this.boards = boards;
  }

  /** The infected server tells something. */
  void heard(DmEvent event) {
    String command = event.fields().getOrDefault("command", "");
    boolean isDecisive =
        event.type().equals("status")
            && !way.decisive().isEmpty()
            && command.startsWith(way.decisive());
    if (isDecisive) {
      statuses.merge(event.fields().get("status"), 1, Integer::sum);
    }
  }

  /** Something came to the victim. */
  void came(long timeMs, long byteCount, boolean isConnection) {
    bytes.add(timeMs, byteCount);
    connections += isConnection ? 1 : 0;
  }

  /** The victim got a message. */
  void told(DmExchange exchange) {
    messages++;
    alerts += exchange.reports().size();
  }

  AttackWay way() {
    return way;
  }

  int boards() {
    return boards;
  }

  /** Statuses that boards returned to the command that decides, with their numbers. */
  Map<String, Integer> statuses() {
    return new TreeMap<>(statuses);
  }

  /** Bytes that the victim got in each second. */
  PerSecond bytes() {
    return bytes;
  }

  /** Connections that the victim accepted. */
  long connections() {
    return connections;
  }

  /** Messages of DM that the victim got. */
  long messages() {
    return messages;
  }

  /** Events that the victim was told of. */
  long alerts() {
    return alerts;
  }
}
