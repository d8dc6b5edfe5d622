/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.client;

import io.tocsin.dm.session.AlertFeed;
import io.tocsin.dm.session.SessionAlert;
import io.tocsin.dm.session.SessionOutcome;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@link DeviceAlerts} of one server in one session, and behind them another feed. Those that
 * come up while the session goes on wait for the next one.
 */
final class DeviceAlertFeed implements AlertFeed {

  private final DeviceAlerts alerts;
  private final String serverId;
  private final AlertFeed behind;
  private final List<DeviceAlerts.Waiting> waiting;

  /** Ours that were sent in this session, in their order; null for one that is answered. */
  private final List<DeviceAlerts.Waiting> sent = new ArrayList<>();

  /**
   * A feed.
   *
   * @param serverId the server
   * @param behind what is told when there are none of these any more
   */
  DeviceAlertFeed(DeviceAlerts alerts, String serverId, AlertFeed behind) {
    this.alerts = alerts;
    this.serverId = serverId;
    this.behind = behind;
    waiting = alerts.of(serverId);
  }

  @Override
  public boolean isWaiting() {
    return !waiting.isEmpty() || behind.isWaiting();
  }

  @Override
  public SessionAlert next() {
    return waiting.isEmpty() ? behind.next() : EventAlerts.sessionAlert(waiting.get(0).alert);
  }

  @Override
  public void sent() {
    if (waiting.isEmpty()) {
      behind.sent();
    } else {
      sent.add(waiting.remove(0));
    }
  }

  @Override
  public void tooLong() {
    if (waiting.isEmpty()) {
      behind.tooLong();
    } else {
      alerts.drop(serverId, waiting.remove(0));
    }
  }

  @Override
  public void answered(int index, int status) {
    // All of ours have gone before the first of the others.
    if (index >= sent.size()) {
      behind.answered(index - sent.size(), status);
      return;
    }
    DeviceAlerts.Waiting one = sent.get(index);
    if (one == null) {
      return;
    }
    if (EventAlerts.isTaken(status)) {
      alerts.delivered(serverId, one);
    } else if (EventAlerts.isForGood(status)) {
      alerts.drop(serverId, one);
    } else {
      return;
    }
    sent.set(index, null);
  }

  /**
   * The session is over: what was not answered goes again.
   *
   * @param outcome how it ended
   * @return whether nothing of ours that was sent goes again, and some were sent if any wait
   */
  boolean ended(SessionOutcome outcome) {
    boolean isAnyOpen = false;
    for (DeviceAlerts.Waiting one : sent) {
      if (one != null) {
        isAnyOpen = true;
        if (!outcome.isOurDoing()) {
          alerts.failed(serverId, one);
        }
      }
    }
    boolean isStuck = sent.isEmpty() && !waiting.isEmpty();
    return !isAnyOpen && !isStuck;
  }
}
