/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world;

import java.util.List;

/**
 * A stream of draws that a seed decides: the generator xoshiro256** of Blackman and Vigna. The same
 * in every Java machine. Not for keys of anything real.
 */
public final class RandomStream {

  private static final double UNIT = 0x1.0p-53;

  private long s0;
  private long s1;
  private long s2;
  private long s3;

  /**
   * A stream.
   *
   * @param seed decides every draw
   */
  public RandomStream(long seed) {
    long state = seed;
    s0 = SplitMix.scramble(state += SplitMix.STEP);
    s1 = SplitMix.scramble(state += SplitMix.STEP);
    s2 = SplitMix.scramble(state += SplitMix.STEP);
    s3 = SplitMix.scramble(state + SplitMix.STEP);
  }

  /** Any of the 2^64 numbers. */
  public long next() {
    long result = Long.rotateLeft(s1 * 5, 7) * 9;
    long shifted = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = Long.rotateLeft(s3, 45);
    return result;
  }

  /** A number of at least 0 and less than 1. */
  public double unit() {
    return (next() >>> 11) * UNIT;
  }

  /**
   * Whether something of a probability happens; draws nothing when it is certain either way.
   *
   * @param probability 0 or less for never, 1 or more for always
   */
  public boolean chance(double probability) {
    return probability > 0 && (probability >= 1 || unit() < probability);
  }

  /**
   * A whole number, each as likely as the next.
   *
   * @param least the least
   * @param greatest the greatest, not less than the least
   */
  public long between(long least, long greatest) {
    if (greatest < least) {
      throw new IllegalArgumentException(least + " to " + greatest);
    }
    long span = greatest - least + 1;
    if (span == 1) {
      return least;
    }
    // A span of 2^64 wraps to 0. The bias of the remainder is below 2^-20 for spans below 2^44.
    return span <= 0 ? spread(least, greatest) : least + Math.floorMod(next(), span);
  }

  private long spread(long least, long greatest) {
    long value = next();
    while (value < least || value > greatest) {
      value = next();
    }
    return value;
  }

  /** As {@link #between(long, long)}, for small numbers. */
  public int between(int least, int greatest) {
    return (int) between((long) least, (long) greatest);
  }

  /**
   * A waiting time with an exponential distribution.
   *
   * @param mean its mean; 0 gives 0
   * @return 0 to some 36 times the mean
   */
  public long exponential(long mean) {
    // StrictMath: the same last bit on every machine.
    return (long) (-StrictMath.log(1 - unit()) * mean);
  }

  /**
   * One of a list, each as likely as the next.
   *
   * @param choices not empty
   */
  public <T> T pick(List<T> choices) {
    return choices.get(between(0, choices.size() - 1));
  }

  /**
   * Fills a range with random bytes.
   *
   * @param into the array
   * @param offset index of the first byte to fill
   * @param length number of bytes to fill
   */
  public void fill(byte[] into, int offset, int length) {
    long bits = 0;
    for (int i = 0; i < length; i++) {
      bits = i % Long.BYTES == 0 ? next() : bits >>> Byte.SIZE;
      into[offset + i] = (byte) bits;
    }
  }
}
