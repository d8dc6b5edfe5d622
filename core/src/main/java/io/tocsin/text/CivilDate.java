/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.text;

/**
 * Days of the proleptic Gregorian calendar, counted from 1970-01-01, which is day 0. Nothing here
 * allocates.
 */
public final class CivilDate {

  /** Length of a day in milliseconds. */
  public static final long DAY_MS = 86_400_000L;

  /** The calendar repeats itself after 400 years, which have so many days. */
  private static final long DAYS_PER_400_YEARS = 146_097;

  private CivilDate() {}

  /**
   * Number of a day.
   *
   * @param year any, 0 is the year before 1
   * @param month 1 to 12
   * @param dayOfMonth 1 to {@link #daysOfMonth}
   */
  public static long day(long year, int month, int dayOfMonth) {
    long day = firstDay(year) + dayOfMonth - 1;
    for (int earlier = 1; earlier < month; earlier++) {
      day += daysOfMonth(year, earlier);
    }
    return day;
  }

  /** Year of a day. */
  public static long year(long day) {
    // The mean length of a year finds the year, or one beside it.
    long year = 1970 + Math.floorDiv(day * 400, DAYS_PER_400_YEARS);
    while (firstDay(year) > day) {
      year--;
    }
    while (firstDay(year + 1) <= day) {
      year++;
    }
    return year;
  }

  /** Month of a day, 1 to 12. */
  public static int month(long day) {
    long year = year(day);
    int month = 1;
    while (month < 12 && day(year, month + 1, 1) <= day) {
      month++;
    }
    return month;
  }

  /** Day of the month of a day, from 1. */
  public static int dayOfMonth(long day) {
    return (int) (day - day(year(day), month(day), 1)) + 1;
  }

  /**
   * Number of days of a month.
   *
   * @param year any
   * @param month 1 to 12
   */
  public static int daysOfMonth(long year, int month) {
    switch (month) {
      case 2:
        return isLeap(year) ? 29 : 28;
      case 4:
      case 6:
      case 9:
      case 11:
        return 30;
      default:
        return 31;
    }
  }

  /** The first of January. */
  private static long firstDay(long year) {
    return 365 * (year - 1970) + leapYearsUpTo(year - 1) - leapYearsUpTo(1969);
  }

  private static long leapYearsUpTo(long year) {
    return Math.floorDiv(year, 4L) - Math.floorDiv(year, 100L) + Math.floorDiv(year, 400L);
  }

  private static boolean isLeap(long year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }
}
