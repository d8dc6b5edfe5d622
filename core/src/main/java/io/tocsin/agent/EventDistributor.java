/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.event.Event;
import io.tocsin.event.EventKind;
import io.tocsin.event.EventSink;
import io.tocsin.hal.Clock;
import io.tocsin.snmp.SnmpEngine;

/** Gives each event its identifier and its times, and hands a copy to every target. */
final class EventDistributor implements EventSink {

  private final SnmpEngine engine;
  private final Clock clock;
  private final TargetDriver[] targets;
  private long count;

  EventDistributor(SnmpEngine engine, Clock clock, TargetDriver[] targets) {
    this.engine = engine;
    this.clock = clock;
    this.targets = targets;
  }

  @Override
  public void offer(Event event, long nowMs) {
    // engineBoots rises with every start, so no identifier is given twice over the board's life.
    long id = (long) engine.engineBoots(nowMs) << 32 | (++count & 0xFFFF_FFFFL);
    event.stamp(id, engine.sysUpTime(nowMs), clock.wallMs());
    for (int index = 0; index < targets.length; index++) {
      if (!concernsServer(event, index)) {
        targets[index].offer(event);
      }
    }
  }

  /**
   * RFC 6353 §5.3.1 step 3: a notification about a server's certificate is not sent to that very
   * server.
   */
  private static boolean concernsServer(Event event, int target) {
    boolean certificate =
        event.kind() == EventKind.SERVER_CERTIFICATE_UNKNOWN
            || event.kind() == EventKind.SERVER_CERTIFICATE_INVALID;
    return certificate && event.subject() == target;
  }

  /** Number of events so far. */
  long count() {
    return count;
  }
}
