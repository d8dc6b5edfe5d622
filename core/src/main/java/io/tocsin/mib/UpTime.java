/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.event.BoardWatch;
import io.tocsin.hal.Clock;
import io.tocsin.snmp.SnmpEngine;

/** Times of what has happened, in terms of sysUpTime (RFC 2579 §2, TimeStamp). */
final class UpTime {

  private final SnmpEngine engine;
  private final Clock clock;

  /**
   * Times of an engine.
   *
   * @param engine tells sysUpTime
   * @param clock the board's clock
   */
  UpTime(SnmpEngine engine, Clock clock) {
    this.engine = engine;
    this.clock = clock;
  }

  /**
   * Writes sysUpTime at a time as TimeTicks: 0 for what has not happened, and for what happened
   * before sysUpTime was last 0, which it is every 497 days.
   *
   * @param ms monotonic time in milliseconds, not in the future, or {@link BoardWatch#NEVER}
   * @param value takes the element
   */
  void write(long ms, BerWriter value) {
    value.writeUnsigned(BerTag.TIME_TICKS, ms == BoardWatch.NEVER ? 0 : at(ms));
  }

  private long at(long ms) {
    return isBeforeZero(ms) ? 0 : engine.sysUpTime(ms);
  }

  /**
   * Whether something happened before sysUpTime was last 0, so that its time is none of the present
   * ones.
   *
   * @param ms monotonic time in milliseconds, not in the future
   */
  boolean isBeforeZero(long ms) {
    long nowMs = clock.monotonicMs();
    // Rounded up, so that what happened at the very 0 counts as before it, and is 0 either way.
    long ageTicks = (nowMs - ms + 9) / 10;
    return ageTicks > engine.sysUpTime(nowMs);
  }
}
