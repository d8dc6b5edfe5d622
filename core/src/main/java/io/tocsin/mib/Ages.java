/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;

/** How long ago something was, as TimeTicks (RFC 2578 §7.1.8). */
final class Ages {

  /** Stands for never, where there may be nothing to tell the age of. */
  static final long NEVER = 0xFFFF_FFFFL;

  private static final long MS_PER_TICK = 10;

  private Ages() {}

  /**
   * Writes an age; one beyond 497 days stays there and does not begin anew.
   *
   * @param thenMs monotonic time in milliseconds
   * @param nowMs the present
   * @param value takes it
   */
  static void write(long thenMs, long nowMs, BerWriter value) {
    long ticks = Math.max(0, nowMs - thenMs) / MS_PER_TICK;
    value.writeUnsigned(BerTag.TIME_TICKS, Math.min(ticks, NEVER - 1));
  }
}
