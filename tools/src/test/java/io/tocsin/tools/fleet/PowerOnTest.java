/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PowerOnTest {

  private static final int BOARDS = 60;
  private static final PowerOn.Plan PLAN = new PowerOn.Plan(BOARDS, 1, 1, 400);

  private static PowerOn experiment;

  private static PowerOn run(PowerOn.Plan plan) {
    PowerOn run = new PowerOn(plan);
    run.run(text -> {});
    return run;
  }

  @BeforeAll
  static void runOnce() {
    experiment = run(PLAN);
  }

  private static PowerOn.Outcome outcome(int guard) {
    return experiment.outcomes().get(guard);
  }

  @Test
  void shouldComeAtOnceWithoutGuardAndMostlyInVain() {
    PowerOn.Outcome none = outcome(0);
    assertEquals(BOARDS, none.load().tries().at(0) + none.load().tries().at(1));
    assertFalse(none.bringsAll());
    assertTrue(none.load().connectedCount() < 2 * BOARDS / 3, "" + none.load().connectedCount());
    assertTrue(none.load().vain().sum() > none.load().useful().sum());
  }

  @Test
  void shouldBringEveryBoardToTheServerWithTheGuardOfTheSite() {
    PowerOn.Outcome site = outcome(2);
    assertTrue(site.bringsAll());
    assertEquals(BOARDS, site.load().connectedCount());
    assertEquals(BOARDS, site.load().toldCount());
    assertEquals(0, site.load().vain().sum());
    assertEquals(BOARDS, site.load().tries().sum());
  }

  @Test
  void shouldKeepTheWorstSecondOfAGuardedSiteBelowAQuarterOfAnUnguardedOne() {
    long without = outcome(0).load().tries().max();
    long with = outcome(2).load().tries().max();
    assertTrue(4 * with <= without, with + " and " + without);
  }

  @Test
  void shouldTryLessOftenWithTheDefaultsThanWithoutGuard() {
    assertTrue(3 * outcome(1).load().tries().sum() < 2 * outcome(0).load().tries().sum());
  }

  @Test
  void shouldNeverDoMoreHandshakesThanTheServerCan() {
    for (PowerOn.Outcome outcome : experiment.outcomes()) {
      ServerLoad load = outcome.load();
      for (int second = 0; second < load.calls().seconds(); second++) {
        long done = load.useful().at(second) + load.vain().at(second);
        assertTrue(done <= PLAN.handshakesPerSecond() + 1, outcome.guard() + " " + second);
      }
    }
  }

  @Test
  void shouldWriteTheSameTablesFromTheSameSeedAndOthersFromAnother() {
    PowerOn again = run(PLAN);
    assertEquals(experiment.table().markdown(), again.table().markdown());
    assertEquals(experiment.series().csv(), again.series().csv());
    PowerOn other = run(new PowerOn.Plan(BOARDS, 2, 1, 400));
    assertNotEquals(experiment.series().csv(), other.series().csv());
  }
}
