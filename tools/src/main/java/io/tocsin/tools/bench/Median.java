/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The middle of some figures, and how far they lie apart.
 *
 * @param value the median
 * @param lowest the lowest
 * @param highest the highest
 */
public record Median(double value, double lowest, double highest) {

  /**
   * The median of one figure over all rounds.
   *
   * @param rounds one at least
   * @param figure the figure of a round
   */
  public static <T> Median of(List<T> rounds, ToDoubleFunction<T> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    double value =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Median(value, sorted[0], Arrays.stream(sorted).max().orElseThrow());
  }
}
