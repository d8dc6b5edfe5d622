/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import java.math.BigDecimal;

/**
 * Numbers, exact: whole ones, those with up to three decimals, kept in thousandths, and those with
 * up to nine, kept in thousand-millionths.
 */
public final class DecimalText {

  /** Result of reading what is no number; no number of a configuration comes near it. */
  public static final long NONE = Long.MIN_VALUE;

  /** Result of reading a number that is good but for more decimals than are kept. */
  public static final long TOO_PRECISE = NONE + 1;

  /** Decimals of thousandths. */
  private static final int MILLI_DECIMALS = 3;

  /** Decimals of thousand-millionths. */
  private static final int NANO_DECIMALS = 9;

  /** Greatest number before the point of those in thousand-millionths; greater ones become it. */
  private static final long NANO_WHOLE_MAX = 1_000_000_000;

  /** Digits before the point at most, so that nothing overflows. */
  private static final int DIGITS_MAX = 15;

  private DecimalText() {}

  /**
   * Reads a whole number.
   *
   * @param text digits, a minus sign before them
   * @return the number, or {@link #NONE}
   */
  public static long parseWhole(String text) {
    boolean negative = text.startsWith("-");
    long number = digits(text, negative ? 1 : 0, text.length());
    return number == NONE ? NONE : negative ? -number : number;
  }

  /**
   * Reads a decimal number.
   *
   * @param text digits, maybe a point and digits, a minus sign before them
   * @return the number in thousandths, or {@link #NONE} or {@link #TOO_PRECISE}
   */
  public static long parseMilli(String text) {
    return parse(text, MILLI_DECIMALS, Long.MAX_VALUE);
  }

  /**
   * Reads a decimal number with more decimals.
   *
   * @param text digits, maybe a point and digits, a minus sign before them
   * @return the number in thousand-millionths, about {@code 10^18} for all that are greater, or
   *     {@link #NONE} or {@link #TOO_PRECISE}
   */
  public static long parseNano(String text) {
    return parse(text, NANO_DECIMALS, NANO_WHOLE_MAX);
  }

  private static long parse(String text, int decimalsMax, long wholeMax) {
    boolean negative = text.startsWith("-");
    int start = negative ? 1 : 0;
    int point = text.indexOf('.');
    long whole = digits(text, start, point < 0 ? text.length() : point);
    long fraction = point < 0 ? 0 : digits(text, point + 1, text.length());
    if (whole == NONE || fraction == NONE) {
      return NONE;
    }
    int decimals = point < 0 ? 0 : text.length() - point - 1;
    if (decimals > decimalsMax) {
      return TOO_PRECISE;
    }
    long number = Math.min(whole, wholeMax);
    for (int i = 0; i < decimalsMax; i++) {
      number *= 10;
      fraction *= i < decimals ? 1 : 10;
    }
    number += fraction;
    return negative ? -number : number;
  }

  private static long digits(String text, int start, int end) {
    if (start >= end || end - start > DIGITS_MAX) {
      return NONE;
    }
    long number = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return NONE;
      }
      number = number * 10 + (c - '0');
    }
    return number;
  }

  /**
   * Writes a number.
   *
   * @param milli in thousandths
   * @return with as few decimals as it needs
   */
  public static String format(long milli) {
    StringBuilder text = new StringBuilder();
    long left = Math.abs(milli);
    text.append(milli < 0 ? "-" : "").append(left / 1_000);
    long fraction = left % 1_000;
    if (fraction > 0) {
      text.append('.').append(fraction / 100);
      if (fraction % 100 > 0) {
        text.append(fraction / 10 % 10);
      }
      if (fraction % 10 > 0) {
        text.append(fraction % 10);
      }
    }
    return text.toString();
  }

  /**
   * Writes a number.
   *
   * @param nano in thousand-millionths
   * @return with as few decimals as it needs
   */
  static String formatNano(long nano) {
    return BigDecimal.valueOf(nano, NANO_DECIMALS).stripTrailingZeros().toPlainString();
  }
}
