/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.event.DropCause;
import io.tocsin.mib.TargetStatus;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds of an agent in a faulty world, whatever the seed. */
class WorldScenarioTest {

  private static final int SEEDS = 30;
  private static final int INFORM_TARGETS = 2;
  private static final int TARGETS = 3;

  private static FaultyScenario run(long seed, FaultyScenario.Kind kind) {
    FaultyScenario scenario = new FaultyScenario(seed, false, kind);
    scenario.run();
    return scenario;
  }

  @Test
  void shouldDeliverEveryInformWhenFaultsAreLoud() {
    for (int seed = 0; seed < SEEDS; seed++) {
      FaultyScenario scenario = run(seed, FaultyScenario.Kind.LOUD);
      TargetStatus targets = scenario.board.agent().targets();
      for (int target = 0; target < INFORM_TARGETS; target++) {
        String where = "seed " + seed + ", " + scenario.counts(target);
        assertTrue(targets.accepted(target) > 50, where);
        assertEquals(targets.accepted(target), targets.delivered(target), where);
        assertEquals(targets.accepted(target), scenario.servers.get(target).eventCount(), where);
      }
    }
  }

  @Test
  void shouldLoseNothingWithoutCountingItWhateverTheFaults() {
    for (int seed = 0; seed < SEEDS; seed++) {
      FaultyScenario scenario = run(seed, FaultyScenario.Kind.SILENT);
      TargetStatus targets = scenario.board.agent().targets();
      for (int target = 0; target < TARGETS; target++) {
        String where = "seed " + seed + ", " + scenario.counts(target);
        assertEquals(0, targets.queued(target), where);
        assertEquals(
            targets.accepted(target), targets.delivered(target) + dropped(targets, target), where);
        if (targets.type(target) == TargetStatus.INFORM) {
          long received = scenario.servers.get(target).eventCount();
          assertEquals(targets.accepted(target), targets.delivered(target), where);
          assertEquals(targets.accepted(target), received, where);
        }
      }
      assertEquals(0, scenario.board.watchdog().missedCount(), "seed " + seed);
    }
  }

  private static long dropped(TargetStatus targets, int target) {
    long dropped = 0;
    for (int cause = 0; cause < DropCause.COUNT; cause++) {
      dropped += targets.dropped(target, cause);
    }
    return dropped;
  }

  @Test
  void shouldDeliverEverythingOnceTheWorldIsCalm() {
    for (int seed = 0; seed < SEEDS; seed++) {
      FaultyScenario scenario = run(seed, FaultyScenario.Kind.POWER);
      int[] before = new int[TARGETS];
      for (int target = 0; target < TARGETS; target++) {
        before[target] = scenario.servers.get(target).eventCount();
      }
      scenario.changeLineTimes(20);
      for (int target = 0; target < TARGETS; target++) {
        assertEquals(
            before[target] + 20,
            scenario.servers.get(target).eventCount(),
            "seed " + seed + ", " + scenario.counts(target));
      }
    }
  }

  @Test
  void shouldCountEveryStartAndStayTheSameEngineThroughPowerCuts() {
    int cuts = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      FaultyScenario scenario = run(seed, FaultyScenario.Kind.POWER);
      assertEquals(1, Set.copyOf(scenario.engineIds).size(), "seed " + seed);
      for (int i = 1; i < scenario.boots.size(); i++) {
        assertTrue(
            scenario.boots.get(i) > scenario.boots.get(i - 1),
            "seed " + seed + ", " + scenario.boots);
      }
      for (NotificationServer server : scenario.servers) {
        Set<String> engineIds = new HashSet<>();
        server.received().forEach(notification -> engineIds.add(notification.engineId()));
        assertEquals(1, engineIds.size(), "seed " + seed);
      }
      assertEquals(0, scenario.board.startFailureCount(), "seed " + seed);
      cuts += scenario.board.cutCount();
    }
    assertTrue(cuts > 2 * SEEDS, "" + cuts);
  }

  @Test
  void shouldDeliverEveryInformWithTls() {
    FaultyScenario scenario = new FaultyScenario(1, true, FaultyScenario.Kind.LOUD);
    scenario.run();
    TargetStatus targets = scenario.board.agent().targets();
    for (int target = 0; target < INFORM_TARGETS; target++) {
      assertEquals(targets.accepted(target), targets.delivered(target), scenario.counts(target));
      assertEquals(targets.accepted(target), scenario.servers.get(target).eventCount());
    }
  }
}
