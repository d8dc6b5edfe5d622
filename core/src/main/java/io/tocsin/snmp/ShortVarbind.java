/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.Oid;

/**
 * A variable binding of the form that nearly all have: every length takes one octet, and the parts
 * fill the whole. A few comparisons of local values recognise it, which makes reading a message
 * measurably cheaper. What has another form is not judged here: {@link io.tocsin.ber.BerReader}
 * reads it, or finds what is wrong with it.
 *
 * <pre>
 *   from   from + 2   from + 4            value         end
 *   +------+----------+-------------------+-------------+
 *   | 30 n | 06 n     | content of name   | tag n ...   |
 *   +------+----------+-------------------+-------------+
 * </pre>
 */
final class ShortVarbind {

  /** What {@link #end} returns for all other bytes. */
  static final int NONE = -1;

  private static final int HEADERS_LENGTH = 6;

  private ShortVarbind() {}

  /**
   * Index behind the variable binding that stands at an index, or {@link #NONE}. What stands in its
   * name and value is not looked at.
   *
   * @param bytes the array
   * @param from index of the first byte
   * @param to index behind the last byte that may belong to it
   */
  static int end(byte[] bytes, int from, int to) {
    if (to - from < HEADERS_LENGTH
        || bytes[from] != BerTag.SEQUENCE
        || bytes[from + 2] != BerTag.OBJECT_IDENTIFIER) {
      return NONE;
    }
    // A length of the long form begins with a negative byte, and then one of these does not hold.
    int nameLength = bytes[from + 3];
    int value = nameOffset(from) + nameLength;
    int end = from + 2 + bytes[from + 1];
    return nameLength >= 0 && end <= to && value <= end - 2 && bytes[value + 1] == end - 2 - value
        ? end
        : NONE;
  }

  /**
   * Whether the name and the value of a variable binding that {@link #end} found are beyond doubt:
   * false too for values of seldom types, which the reader has to look at.
   *
   * @param bytes the array
   * @param from index of the variable binding
   * @param end index behind it
   */
  static boolean isValid(byte[] bytes, int from, int end) {
    int value = valueOffset(bytes, from);
    return Oid.isContent(bytes, nameOffset(from), value) && isValueValid(bytes, value, end);
  }

  /**
   * Whether the value of a variable binding that {@link #end} found is beyond doubt: false too for
   * values of seldom types, which the reader has to look at.
   *
   * @param bytes the array
   * @param value index of the identifier octet of the value
   * @param end index behind it
   */
  static boolean isValueValid(byte[] bytes, int value, int end) {
    int content = contentOffset(value);
    int length = end - content;
    switch (bytes[value]) {
      case BerTag.INTEGER:
        return length >= 1 && length <= 4;
      case BerTag.OCTET_STRING:
        return true;
      case BerTag.OBJECT_IDENTIFIER:
        return Oid.isContent(bytes, content, end);
      case BerTag.COUNTER32:
      case BerTag.GAUGE32:
      case BerTag.TIME_TICKS:
        return length >= 1
            && bytes[content] >= 0
            && (length <= 4 || (length == 5 && bytes[content] == 0));
      case BerTag.NULL:
        return length == 0;
      default:
        return false;
    }
  }

  /** Index of the content of the name. */
  static int nameOffset(int from) {
    return from + 4;
  }

  /** Index of the identifier octet of the value. */
  static int valueOffset(byte[] bytes, int from) {
    return nameOffset(from) + bytes[from + 3];
  }

  /** Index of the content of the value. */
  static int contentOffset(int value) {
    return value + 2;
  }
}
