/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

/** Points of time as DateAndTime (RFC 2579 §2) in UTC. */
final class DateAndTime {

  /** Length in bytes, with the offset from UTC. */
  static final int LENGTH = 11;

  private static final long MS_PER_DAY = 86_400_000L;
  private static final int YEAR_MAX = 0xFFFF;

  /** The calendar repeats itself after 400 years, which have so many days. */
  private static final long DAYS_PER_400_YEARS = 146_097;

  private static final int[] DAYS_OF_MONTH = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private DateAndTime() {}

  /**
   * Writes a point of time.
   *
   * @param wallMs milliseconds since 1970-01-01T00:00:00Z; years before 0 and behind 65535 become
   *     these
   * @param into takes {@link #LENGTH} bytes from index 0
   */
  static void write(long wallMs, byte[] into) {
    long day = Math.floorDiv(wallMs, MS_PER_DAY);
    int ofDay = (int) Math.floorMod(wallMs, MS_PER_DAY);
    writeDate(day, into);
    into[4] = (byte) (ofDay / 3_600_000);
    into[5] = (byte) (ofDay / 60_000 % 60);
    into[6] = (byte) (ofDay / 1000 % 60);
    into[7] = (byte) (ofDay / 100 % 10);
    into[8] = '+';
    into[9] = 0;
    into[10] = 0;
  }

  private static void writeDate(long day, byte[] into) {
    // The mean length of a year finds the year, or one beside it.
    long year = 1970 + Math.floorDiv(day * 400, DAYS_PER_400_YEARS);
    while (firstDay(year) > day) {
      year--;
    }
    while (firstDay(year + 1) <= day) {
      year++;
    }
    int left = (int) (day - firstDay(year));
    int month = 0;
    while (left >= daysOf(month, year)) {
      left -= daysOf(month, year);
      month++;
    }
    int written = (int) Math.max(0, Math.min(year, YEAR_MAX));
    into[0] = (byte) (written >> 8);
    into[1] = (byte) written;
    into[2] = (byte) (month + 1);
    into[3] = (byte) (left + 1);
  }

  /** Days from 1970-01-01 to the first of January of a year. */
  private static long firstDay(long year) {
    return 365 * (year - 1970) + leapYearsUpTo(year - 1) - leapYearsUpTo(1969);
  }

  private static long leapYearsUpTo(long year) {
    return Math.floorDiv(year, 4L) - Math.floorDiv(year, 100L) + Math.floorDiv(year, 400L);
  }

  private static int daysOf(int month, long year) {
    boolean leap = leapYearsUpTo(year) > leapYearsUpTo(year - 1);
    return DAYS_OF_MONTH[month] + (month == 1 && leap ? 1 : 0);
  }
}
