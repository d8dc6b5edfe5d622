/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.event.Event;
import io.tocsin.event.EventSink;
import io.tocsin.event.Outbox;
import io.tocsin.hal.Clock;
import io.tocsin.snmp.SnmpEngine;

/** Gives each event its identifier and its times, and puts it into the outbox. */
final class EventDistributor implements EventSink {

  private final SnmpEngine engine;
  private final Clock clock;
  private final Outbox outbox;
  private long count;

  EventDistributor(SnmpEngine engine, Clock clock, Outbox outbox) {
    this.engine = engine;
    this.clock = clock;
    this.outbox = outbox;
  }

  @Override
  public void offer(Event event, long nowMs) {
    // engineBoots rises with every start, so no identifier is given twice over the board's life.
    long id = (long) engine.engineBoots(nowMs) << 32 | (++count & 0xFFFF_FFFFL);
    event.stamp(id, engine.sysUpTime(nowMs), clock.wallMs());
    outbox.offer(event);
  }

  /** Number of events so far. */
  long count() {
    return count;
  }
}
