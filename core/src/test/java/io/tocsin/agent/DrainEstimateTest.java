/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class DrainEstimateTest {

  private final DrainEstimate estimate = new DrainEstimate();

  @Test
  void shouldKnowNothingBeforeTheFirstDelivery() {
    estimate.observe(0, 5, 1000);
    assertEquals(DrainEstimate.UNKNOWN_HUNDREDTHS, estimate.hundredths(5));
    assertEquals(0, estimate.hundredths(0));
  }

  @Test
  void shouldMeasureWhatEventsTake() {
    estimate.observe(0, 0, 1000);
    estimate.observe(0, 10, 1000);
    estimate.observe(2, 8, 1400);
    assertEquals(160, estimate.hundredths(8));
  }

  @Test
  void shouldNotMeasureWhatWasDeliveredBeforeTheStart() {
    estimate.observe(100_000, 5, 864_000_000);
    assertEquals(DrainEstimate.UNKNOWN_HUNDREDTHS, estimate.hundredths(5));
    estimate.observe(100_001, 4, 864_000_200);
    assertEquals(80, estimate.hundredths(4));
  }

  @Test
  void shouldNotMeasureTheTimeInWhichNothingWaited() {
    estimate.observe(0, 0, 0);
    estimate.observe(0, 0, 86_400_000);
    estimate.observe(1, 9, 86_400_100);
    assertEquals(90, estimate.hundredths(9));
  }

  @Test
  void shouldFollowATargetThatBecomesSlower() {
    long nowMs = 0;
    estimate.observe(0, 100, nowMs);
    for (int i = 1; i <= 10; i++) {
      nowMs += 10;
      estimate.observe(i, 100, nowMs);
    }
    assertEquals(100, estimate.hundredths(100));
    for (int i = 11; i <= 60; i++) {
      nowMs += 1000;
      estimate.observe(i, 100, nowMs);
    }
    assertTrue(estimate.hundredths(100) > 9_000, "" + estimate.hundredths(100));
  }

  @Test
  void shouldTellNoMoreThanTimeTicksCan() {
    estimate.observe(0, 100, 0);
    estimate.observe(1, 100, Long.MAX_VALUE / 10_000);
    assertEquals(DrainEstimate.UNKNOWN_HUNDREDTHS - 1, estimate.hundredths(1_000));
  }
}
