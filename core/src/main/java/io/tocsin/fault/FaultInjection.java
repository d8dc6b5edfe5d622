/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.fault;

/**
 * Takes the plan by which faults happen inside of agents under test. A board has none, and there is
 * no way to give it one from outside of its program.
 */
public final class FaultInjection {
  private static FaultPlan plan;

  private FaultInjection() {}

  /**
   * Gives all agents of this program a plan. Only before the first of them is made: {@link Faults}
   * looks here once.
   *
   * @param newPlan the plan
   * @throws IllegalStateException when it comes too late
   */
  public static void install(FaultPlan newPlan) {
    plan = newPlan;
    if (!Faults.isPossible()) {
      throw new IllegalStateException("an agent has been made already, without faults");
    }
  }

  static FaultPlan plan() {
    return plan;
  }
}
