/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

/** What a command can ask of the agent around the board. */
interface AgentControl {

  /** Begins the orderly end. */
  void quit();

  /**
   * Reads the configuration file again.
   *
   * @return what became of it
   */
  String reload();

  /** How the agent is, in some lines for people, without a line end. */
  String status();
}
