/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import io.tocsin.agent.Agent;
import io.tocsin.agent.AgentStartException;
import io.tocsin.config.ConfigurationError;
import io.tocsin.config.Limits;
import io.tocsin.hal.Clock;
import io.tocsin.hal.Log;
import io.tocsin.raspi.AgentLoop;
import io.tocsin.raspi.FileStorage;
import io.tocsin.raspi.FileValueFiles;
import io.tocsin.raspi.HangupSignal;
import io.tocsin.raspi.NetworkLimits;
import io.tocsin.raspi.NioNetwork;
import io.tocsin.raspi.ShutdownGuard;
import io.tocsin.raspi.SystemEntropy;
import io.tocsin.raspi.SystemNameResolver;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;

/** One run: everything is built, driven to its end, and put away. */
final class Simulator {

  /** Descriptors beyond sessions and listeners: connections that are accepted to be closed. */
  private static final int SPARE_DESCRIPTORS = 16;

  /** What the loop grants beyond the agent's own limit for closing sessions, in milliseconds. */
  private static final int STOP_MARGIN_MS = 1_000;

  /** How long the terminal may take to print its last answer, in milliseconds. */
  private static final int LAST_ANSWER_TIME_MS_MAX = 1_500;

  private final Inputs inputs;
  private final Clock clock;
  private final Log log;
  private final String version;

  /**
   * Prepares a run.
   *
   * @param inputs what was read, without errors
   * @param clock the clock of everything
   * @param log where the agent tells what it does
   * @param version version of the program
   */
  Simulator(Inputs inputs, Clock clock, Log log, String version) {
    this.inputs = inputs;
    this.clock = clock;
    this.log = log;
    this.version = version;
  }

  /**
   * Runs until the time is over, somebody types {@code quit}, or the process is told to end.
   *
   * @param guard makes the process wait for the end
   * @param timeMs how long, in milliseconds; {@link RunOptions#UNLIMITED} for no limit
   * @param in where commands are typed
   * @param out where they are answered
   * @param err where it is told why the agent did not start
   * @return the exit status
   * @throws IOException when the state directory or the network cannot be used
   */
  int run(ShutdownGuard guard, long timeMs, Reader in, PrintStream out, PrintStream err)
      throws IOException {
    Limits limits = inputs.configuration().limits();
    SystemEntropy entropy = new SystemEntropy();
    try (FileStorage storage = new FileStorage(inputs.stateDirectory());
        NioNetwork network =
            new NioNetwork(clock, log, new SystemNameResolver(), networkLimits(limits));
        FileValueFiles valueFiles = inputs.valueFiles(clock)) {
      SimulatedBoard board = new SimulatedBoard(inputs.plan(), SerialNumber.load(storage, entropy));
      StepCounter steps = new StepCounter();
      Agent agent =
          Agent.start(
              inputs.configuration(),
              inputs.configurationChecksum(),
              new SimulatedPlatform(
                  clock,
                  network,
                  storage,
                  entropy,
                  board,
                  steps,
                  log,
                  inputs.operatorFiles(),
                  valueFiles),
              version);
      CommandGate gate = new CommandGate(network::wakeup);
      LoopStop loopStop = new LoopStop();
      BoardStepper stepper =
          new BoardStepper(
              agent,
              board,
              gate,
              new AgentStatusText(agent, steps),
              new ConfigurationReload(inputs, agent, log)::reload,
              loopStop,
              timeMs);
      if (inputs.script() != null) {
        stepper.setScript(new ScriptRunner(inputs.script(), board, stepper, log));
      }
      AgentLoop loop =
          new AgentLoop(stepper, clock, network, limits.closeTimeMsMax() + STOP_MARGIN_MS);
      loopStop.loop = loop;
      guard.guard(loop);
      if (!HangupSignal.handle(() -> reload(gate))) {
        log.write(
            Log.WARNING,
            "simulator",
            "SIGHUP is ignored, as whoever started this process wants it (nohup does); the"
                + " configuration is read again by the command reload alone.");
      }
      Terminal terminal = new Terminal(in, out, new CommandParser(inputs.plan()), gate);
      terminal.start();
      drive(loop, gate);
      terminal.awaitAnswer(LAST_ANSWER_TIME_MS_MAX);
      return Main.EXIT_OK;
    } catch (AgentStartException e) {
      for (ConfigurationError error : e.errors()) {
        err.println(error.text());
      }
      return Main.EXIT_USAGE;
    }
  }

  private static void reload(CommandGate gate) {
    try {
      gate.submit((board, control) -> control.reload());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void drive(AgentLoop loop, CommandGate gate) {
    try {
      if (!loop.run()) {
        log.write(Log.WARNING, "simulator", "Ended before all sessions were closed.");
      }
    } finally {
      gate.close();
    }
  }

  private static NetworkLimits networkLimits(Limits limits) {
    int descriptors = limits.sessionsMax() + limits.listenersMax() + SPARE_DESCRIPTORS;
    return NetworkLimits.DEFAULT
        .withDescriptorsMax(descriptors)
        .withResolvedNamesMax(limits.targetsMax() + limits.listenersMax());
  }

  /** Stops the loop, which needs what it drives before it can be made. */
  private static final class LoopStop implements Runnable {
    private AgentLoop loop;

    @Override
    public void run() {
      loop.stop();
    }
  }
}
