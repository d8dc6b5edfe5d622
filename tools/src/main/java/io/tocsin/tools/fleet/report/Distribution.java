/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet.report;

import java.util.Arrays;

/** Values of one quantity, of which quantiles are asked. */
public final class Distribution {

  private long[] values = new long[256];
  private int count;
  private boolean sorted = true;

  /** No values. */
  public Distribution() {}

  /** Adds a value. */
  public void add(long value) {
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count++] = value;
    sorted = false;
  }

  /** Number of values. */
  public int count() {
    return count;
  }

  /**
   * The least value that so many of all values do not exceed.
   *
   * @param share 0 to 1, for example 0.5 for the median
   * @return the value; 0 when there are none
   */
  public long quantile(double share) {
    sort();
    int index = (int) Math.ceil(share * count) - 1;
    return count == 0 ? 0 : values[Math.max(0, Math.min(count - 1, index))];
  }

  private void sort() {
    if (!sorted) {
      Arrays.sort(values, 0, count);
      sorted = true;
    }
  }

  /**
   * The share of all values that are greater than one.
   *
   * @return 0 to 1; 0 when there are none
   */
  public double shareAbove(long value) {
    sort();
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (values[middle] > value) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return count == 0 ? 0 : (double) (count - low) / count;
  }

  /** The greatest value. */
  public long max() {
    return quantile(1);
  }
}
