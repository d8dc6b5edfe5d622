/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

/** A command that was understood; it runs in the agent's thread, between two steps. */
@FunctionalInterface
interface Command {

  /**
   * Does it.
   *
   * @param board the board to act on
   * @param control the agent around the board
   * @return the answer for the one who typed it, without a line end; may have several lines
   */
  String run(SimulatedBoard board, AgentControl control);
}
