/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

/**
 * What a board writes of the rows of managers: a quarter of managed.day.bytes at once and the rest
 * evenly over the day, and at the worst one write more that is larger than that quarter. Rows that
 * go by themselves or by a SET that does nothing else are written whatever the budget has, and no
 * other SET writes until that is paid. A start and a reload begin anew.
 */
final class RowWear {
  private static final double DAY_MS = 24 * 3_600_000.0;

  private long bytes;
  private long largestBytes;
  private long owedBytes;
  private long beginMs;
  private long nowMs;

  /** Nothing is written yet. */
  void begin(long timeMs) {
    bytes = 0;
    largestBytes = 0;
    owedBytes = 0;
    beginMs = timeMs;
    nowMs = timeMs;
  }

  /** Some of what is added next is written because rows have gone. */
  void owe(long written) {
    owedBytes += written;
  }

  /**
   * Adds what was written in a step.
   *
   * @param written bytes
   * @param dayBytes bytes that may be written in a day; 0 for no bound
   * @param timeMs monotonic time in milliseconds
   * @return whether all of it since the beginning is allowed
   */
  boolean isAllowed(long written, int dayBytes, long timeMs) {
    nowMs = timeMs;
    bytes += written;
    largestBytes = Math.max(largestBytes, written);
    int burst = dayBytes / 4;
    double allowed = burst + (dayBytes - burst) * ((timeMs - beginMs) / DAY_MS);
    long beyond = largestBytes > burst ? largestBytes : 0;
    return dayBytes == 0 || written == 0 || bytes <= allowed + beyond + owedBytes + 1;
  }

  @Override
  public String toString() {
    return bytes + " bytes in " + (nowMs - beginMs) + " ms";
  }
}
