/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.campaign;

import io.tocsin.fault.FaultInjection;
import io.tocsin.fault.FaultPlan;
import io.tocsin.sim.world.RandomStream;
import io.tocsin.sim.world.Seed;
import io.tocsin.sim.world.scenario.Amplifier;
import io.tocsin.sim.world.scenario.Scenario;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Faults inside of the agents of worlds: each thread plays one world at a time, and has the faults
 * of that one.
 */
final class WorldFaults implements FaultPlan {

  /** The faults of one run. */
  private static final class RunFaults {
    private final Map<String, Double> chances = new HashMap<>();
    private final RandomStream random;
    private final String bug;

    RunFaults(long seed, List<Amplifier> amplifiers, String bug) {
      for (Amplifier amplifier : amplifiers) {
        chances.put(amplifier.site(), amplifier.chance());
      }
      random = new Seed(seed).stream("faults inside");
      this.bug = bug;
    }
  }

  private static final WorldFaults INSTANCE = new WorldFaults();

  static {
    FaultInjection.install(INSTANCE);
  }

  private static final ThreadLocal<RunFaults> RUNS = new ThreadLocal<>();

  private WorldFaults() {}

  /** The faults of this process. The first call must come before any agent is made. */
  static WorldFaults instance() {
    return INSTANCE;
  }

  /**
   * A run begins on this thread.
   *
   * @param bug the bug that its agents have; null for none
   */
  void begin(Scenario scenario, String bug) {
    RUNS.set(new RunFaults(scenario.seed(), scenario.amplifiers(), bug));
  }

  /**
   * A run without amplifiers begins on this thread.
   *
   * @param bug the bug that its agents have; null for none
   */
  void begin(String bug) {
    RUNS.set(new RunFaults(0, List.of(), bug));
  }

  /** The run on this thread is over. */
  void end() {
    RUNS.remove();
  }

  @Override
  public boolean maybe(String site) {
    RunFaults run = RUNS.get();
    Double chance = run == null ? null : run.chances.get(site);
    return chance != null && run.random.chance(chance);
  }

  @Override
  public boolean isPlanted(String bug) {
    RunFaults run = RUNS.get();
    return run != null && bug.equals(run.bug);
  }
}
