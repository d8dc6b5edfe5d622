/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.event.DropCause;
import io.tocsin.event.Event;
import io.tocsin.event.TargetQueue;
import io.tocsin.hal.Clock;
import io.tocsin.mib.TargetClassStatus;
import io.tocsin.snmp.SnmpEngine;

/** What the MIB tells of one target's queue by severity. */
final class QueueStatus implements TargetClassStatus {

  private static final long UP_TIME_MASK = 0xFFFF_FFFFL;

  private final TargetQueue queue;
  private final SnmpEngine engine;
  private final Clock clock;

  QueueStatus(TargetQueue queue, SnmpEngine engine, Clock clock) {
    this.queue = queue;
    this.engine = engine;
    this.clock = clock;
  }

  @Override
  public long accepted(int severity) {
    return queue.accepted(severity);
  }

  @Override
  public long delivered(int severity) {
    return queue.delivered(severity);
  }

  @Override
  public long queued(int severity) {
    return queue.queued(severity);
  }

  @Override
  public long coalesced(int severity) {
    return queue.coalesced(severity);
  }

  @Override
  public long dropped(int severity) {
    long sum = 0;
    for (int cause = 1; cause < DropCause.COUNT; cause++) {
      sum += queue.dropped(severity, cause);
    }
    return sum;
  }

  @Override
  public long queueHighWater(int severity) {
    return queue.highWater(severity);
  }

  @Override
  public long oldestAgeHundredths(int severity) {
    Event oldest = queue.oldest(severity);
    if (oldest == null) {
      return 0;
    }
    long nowMs = clock.monotonicMs();
    long upTime = engine.sysUpTime(nowMs);
    // What happened before this start is as old as the start at least, and no clock need know more.
    boolean isOfThisStart = (int) (oldest.id() >>> 32) == engine.engineBoots(nowMs);
    // sysUpTime begins anew after 2^32 hundredths.
    return isOfThisStart ? (upTime - oldest.upTimeHundredths()) & UP_TIME_MASK : upTime;
  }
}
