/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import java.io.IOException;

/**
 * What a certificate may cost to read and to compare. A stranger's certificates are read before
 * anything says that it may be here, and all of it happens on the agent's only thread.
 *
 * <p>A certificate beyond one of these bounds is refused when it is decoded, as one that is
 * malformed would be; one of our own or a trusted one is then an error of the configuration. Those
 * in use stay far below: some 200 elements, names of five attributes and 100 octets.
 */
final class CertificateBounds {

  /**
   * Most elements (tag, length, contents) of a certificate without its extensions' contents, and
   * most elements of each of these. Bouncy Castle's work for a SET, and for the keys of its tables,
   * grows with the square of their number; with this many it takes a few milliseconds.
   */
  static final int ELEMENTS_COUNT_MAX = 1024;

  /** Most attributes of a subject's or issuer's name. */
  static final int NAME_ATTRIBUTES_COUNT_MAX = 32;

  /** Longest subject's or issuer's name in octets of its encoding. */
  static final int NAME_SIZE_MAX = 2048;

  /** Most entries of subjectAltName, those of kinds that we do not know included. */
  static final int ALT_NAMES_COUNT_MAX = 128;

  /**
   * Most permitted and most excluded subtrees of nameConstraints. Each is compared with each name
   * of every certificate below.
   */
  static final int SUBTREES_COUNT_MAX = 64;

  private static final int CONSTRUCTED = 0x20;
  private static final int LONG_TAG = 0x1F;
  private static final int LONG_LENGTH = 0x80;
  private static final int LENGTH_SIZE_MAX = 3;

  private CertificateBounds() {}

  /**
   * Counts the elements of an encoding in one pass and without recursion, before anything is made
   * of them. Whether each ends where the one around it does is not looked at.
   *
   * @param encoding DER
   * @throws IOException when there are more than {@link #ELEMENTS_COUNT_MAX}, or it is no DER
   */
  static void checkElements(byte[] encoding) throws IOException {
    int position = 0;
    for (int count = 0; position < encoding.length; count++) {
      if (count == ELEMENTS_COUNT_MAX) {
        throw new IOException("it is made of more than " + ELEMENTS_COUNT_MAX + " elements");
      }
      // The contents of a constructed element are the elements that come next.
      boolean constructed = (encoding[position] & CONSTRUCTED) != 0;
      position = afterTag(encoding, position);
      int lengthSize = 0;
      int length = octet(encoding, position++);
      if (length >= LONG_LENGTH) {
        lengthSize = length - LONG_LENGTH;
        length = 0;
      }
      // A length of no octets is the indefinite one of BER.
      if (lengthSize > LENGTH_SIZE_MAX || encoding[position - 1] == (byte) LONG_LENGTH) {
        throw notDer();
      }
      for (int i = 0; i < lengthSize; i++) {
        length = length << 8 | octet(encoding, position++);
      }
      if (length > encoding.length - position) {
        throw notDer();
      }
      position += constructed ? 0 : length;
    }
  }

  private static int afterTag(byte[] encoding, int position) throws IOException {
    int next = position + 1;
    if ((encoding[position] & LONG_TAG) == LONG_TAG) {
      while (octet(encoding, next++) >= LONG_LENGTH) {
        // One more octet of a tag number above 30.
      }
    }
    return next;
  }

  private static int octet(byte[] encoding, int position) throws IOException {
    if (position >= encoding.length) {
      throw notDer();
    }
    return encoding[position] & 0xFF;
  }

  private static IOException notDer() {
    return new IOException("its encoding is not DER");
  }
}
