/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.client;

import io.tocsin.dm.session.AlertFeed;
import io.tocsin.dm.session.SessionAlert;
import io.tocsin.dm.session.SessionOutcome;
import io.tocsin.dm.trap.Traps;
import io.tocsin.dm.tree.DmAccount;
import io.tocsin.event.Outbox;
import io.tocsin.event.TargetQueue;
import io.tocsin.fault.Faults;
import io.tocsin.fault.PlantedBugs;
import java.util.HashMap;
import java.util.Map;

/**
 * Brings the events of the outbox to the servers that have registered for them: the road of DM
 * beside that of SNMP. A server is a target with a queue like any other. Before them go the alerts
 * of {@link DeviceAlerts}.
 */
public final class EventRoad implements AlertRoad {

  private static final AlertFeed NOTHING = new NoAlerts();

  private Outbox outbox;
  private int firstTarget;
  private final Traps traps;
  private final DeviceAlerts deviceAlerts;
  private final Map<String, Attempts> attemptsOfServers = new HashMap<>();

  /** The events of the session that goes on; null for none. */
  private EventAlerts current;

  /** All alerts of the session that goes on; null between sessions. */
  private DeviceAlertFeed feed;

  /**
   * A road of events alone.
   *
   * @param outbox its last targets are the servers, by their slots
   * @param firstTarget number of the target of slot 0
   * @param traps says who may be told what
   */
  public EventRoad(Outbox outbox, int firstTarget, Traps traps) {
    this(outbox, firstTarget, traps, new DeviceAlerts());
  }

  /**
   * A road.
   *
   * @param outbox its last targets are the servers, by their slots
   * @param firstTarget number of the target of slot 0
   * @param traps says who may be told what
   * @param deviceAlerts alerts of the device beside the events: the listener of the traps adds them
   */
  public EventRoad(Outbox outbox, int firstTarget, Traps traps, DeviceAlerts deviceAlerts) {
    this.outbox = outbox;
    this.firstTarget = firstTarget;
    this.traps = traps;
    this.deviceAlerts = deviceAlerts;
  }

  /**
   * Goes on with another outbox, which has taken over what waited in the one before. No session may
   * go on.
   *
   * @param other the other one
   * @param firstTargetOfOther number of the target of slot 0 there
   */
  public void connect(Outbox other, int firstTargetOfOther) {
    outbox = other;
    firstTarget = firstTargetOfOther;
  }

  @Override
  public long wantedMs(DmAccount account, long nowMs) {
    if (deviceAlerts.isWaiting(account.serverId())) {
      return nowMs;
    }
    int slot =
        Faults.planted(PlantedBugs.DM_NEVER_CALL)
            ? -1
            : traps.registrations().slotOf(account.serverId());
    return slot >= 0 && queue(slot).peek() != null ? nowMs : Long.MAX_VALUE;
  }

  private TargetQueue queue(int slot) {
    return outbox.queue(firstTarget + slot);
  }

  @Override
  public AlertFeed feed(DmAccount account, boolean isTransportSecure, long nowMs) {
    current = events(account.serverId(), isTransportSecure, nowMs);
    feed =
        new DeviceAlertFeed(deviceAlerts, account.serverId(), current == null ? NOTHING : current);
    return feed;
  }

  /** The events of a server; null when it has registered for nothing. */
  private EventAlerts events(String serverId, boolean isTransportSecure, long nowMs) {
    int slot = traps.registrations().slotOf(serverId);
    if (slot < 0) {
      attemptsOfServers.remove(serverId);
      return null;
    }
    Attempts attempts = attemptsOfServers.computeIfAbsent(serverId, id -> new Attempts());
    return new EventAlerts(queue(slot), serverId, slot, traps, isTransportSecure, attempts, nowMs);
  }

  @Override
  public boolean ended(DmAccount account, SessionOutcome outcome, long nowMs) {
    boolean areEventsTaken = current == null || current.ended(outcome, nowMs);
    boolean isAllTaken = feed.ended(outcome) && areEventsTaken;
    current = null;
    return isAllTaken;
  }

  /** Of a server that has registered for nothing. */
  private static final class NoAlerts implements AlertFeed {

    @Override
    public SessionAlert next() {
      return null;
    }

    @Override
    public void sent() {
      throw new IllegalStateException("there was nothing to send");
    }

    @Override
    public void tooLong() {
      throw new IllegalStateException("there was nothing to send");
    }

    @Override
    public void answered(int index, int status) {
      throw new IllegalStateException("there was nothing to answer");
    }
  }
}
