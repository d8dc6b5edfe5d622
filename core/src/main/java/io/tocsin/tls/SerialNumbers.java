/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * A set of serial numbers in one array, {@link #SIZE_BYTES} for each, sorted. Immutable.
 *
 * <p>RFC 5280 §4.1.2.2 has them be positive and of 20 octets at most, and asks users to bear with
 * others; one octet more has room for the sign.
 */
final class SerialNumbers {

  /** Octets of one number. */
  static final int SIZE_BYTES = 21;

  private final byte[] sorted;

  /**
   * A set.
   *
   * @param numbers each of which {@link #fits}
   */
  SerialNumbers(List<BigInteger> numbers) {
    byte[][] rows = new byte[numbers.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(numbers.get(i));
    }
    Arrays.sort(rows, (one, other) -> compare(one, 0, other));
    sorted = new byte[rows.length * SIZE_BYTES];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, sorted, i * SIZE_BYTES, SIZE_BYTES);
    }
  }

  /** Whether a number is short enough to be in a set. */
  static boolean fits(BigInteger number) {
    return number.bitLength() < 8 * SIZE_BYTES;
  }

  /** How many there are, those that are there twice counted twice. */
  int count() {
    return sorted.length / SIZE_BYTES;
  }

  /** Whether a number is there. */
  boolean contains(BigInteger number) {
    if (!fits(number)) {
      return false;
    }
    byte[] row = row(number);
    int low = 0;
    int high = count() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(sorted, middle * SIZE_BYTES, row);
      if (order == 0) {
        return true;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return false;
  }

  private static byte[] row(BigInteger number) {
    byte[] octets = number.toByteArray();
    byte[] row = new byte[SIZE_BYTES];
    Arrays.fill(row, (byte) (number.signum() < 0 ? 0xFF : 0));
    System.arraycopy(octets, 0, row, SIZE_BYTES - octets.length, octets.length);
    return row;
  }

  private static int compare(byte[] one, int offset, byte[] row) {
    for (int i = 0; i < SIZE_BYTES; i++) {
      int difference = (one[offset + i] & 0xFF) - (row[i] & 0xFF);
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }
}
