/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet;

import io.tocsin.event.DropCause;
import io.tocsin.event.Severity;
import io.tocsin.mib.TargetStatus;
import io.tocsin.sim.world.host.AgentHost;
import io.tocsin.sim.world.host.NotificationServer;
import io.tocsin.sim.world.host.ReceivedNotification;
import io.tocsin.tools.fleet.report.PerSecond;

/** What became of a storm at one of the targets of all boards: what they say, and what it says. */
final class StormTarget {

  private static final String EVENTS_LOST = "1.3.6.1.4.1.32473.100.0.4";

  private final String name;
  private final PerSecond arrivals = new PerSecond();
  private final long[] dropped = new long[DropCause.COUNT];
  private long accepted;
  private long delivered;
  private long queued;
  private long coalesced;
  private long criticalAccepted;
  private long criticalDelivered;
  private final long arrived;
  private long lossReports;

  /**
   * Adds up.
   *
   * @param name what tables call it
   * @param index its index among the targets of each board
   * @param server the server behind it
   */
  StormTarget(String name, int index, Fleet fleet, NotificationServer server) {
    this.name = name;
    for (AgentHost board : fleet.boards()) {
      add(board.agent().targets(), index);
    }
    for (ReceivedNotification notification : server.received()) {
      arrivals.add(notification.timeMs(), 1);
      lossReports += notification.name().equals(EVENTS_LOST) ? 1 : 0;
    }
    arrived = server.received().size();
  }

  private void add(TargetStatus status, int target) {
    accepted += status.accepted(target);
    delivered += status.delivered(target);
    queued += status.queued(target);
    coalesced += status.coalesced(target);
    for (int cause = 1; cause < DropCause.COUNT; cause++) {
      dropped[cause] += status.dropped(target, cause);
    }
    criticalAccepted += status.classStatus(target).accepted(Severity.CRITICAL);
    criticalDelivered += status.classStatus(target).delivered(Severity.CRITICAL);
  }

  String name() {
    return name;
  }

  /** Events that boards had for it. */
  long accepted() {
    return accepted;
  }

  /** Events that boards have brought to it. */
  long delivered() {
    return delivered;
  }

  /** Events that still wait. */
  long queued() {
    return queued;
  }

  /** Events that others stood for. */
  long coalesced() {
    return coalesced;
  }

  /** Events that were given up for a cause of {@link DropCause}. */
  long dropped(int cause) {
    return dropped[cause];
  }

  /** Events that were given up. */
  long dropped() {
    long sum = 0;
    for (long count : dropped) {
      sum += count;
    }
    return sum;
  }

  /** Critical events that boards had for it. */
  long criticalAccepted() {
    return criticalAccepted;
  }

  /** Critical events that boards have brought to it. */
  long criticalDelivered() {
    return criticalDelivered;
  }

  /** Notifications that the server counted. */
  long arrived() {
    return arrived;
  }

  /** Notifications that the server counted, by second. */
  PerSecond arrivals() {
    return arrivals;
  }

  /** Those of them that say how many events were lost. */
  long lossReports() {
    return lossReports;
  }

  /**
   * Whether what the boards count is what others count: every event has a fate, every event was
   * made by the experiment or is a report of losses, and the server saw what was delivered.
   *
   * @param offered events that the experiment has made
   */
  boolean addsUp(long offered) {
    return accepted == delivered + queued + coalesced + dropped()
        && accepted == offered + lossReports
        && arrived == delivered;
  }
}
