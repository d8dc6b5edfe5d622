/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.command;

import io.tocsin.agent.Agent;
import io.tocsin.agent.AgentStartException;
import io.tocsin.config.ConfigurationError;
import io.tocsin.config.Limits;
import io.tocsin.hal.Board;
import io.tocsin.hal.Clock;
import io.tocsin.hal.Log;
import io.tocsin.raspi.AgentLoop;
import io.tocsin.raspi.FileStorage;
import io.tocsin.raspi.FileValueFiles;
import io.tocsin.raspi.HangupSignal;
import io.tocsin.raspi.JarTexts;
import io.tocsin.raspi.NetworkLimits;
import io.tocsin.raspi.NioNetwork;
import io.tocsin.raspi.ShutdownGuard;
import io.tocsin.raspi.SystemEntropy;
import io.tocsin.raspi.SystemNameResolver;
import java.io.IOException;
import java.io.PrintStream;

/**
 * One life of the agent on this machine's files and sockets: everything is built in its order,
 * driven to its end, and put away.
 */
public final class AgentRun {

  /** Descriptors beyond sessions and listeners: connections that are accepted to be closed. */
  private static final int SPARE_DESCRIPTORS = 16;

  /** What the loop grants beyond the agent's own limit for closing sessions, in milliseconds. */
  private static final int STOP_MARGIN_MS = 1_000;

  private final ConfigurationFile file;
  private final Clock clock;
  private final Log log;
  private final String topic;
  private final String version;

  /**
   * Prepares a run.
   *
   * @param file the configuration, without errors
   * @param clock the clock of everything
   * @param log where the agent tells what it does
   * @param topic what the program calls itself in the log
   * @param version version of the program
   */
  public AgentRun(ConfigurationFile file, Clock clock, Log log, String topic, String version) {
    this.file = file;
    this.clock = clock;
    this.log = log;
    this.topic = topic;
    this.version = version;
  }

  /**
   * Runs until somebody ends it, or the process is told to.
   *
   * @param guard makes the process wait for the end
   * @param surroundings the board, and what runs beside the agent; closed at the end
   * @param err where it is told why the agent did not start
   * @return a constant of {@link ExitStatus}
   * @throws IOException when the state directory, the network or the board cannot be used
   */
  public int run(ShutdownGuard guard, Surroundings surroundings, PrintStream err)
      throws IOException {
    Limits limits = file.configuration().limits();
    SystemEntropy entropy = new SystemEntropy();
    try (FileStorage storage = new FileStorage(file.stateDirectory());
        NioNetwork network =
            new NioNetwork(clock, log, new SystemNameResolver(), networkLimits(limits));
        FileValueFiles valueFiles = file.valueFiles(clock);
        surroundings) {
      Board board = surroundings.board(storage, entropy);
      Agent agent =
          Agent.start(
              file.configuration(),
              file.checksum(),
              new PlatformParts(
                  clock,
                  network,
                  storage,
                  entropy,
                  board,
                  surroundings.watchdog(),
                  log,
                  file.operatorFiles(),
                  valueFiles,
                  new JarTexts()),
              version);
      RunningAgent running =
          new RunningAgent(
              agent, network, new ConfigurationReload(file, board, agent, log), surroundings);
      AgentLoop loop =
          new AgentLoop(
              surroundings.around(running),
              clock,
              network,
              limits.closeTimeMsMax() + STOP_MARGIN_MS);
      running.setLoop(loop);
      guard.guard(loop);
      handleHangup(running);
      surroundings.ready();
      if (!loop.run()) {
        log.write(Log.WARNING, topic, "Ended before all sessions were closed.");
      }
      return ExitStatus.OK;
    } catch (AgentStartException e) {
      for (ConfigurationError error : e.errors()) {
        err.println(error.text());
      }
      return ExitStatus.USAGE;
    }
  }

  private void handleHangup(RunningAgent running) {
    if (!HangupSignal.handle(running::requestReload)) {
      log.write(
          Log.WARNING,
          topic,
          "SIGHUP is ignored, as whoever started this process wants it (nohup does); it does not"
              + " have the configuration read again.");
    }
  }

  private static NetworkLimits networkLimits(Limits limits) {
    int descriptors = limits.sessionsMax() + limits.listenersMax() + SPARE_DESCRIPTORS;
    return NetworkLimits.DEFAULT
        .withDescriptorsMax(descriptors)
        .withResolvedNamesMax(limits.targetsMax() + limits.listenersMax());
  }
}
