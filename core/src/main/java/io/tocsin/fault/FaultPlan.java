/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.fault;

/** Decides what goes wrong inside of an agent under test; see {@link Faults}. */
public interface FaultPlan {

  /**
   * Whether something rare and allowed is to happen now.
   *
   * @param site a constant of {@link FaultSites}
   */
  boolean maybe(String site);

  /**
   * Whether the agent has a bug.
   *
   * @param bug a constant of {@link PlantedBugs}
   */
  boolean isPlanted(String bug);
}
