/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.scenario;

/** Numbers as scenarios write them. */
final class Numbers {
  private static final int LENGTH_MAX = 18;

  private Numbers() {}

  /** A decimal number of at least 0. */
  static double decimal(String word) throws ScenarioException {
    boolean good = !word.isEmpty() && word.length() <= LENGTH_MAX && word.charAt(0) != '.';
    int points = 0;
    for (int i = 0; i < word.length() && good; i++) {
      points += word.charAt(i) == '.' ? 1 : 0;
      good = word.charAt(i) == '.' || (word.charAt(i) >= '0' && word.charAt(i) <= '9');
    }
    if (!good || points > 1) {
      throw new ScenarioException("'" + word + "' is not a number; allowed: digits, a point");
    }
    return Double.parseDouble(word);
  }

  /** A whole number within bounds. */
  static long whole(String word, long least, long greatest) throws ScenarioException {
    boolean negative = word.startsWith("-");
    String digits = negative ? word.substring(1) : word;
    boolean good = !digits.isEmpty() && digits.length() <= LENGTH_MAX;
    for (int i = 0; i < digits.length() && good; i++) {
      good = digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
    }
    long value = good ? Long.parseLong(word) : 0;
    if (!good || value < least || value > greatest) {
      throw new ScenarioException(
          "'" + word + "' is not a whole number; allowed: " + least + " to " + greatest);
    }
    return value;
  }
}
