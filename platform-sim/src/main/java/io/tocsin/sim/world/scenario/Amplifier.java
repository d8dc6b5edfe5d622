/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.scenario;

/**
 * Makes something that is allowed and rare happen often in the agents.
 *
 * @param site where in the agent, a name of {@code io.tocsin.fault.Faults}
 * @param chance of each time that the agent comes by, 0 to 1
 */
public record Amplifier(String site, double chance) {

  /** The amplifier as a line of a scenario. */
  @Override
  public String toString() {
    return "amplify " + site + " " + chance;
  }
}
