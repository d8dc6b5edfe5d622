/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

/** UTF-8 by RFC 3629, strict: no surrogates, no overlong forms, nothing above U+10FFFF. */
final class Utf8 {

  private Utf8() {}

  /**
   * Decodes a range.
   *
   * @param from the bytes
   * @param start index of the first one
   * @param end index behind the last one
   * @param into takes the text; what was decoded before an error stays in it
   * @return -1 when all was good, else the index of the first bad sequence
   */
  static int decode(byte[] from, int start, int end, StringBuilder into) {
    int at = start;
    while (at < end) {
      int length = sequenceLength(from[at]);
      int codePoint = length == 0 || length > end - at ? -1 : codePoint(from, at, length);
      if (codePoint < 0) {
        return at;
      }
      into.appendCodePoint(codePoint);
      at += length;
    }
    return -1;
  }

  private static int sequenceLength(byte first) {
    int octet = first & 0xFF;
    if (octet < 0x80) {
      return 1;
    }
    // 0x80 to 0xBF continue a sequence; 0xC0 and 0xC1 could only start an overlong one.
    if (octet < 0xC2 || octet > 0xF4) {
      return 0;
    }
    return octet < 0xE0 ? 2 : octet < 0xF0 ? 3 : 4;
  }

  private static int codePoint(byte[] from, int at, int length) {
    if (length == 1) {
      return from[at];
    }
    int codePoint = from[at] & (0x7F >> length);
    for (int i = 1; i < length; i++) {
      if ((from[at + i] & 0xC0) != 0x80) {
        return -1;
      }
      codePoint = (codePoint << 6) | (from[at + i] & 0x3F);
    }
    int smallest = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x1_0000;
    boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
    return codePoint < smallest || codePoint > 0x10_FFFF || surrogate ? -1 : codePoint;
  }

  /**
   * Number of octets that a text takes.
   *
   * @param text any text without lone surrogates
   */
  static int length(String text) {
    int octets = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // Each half of a surrogate pair counts two of its four octets.
      octets += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return octets;
  }
}
