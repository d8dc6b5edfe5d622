/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CountsTest {

  @Test
  void shouldCountBySecond() {
    PerSecond counts = new PerSecond();
    counts.add(0, 1);
    counts.add(999, 2);
    counts.add(1_000, 4);
    counts.add(100_000, 8);
    assertEquals(3, counts.at(0));
    assertEquals(4, counts.at(1));
    assertEquals(0, counts.at(2));
    assertEquals(0, counts.at(1_000_000));
    assertEquals(8, counts.max());
    assertEquals(15, counts.sum());
    assertEquals(101, counts.seconds());
    assertArrayEquals(new double[] {3.5, 0}, counts.means(2, 2));
    assertArrayEquals(new double[] {4, 0}, counts.peaks(2, 2));
    assertArrayEquals(new double[] {1, 3}, PerSecond.middles(2, 2));
    assertArrayEquals(new double[] {3, 7, 7}, counts.sums(3));
    assertArrayEquals(new double[] {1, 2, 3}, PerSecond.ends(3));
  }

  @Test
  void shouldKeepTheGreatestOfASecond() {
    PerSecond greatest = new PerSecond();
    greatest.raise(5, 7);
    greatest.raise(6, 3);
    assertEquals(7, greatest.at(0));
  }

  @Test
  void shouldTellQuantiles() {
    Distribution values = new Distribution();
    assertEquals(0, values.max());
    assertEquals(0, values.shareAbove(0));
    for (int i = 1_000; i > 0; i--) {
      values.add(i);
    }
    assertEquals(1_000, values.count());
    assertEquals(1, values.quantile(0));
    assertEquals(500, values.quantile(0.5));
    assertEquals(990, values.quantile(0.99));
    assertEquals(1_000, values.max());
    assertEquals(0.25, values.shareAbove(750));
    assertEquals(0, values.shareAbove(1_000));
    assertEquals(1, values.shareAbove(0));
  }

  @Test
  void shouldCountEqualValuesOnce() {
    Distribution values = new Distribution();
    values.add(3);
    values.add(3);
    values.add(5);
    assertEquals(3, values.quantile(0.6));
    assertEquals(1.0 / 3, values.shareAbove(3));
  }
}
