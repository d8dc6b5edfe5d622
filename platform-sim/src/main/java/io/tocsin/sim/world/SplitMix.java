/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world;

/** The mixing function of SplitMix64 (Steele, Lea, Flood: Fast splittable generators, 2014). */
final class SplitMix {

  /** What the state moves by with each draw: 2^64 divided by the golden ratio, made odd. */
  static final long STEP = 0x9E37_79B9_7F4A_7C15L;

  private SplitMix() {}

  /** Spreads each bit of a number over all bits of the result; one to one. */
  static long scramble(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return mixed ^ (mixed >>> 31);
  }
}
