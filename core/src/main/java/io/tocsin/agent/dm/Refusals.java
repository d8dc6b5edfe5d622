/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.dm;

import io.tocsin.dm.client.DeviceAlerts;
import io.tocsin.dm.trap.Registration;
import io.tocsin.dm.trap.TrapAlert;
import io.tocsin.dm.trap.TrapListener;
import io.tocsin.dm.trap.TrapRule;
import io.tocsin.event.Event;
import io.tocsin.event.EventKind;
import io.tocsin.event.EventSink;
import io.tocsin.event.Severity;
import io.tocsin.hal.Log;

/**
 * Makes visible what the trap policy refuses: in the log at once, and as an event with the agent's
 * next step. Several refusals of one server between two steps are one event.
 */
final class Refusals implements TrapListener {

  private static final String TOPIC = "dm";

  private final Log log;
  private final DeviceAlerts alerts;
  private final Event event = new Event();
  private DmSurroundings now;

  /** For each server of the configuration: how often it was refused, and by which rule last. */
  private long[] counts = {};

  private TrapRule[] rules = {};
  private boolean isAnyUntold;

  /**
   * A listener.
   *
   * @param log hears of everything
   * @param alerts takes what servers are to be told
   */
  Refusals(Log log, DeviceAlerts alerts) {
    this.log = log;
    this.alerts = alerts;
  }

  /** Exchanges the configuration, after all was told that was to be told by the one before. */
  void connect(DmSurroundings surroundings) {
    now = surroundings;
    counts = new long[surroundings.servers.count()];
    rules = new TrapRule[counts.length];
  }

  @Override
  public void refused(TrapRule rule, String serverId, String uri, long leftOut) {
    log.write(
        Log.WARNING,
        TOPIC,
        "Server "
            + serverId
            + " was refused at "
            + uri
            + ": "
            + rule.reason()
            + (leftOut == 0 ? "" : " There were " + leftOut + " more refusals."));
    int server = now == null ? -1 : now.servers.indexOf(serverId);
    if (server >= 0) {
      counts[server] += 1 + leftOut;
      rules[server] = rule;
      isAnyUntold = true;
    }
  }

  @Override
  public void deregistered(Registration registration, TrapRule rule) {
    log.write(
        Log.WARNING,
        TOPIC,
        "The registration "
            + registration.uri()
            + " of server "
            + registration.serverId()
            + " was taken away: "
            + rule.reason());
  }

  @Override
  public void alert(String serverId, TrapAlert alert) {
    alerts.add(serverId, alert);
  }

  /**
   * Offers what was refused since the last time as events.
   *
   * @return whether there was any
   */
  boolean tell(long nowMs) {
    if (!isAnyUntold) {
      return false;
    }
    isAnyUntold = false;
    EventSink sink = now.sink;
    for (int server = 0; server < counts.length; server++) {
      if (counts[server] > 0) {
        int count = (int) Math.min(counts[server], Integer.MAX_VALUE);
        counts[server] = 0;
        event.fill(
            EventKind.DM_SERVER_REFUSED,
            Severity.WARNING,
            server,
            rules[server].number(),
            count,
            0);
        sink.offer(event, nowMs);
      }
    }
    return true;
  }
}
