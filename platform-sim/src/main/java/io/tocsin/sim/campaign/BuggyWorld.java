/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.campaign;

import io.tocsin.fault.Faults;
import java.util.function.Supplier;

/**
 * Plays worlds whose agents have a bug, for experiments that show what a rule of the agent is there
 * for. Only in a process in which no agent was made before the first call of {@link #prepare}.
 */
public final class BuggyWorld {

  private BuggyWorld() {}

  /**
   * Makes bugs possible in this process.
   *
   * @throws IllegalStateException when it is too late
   */
  public static void prepare() {
    WorldFaults.instance();
    if (!Faults.isPossible()) {
      throw new IllegalStateException("an agent was made before in this process");
    }
  }

  /**
   * Plays a world on this thread.
   *
   * @param bug the bug that its agents have, of {@link io.tocsin.fault.PlantedBugs}; null for none
   * @param world plays it
   * @return what came of it
   */
  public static <T> T play(String bug, Supplier<T> world) {
    prepare();
    WorldFaults.instance().begin(bug);
    try {
      return world.get();
    } finally {
      WorldFaults.instance().end();
    }
  }
}
