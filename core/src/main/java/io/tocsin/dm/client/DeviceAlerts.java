/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.client;

import io.tocsin.dm.trap.TrapAlert;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Alerts that the device has for a server beside the events of the outbox: that it has taken a
 * registration of the server away ({@code TrapListener.alert}). They wait for the next session with
 * the server, and go before its events.
 *
 * <p>They are kept in memory alone. A restart forgets them; a server that has to be sure reads its
 * registrations. When there are too many for a server the oldest goes, and when there are too many
 * servers those of the one that has waited longest; all that goes is counted.
 */
public final class DeviceAlerts {

  /** Most alerts that wait for a server. */
  static final int ALERTS_MAX = 16;

  /** Most servers for which alerts wait. */
  static final int SERVERS_MAX = 16;

  /** Sessions in which an alert may be sent in vain. */
  static final int ATTEMPTS_MAX = EventAlerts.ATTEMPTS_MAX;

  private final Map<String, List<Waiting>> byServer = new LinkedHashMap<>();
  private long delivered;
  private long dropped;

  /** An alert that waits. */
  static final class Waiting {
    final TrapAlert alert;
    private int attempts;

    Waiting(TrapAlert alert) {
      this.alert = alert;
    }
  }

  /** None. */
  public DeviceAlerts() {}

  /**
   * Adds an alert.
   *
   * @param serverId whom it is for
   * @param alert what to tell
   */
  public void add(String serverId, TrapAlert alert) {
    List<Waiting> waiting = byServer.get(serverId);
    if (waiting == null) {
      if (byServer.size() >= SERVERS_MAX) {
        Iterator<List<Waiting>> servers = byServer.values().iterator();
        dropped += servers.next().size();
        servers.remove();
      }
      waiting = new ArrayList<>();
      byServer.put(serverId, waiting);
    }
    if (waiting.size() >= ALERTS_MAX) {
      waiting.remove(0);
      dropped++;
    }
    waiting.add(new Waiting(alert));
  }

  /** Whether any wait for a server. */
  boolean isWaiting(String serverId) {
    return byServer.containsKey(serverId);
  }

  /** Those that wait for a server, the oldest first; a copy. */
  List<Waiting> of(String serverId) {
    List<Waiting> waiting = byServer.get(serverId);
    return waiting == null ? new ArrayList<>() : new ArrayList<>(waiting);
  }

  /** The server has taken an alert. */
  void delivered(String serverId, Waiting one) {
    delivered += remove(serverId, one) ? 1 : 0;
  }

  /** The server refuses an alert for good, or no message can carry it. */
  void drop(String serverId, Waiting one) {
    dropped += remove(serverId, one) ? 1 : 0;
  }

  /** An alert was sent in vain once more; it is dropped when that was too often. */
  void failed(String serverId, Waiting one) {
    one.attempts++;
    if (one.attempts >= ATTEMPTS_MAX) {
      drop(serverId, one);
    }
  }

  private boolean remove(String serverId, Waiting one) {
    List<Waiting> waiting = byServer.get(serverId);
    boolean isThere = waiting != null && waiting.remove(one);
    if (isThere && waiting.isEmpty()) {
      byServer.remove(serverId);
    }
    return isThere;
  }

  /** Number of alerts that servers have taken. */
  public long delivered() {
    return delivered;
  }

  /** Number of alerts that were given up, for want of room or as a server would not take them. */
  public long dropped() {
    return dropped;
  }

  /** Number of alerts that wait. */
  public int waiting() {
    int sum = 0;
    for (List<Waiting> waiting : byServer.values()) {
      sum += waiting.size();
    }
    return sum;
  }
}
