/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StormTest {

  private static final int BOARDS = 3;
  private static final int MERGED = 0;
  private static final int NOT_MERGED = 1;
  private static final int SLOW = 2;
  private static final int DEAD = 3;
  private static final int SECONDS = 25;
  private static final int CRITICAL_CHANGES = 4;
  private static final Storm.Plan PLAN = new Storm.Plan(BOARDS, 1, 200, SECONDS);

  private static Storm experiment;

  private static Storm run() {
    Storm run = new Storm(PLAN);
    run.run(text -> {});
    return run;
  }

  @BeforeAll
  static void runOnce() {
    experiment = run();
  }

  private static StormTarget target(int storm, int target) {
    return experiment.outcomes().get(storm).targets().get(target);
  }

  @Test
  void shouldCountWhatOthersCount() {
    for (Storm.Outcome storm : experiment.outcomes()) {
      assertEquals(BOARDS * (1 + 200 * SECONDS + CRITICAL_CHANGES), storm.offered());
      for (StormTarget target : storm.targets()) {
        assertTrue(target.addsUp(storm.offered()), storm.name() + " " + target.name());
      }
    }
  }

  @Test
  void shouldBringEveryCriticalEventToEveryTargetThatLives() {
    for (Storm.Outcome storm : experiment.outcomes()) {
      assertEquals(BOARDS * CRITICAL_CHANGES, storm.critical());
      for (int target = 0; target < DEAD; target++) {
        assertEquals(storm.critical(), storm.targets().get(target).criticalDelivered());
      }
    }
  }

  @Test
  void shouldBringOneEventASecondOfAnInputWhoseRepeatsAreMerged() {
    for (int target = 0; target < DEAD; target++) {
      assertEquals(0, target(MERGED, target).dropped());
      assertTrue(
          target(MERGED, target).delivered() <= BOARDS * (1 + SECONDS + 1 + CRITICAL_CHANGES));
    }
  }

  @Test
  void shouldBringASlowTargetLessAndADeadOneNothingAtNoCostToTheOthers() {
    long trap = target(NOT_MERGED, 0).delivered();
    assertTrue(trap >= BOARDS * 10 * SECONDS, "" + trap);
    assertTrue(target(NOT_MERGED, SLOW).delivered() < trap);
    assertEquals(0, target(NOT_MERGED, DEAD).arrived());
    assertTrue(target(NOT_MERGED, DEAD).dropped() > 0);
  }

  @Test
  void shouldWriteTheSameTablesFromTheSameSeed() {
    Storm again = run();
    assertEquals(experiment.table().markdown(), again.table().markdown());
    assertEquals(experiment.series().csv(), again.series().csv());
  }
}
