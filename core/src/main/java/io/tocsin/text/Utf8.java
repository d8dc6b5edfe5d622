/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.text;

/** UTF-8 by RFC 3629, strict: no surrogates, no overlong forms, nothing above U+10FFFF. */
public final class Utf8 {

  private static final int REPLACEMENT = 0xFFFD;

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
  public static int decode(byte[] from, int start, int end, StringBuilder into) {
    int at = start;
    while (at < end) {
      int codePoint = codePointAt(from, at, end);
      if (codePoint < 0) {
        return at;
      }
      into.appendCodePoint(codePoint);
      at += size(codePoint);
    }
    return -1;
  }

  /**
   * Checks a range without allocating.
   *
   * @param from the bytes
   * @param start index of the first one
   * @param end index behind the last one
   * @return -1 when all is good, else the index of the first bad sequence
   */
  public static int check(byte[] from, int start, int end) {
    int at = start;
    while (at < end) {
      int codePoint = codePointAt(from, at, end);
      if (codePoint < 0) {
        return at;
      }
      at += size(codePoint);
    }
    return -1;
  }

  /**
   * Decodes one character without allocating.
   *
   * @param from the bytes
   * @param at index of its first byte
   * @param end index behind the last byte that may be read
   * @return its code point, or -1 when no whole and good sequence stands there
   */
  public static int codePointAt(byte[] from, int at, int end) {
    int length = sequenceLength(from[at]);
    return length == 0 || length > end - at ? -1 : codePoint(from, at, length);
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
  public static int length(String text) {
    int octets = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // Each half of a surrogate pair counts two of its four octets.
      octets += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return octets;
  }

  /**
   * The octets of a text.
   *
   * @param text any text without lone surrogates
   */
  public static byte[] bytes(String text) {
    byte[] octets = new byte[length(text)];
    encode(text, octets);
    return octets;
  }

  /**
   * Encodes as many whole characters as there is room for, without allocating; half a surrogate
   * pair becomes U+FFFD.
   *
   * @param text any text
   * @param into takes the octets, from index 0
   * @return number of octets
   */
  public static int encode(String text, byte[] into) {
    int length = 0;
    int next = 0;
    while (next < text.length()) {
      int character = text.codePointAt(next);
      next += Character.charCount(character);
      if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
        character = REPLACEMENT;
      }
      int size = size(character);
      if (length + size > into.length) {
        break;
      }
      put(character, size, into, length);
      length += size;
    }
    return length;
  }

  /**
   * Encodes characters, all or nothing, without allocating; half a surrogate pair becomes U+FFFD.
   *
   * @param text the characters
   * @param offset index of the first one
   * @param count number of them
   * @param into takes the octets
   * @param at index of the first octet there
   * @return number of octets, or -1 when there is no room for all
   */
  public static int encode(char[] text, int offset, int count, byte[] into, int at) {
    int octet = at;
    int next = offset;
    while (next < offset + count) {
      int character = Character.codePointAt(text, next, offset + count);
      next += Character.charCount(character);
      int size = encode(character, into, octet);
      if (size < 0) {
        return -1;
      }
      octet += size;
    }
    return octet - at;
  }

  /**
   * Encodes one character without allocating; half a surrogate pair becomes U+FFFD.
   *
   * @param codePoint from 0 to U+10FFFF
   * @param into takes the octets
   * @param at index of the first octet there
   * @return number of octets, or -1 when there is no room for them
   */
  public static int encode(int codePoint, byte[] into, int at) {
    boolean surrogate =
        codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    int character = surrogate ? REPLACEMENT : codePoint;
    int size = size(character);
    if (size > into.length - at) {
      return -1;
    }
    put(character, size, into, at);
    return size;
  }

  /**
   * Number of octets that a character takes.
   *
   * @param character code point from 0 to U+10FFFF
   */
  public static int size(int character) {
    if (character < 0x80) {
      return 1;
    }
    if (character < 0x800) {
      return 2;
    }
    return character < 0x10000 ? 3 : 4;
  }

  private static void put(int character, int size, byte[] into, int at) {
    if (size == 1) {
      into[at] = (byte) character;
      return;
    }
    int rest = character;
    for (int i = size - 1; i > 0; i--) {
      into[at + i] = (byte) (0x80 | (rest & 0x3F));
      rest >>= 6;
    }
    // As many leading one bits as there are octets.
    into[at] = (byte) (0xF00 >> size | rest);
  }
}
