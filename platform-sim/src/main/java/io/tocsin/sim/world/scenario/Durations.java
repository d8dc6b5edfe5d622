/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.scenario;

import java.math.BigDecimal;

/** Durations as scenarios write them: {@code 250ms}, {@code 12.5s}, {@code 3m}, {@code 2h}. */
public final class Durations {
  private static final long MS_MAX = 10L * 365 * 24 * 3_600_000;
  private static final long SECOND_MS = 1_000;
  private static final long MINUTE_MS = 60_000;
  private static final long HOUR_MS = 3_600_000;

  private Durations() {}

  /**
   * A duration as text, the same for the same duration.
   *
   * @param ms milliseconds, negative too
   */
  public static String text(long ms) {
    boolean isShort = ms % SECOND_MS != 0 && Math.abs(ms) < SECOND_MS;
    return isShort
        ? ms + "ms"
        : BigDecimal.valueOf(ms, 3).stripTrailingZeros().toPlainString() + "s";
  }

  /**
   * Reads a duration.
   *
   * @param word a number with a unit
   * @return milliseconds, 0 to ten years
   * @throws ScenarioException when it is none
   */
  public static long parse(String word) throws ScenarioException {
    long unitMs;
    int unitLength = 1;
    if (word.endsWith("ms")) {
      unitMs = 1;
      unitLength = 2;
    } else if (word.endsWith("s")) {
      unitMs = SECOND_MS;
    } else if (word.endsWith("m")) {
      unitMs = MINUTE_MS;
    } else if (word.endsWith("h")) {
      unitMs = HOUR_MS;
    } else {
      throw noDuration(word);
    }
    String number = word.substring(0, word.length() - unitLength);
    Numbers.decimal(number);
    // As decimal digits: 8.065 is no binary fraction.
    BigDecimal ms = new BigDecimal(number).multiply(BigDecimal.valueOf(unitMs));
    if (ms.compareTo(BigDecimal.valueOf(MS_MAX)) > 0 || ms.stripTrailingZeros().scale() > 0) {
      throw noDuration(word);
    }
    return ms.longValueExact();
  }

  /** As {@link #parse}, with an optional minus in front. */
  public static long parseSigned(String word) throws ScenarioException {
    return word.startsWith("-") ? -parse(word.substring(1)) : parse(word);
  }

  private static ScenarioException noDuration(String word) {
    return new ScenarioException(
        "'"
            + word
            + "' is not a duration; allowed: whole milliseconds, such as 250ms, 12.5s, 3m, 2h");
  }
}
