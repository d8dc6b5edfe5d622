/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import java.util.Arrays;

/** The rules of DisplayString (RFC 2579 §2): NVT ASCII of RFC 854, 255 octets at most. */
final class DisplayStrings {

  /** Greatest length in bytes. */
  static final int LENGTH_MAX = 255;

  private DisplayStrings() {}

  /**
   * Whether a range is NVT ASCII: no octet above 127, and a CR only before LF or NUL.
   *
   * @param octets the array
   * @param offset index of the first octet
   * @param length number of octets
   */
  static boolean isValid(byte[] octets, int offset, int length) {
    boolean afterReturn = false;
    for (int i = 0; i < length; i++) {
      int octet = octets[offset + i];
      if (octet < 0 || (afterReturn && octet != '\n' && octet != 0)) {
        return false;
      }
      afterReturn = octet == '\r';
    }
    return !afterReturn;
  }

  /**
   * The octets of a text; what no DisplayString may have becomes a question mark, and what is too
   * long is cut off. Allocates.
   *
   * @param text any text
   */
  static byte[] of(String text) {
    byte[] octets = new byte[LENGTH_MAX];
    return Arrays.copyOf(octets, encode(text, octets, LENGTH_MAX));
  }

  /**
   * The octets of a text, as {@link #of} has them, without allocating.
   *
   * @param text any text
   * @param into takes the octets from index 0
   * @param lengthMax most octets
   * @return their number
   */
  static int encode(String text, byte[] into, int lengthMax) {
    int length = 0;
    for (int i = 0; i < text.length() && length < lengthMax; i++) {
      char c = text.charAt(i);
      boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length();
      into[length++] = c < ' ' || c > '~' ? (byte) '?' : (byte) c;
      i += pair && Character.isLowSurrogate(text.charAt(i + 1)) ? 1 : 0;
    }
    return length;
  }
}
