/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.scenario;

/** A scenario, or a part of one, cannot be understood. */
public final class ScenarioException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param problem what is wrong and what is allowed; of a whole text, one problem a line, each
   *     with the number of its line
   */
  public ScenarioException(String problem) {
    super(problem);
  }
}
