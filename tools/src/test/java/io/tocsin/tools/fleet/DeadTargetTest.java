/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DeadTargetTest {

  private static final DeadTarget.Plan PLAN = new DeadTarget.Plan(2, 1, 4);

  private static DeadTarget experiment;

  private static DeadTarget run() {
    DeadTarget run = new DeadTarget(PLAN);
    run.run(text -> {});
    return run;
  }

  @BeforeAll
  static void runOnce() {
    experiment = run();
  }

  @Test
  void shouldBringEveryEventToTheOtherNineWhateverBecomesOfTheTenth() {
    int arrivals = experiment.outcomes().get(0).latencies().count();
    assertTrue(arrivals > 2 * 4 * 60 * 9 / 2, "" + arrivals);
    for (DeadTarget.Outcome outcome : experiment.outcomes()) {
      assertEquals(0, outcome.missing(), outcome.fate().words());
      assertEquals(arrivals, outcome.latencies().count(), outcome.fate().words());
    }
  }

  @Test
  void shouldNotLetTheOtherNineWait() {
    DeadTarget.Outcome alive = experiment.outcomes().get(0);
    for (DeadTarget.Outcome outcome : experiment.outcomes()) {
      for (double share : new double[] {0.5, 0.9, 0.99}) {
        long expectedMs = alive.latencies().quantile(share);
        long foundMs = outcome.latencies().quantile(share);
        assertTrue(
            Math.abs(foundMs - expectedMs) <= 10,
            outcome.fate() + ": " + foundMs + " in place of " + expectedMs);
      }
    }
  }

  @Test
  void shouldBringNothingToTheDeadOneAndLessToTheSlowOne() {
    long alive = experiment.outcomes().get(0).lastDelivered();
    for (DeadTarget.Outcome outcome : experiment.outcomes()) {
      switch (outcome.fate()) {
        case ALIVE -> assertEquals(0, outcome.lastDropped());
        case DEAD, SILENT -> assertEquals(0, outcome.lastDelivered());
        case SLOW -> assertTrue(outcome.lastDelivered() < alive / 2);
      }
    }
  }

  @Test
  void shouldWriteTheSameTablesFromTheSameSeed() {
    DeadTarget again = run();
    assertEquals(experiment.table().markdown(), again.table().markdown());
    assertEquals(experiment.series().csv(), again.series().csv());
  }
}
