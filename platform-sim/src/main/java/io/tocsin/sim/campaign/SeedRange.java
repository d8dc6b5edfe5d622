/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.campaign;

import java.security.SecureRandom;

/**
 * Seeds that follow one another.
 *
 * @param first the first
 * @param last the last, not less than the first
 */
record SeedRange(long first, long last) {
  private static final int FRESH_BITS = 40;
  private static final long COUNT_MAX = 100_000_000;

  /**
   * Reads a range.
   *
   * @param text {@code A..B}, or {@code A} alone
   * @throws UsageException when it is none
   */
  static SeedRange parse(String text) throws UsageException {
    int dots = text.indexOf("..");
    try {
      long first = Long.parseLong(dots < 0 ? text : text.substring(0, dots));
      long last = dots < 0 ? first : Long.parseLong(text.substring(dots + 2));
      if (last >= first && last - first < COUNT_MAX && last - first >= 0) {
        return new SeedRange(first, last);
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new UsageException(
        "'" + text + "' is not a range of seeds; allowed: A..B, A not above B");
  }

  /** So many seeds that nobody has used, as far as chance can tell. */
  static SeedRange fresh(int count) {
    long first = new SecureRandom().nextLong() >>> (Long.SIZE - FRESH_BITS);
    return new SeedRange(first, first + count - 1);
  }

  /** Number of seeds. */
  int count() {
    return (int) (last - first + 1);
  }

  @Override
  public String toString() {
    return first + ".." + last;
  }
}
