/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

import io.tocsin.agent.sensor.NumberInText;
import io.tocsin.agent.sensor.TextValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The value of a converter: three lines with its number, a scale, and maybe an offset, which is
 * added before. Exact, and rounded once, a half away from zero.
 */
final class RawValue implements TextValue {

  private static final byte[] NO_MARK = {};
  private static final int NANO_DECIMALS = 9;
  private static final int MILLI_DECIMALS = 3;

  private final NumberInText number;
  private final boolean hasOffset;
  private final BigDecimal factor;
  private byte[] line = {};

  /**
   * A way to understand texts.
   *
   * @param number finds numbers
   * @param hasOffset whether there is a third line
   * @param factorNano the factor from the product to the unit, in thousand-millionths
   */
  RawValue(NumberInText number, boolean hasOffset, long factorNano) {
    this.number = number;
    this.hasOffset = hasOffset;
    this.factor = BigDecimal.valueOf(factorNano, NANO_DECIMALS);
  }

  @Override
  public long milli(byte[] text, int length) {
    int second = next(text, length, 0);
    int third = next(text, length, second);
    BigDecimal raw = number(text, 0, second);
    BigDecimal scale = number(text, second, third);
    BigDecimal offset = hasOffset ? number(text, third, length) : BigDecimal.ZERO;
    if (raw == null || scale == null || offset == null) {
      return NONE;
    }
    BigDecimal milli =
        raw.add(offset)
            .multiply(scale)
            .multiply(factor)
            .movePointRight(MILLI_DECIMALS)
            .setScale(0, RoundingMode.HALF_UP);
    return milli.abs().compareTo(BigDecimal.valueOf(VALUE_MILLI_MAX)) > 0
        ? NONE
        : milli.longValueExact();
  }

  /** Where the next line begins. */
  private static int next(byte[] text, int length, int from) {
    int position = from;
    while (position < length && text[position] != '\n') {
      position++;
    }
    return Math.min(position + 1, length);
  }

  /** The number in a part of the text; null for none. */
  private BigDecimal number(byte[] text, int from, int to) {
    if (line.length < text.length) {
      line = new byte[text.length];
    }
    System.arraycopy(text, from, line, 0, to - from);
    if (!number.find(line, to - from, NO_MARK)) {
      return null;
    }
    long mantissa = number.isNegative() ? -number.mantissa() : number.mantissa();
    return BigDecimal.valueOf(mantissa, number.decimals());
  }
}
