/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.event.Event;
import io.tocsin.event.EventSink;
import io.tocsin.event.NotificationLog;
import io.tocsin.hal.Clock;
import io.tocsin.mib.EventVarbinds;
import io.tocsin.mib.admin.ProfileFilter;
import io.tocsin.snmp.SnmpEngine;

/** Puts events into the notification log, if its filter lets their notifications pass. */
final class NotificationLogger implements EventSink {

  private static final int MS_PER_HUNDREDTH = 10;

  private final NotificationLog log;
  private final ProfileFilter filter;
  private final EventVarbinds content;
  private final SnmpEngine engine;
  private final Clock clock;

  NotificationLogger(
      NotificationLog log,
      ProfileFilter filter,
      EventVarbinds content,
      SnmpEngine engine,
      Clock clock) {
    this.log = log;
    this.filter = filter;
    this.content = content;
    this.engine = engine;
    this.clock = clock;
  }

  /** Takes a stamped event. */
  @Override
  public void offer(Event event, long nowMs) {
    content.pointAt(event);
    if (filter.passes(content.notification(), content)) {
      log.add(event, nowMs, wallMs(event, nowMs));
    }
  }

  /** Wall time at an event by the clock as it is now, which may have been set since. */
  private long wallMs(Event event, long nowMs) {
    if (!clock.wallTrusted()) {
      return NotificationLog.NO_WALL_TIME;
    }
    long ageHundredths = (engine.sysUpTime(nowMs) - event.upTimeHundredths()) & 0xFFFF_FFFFL;
    return clock.wallMs() - ageHundredths * MS_PER_HUNDREDTH;
  }

  /**
   * Forgets what is too old.
   *
   * @return when to call again at the latest
   */
  long step(long nowMs) {
    return log.step(nowMs);
  }
}
