/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.text.CivilDate;
import java.util.Arrays;

/** Points of time as DateAndTime (RFC 2579 §2) in UTC. */
final class DateAndTime {

  /** Length in bytes, with the offset from UTC. */
  static final int LENGTH = 11;

  /** Length in bytes of what stands for a time that is not known. */
  static final int UNKNOWN_LENGTH = 8;

  private static final int YEAR_MAX = 0xFFFF;

  private DateAndTime() {}

  /**
   * Writes what HOST-RESOURCES-MIB (RFC 2790) has for a time that is not known: the beginning of
   * the year 0.
   *
   * @param into takes {@link #UNKNOWN_LENGTH} bytes from index 0
   */
  static void writeUnknown(byte[] into) {
    Arrays.fill(into, 0, UNKNOWN_LENGTH, (byte) 0);
    into[2] = 1;
    into[3] = 1;
  }

  /**
   * Writes a point of time.
   *
   * @param wallMs milliseconds since 1970-01-01T00:00:00Z; years before 0 and behind 65535 become
   *     these
   * @param into takes {@link #LENGTH} bytes from index 0
   */
  static void write(long wallMs, byte[] into) {
    long day = Math.floorDiv(wallMs, CivilDate.DAY_MS);
    int ofDay = (int) Math.floorMod(wallMs, CivilDate.DAY_MS);
    int year = (int) Math.max(0, Math.min(CivilDate.year(day), YEAR_MAX));
    into[0] = (byte) (year >> 8);
    into[1] = (byte) year;
    into[2] = (byte) CivilDate.month(day);
    into[3] = (byte) CivilDate.dayOfMonth(day);
    into[4] = (byte) (ofDay / 3_600_000);
    into[5] = (byte) (ofDay / 60_000 % 60);
    into[6] = (byte) (ofDay / 1000 % 60);
    into[7] = (byte) (ofDay / 100 % 10);
    into[8] = '+';
    into[9] = 0;
    into[10] = 0;
  }
}
