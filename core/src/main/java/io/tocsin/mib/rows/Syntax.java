/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.rows;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.mib.ValueCheck;
import io.tocsin.snmp.ErrorStatus;

/** What values a column takes by themselves (RFC 3416 §4.2.5 rules 3 to 6). */
public abstract class Syntax {

  /** For those of other packages too. */
  protected Syntax() {}

  /**
   * Checks a value.
   *
   * @param value stands at the value's identifier octet; is moved behind it
   * @return {@link ErrorStatus#NO_ERROR}, wrongType, wrongLength, wrongEncoding or wrongValue
   */
  protected abstract int check(BerReader value);

  /**
   * An INTEGER in a range.
   *
   * @param min least value
   * @param max greatest value
   */
  public static Syntax integer(int min, int max) {
    return new Syntax() {
      @Override
      protected int check(BerReader value) {
        return ValueCheck.integer(value, min, max);
      }
    };
  }

  /**
   * An OCTET STRING.
   *
   * @param lengthMin least length in bytes
   * @param lengthMax greatest length in bytes
   */
  public static Syntax octets(int lengthMin, int lengthMax) {
    return new Syntax() {
      @Override
      protected int check(BerReader value) {
        return ValueCheck.octets(value, lengthMin, lengthMax);
      }
    };
  }

  /**
   * An SnmpAdminString (RFC 3411 §5): UTF-8.
   *
   * @param lengthMin least length in bytes
   * @param lengthMax greatest length in bytes
   */
  public static Syntax text(int lengthMin, int lengthMax) {
    return new Syntax() {
      @Override
      protected int check(BerReader value) {
        return ValueCheck.text(value, lengthMin, lengthMax);
      }
    };
  }

  /** An OBJECT IDENTIFIER. */
  public static Syntax oid() {
    return new Syntax() {
      @Override
      protected int check(BerReader value) {
        if (value.peekTag() != BerTag.OBJECT_IDENTIFIER) {
          return ErrorStatus.WRONG_TYPE;
        }
        value.skipOid(BerTag.OBJECT_IDENTIFIER);
        return value.ok() ? ErrorStatus.NO_ERROR : ErrorStatus.WRONG_ENCODING;
      }
    };
  }
}
