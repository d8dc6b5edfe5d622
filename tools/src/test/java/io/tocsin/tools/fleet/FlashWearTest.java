/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FlashWearTest {

  private static final int DAYS = 3;
  private static final FlashWear.Plan PLAN = new FlashWear.Plan(1, DAYS, 5_000);

  private static FlashWear experiment;

  private static FlashWear run() {
    FlashWear run = new FlashWear(PLAN);
    run.run(text -> {});
    return run;
  }

  @BeforeAll
  static void runOnce() {
    experiment = run();
  }

  @Test
  void shouldCountWhatIsWrittenOnTheFirstDayAndLater() {
    for (FlashWear.Outcome outcome : experiment.outcomes()) {
      assertEquals(DAYS, outcome.bytesUpTo().size());
      assertTrue(outcome.bytesUpTo().get(0) > 0, outcome.name());
      assertTrue(outcome.bytesUpTo().get(DAYS - 1) > outcome.bytesUpTo().get(0), outcome.name());
      assertTrue(outcome.bytesPerDayMax() <= outcome.bytes(), outcome.name());
      assertTrue(outcome.syncs() > 0 && outcome.writes() > 0, outcome.name());
    }
  }

  @Test
  void shouldHoldTheBudgetOfADayWhereThereIsOne() {
    for (FlashWear.Outcome outcome : experiment.outcomes()) {
      // Beside the journal, some hundreds of bytes a day keep the clock and the count of starts.
      long most = outcome.dayBytes() * 101L / 100;
      assertTrue(outcome.dayBytes() == 0 || outcome.bytesPerDayMax() <= most, outcome.name());
    }
    FlashWear.Outcome unbounded = experiment.outcomes().get(3);
    assertTrue(unbounded.bytesPerDayMax() > 4_194_304, "" + unbounded.bytesPerDayMax());
  }

  @Test
  void shouldWriteHardlyAnythingOfEventsThatAreDeliveredAtOnce() {
    long heard = experiment.outcomes().get(1).bytes();
    long unheard = experiment.outcomes().get(3).bytes();
    assertTrue(4 * heard < unheard, heard + " and " + unheard);
  }

  @Test
  void shouldTellEveryChangeWhereTheServerListens() {
    FlashWear.Outcome flapping = experiment.outcomes().get(1);
    assertEquals(1 + DAYS * 24 * 720, flapping.events());
    assertTrue(flapping.events() - flapping.delivered() <= 1, "" + flapping.delivered());
    assertEquals(0, experiment.outcomes().get(2).delivered());
  }

  @Test
  void shouldWriteTheSameTablesFromTheSameSeed() {
    FlashWear again = run();
    assertEquals(experiment.table().markdown(), again.table().markdown());
    assertEquals(experiment.series().csv(), again.series().csv());
  }
}
