/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;

/** Writes texts as OCTET STRING in UTF-8 (SnmpAdminString, RFC 3411 §5), without allocating. */
final class TextEncoder {

  /** Greatest length of an SnmpAdminString in bytes. */
  static final int LENGTH_MAX = 255;

  private static final int REPLACEMENT = 0xFFFD;

  private final byte[] bytes = new byte[LENGTH_MAX];

  /** Creates an encoder. */
  TextEncoder() {}

  /**
   * Writes a text; one that is too long is cut between two characters.
   *
   * @param text the text
   * @param out takes the element
   */
  void write(String text, BerWriter out) {
    out.writeOctets(BerTag.OCTET_STRING, bytes, 0, encode(text));
  }

  /**
   * Encodes a text; one that is too long is cut between two characters.
   *
   * @param text the text
   * @return its length in {@link #bytes()}
   */
  int encode(String text) {
    int length = 0;
    int next = 0;
    while (next < text.length()) {
      int character = text.codePointAt(next);
      next += Character.charCount(character);
      if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
        character = REPLACEMENT;
      }
      int size = size(character);
      if (length + size > LENGTH_MAX) {
        break;
      }
      put(character, size, length);
      length += size;
    }
    return length;
  }

  /** The octets of the last text, from index 0. */
  byte[] bytes() {
    return bytes;
  }

  private static int size(int character) {
    if (character < 0x80) {
      return 1;
    }
    if (character < 0x800) {
      return 2;
    }
    return character < 0x10000 ? 3 : 4;
  }

  private void put(int character, int size, int at) {
    if (size == 1) {
      bytes[at] = (byte) character;
      return;
    }
    int rest = character;
    for (int i = size - 1; i > 0; i--) {
      bytes[at + i] = (byte) (0x80 | (rest & 0x3F));
      rest >>= 6;
    }
    // As many leading one bits as there are octets.
    bytes[at] = (byte) (0xF00 >> size | rest);
  }
}
