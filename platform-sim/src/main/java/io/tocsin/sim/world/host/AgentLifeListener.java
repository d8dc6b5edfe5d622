/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.host;

/** Hears of the starts and ends of the agent on a board. */
public interface AgentLifeListener {

  /** Nobody who cares. */
  AgentLifeListener NOBODY =
      new AgentLifeListener() {
        @Override
        public void started() {}

        @Override
        public void ends(boolean silent) {}

        @Override
        public void reloading() {}

        @Override
        public void reloaded(boolean taken) {}
      };

  /** The agent has started and is about to be stepped for the first time. */
  void started();

  /**
   * The agent is about to be gone; what it tells of itself can still be read.
   *
   * @param silent whether the power is cut, maybe in the middle of a step
   */
  void ends(boolean silent);

  /** The agent is about to be given another configuration. */
  void reloading();

  /**
   * The agent was given another configuration.
   *
   * @param taken whether it goes on with it, or with the one before
   */
  void reloaded(boolean taken);
}
