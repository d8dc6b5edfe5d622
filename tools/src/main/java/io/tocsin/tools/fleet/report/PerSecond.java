/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet.report;

import java.util.Arrays;

/** Counts of something for each second of virtual time. */
public final class PerSecond {

  private static final long MS_PER_SECOND = 1_000;

  private long[] counts = new long[64];
  private int seconds;

  /** Nothing has happened yet. */
  public PerSecond() {}

  /**
   * Counts.
   *
   * @param timeMs when, in milliseconds of the world
   * @param amount how many
   */
  public void add(long timeMs, long amount) {
    int second = reach(timeMs);
    counts[second] += amount;
  }

  /**
   * Keeps the greatest value of a second.
   *
   * @param timeMs when, in milliseconds of the world
   * @param value what was seen then
   */
  public void raise(long timeMs, long value) {
    int second = reach(timeMs);
    counts[second] = Math.max(counts[second], value);
  }

  private int reach(long timeMs) {
    int second = (int) (timeMs / MS_PER_SECOND);
    if (second >= counts.length) {
      counts = Arrays.copyOf(counts, Math.max(second + 1, 2 * counts.length));
    }
    seconds = Math.max(seconds, second + 1);
    return second;
  }

  /** Seconds up to the last one in which something was counted. */
  public int seconds() {
    return seconds;
  }

  /** The count of a second; 0 for one in which nothing was counted. */
  public long at(int second) {
    return second < counts.length ? counts[second] : 0;
  }

  /** The greatest count of a second. */
  public long max() {
    return Arrays.stream(counts).max().orElse(0);
  }

  /** All counts together. */
  public long sum() {
    return Arrays.stream(counts).sum();
  }

  /**
   * The mean count of a second, for each of some spans of time, for a plot.
   *
   * @param spanSeconds length of a span
   * @param spans how many, from the beginning on
   */
  public double[] means(int spanSeconds, int spans) {
    double[] means = new double[spans];
    for (int second = 0; second < spans * spanSeconds; second++) {
      means[second / spanSeconds] += (double) at(second) / spanSeconds;
    }
    return means;
  }

  /**
   * The greatest count of a second, for each of some spans of time, for a plot.
   *
   * @param spanSeconds length of a span
   * @param spans how many, from the beginning on
   */
  public double[] peaks(int spanSeconds, int spans) {
    double[] peaks = new double[spans];
    for (int second = 0; second < spans * spanSeconds; second++) {
      int span = second / spanSeconds;
      peaks[span] = Math.max(peaks[span], (double) at(second));
    }
    return peaks;
  }

  /** The middles of these spans in seconds, for a plot. */
  public static double[] middles(int spanSeconds, int spans) {
    double[] middles = new double[spans];
    Arrays.setAll(middles, span -> (span + 0.5) * spanSeconds);
    return middles;
  }

  /** The sums of all counts up to the end of each second, for a plot. */
  public double[] sums(int ofSeconds) {
    double[] sums = new double[ofSeconds];
    double sum = 0;
    for (int second = 0; second < ofSeconds; second++) {
      sum += at(second);
      sums[second] = sum;
    }
    return sums;
  }

  /** The ends of seconds 0, 1, 2 and so on, for a plot. */
  public static double[] ends(int ofSeconds) {
    double[] ends = new double[ofSeconds];
    Arrays.setAll(ends, second -> second + 1);
    return ends;
  }
}
