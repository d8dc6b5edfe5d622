/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.agent.dm.DmAgent;
import io.tocsin.event.DropCause;
import io.tocsin.event.Event;
import io.tocsin.event.EventKind;
import io.tocsin.event.EventSink;
import io.tocsin.event.Outbox;
import io.tocsin.event.Severity;
import io.tocsin.event.TargetQueue;
import io.tocsin.hal.Clock;
import io.tocsin.mib.TargetClassStatus;
import io.tocsin.mib.TargetStatus;
import io.tocsin.snmp.SnmpEngine;

/**
 * All who are told of events: the SNMP targets, and behind them a place for each DM server that
 * registers for traps. A place is called {@code dm.N}; whose it is may change, so what it has
 * counted is not of one server alone.
 */
final class AllTargets implements TargetStatus {

  private static final byte[] NO_FINGERPRINT = {};
  private static final String SLOT_NAME = "dm.";

  private final Targets targets;
  private final Outbox outbox;
  private final DmAgent dm;
  private final int snmpCount;
  private final QueueStatus[] slotClasses;
  private final LossReport[] slotLosses;
  private final Event event = new Event();

  /**
   * All targets.
   *
   * @param targets those of SNMP
   * @param outbox has a queue for each of them and for each slot
   * @param dm the DM client; null for none
   * @param slotCount places for DM servers
   */
  AllTargets(
      Targets targets, Outbox outbox, DmAgent dm, int slotCount, SnmpEngine engine, Clock clock) {
    this.targets = targets;
    this.outbox = outbox;
    this.dm = dm;
    snmpCount = targets.targetCount();
    slotClasses = new QueueStatus[slotCount];
    slotLosses = new LossReport[slotCount];
    for (int slot = 0; slot < slotCount; slot++) {
      TargetQueue queue = outbox.queue(snmpCount + slot);
      slotClasses[slot] = new QueueStatus(queue, engine, clock);
      slotLosses[slot] = new LossReport(queue, snmpCount + slot);
    }
  }

  /** Name of a place for a DM server. */
  static String slotName(int slot) {
    return SLOT_NAME + (slot + 1);
  }

  /**
   * Tells targets that can be reached again what they have missed; DM servers only if they have
   * registered for that.
   *
   * @return whether there was anything to tell, which waits to be sent now
   */
  boolean reportLosses(EventSink sink, long nowMs) {
    boolean reported = targets.reportLosses(sink, nowMs);
    for (int slot = 0; slot < slotLosses.length; slot++) {
      if (isToldOfLosses(slot) && slotLosses[slot].isDue(event)) {
        sink.offer(event, nowMs);
        reported = true;
      }
    }
    return reported;
  }

  private boolean isToldOfLosses(int slot) {
    event.fill(EventKind.EVENTS_LOST, Severity.WARNING, snmpCount + slot, 0, 0, 0);
    return dm.isTold(slot, event);
  }

  /**
   * Drops what the end of the agent loses.
   *
   * @param leastKept least severity of which events are kept
   */
  void dropUnkept(int leastKept) {
    for (int target = 0; target < targetCount(); target++) {
      outbox.queue(target).dropAll(DropCause.SHUT_DOWN, leastKept - 1);
    }
  }

  private boolean isSlot(int target) {
    return target >= snmpCount;
  }

  private TargetQueue queue(int target) {
    return outbox.queue(target);
  }

  @Override
  public int targetCount() {
    return snmpCount + slotClasses.length;
  }

  @Override
  public String name(int target) {
    return isSlot(target) ? slotName(target - snmpCount) : targets.name(target);
  }

  @Override
  public int type(int target) {
    return isSlot(target) ? ALERT : targets.type(target);
  }

  @Override
  public int state(int target) {
    if (!isSlot(target)) {
      return targets.state(target);
    }
    return dm.isInSession(target - snmpCount) ? OPEN : IDLE;
  }

  @Override
  public long accepted(int target) {
    return queue(target).accepted();
  }

  @Override
  public long delivered(int target) {
    return queue(target).delivered();
  }

  @Override
  public long queued(int target) {
    return queue(target).queued();
  }

  @Override
  public long coalesced(int target) {
    return queue(target).coalesced();
  }

  @Override
  public long queueHighWater(int target) {
    return queue(target).highWater();
  }

  @Override
  public long dropped(int target, int cause) {
    return queue(target).dropped(cause);
  }

  @Override
  public long timeToDrainHundredths(int target) {
    return isSlot(target) ? UNKNOWN_TIME : targets.timeToDrainHundredths(target);
  }

  @Override
  public TargetClassStatus classStatus(int target) {
    return isSlot(target) ? slotClasses[target - snmpCount] : targets.classStatus(target);
  }

  @Override
  public String lastError(int target) {
    return isSlot(target) ? dm.lastError(target - snmpCount) : targets.lastError(target);
  }

  @Override
  public byte[] serverFingerprint(int target) {
    return isSlot(target) ? NO_FINGERPRINT : targets.serverFingerprint(target);
  }
}
