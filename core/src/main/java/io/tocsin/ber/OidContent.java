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

  /** An octet that X.690 §8.19.2 forbids at the beginning of a sub-identifier. */
  private static final byte LEADING_ZERO_BITS = (byte) 0x80;

  /** Bits that a sub-identifier may have so far when an octet with seven more must follow. */
  private static final int UNFINISHED_ARC_BITS = 32 - 7;

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
    int next = from + 1;
    long first = bytes[from];
    if (first < 0) {
      first = readLongFirst(bytes, from, to);
      if (first < 0) {
        return (int) -first;
      }
      while (bytes[next - 1] < 0) {
        next++;
      }
    }
    int[] arcs = into.arcs();
    if (arcs.length < 2) {
      return BerError.OID_TOO_LONG;
    }
    // X.690 §8.19.4: the first two components share one sub-identifier; only below root 2 may the
    // second be above 39.
    int root = first < 40 ? 0 : first < 80 ? 1 : 2;
    arcs[0] = root;
    arcs[1] = (int) (first - root * 40L);
    int count = 2;
    int arc = 0;
    while (next < to) {
      int octet = bytes[next++];
      if (octet < 0) {
        arc |= octet & 0x7F;
        if (arc == 0 || arc >>> UNFINISHED_ARC_BITS != 0) {
          return causeOf(arc, next == to);
        }
        arc <<= 7;
      } else if (count < arcs.length) {
        arcs[count++] = arc | octet;
        arc = 0;
      } else {
        return BerError.OID_TOO_LONG;
      }
    }
    into.setLength(arc == 0 ? count : 0);
    return arc == 0 ? BerError.NONE : BerError.OID_ARC_UNFINISHED;
  }

  /**
   * Checks content octets for all that {@link #read} into {@link Oid#LENGTH_MAX} sub-identifiers
   * would.
   *
   * @param bytes the array
   * @param from index of the first octet
   * @param to index behind the last octet
   * @return a code of {@link BerError}
   */
  static int check(byte[] bytes, int from, int to) {
    if (from == to) {
      return BerError.OID_EMPTY;
    }
    int next = from + 1;
    if (bytes[from] < 0) {
      long first = readLongFirst(bytes, from, to);
      if (first < 0) {
        return (int) -first;
      }
      while (bytes[next - 1] < 0) {
        next++;
      }
    }
    int arc = 0;
    while (next < to) {
      int octet = bytes[next++];
      if (octet >= 0) {
        arc = 0;
      } else {
        arc |= octet & 0x7F;
        if (arc == 0 || arc >>> UNFINISHED_ARC_BITS != 0) {
          return causeOf(arc, next == to);
        }
        arc <<= 7;
      }
    }
    if (arc != 0) {
      return BerError.OID_ARC_UNFINISHED;
    }
    boolean fits = to - from < Oid.LENGTH_MAX || countArcs(bytes, from, to) <= Oid.LENGTH_MAX;
    return fits ? BerError.NONE : BerError.OID_TOO_LONG;
  }

  private static int countArcs(byte[] bytes, int from, int to) {
    int count = 1;
    for (int i = from; i < to; i++) {
      if (bytes[i] >= 0) {
        count++;
      }
    }
    return count;
  }

  /** Reads a first sub-identifier of several octets, or returns a negated error. */
  private static long readLongFirst(byte[] bytes, int from, int to) {
    if (bytes[from] == LEADING_ZERO_BITS) {
      return -BerError.OID_ARC_PADDED;
    }
    long first = 0;
    int next = from;
    boolean isFinished = false;
    while (!isFinished && next < to && first <= FIRST_MAX) {
      isFinished = bytes[next] >= 0;
      first = (first << 7) | (bytes[next++] & 0x7F);
    }
    if (first > FIRST_MAX) {
      return -BerError.OID_ARC_OVERFLOW;
    }
    return isFinished ? first : -BerError.OID_ARC_UNFINISHED;
  }

  /** What is wrong with a sub-identifier that begins with a zero, or has too many bits so far. */
  private static int causeOf(int arc, boolean isLast) {
    if (arc == 0) {
      return BerError.OID_ARC_PADDED;
    }
    return isLast ? BerError.OID_ARC_UNFINISHED : BerError.OID_ARC_OVERFLOW;
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
    int[] arcs = oid.arcs();
    int length = oid.length();
    int position = end;
    for (int i = length - 1; i >= 2; i--) {
      int arc = arcs[i];
      if (position == start) {
        return FULL;
      }
      bytes[--position] = (byte) (arc & 0x7F);
      for (int rest = arc >>> 7; rest != 0; rest >>>= 7) {
        if (position == start) {
          return FULL;
        }
        bytes[--position] = (byte) (rest | 0x80);
      }
    }
    long root = length > 0 ? arcs[0] & ARC_MAX : 0;
    long second = length > 1 ? arcs[1] & ARC_MAX : 0;
    return writeFirst(root * 40 + second, bytes, start, position);
  }

  private static int writeFirst(long first, byte[] bytes, int start, int end) {
    int position = end;
    int more = 0;
    for (long rest = first; rest != 0 || more == 0; rest >>>= 7) {
      if (position == start) {
        return FULL;
      }
      bytes[--position] = (byte) ((rest & 0x7F) | more);
      more = 0x80;
    }
    return position;
  }
}
