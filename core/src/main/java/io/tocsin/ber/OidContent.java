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
    while (next < to) {
      int octet = bytes[next++];
      int arc = octet;
      if (octet < 0) {
        int arcStart = next - 1;
        arc &= 0x7F;
        while (octet < 0 && next < to) {
          octet = bytes[next++];
          arc = (arc << 7) | (octet & 0x7F);
        }
        int error = checkLongArc(bytes, arcStart, next);
        if (error != BerError.NONE) {
          return error;
        }
      }
      if (count >= arcs.length) {
        return BerError.OID_TOO_LONG;
      }
      arcs[count++] = arc;
    }
    into.setLength(count);
    return BerError.NONE;
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
    while (next < to) {
      int arcStart = next;
      int octet = bytes[next++];
      if (octet < 0) {
        while (octet < 0 && next < to) {
          octet = bytes[next++];
        }
        int error = checkLongArc(bytes, arcStart, next);
        if (error != BerError.NONE) {
          return error;
        }
      }
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

  /** Checks a sub-identifier of several octets that has been read to its end or the content's. */
  private static int checkLongArc(byte[] bytes, int from, int to) {
    if (bytes[from] == LEADING_ZERO_BITS) {
      return BerError.OID_ARC_PADDED;
    }
    // Four octets carry 28 bits, so that of a fifth before them only 4 bits are left.
    int octets = to - from;
    if (octets > 5 || (octets == 5 && (bytes[from] & 0x7F) > 0x0F)) {
      return BerError.OID_ARC_OVERFLOW;
    }
    return bytes[to - 1] < 0 ? BerError.OID_ARC_UNFINISHED : BerError.NONE;
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
