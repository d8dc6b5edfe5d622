/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import io.tocsin.hal.Board;
import io.tocsin.hal.Entropy;
import io.tocsin.hal.Log;
import io.tocsin.hal.Steppable;
import io.tocsin.hal.Storage;
import io.tocsin.hal.Watchdog;
import io.tocsin.raspi.command.RunningAgent;
import io.tocsin.raspi.command.Surroundings;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;

/** The simulated board around one run of the agent, with its terminal and its script. */
final class Simulator implements Surroundings {

  /** How long the terminal may take to print its last answer, in milliseconds. */
  private static final int LAST_ANSWER_TIME_MS_MAX = 1_500;

  private final Inputs inputs;
  private final Log log;
  private final long timeMs;
  private final Reader in;
  private final PrintStream out;
  private final StepCounter steps = new StepCounter();
  private SimulatedBoard board;
  private CommandGate gate;
  private Terminal terminal;

  /**
   * Prepares a run.
   *
   * @param inputs what was read, without errors
   * @param log where the script tells what it does
   * @param timeMs how long, in milliseconds; {@link RunOptions#UNLIMITED} for until somebody types
   *     {@code quit} or the process is told to end
   * @param in where commands are typed
   * @param out where they are answered
   */
  Simulator(Inputs inputs, Log log, long timeMs, Reader in, PrintStream out) {
    this.inputs = inputs;
    this.log = log;
    this.timeMs = timeMs;
    this.in = in;
    this.out = out;
  }

  @Override
  public Board board(Storage storage, Entropy entropy) throws IOException {
    board = new SimulatedBoard(inputs.plan(), SerialNumber.load(storage, entropy));
    return board;
  }

  @Override
  public Watchdog watchdog() {
    return steps;
  }

  @Override
  public Steppable around(RunningAgent agent) {
    gate = new CommandGate(agent.network()::wakeup);
    BoardStepper stepper =
        new BoardStepper(
            agent,
            board,
            gate,
            new AgentStatusText(agent.agent(), steps),
            agent::reload,
            agent::end,
            timeMs);
    if (inputs.script() != null) {
      stepper.setScript(new ScriptRunner(inputs.script(), board, stepper, log));
    }
    return stepper;
  }

  @Override
  public void ready() {
    terminal = new Terminal(in, out, new CommandParser(inputs.plan()), gate);
    terminal.start();
  }

  @Override
  public void close() {
    if (gate != null) {
      gate.close();
    }
    if (terminal != null) {
      terminal.awaitAnswer(LAST_ANSWER_TIME_MS_MAX);
    }
  }
}
