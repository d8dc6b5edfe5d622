/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

/** Tells people how the agent is. */
@FunctionalInterface
interface StatusText {

  /**
   * The answer to the command {@code status}.
   *
   * @param upMs time since the first step, in milliseconds
   * @param board the board
   * @param scriptState what the script does, in a word
   * @return some lines, the last one without its end
   */
  String of(long upMs, SimulatedBoard board, String scriptState);
}
