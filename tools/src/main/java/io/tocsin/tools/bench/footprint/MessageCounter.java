/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.footprint;

/**
 * Counts the BER-encoded messages of a stream by their lengths (X.690 §8.1.3), whatever is in them.
 */
final class MessageCounter {

  private static final int LONG_FORM = 0x80;
  private static final int LENGTH_MASK = 0x7F;
  private static final int OCTET_MASK = 0xFF;

  /** Octets of the header that are known: none, the tag, the tag and the kind of the length. */
  private int headerOctets;

  private int lengthOctetsLeft;
  private long length;

  /**
   * Takes the next octets of the stream.
   *
   * @param octets holds them from its beginning
   * @param count how many
   * @return how many messages ended in them
   */
  int take(byte[] octets, int count) {
    int ended = 0;
    int at = 0;
    while (at < count) {
      if (!isHeaderWhole()) {
        takeHeader(octets[at++] & OCTET_MASK);
      } else {
        int step = (int) Math.min(length, count - at);
        length -= step;
        at += step;
      }
      if (isHeaderWhole() && length == 0) {
        ended++;
        headerOctets = 0;
      }
    }
    return ended;
  }

  private boolean isHeaderWhole() {
    return headerOctets == 2 && lengthOctetsLeft == 0;
  }

  private void takeHeader(int octet) {
    if (headerOctets == 0) {
      headerOctets = 1;
    } else if (headerOctets == 1) {
      headerOctets = 2;
      lengthOctetsLeft = (octet & LONG_FORM) == 0 ? 0 : octet & LENGTH_MASK;
      length = (octet & LONG_FORM) == 0 ? octet : 0;
    } else {
      length = length << Byte.SIZE | octet;
      lengthOctetsLeft--;
    }
  }
}
