/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.store.Crc32;

/**
 * Numbers of five digits that depend on names, so that they are the same after every start: the
 * remainder of the CRC-32 of a name in UTF-8, divided by 100,000. Where two names have the same,
 * the one that is asked for later takes the next number that is free.
 */
final class NameNumbers {

  /** How many numbers there are, from 0 on. */
  static final int COUNT = 100_000;

  private NameNumbers() {}

  /**
   * The number of a name, or the next one that is none of some that are taken.
   *
   * @param name the name in UTF-8
   * @param length its length in bytes
   * @param taken the others
   * @param takenCount how many of them count, from index 0
   */
  static int next(byte[] name, int length, int[] taken, int takenCount) {
    int number = (int) ((Crc32.of(name, 0, length) & 0xFFFF_FFFFL) % COUNT);
    while (isAmong(number, taken, takenCount)) {
      number = (number + 1) % COUNT;
    }
    return number;
  }

  private static boolean isAmong(int number, int[] taken, int takenCount) {
    for (int i = 0; i < takenCount; i++) {
      if (taken[i] == number) {
        return true;
      }
    }
    return false;
  }
}
