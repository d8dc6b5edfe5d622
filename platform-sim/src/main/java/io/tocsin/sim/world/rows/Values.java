/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.rows;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.StringJoiner;

/** Values in BER as hexadecimal digits, and indexes in numbers, as far as managers use them. */
final class Values {
  private static final int NAME_LENGTH_MAX = 32;

  /** A text that is longer than any name may be. */
  static final String TALL = text("x".repeat(NAME_LENGTH_MAX + 1));

  private Values() {}

  /** An INTEGER of one byte. */
  static String integer(int value) {
    return "0201" + HexFormat.of().toHexDigits((byte) value);
  }

  /** A number; -1 when it is none of one byte. */
  static int number(String value) {
    return value.length() == 6 && value.startsWith("0201")
        ? HexFormat.fromHexDigits(value.substring(4))
        : -1;
  }

  /** An OCTET STRING of less than 128 bytes. */
  static String text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return "04" + HexFormat.of().toHexDigits((byte) bytes.length) + HexFormat.of().formatHex(bytes);
  }

  /** A string in an index, with its length before it. */
  static String name(String text) {
    return text.length() + "." + implied(text);
  }

  /** A string in an index that is IMPLIED. */
  static String implied(String text) {
    StringJoiner numbers = new StringJoiner(".");
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      numbers.add(Integer.toString(octet));
    }
    return numbers.toString();
  }
}
