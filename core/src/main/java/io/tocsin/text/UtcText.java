/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.text;

/**
 * Points of time in UTC as text (RFC 3339), for years 0 to 9999: {@code 2026-01-01T00:00:00Z}. The
 * formatters of {@code java.time} would load a hundred classes for it.
 */
public final class UtcText {

  private static final int SECOND_MS = 1_000;
  private static final int MINUTE_MS = 60_000;
  private static final int HOUR_MS = 3_600_000;

  private UtcText() {}

  /**
   * To the second.
   *
   * @param wallMs milliseconds since 1970-01-01T00:00:00Z
   */
  public static String seconds(long wallMs) {
    StringBuilder text = new StringBuilder();
    appendToSecond(wallMs, text);
    return text.append('Z').toString();
  }

  /**
   * To the millisecond.
   *
   * @param wallMs milliseconds since 1970-01-01T00:00:00Z
   * @param text gets it appended
   */
  public static void appendMilliseconds(long wallMs, StringBuilder text) {
    appendToSecond(wallMs, text);
    append((int) Math.floorMod(wallMs, (long) SECOND_MS), 3, text.append('.'));
    text.append('Z');
  }

  private static void appendToSecond(long wallMs, StringBuilder text) {
    long day = Math.floorDiv(wallMs, CivilDate.DAY_MS);
    int ofDayMs = (int) Math.floorMod(wallMs, CivilDate.DAY_MS);
    append((int) CivilDate.year(day), 4, text);
    append(CivilDate.month(day), 2, text.append('-'));
    append(CivilDate.dayOfMonth(day), 2, text.append('-'));
    append(ofDayMs / HOUR_MS, 2, text.append('T'));
    append(ofDayMs % HOUR_MS / MINUTE_MS, 2, text.append(':'));
    append(ofDayMs % MINUTE_MS / SECOND_MS, 2, text.append(':'));
  }

  private static void append(int value, int digits, StringBuilder text) {
    String decimal = Integer.toString(value);
    for (int i = decimal.length(); i < digits; i++) {
      text.append('0');
    }
    text.append(decimal);
  }
}
