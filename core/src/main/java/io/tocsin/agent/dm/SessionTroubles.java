/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.dm;

import io.tocsin.dm.client.AlertRoad;
import io.tocsin.dm.session.AlertFeed;
import io.tocsin.dm.session.SessionOutcome;
import io.tocsin.dm.tree.DmAccount;
import java.util.HashMap;
import java.util.Map;

/** Remembers, beside another road, what went wrong last with each server. */
final class SessionTroubles implements AlertRoad {

  private final AlertRoad road;
  private final Map<String, String> errors = new HashMap<>();
  private String partner;

  SessionTroubles(AlertRoad road) {
    this.road = road;
  }

  @Override
  public long wantedMs(DmAccount account, long nowMs) {
    return road.wantedMs(account, nowMs);
  }

  @Override
  public AlertFeed feed(DmAccount account, boolean isTransportSecure, long nowMs) {
    partner = account.serverId();
    return road.feed(account, isTransportSecure, nowMs);
  }

  @Override
  public boolean ended(DmAccount account, SessionOutcome outcome, long nowMs) {
    if (outcome != SessionOutcome.COMPLETE) {
      errors.put(account.serverId(), outcome.text());
    }
    return road.ended(account, outcome, nowMs);
  }

  /** What went wrong last with a server; empty for nothing. */
  String lastError(String serverId) {
    return errors.getOrDefault(serverId, "");
  }

  /** Whether the last session was, or the present one is, with a server. */
  boolean isWith(String serverId) {
    return serverId != null && serverId.equals(partner);
  }
}
