/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.sensor;

/** A decimal number in the text, times a factor, plus an offset; exact, and without objects. */
public final class ScaledNumber implements TextValue {

  /** A factor of one, in thousand-millionths. */
  public static final long ONE_NANO = 1_000_000_000;

  private final NumberInText number;
  private final byte[] mark;
  private final Scaling scaling;

  /**
   * A way to understand texts.
   *
   * @param number finds numbers; may be shared
   * @param mark the octets that the number follows; empty for the first number
   * @param factorNano the factor in thousand-millionths, not beyond {@code 10^15} either way
   * @param offsetMilli what is added then, in thousandths of the unit
   */
  public ScaledNumber(NumberInText number, byte[] mark, long factorNano, int offsetMilli) {
    this.number = number;
    this.mark = mark;
    this.scaling = new Scaling(factorNano, offsetMilli);
  }

  @Override
  public long milli(byte[] text, int length) {
    return number.find(text, length, mark) ? scaling.milli(number) : NONE;
  }
}
