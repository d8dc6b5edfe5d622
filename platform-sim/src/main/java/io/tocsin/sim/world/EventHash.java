/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world;

/**
 * A running checksum of all that happens in a world. Two runs whose checksums are equal after the
 * same number of events have, for all practical purposes, gone the same way.
 *
 * <p>The result depends on the order of what is mixed in. It is no protection against anybody who
 * means to deceive.
 */
public final class EventHash {

  private long state = 0x6A09_E667_F3BC_C908L;

  /** Makes the checksum of nothing. */
  public EventHash() {}

  /** Mixes in a number. */
  public void mix(long value) {
    state = scramble(state ^ value) + SplitMix.STEP;
  }

  /** Mixes in a text, character by character. */
  public void mix(String text) {
    mix(of(text));
  }

  /**
   * Mixes in bytes.
   *
   * @param bytes the array
   * @param offset index of the first byte
   * @param length number of bytes
   */
  public void mix(byte[] bytes, int offset, int length) {
    long sum = length;
    for (int i = offset; i < offset + length; i++) {
      sum = (sum ^ (bytes[i] & 0xFF)) * FNV_PRIME;
    }
    mix(sum);
  }

  /** The checksum so far. */
  public long value() {
    return state;
  }

  /** The prime of the FNV-1a checksum with 64 bits. */
  private static final long FNV_PRIME = 0x100_0000_01B3L;

  /** A number for a text, the same in every Java machine. */
  static long of(String text) {
    long sum = 0xCBF2_9CE4_8422_2325L;
    for (int i = 0; i < text.length(); i++) {
      sum = (sum ^ text.charAt(i)) * FNV_PRIME;
    }
    return sum;
  }

  private static long scramble(long value) {
    return SplitMix.scramble(value);
  }
}
