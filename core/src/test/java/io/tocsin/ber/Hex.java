/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.ber;

import java.util.HexFormat;

/** Bytes as they stand in the standards: {@code "30 03 02 01 05"}. */
final class Hex {

  private static final HexFormat SPACED = HexFormat.ofDelimiter(" ").withUpperCase();

  private Hex() {}

  static byte[] bytes(String hex) {
    return hex.isEmpty() ? new byte[0] : SPACED.parseHex(hex);
  }

  static BerReader reader(String hex) {
    byte[] bytes = bytes(hex);
    return new BerReader().wrap(bytes, 0, bytes.length);
  }

  static String written(BerWriter writer) {
    return SPACED.formatHex(writer.buffer(), writer.offset(), writer.offset() + writer.length());
  }
}
