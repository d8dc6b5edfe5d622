/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.sensor;

/**
 * From the number that stands in a file to thousandths of a sensor's unit: times a factor, plus an
 * offset. Exact to the last digit: the product is made of limbs of nine decimal digits, and rounded
 * once, a half away from zero.
 */
final class Scaling {

  private static final int LIMB = 1_000_000_000;

  /** Decimals of a factor in thousand-millionths beyond those of a value in thousandths. */
  private static final int SURPLUS_DECIMALS = 6;

  private final long factorNano;
  private final int offsetMilli;

  /**
   * A scaling.
   *
   * @param factorNano the factor in thousand-millionths, not beyond {@code 10^15} either way
   * @param offsetMilli what is added then, in thousandths of the unit
   */
  Scaling(long factorNano, int offsetMilli) {
    this.factorNano = factorNano;
    this.offsetMilli = offsetMilli;
  }

  /**
   * Scales a number.
   *
   * @param number what was found
   * @return the value in thousandths of the unit, or {@link TextValue#NONE} when it is beyond
   *     {@link TextValue#VALUE_MILLI_MAX}
   */
  long milli(NumberInText number) {
    long factor = Math.abs(factorNano);
    long magnitude = product(number.mantissa(), factor, number.decimals() + SURPLUS_DECIMALS);
    if (magnitude == TextValue.NONE) {
      return TextValue.NONE;
    }
    long value = (number.isNegative() == factorNano < 0 ? magnitude : -magnitude) + offsetMilli;
    return Math.abs(value) > TextValue.VALUE_MILLI_MAX ? TextValue.NONE : value;
  }

  /**
   * The product without its last digits, rounded by them; {@link TextValue#NONE} when it is far too
   * great.
   */
  private static long product(long one, long other, int digitsLess) {
    long oneHigh = one / LIMB;
    long oneLow = one % LIMB;
    long otherHigh = other / LIMB;
    long otherLow = other % LIMB;
    // No sum here reaches 2^62: each factor of a product is below 10^9.
    long low = oneLow * otherLow;
    long middle = oneHigh * otherLow + oneLow * otherHigh + low / LIMB;
    long high = oneHigh * otherHigh + middle / LIMB;
    low %= LIMB;
    middle %= LIMB;
    long digit = 0;
    for (int left = digitsLess; left > 0 && (high | middle | low | digit) != 0; left--) {
      middle += high % 10 * LIMB;
      high /= 10;
      low += middle % 10 * LIMB;
      middle /= 10;
      digit = low % 10;
      low /= 10;
    }
    return high != 0 ? TextValue.NONE : middle * LIMB + low + (digit >= 5 ? 1 : 0);
  }
}
