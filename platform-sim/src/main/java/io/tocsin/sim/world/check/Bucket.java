/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

/**
 * How much somebody who keeps to a rate may use: over any time t, no more than burst + rate * t.
 * Worked out with fractions, and apart from the agent's own arithmetic.
 */
final class Bucket {
  private static final double MS_PER_SECOND = 1_000;

  private double level;
  private long sinceMs;
  private boolean isFull = true;

  /**
   * What may be used.
   *
   * @param burst most that may be used at once
   * @param ratePerSecond what comes in each second
   * @param nowMs time of the world in milliseconds
   */
  double level(double burst, double ratePerSecond, long nowMs) {
    return isFull
        ? burst
        : Math.min(burst, level + (nowMs - sinceMs) / MS_PER_SECOND * ratePerSecond);
  }

  /** Something is used; what is left may become negative. */
  void take(double amount, double burst, double ratePerSecond, long nowMs) {
    level = level(burst, ratePerSecond, nowMs) - amount;
    sinceMs = nowMs;
    isFull = false;
  }
}
