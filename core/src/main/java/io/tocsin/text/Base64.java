/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.text;

/**
 * Base64 of RFC 4648 §4, between ranges of the caller's arrays.
 *
 * <p>Decoding is strict: groups of four characters of the alphabet, padded with {@code =}, no white
 * space, and no bits set that stand for nothing, so each octet string has one text. The decoder of
 * the Java library lets the padding be absent and such bits be set, and needs arrays of its own.
 * Nothing here allocates.
 */
public final class Base64 {

  /** Result of {@link #decode}: the text is not Base64. */
  public static final int MALFORMED = -1;

  /** Result of {@link #decode}: there is too little room for the octets. */
  public static final int FULL = -2;

  private static final byte[] DIGITS = new byte[64];
  private static final byte[] VALUES = new byte[128];

  static {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    java.util.Arrays.fill(VALUES, (byte) -1);
    for (int i = 0; i < DIGITS.length; i++) {
      DIGITS[i] = (byte) alphabet.charAt(i);
      VALUES[DIGITS[i]] = (byte) i;
    }
  }

  private Base64() {}

  /**
   * Length of the text for so many octets, padding included.
   *
   * @param octets number of octets, 0 to 3 * 2^28
   */
  public static int encodedLength(int octets) {
    return (octets + 2) / 3 * 4;
  }

  /**
   * Encodes a range.
   *
   * @param from the octets
   * @param offset index of the first one
   * @param length number of them
   * @param into takes {@link #encodedLength} characters in ASCII; not {@code from}
   * @param at index of the first one to write
   * @return index behind the last character
   */
  public static int encode(byte[] from, int offset, int length, byte[] into, int at) {
    int end = offset + length;
    int next = at;
    for (int i = offset; i < end; i += 3) {
      int left = end - i;
      int group =
          (from[i] & 0xFF) << 16
              | (left > 1 ? (from[i + 1] & 0xFF) << 8 : 0)
              | (left > 2 ? from[i + 2] & 0xFF : 0);
      into[next] = DIGITS[group >> 18];
      into[next + 1] = DIGITS[group >> 12 & 0x3F];
      into[next + 2] = left > 1 ? DIGITS[group >> 6 & 0x3F] : (byte) '=';
      into[next + 3] = left > 2 ? DIGITS[group & 0x3F] : (byte) '=';
      next += 4;
    }
    return next;
  }

  /**
   * Decodes a range.
   *
   * @param from the text in ASCII
   * @param offset index of the first character
   * @param length number of characters
   * @param into takes the octets; may be {@code from}, at the same place or before it
   * @param at index of the first octet to write
   * @return number of octets, {@link #MALFORMED} or {@link #FULL}; some octets may have been
   *     written then
   */
  public static int decode(byte[] from, int offset, int length, byte[] into, int at) {
    if (length % 4 != 0) {
      return MALFORMED;
    }
    int end = offset + length;
    int padding = 0;
    while (padding < 2 && padding < length && from[end - 1 - padding] == '=') {
      padding++;
    }
    int octets = length / 4 * 3 - padding;
    if (octets > into.length - at) {
      return FULL;
    }
    int written = 0;
    for (int i = offset; i < end; i += 4) {
      int digits = end - i > 4 ? 4 : 4 - padding;
      int group = group(from, i, digits);
      int count = digits - 1;
      // Bits behind the last octet that the digits stand for.
      if (group < 0 || (group & (0xFFFFFF >> (8 * count))) != 0) {
        return MALFORMED;
      }
      for (int octet = 0; octet < count; octet++) {
        into[at + written] = (byte) (group >> (16 - 8 * octet));
        written++;
      }
    }
    return written;
  }

  /** Up to four digits as 24 bits, or -1. */
  private static int group(byte[] from, int at, int digits) {
    int group = 0;
    for (int i = 0; i < digits; i++) {
      byte character = from[at + i];
      int value = character < 0 ? -1 : VALUES[character];
      if (value < 0) {
        return -1;
      }
      group |= value << (18 - 6 * i);
    }
    return group;
  }
}
