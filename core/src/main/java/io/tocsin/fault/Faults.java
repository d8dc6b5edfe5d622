/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.fault;

/**
 * Faults inside of the agent, for tests: named sites where something rare and allowed can be made
 * frequent, and named bugs that a test can plant to see whether it finds them.
 *
 * <p>In production nothing of this happens, and it costs nothing: there is no plan, which is
 * decided when this class is loaded and never again, so the compiler of the Java machine takes both
 * questions for {@code false} and leaves out what follows from them.
 */
public final class Faults {
  private static final FaultPlan PLAN = FaultInjection.plan();

  private Faults() {}

  /** Whether a plan was given in time; false in production. */
  public static boolean isPossible() {
    return PLAN != null;
  }

  /**
   * Whether something rare and allowed is to happen now.
   *
   * @param site a constant of {@link FaultSites}
   */
  public static boolean maybe(String site) {
    return PLAN != null && PLAN.maybe(site);
  }

  /**
   * Whether the agent has a bug.
   *
   * @param bug a constant of {@link PlantedBugs}
   */
  public static boolean planted(String bug) {
    return PLAN != null && PLAN.isPlanted(bug);
  }
}
