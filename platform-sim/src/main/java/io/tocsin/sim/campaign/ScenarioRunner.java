/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.campaign;

import io.tocsin.sim.world.play.RunResult;
import io.tocsin.sim.world.play.ScenarioPlayer;
import io.tocsin.sim.world.scenario.Scenario;
import java.util.List;

/** Plays scenarios on the thread that asks for it. */
final class ScenarioRunner {
  private final WorldFaults faults = WorldFaults.instance();
  private final String bug;

  /**
   * A runner.
   *
   * @param bug the bug that all agents have, of {@link io.tocsin.fault.PlantedBugs}; null for none
   */
  ScenarioRunner(String bug) {
    this.bug = bug;
  }

  /** What comes of a run, and the logs of its boards. */
  record Played(RunResult result, List<String> logs) {}

  /**
   * Plays a scenario.
   *
   * @throws IllegalArgumentException when a configuration in it has errors
   */
  RunResult run(Scenario scenario) {
    return play(scenario, false).result();
  }

  /** As {@link #run}, with the logs. */
  Played runWithLogs(Scenario scenario) {
    return play(scenario, true);
  }

  private Played play(Scenario scenario, boolean withLogs) {
    faults.begin(scenario, bug);
    try {
      ScenarioPlayer player = new ScenarioPlayer(scenario);
      RunResult result = player.play();
      return new Played(result, withLogs ? player.logs() : List.of());
    } finally {
      faults.end();
    }
  }
}
