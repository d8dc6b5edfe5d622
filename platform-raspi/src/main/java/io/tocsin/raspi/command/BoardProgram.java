/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.command;

import io.tocsin.config.Configuration;
import io.tocsin.hal.Board;
import io.tocsin.hal.Clock;
import io.tocsin.hal.Entropy;
import io.tocsin.hal.Log;
import io.tocsin.hal.Steppable;
import io.tocsin.hal.Storage;
import io.tocsin.hal.Watchdog;
import io.tocsin.raspi.NoWatchdog;
import io.tocsin.raspi.board.BoardBounds;
import io.tocsin.raspi.board.LinuxBoard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The board itself around one run of the agent, with the socket for {@code tocsin status}. */
final class BoardProgram implements Surroundings {

  private static final String TOPIC = "control";

  /** How long a driver may take for one reading, in milliseconds, before its sensor is faulty. */
  private static final int READ_TIME_MS_MAX = 2_000;

  private final Configuration configuration;
  private final Clock clock;
  private final Log log;
  private final String version;
  private final Path socket;
  private LinuxBoard board;
  private ControlServer server;

  /**
   * Prepares a run.
   *
   * @param configuration says how the board is read
   * @param clock the agent's clock
   * @param log hears when nobody can ask
   * @param version version of the program
   * @param socket where the agent is asked
   */
  BoardProgram(Configuration configuration, Clock clock, Log log, String version, Path socket) {
    this.configuration = configuration;
    this.clock = clock;
    this.log = log;
    this.version = version;
    this.socket = socket;
  }

  @Override
  public Board board(Storage storage, Entropy entropy) throws IOException {
    board = board(configuration, clock, log);
    return board;
  }

  /**
   * Finds out what this board has, and begins to read it.
   *
   * @param configuration says how it is read
   * @param clock asked by several threads
   * @param log is told of what there is no room for
   * @throws IOException when nothing tells this board from others
   */
  static LinuxBoard board(Configuration configuration, Clock clock, Log log) throws IOException {
    BoardBounds bounds =
        BoardBounds.of(
            configuration.limits().storagesMax(), configuration.sensorPeriodMs(), READ_TIME_MS_MAX);
    return new LinuxBoard(Path.of("/"), clock, log, bounds, List.of());
  }

  @Override
  public Watchdog watchdog() {
    return new NoWatchdog();
  }

  @Override
  public Steppable around(RunningAgent agent) {
    String description = "Tocsin " + version + " on " + board.description();
    AgentAnswers answers =
        new AgentAnswers(agent.agent(), new StatusReport(agent.agent(), clock, description));
    try {
      server = new ControlServer(socket, agent.network(), log, answers);
    } catch (IOException e) {
      // The agent has its work to do, asked or not.
      log.write(
          Log.WARNING,
          TOPIC,
          "The commands status and test-trap do not work: " + e.getMessage() + ".");
      return agent;
    }
    return new ControlledAgent(agent, server, answers);
  }

  @Override
  public void ready() {
    // Whoever waits for the agent sees its socket.
  }

  @Override
  public void close() throws IOException {
    if (server != null) {
      server.close();
    }
    if (board != null) {
      board.close();
    }
  }
}
