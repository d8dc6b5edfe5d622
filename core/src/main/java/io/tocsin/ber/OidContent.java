/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.ber;

/**
 * The content octets of an OBJECT IDENTIFIER (X.690 §8.19): sub-identifiers of seven bits an octet,
 * most significant first, the top bit set on all octets but the last of each.
 *
 * <pre>
 *   1.3.6.1.4.1.32473  =  2B 06 01 04 01 81 FD 59
 *                         |              ^^^^^^^^ 32473 = 1 * 2^14 + 125 * 2^7 + 89
 *                         1 * 40 + 3
 * </pre>
 */
final class OidContent {

  /** What {@link #write} returns when the content does not fit. */
  static final int FULL = -1;

  private static final long ARC_MAX = 0xFFFF_FFFFL;

  /** The first two components as one sub-identifier: at most 2 * 40 + 2^32-1. */
  private static final long FIRST_MAX = 80 + ARC_MAX;

  private OidContent() {}

  /**
   * Reads content octets.
   *
   * @param bytes the array
   * @param from index of the first octet
   * @param to index behind the last octet
   * @param into takes the value; empty after an error
   * @return a code of {@link BerError}
   */
  static int read(byte[] bytes, int from, int to, Oid into) {
    into.clear();
    if (from == to) {
      return BerError.OID_EMPTY;
    }
    int error = BerError.NONE;
    int next = from;
    while (next < to && error == BerError.NONE) {
      int octet = bytes[next++];
      if (octet >= 0 && into.length() > 0) {
        error = into.append(octet) ? BerError.NONE : BerError.OID_TOO_LONG;
        continue;
      }
      if (octet == -0x80) {
        // X.690 §8.19.2: no leading zero bits.
        error = BerError.OID_ARC_PADDED;
        break;
      }
      long max = into.length() == 0 ? FIRST_MAX : ARC_MAX;
      long arc = octet & 0x7F;
      while (octet < 0 && next < to && arc <= max) {
        octet = bytes[next++];
        arc = (arc << 7) | (octet & 0x7F);
      }
      if (arc > max) {
        error = BerError.OID_ARC_OVERFLOW;
      } else if (octet < 0) {
        error = BerError.OID_ARC_UNFINISHED;
      } else {
        error = append(into, arc) ? BerError.NONE : BerError.OID_TOO_LONG;
      }
    }
    if (error != BerError.NONE) {
      into.clear();
    }
    return error;
  }

  private static boolean append(Oid into, long arc) {
    if (into.length() > 0) {
      return into.append((int) arc);
    }
    // X.690 §8.19.4: the first two components share one sub-identifier; only below root 2 may the
    // second be above 39.
    long root = Math.min(arc / 40, 2);
    return into.append((int) root) && into.append((int) (arc - root * 40));
  }

  /**
   * Writes content octets, from the last to the first.
   *
   * @param oid the value
   * @param bytes the array
   * @param start index of the first octet that may be written
   * @param end index behind the last octet to write
   * @return index of the first octet written, or {@link #FULL}; what stands in the range is then
   *     undefined
   */
  static int write(Oid oid, byte[] bytes, int start, int end) {
    int position = end;
    int length = oid.length();
    for (int i = length - 1; i >= 2; i--) {
      int arc = oid.arc(i);
      if ((arc & ~0x7F) == 0 && position > start) {
        bytes[--position] = (byte) arc;
      } else {
        position = writeArc(arc & ARC_MAX, bytes, start, position);
        if (position == FULL) {
          return FULL;
        }
      }
    }
    long root = length > 0 ? oid.arc(0) & ARC_MAX : 0;
    long second = length > 1 ? oid.arc(1) & ARC_MAX : 0;
    return writeArc(root * 40 + second, bytes, start, position);
  }

  private static int writeArc(long arc, byte[] bytes, int start, int end) {
    int position = end;
    int more = 0;
    long rest = arc;
    do {
      if (position == start) {
        return FULL;
      }
      bytes[--position] = (byte) ((rest & 0x7F) | more);
      more = 0x80;
      rest >>>= 7;
    } while (rest != 0);
    return position;
  }
}
