/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import io.tocsin.sim.world.dm.DmExchange;
import io.tocsin.sim.world.host.ReceivedNotification;
import io.tocsin.sim.world.rows.SetRequest;
import io.tocsin.sim.world.scenario.Action;

/** Sees what happens in a run. It changes nothing. */
public interface Witness {

  /** An agent has started; its first step is to come. */
  default void started(BoardView board) {}

  /**
   * An agent is about to be gone.
   *
   * @param cut whether the power is cut, maybe in the middle of a step
   */
  default void ends(BoardView board, boolean cut) {}

  /** An agent is about to be given another configuration. */
  default void reloading(BoardView board) {}

  /**
   * An agent was given another configuration.
   *
   * @param taken whether it goes on with it, or with the one before
   */
  default void reloaded(BoardView board, boolean taken) {}

  /** An agent has been stepped. */
  default void stepped(BoardView board) {}

  /** An agent takes a line change; the level is true for active. */
  default void lineTaken(BoardView board, int line, boolean active) {}

  /** An agent begins to connect to a target. */
  default void dialed(BoardView board, int target, long timeMs) {}

  /** An agent has judged the server of a target, over one of its channels. */
  default void judged(BoardView board, int target, long channel, boolean accepted) {}

  /**
   * An agent has given something else than a notification to a target's channel, or something to a
   * channel whose server it has not accepted.
   */
  default void wroteUnasked(BoardView board, int target, String what) {}

  /** An agent has given a notification to a channel. */
  default void sent(Sending sending) {}

  /** An agent has read a response from a channel. */
  default void answered(
      BoardView board, int target, long timeMs, long channel, Response response) {}

  /** A server has taken a notification of a board. */
  default void received(BoardView board, int target, ReceivedNotification notification) {}

  /** An agent begins to connect to the DM server of an account. */
  default void dmDialed(BoardView board, int account, long timeMs) {}

  /** An agent begins to connect to a host that is neither a target nor the server of an account. */
  default void dmStranger(BoardView board, String host) {}

  /** An agent has judged the DM server of an account, over one of its channels. */
  default void dmJudged(BoardView board, int account, boolean accepted) {}

  /** An agent has given bytes to a channel whose DM server it has not accepted. */
  default void dmWroteUnasked(BoardView board, int account) {}

  /** A DM server has answered a message of a board. */
  default void dmExchanged(BoardView board, int account, DmExchange exchange) {}

  /** An agent has read a SET of a manager from a channel, and is about to carry it out. */
  default void setTaken(BoardView board, long channel, SetRequest request) {}

  /** An agent has given the answer to a manager's SET to a channel. */
  default void setAnswered(BoardView board, long channel, Response response) {}

  /** The scenario does something. */
  default void acted(Action action) {}

  /** A second has passed. */
  default void observed(BoardView board) {}

  /** The faults are over. */
  default void calm() {}

  /**
   * Everything has come to rest.
   *
   * @param board one after the other, each with an agent that runs
   */
  default void judged(BoardView board) {}
}
