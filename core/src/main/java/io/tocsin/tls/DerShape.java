/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

/**
 * A look at the outline of a DER encoding before a real parser sees it.
 *
 * <p>Bouncy Castle's ASN.1 parser calls itself for every level of nesting; this loop does not. What
 * a stranger sends is let through to the parser only when its nesting is bounded, so the small
 * stacks of small boards suffice.
 */
final class DerShape {

  /** Deepest nesting of constructed elements; certificates have fewer than ten levels. */
  static final int DEPTH_MAX = 32;

  private static final int CONSTRUCTED = 0x20;
  private static final int TAG_NUMBER = 0x1F;
  private static final int LENGTH_OCTETS_MAX = 3;

  private DerShape() {}

  /**
   * Whether an encoding is exactly one element, with definite lengths that fit into each other and
   * at most {@link #DEPTH_MAX} levels. Tags above 30 occur in no certificate and are not sound.
   */
  static boolean isSound(byte[] encoding) {
    int[] ends = new int[DEPTH_MAX + 1];
    int depth = 0;
    int position = 0;
    ends[0] = encoding.length;
    do {
      if (ends[depth] - position < 2 || (encoding[position] & TAG_NUMBER) == TAG_NUMBER) {
        return false;
      }
      boolean constructed = (encoding[position] & CONSTRUCTED) != 0;
      int length = encoding[position + 1] & 0xFF;
      position += 2;
      if (length > 0x7F) {
        int octets = length & 0x7F;
        if (octets == 0 || octets > LENGTH_OCTETS_MAX || ends[depth] - position < octets) {
          return false;
        }
        length = 0;
        for (int i = 0; i < octets; i++) {
          length = (length << 8) | (encoding[position++] & 0xFF);
        }
      }
      if (length > ends[depth] - position) {
        return false;
      }
      if (!constructed) {
        position += length;
      } else if (depth == DEPTH_MAX) {
        return false;
      } else {
        ends[++depth] = position + length;
      }
      while (depth > 0 && position == ends[depth]) {
        depth--;
      }
    } while (depth > 0);
    return position == encoding.length;
  }
}
