/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerError;
import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.snmp.ErrorStatus;
import io.tocsin.text.Utf8;

/** Checks of values by type, length and range (RFC 3416 §4.2.5 rules 3 to 6). */
public final class ValueCheck {

  private ValueCheck() {}

  /**
   * Checks an INTEGER.
   *
   * @param value stands at the value's identifier octet; is moved behind it
   * @param min least value allowed
   * @param max greatest value allowed
   * @return {@link ErrorStatus#NO_ERROR}, wrongType, wrongEncoding or wrongValue
   */
  public static int integer(BerReader value, int min, int max) {
    return number(value, BerTag.INTEGER, min, max);
  }

  /**
   * Checks an Unsigned32.
   *
   * @param value stands at the value's identifier octet; is moved behind it
   * @param max greatest value allowed, 2^32-1 at most
   * @return {@link ErrorStatus#NO_ERROR}, wrongType, wrongEncoding or wrongValue
   */
  static int unsigned(BerReader value, long max) {
    return number(value, BerTag.GAUGE32, 0, max);
  }

  private static int number(BerReader value, int tag, long min, long max) {
    if (value.peekTag() != tag) {
      return ErrorStatus.WRONG_TYPE;
    }
    value.readInteger(tag, min, max);
    if (value.error() == BerError.INTEGER_OVERFLOW) {
      return ErrorStatus.WRONG_VALUE;
    }
    return value.ok() ? ErrorStatus.NO_ERROR : ErrorStatus.WRONG_ENCODING;
  }

  /**
   * Checks an OCTET STRING; it is then at {@link BerReader#valueOffset()}.
   *
   * @param value stands at the value's identifier octet; is moved behind it
   * @param lengthMin least length allowed
   * @param lengthMax greatest length allowed
   * @return {@link ErrorStatus#NO_ERROR}, wrongType, wrongLength or wrongEncoding
   */
  public static int octets(BerReader value, int lengthMin, int lengthMax) {
    if (value.peekTag() != BerTag.OCTET_STRING) {
      return ErrorStatus.WRONG_TYPE;
    }
    value.readOctets(BerTag.OCTET_STRING, lengthMin, lengthMax);
    if (value.error() == BerError.STRING_LENGTH) {
      return ErrorStatus.WRONG_LENGTH;
    }
    return value.ok() ? ErrorStatus.NO_ERROR : ErrorStatus.WRONG_ENCODING;
  }

  /**
   * Checks an SnmpAdminString (RFC 3411 §5): UTF-8; it is then at {@link BerReader#valueOffset()}.
   *
   * @param value stands at the value's identifier octet; is moved behind it
   * @param lengthMin least length allowed, in bytes
   * @param lengthMax greatest length allowed, in bytes
   * @return {@link ErrorStatus#NO_ERROR}, wrongType, wrongLength, wrongEncoding or wrongValue
   */
  public static int text(BerReader value, int lengthMin, int lengthMax) {
    int status = octets(value, lengthMin, lengthMax);
    if (status != ErrorStatus.NO_ERROR) {
      return status;
    }
    int from = value.valueOffset();
    boolean isText = Utf8.check(value.buffer(), from, from + value.valueLength()) < 0;
    return isText ? ErrorStatus.NO_ERROR : ErrorStatus.WRONG_VALUE;
  }

  /**
   * Checks a DisplayString.
   *
   * @param value stands at the value's identifier octet; is moved behind it
   * @return {@link ErrorStatus#NO_ERROR}, wrongType, wrongLength, wrongEncoding or wrongValue
   */
  public static int displayString(BerReader value) {
    int status = octets(value, 0, DisplayStrings.LENGTH_MAX);
    if (status == ErrorStatus.NO_ERROR
        && !DisplayStrings.isValid(value.buffer(), value.valueOffset(), value.valueLength())) {
      return ErrorStatus.WRONG_VALUE;
    }
    return status;
  }
}
