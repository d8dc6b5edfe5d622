/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.command;

import io.tocsin.hal.Board;
import io.tocsin.hal.Entropy;
import io.tocsin.hal.Steppable;
import io.tocsin.hal.Storage;
import io.tocsin.hal.Watchdog;
import java.io.Closeable;
import java.io.IOException;

/**
 * What a program adds to the agent that {@link AgentRun} runs: the hardware, and what it does
 * itself between two steps. The methods are called in the order in which they stand here.
 */
public interface Surroundings extends Closeable {

  /**
   * Makes the hardware that is watched.
   *
   * @param storage the state directory
   * @param entropy random bytes
   * @throws IOException when it cannot be used; the agent does not start
   */
  Board board(Storage storage, Entropy entropy) throws IOException;

  /** The timer that resets a stuck board. */
  Watchdog watchdog();

  /**
   * Puts the program's own steps around those of the agent.
   *
   * @param agent the agent, which listens but has not done its first step
   * @return what is stepped in its place
   * @throws IOException when the program cannot do its part; the agent does not run
   */
  Steppable around(RunningAgent agent) throws IOException;

  /** Tells that the loop begins now, and that the process is told to end from now on. */
  void ready();

  /**
   * Tells that the configuration is read again now; any number of times. For programs that have
   * somebody to tell.
   */
  default void reloading() {}

  /**
   * Tells that {@link #reloading} is over.
   *
   * @param outcome what became of it, for people; may have several lines
   */
  default void reloaded(String outcome) {}

  /** Tells that the loop has ended, or that the agent did not start. */
  @Override
  void close() throws IOException;
}
