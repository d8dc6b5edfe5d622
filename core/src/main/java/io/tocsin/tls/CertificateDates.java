/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import io.tocsin.text.CivilDate;
import java.io.IOException;
import org.bouncycastle.asn1.x509.Time;

/** Reads times of certificates (RFC 5280 §4.1.2.5), without the calendars of the Java library. */
final class CertificateDates {

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
        || day > CivilDate.daysOfMonth(year, month)
        || hour > 23
        || minute > 59
        || second > 59) {
      throw new IOException("a time of its validity is not in the calendar");
    }
    return CivilDate.day(year, month, day) * CivilDate.DAY_MS
        + ((hour * 60L + minute) * 60L + second) * 1000L;
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
}
