/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import io.tocsin.config.DecimalText;
import io.tocsin.raspi.command.CommandException;
import io.tocsin.raspi.command.Words;

/** Numbers with units, as people type them. */
final class Measure {

  /** Longest time that a script may name, in milliseconds: 31 days. */
  static final long TIME_MS_MAX = 31L * 24 * 3_600_000;

  private Measure() {}

  /**
   * Reads a sensor's value.
   *
   * @return the value in thousandths
   */
  static int milli(String word) throws CommandException {
    long milli = DecimalText.parseMilli(word);
    if (milli < Integer.MIN_VALUE || milli > Integer.MAX_VALUE) {
      throw new CommandException(
          Words.quoted(word)
              + " is not a value; allowed: a number from -2147483.648 to 2147483.647 with at most"
              + " three decimals");
    }
    return (int) milli;
  }

  /** Writes a value with its unit. */
  static String text(int milli, String unit) {
    return DecimalText.format(milli) + " " + unit;
  }

  /**
   * Reads a time.
   *
   * @return the time in milliseconds
   */
  static long timeMs(String word) throws CommandException {
    int unitStart = 0;
    while (unitStart < word.length() && !Character.isLetter(word.charAt(unitStart))) {
      unitStart++;
    }
    long unitMs = unitMs(word.substring(unitStart));
    long milli = DecimalText.parseMilli(word.substring(0, unitStart));
    boolean good = unitMs > 0 && milli >= 0 && milli <= TIME_MS_MAX * 1_000 / unitMs;
    if (!good || milli * unitMs % 1_000 != 0) {
      throw new CommandException(
          Words.quoted(word)
              + " is not a time; allowed: a number and ms, s, m or h, such as 500ms or 1.5s, up to"
              + " 744h");
    }
    return milli * unitMs / 1_000;
  }

  private static long unitMs(String unit) {
    switch (unit) {
      case "ms":
        return 1;
      case "s":
        return 1_000;
      case "m":
        return 60_000;
      case "h":
        return 3_600_000;
      default:
        return 0;
    }
  }
}
