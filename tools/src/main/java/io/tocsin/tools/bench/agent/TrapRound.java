/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.agent;

/**
 * One round of traps.
 *
 * @param trapsPerSecond how many left in a second
 * @param cpuUs processor time of the agent's thread for each, in microseconds
 * @param allocatedBytes what the agent's thread allocated for each
 */
record TrapRound(double trapsPerSecond, double cpuUs, double allocatedBytes) {

  private static final double NS_PER_SECOND = 1e9;
  private static final double NS_PER_US = 1e3;

  /**
   * Reads what {@link TrapSource} prints.
   *
   * @param words the figures: traps, nanoseconds, nanoseconds of the processor, bytes
   */
  static TrapRound of(String... words) {
    double traps = Double.parseDouble(words[0]);
    return new TrapRound(
        traps * NS_PER_SECOND / Double.parseDouble(words[1]),
        Double.parseDouble(words[2]) / NS_PER_US / traps,
        Double.parseDouble(words[3]) / traps);
  }
}
