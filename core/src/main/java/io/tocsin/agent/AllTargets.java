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
 * All who are told of events: the SNMP targets of the configuration, behind them a place for each
 * DM server that registers for traps, and behind those the places of managers' targets. A place of
 * a DM server is called {@code dm.N}; whose it is may change, so what it has counted is not of one
 * server alone.
 */
final class AllTargets implements TargetStatus {

  private static final byte[] NO_FINGERPRINT = {};
  private static final String SLOT_NAME = "dm.";

  private final Targets targets;
  private final Outbox outbox;
  private final DmAgent dm;
  private final int firstSlot;
  private final EventSubjects names;
  private final QueueStatus[] slotClasses;
  private final LossReport[] slotLosses;
  private final Event event = new Event();

  /**
   * All targets.
   *
   * @param targets those of SNMP
   * @param outbox has a queue for each of them and for each slot
   * @param dm the DM client; null for none
   * @param firstSlot number of the first place for a DM server
   * @param slotCount places for DM servers
   * @param names has the names of all of them
   */
  AllTargets(
      Targets targets,
      Outbox outbox,
      DmAgent dm,
      int firstSlot,
      int slotCount,
      EventSubjects names,
      SnmpEngine engine,
      Clock clock) {
    this.targets = targets;
    this.outbox = outbox;
    this.dm = dm;
    this.firstSlot = firstSlot;
    this.names = names;
    slotClasses = new QueueStatus[slotCount];
    slotLosses = new LossReport[slotCount];
    for (int slot = 0; slot < slotCount; slot++) {
      TargetQueue queue = outbox.queue(firstSlot + slot);
      slotClasses[slot] = new QueueStatus(queue, engine, clock);
      slotLosses[slot] = new LossReport(queue, firstSlot + slot);
    }
  }

  /** Name of a place for a DM server. */
  static String slotName(int slot) {
    return SLOT_NAME + (slot + 1);
  }

  /** Whether a name is that of a place for a DM server, be there such a place or not. */
  static boolean isSlotName(String name) {
    boolean isSlotName = name.startsWith(SLOT_NAME) && name.length() > SLOT_NAME.length();
    for (int i = SLOT_NAME.length(); i < name.length(); i++) {
      isSlotName &= name.charAt(i) >= '0' && name.charAt(i) <= '9';
    }
    return isSlotName;
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
    event.fill(EventKind.EVENTS_LOST, Severity.WARNING, firstSlot + slot, 0, 0, 0);
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
    return target >= firstSlot && target < firstSlot + slotClasses.length;
  }

  /** The place of an SNMP target. */
  private TargetPlace place(int target) {
    return targets.place(target < firstSlot ? target : target - slotClasses.length);
  }

  private TargetQueue queue(int target) {
    return outbox.queue(target);
  }

  @Override
  public int targetCount() {
    return targets.count() + slotClasses.length;
  }

  @Override
  public String name(int target) {
    return names.targetName(target);
  }

  @Override
  public boolean isPresent(int target) {
    return isSlot(target) || place(target).destination() != null;
  }

  @Override
  public int type(int target) {
    return isSlot(target) ? ALERT : place(target).type();
  }

  @Override
  public int state(int target) {
    if (!isSlot(target)) {
      return place(target).state();
    }
    return dm.isInSession(target - firstSlot) ? OPEN : IDLE;
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
    return isSlot(target) ? UNKNOWN_TIME : place(target).timeToDrainHundredths();
  }

  @Override
  public TargetClassStatus classStatus(int target) {
    return isSlot(target) ? slotClasses[target - firstSlot] : place(target).classStatus();
  }

  @Override
  public String lastError(int target) {
    return isSlot(target) ? dm.lastError(target - firstSlot) : place(target).lastError();
  }

  @Override
  public byte[] serverFingerprint(int target) {
    return isSlot(target) ? NO_FINGERPRINT : place(target).serverFingerprint();
  }
}
