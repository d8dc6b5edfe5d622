/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.text.Utf8;

/** Writes texts as OCTET STRING in UTF-8 (SnmpAdminString, RFC 3411 §5), without allocating. */
final class TextEncoder {

  /** Greatest length of an SnmpAdminString in bytes. */
  static final int LENGTH_MAX = 255;

  private final byte[] bytes;

  /** Creates an encoder of texts with {@value #LENGTH_MAX} octets at most. */
  TextEncoder() {
    this(LENGTH_MAX);
  }

  /**
   * Creates an encoder.
   *
   * @param lengthMax most octets of a text
   */
  TextEncoder(int lengthMax) {
    bytes = new byte[lengthMax];
  }

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
   * Writes a text as DisplayString (RFC 2579 §2): what it may not have becomes a question mark, and
   * what is too long is cut off.
   *
   * @param text the text
   * @param lengthMax most octets, no more than the encoder's
   * @param out takes the element
   */
  void writeDisplayString(String text, int lengthMax, BerWriter out) {
    int length = DisplayStrings.encode(text, bytes, lengthMax);
    out.writeOctets(BerTag.OCTET_STRING, bytes, 0, length);
  }

  /**
   * Encodes a text; one that is too long is cut between two characters.
   *
   * @param text the text
   * @return its length in {@link #bytes()}
   */
  int encode(String text) {
    return Utf8.encode(text, bytes);
  }

  /** The octets of the last text, from index 0. */
  byte[] bytes() {
    return bytes;
  }
}
