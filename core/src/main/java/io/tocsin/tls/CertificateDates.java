/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import java.io.IOException;
import org.bouncycastle.asn1.x509.Time;

/** Times of certificates (RFC 5280 §4.1.2.5), without the calendars of the Java library. */
final class CertificateDates {

  private static final long DAY_MS = 86_400_000L;

  private CertificateDates() {}

  /**
   * Reads a time of the two forms that RFC 5280 §4.1.2.5.1 and §4.1.2.5.2 allow: {@code
   * YYMMDDHHMMSSZ} and {@code YYYYMMDDHHMMSSZ}.
   *
   * @return milliseconds since 1970-01-01T00:00:00Z
   */
  static long parseMs(Time time) throws IOException {
    byte[] encoded = time.toASN1Primitive().getEncoded();
    int length = encoded[1];
    if ((length != 13 && length != 15) || encoded[1 + length] != 'Z') {
      throw new IOException("a time of its validity has a form that RFC 5280 does not allow");
    }
    int position = 2;
    int year;
    if (length == 13) {
      year = digits(encoded, position, 2);
      // RFC 5280 §4.1.2.5.1: 50 and above is in the twentieth century.
      year += year >= 50 ? 1900 : 2000;
      position += 2;
    } else {
      year = digits(encoded, position, 4);
      position += 4;
    }
    int month = digits(encoded, position, 2);
    int day = digits(encoded, position + 2, 2);
    int hour = digits(encoded, position + 4, 2);
    int minute = digits(encoded, position + 6, 2);
    int second = digits(encoded, position + 8, 2);
    if (month < 1
        || month > 12
        || day < 1
        || day > daysOfMonth(year, month)
        || hour > 23
        || minute > 59
        || second > 59) {
      throw new IOException("a time of its validity is not in the calendar");
    }
    long days = daysBeforeYear(year) - daysBeforeYear(1970);
    for (int earlier = 1; earlier < month; earlier++) {
      days += daysOfMonth(year, earlier);
    }
    days += day - 1;
    return days * DAY_MS + ((hour * 60L + minute) * 60L + second) * 1000L;
  }

  /** The time as {@code 2026-01-31T23:59:59Z}; years 0 to 9999. */
  static String text(long timeMs) {
    long days = Math.floorDiv(timeMs, DAY_MS);
    int seconds = (int) (Math.floorMod(timeMs, DAY_MS) / 1000L);
    int year = (int) (1970 + days / 366);
    long first = daysBeforeYear(year) - daysBeforeYear(1970);
    while (days < first) {
      year--;
      first = daysBeforeYear(year) - daysBeforeYear(1970);
    }
    while (days - first >= (isLeap(year) ? 366 : 365)) {
      first += isLeap(year) ? 366 : 365;
      year++;
    }
    int day = (int) (days - first);
    int month = 1;
    while (day >= daysOfMonth(year, month)) {
      day -= daysOfMonth(year, month);
      month++;
    }
    StringBuilder text = new StringBuilder(20);
    padded(text, year, 4);
    padded(text.append('-'), month, 2);
    padded(text.append('-'), day + 1, 2);
    padded(text.append('T'), seconds / 3600, 2);
    padded(text.append(':'), seconds / 60 % 60, 2);
    padded(text.append(':'), seconds % 60, 2);
    return text.append('Z').toString();
  }

  private static void padded(StringBuilder text, int value, int width) {
    String digits = Integer.toString(value);
    for (int i = digits.length(); i < width; i++) {
      text.append('0');
    }
    text.append(digits);
  }

  private static int digits(byte[] from, int offset, int count) throws IOException {
    int value = 0;
    for (int i = offset; i < offset + count; i++) {
      if (from[i] < '0' || from[i] > '9') {
        throw new IOException("a time of its validity is not made of digits");
      }
      value = 10 * value + (from[i] - '0');
    }
    return value;
  }

  /** Days from year 0 to the beginning of a year in the proleptic Gregorian calendar. */
  private static long daysBeforeYear(int year) {
    long before = year - 1L;
    return 365L * year
        + Math.floorDiv(before, 4L)
        - Math.floorDiv(before, 100L)
        + Math.floorDiv(before, 400L);
  }

  private static int daysOfMonth(int year, int month) {
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

  private static boolean isLeap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }
}
