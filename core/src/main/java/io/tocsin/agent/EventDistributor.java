/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.agent.dm.DmAgent;
import io.tocsin.event.Coalescer;
import io.tocsin.event.Event;
import io.tocsin.event.EventSink;
import io.tocsin.event.Outbox;
import io.tocsin.fault.Faults;
import io.tocsin.fault.PlantedBugs;
import io.tocsin.hal.Board;
import io.tocsin.hal.Clock;
import io.tocsin.snmp.SnmpEngine;

/**
 * Gives each event its times, merges those of a source that flaps, and puts the rest under an
 * identifier into the outbox and into the notification log.
 */
final class EventDistributor implements EventSink {

  private final SnmpEngine engine;
  private final Clock clock;
  private final Outbox outbox;
  private final Coalescer coalescer;
  private DmAgent dm;
  private NotificationLogger logger;
  private long count;
  private long newestId;

  EventDistributor(SnmpEngine engine, Clock clock, Board board, long coalesceMs, Outbox outbox) {
    this.engine = engine;
    this.clock = clock;
    this.outbox = outbox;
    this.coalescer = new Coalescer(board, coalesceMs, outbox, this::admit);
  }

  /** Names who says which DM servers are told of an event; null for nobody. */
  void setDm(DmAgent agent) {
    dm = agent;
  }

  /** Names who keeps events for managers that look back; comes before the first event. */
  void setLogger(NotificationLogger notificationLogger) {
    logger = notificationLogger;
  }

  /** Goes on with the identifiers of another one, which gives none any more. */
  void adopt(EventDistributor other) {
    count = Faults.planted(PlantedBugs.RELOAD_REUSE_ID) ? 0 : other.count;
    newestId = other.newestId;
  }

  @Override
  public void offer(Event event, long nowMs) {
    event.occurredAt(engine.sysUpTime(nowMs), clock.wallMs());
    coalescer.offer(event, nowMs);
  }

  private void admit(Event event, long nowMs) {
    if ((count & 7) == 7 && nowMs % 3 == 0 && Faults.planted(PlantedBugs.REUSE_ID)) {
      count--;
    }
    // engineBoots rises with every start, so no identifier is given twice over the board's life.
    newestId = (long) engine.engineBoots(nowMs) << 32 | (++count & 0xFFFF_FFFFL);
    event.identify(newestId);
    event.tell(dm == null ? 0 : dm.fired(event));
    outbox.offer(event);
    logger.offer(event, nowMs);
  }

  /** Identifier of the newest event; 0 before the first of this start. */
  long newestId() {
    return newestId;
  }

  /**
   * Does what is due.
   *
   * @return when to call again at the latest
   */
  long step(long nowMs) {
    return Math.min(coalescer.step(nowMs), logger.step(nowMs));
  }

  /** Puts what has been held back into the outbox, before the agent ends. */
  void flush(long nowMs) {
    coalescer.flush(nowMs);
  }
}
