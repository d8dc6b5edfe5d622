/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.command;

import io.tocsin.hal.Board;
import io.tocsin.hal.Clock;
import io.tocsin.hal.Entropy;
import io.tocsin.hal.Log;
import io.tocsin.hal.Steppable;
import io.tocsin.hal.Storage;
import io.tocsin.hal.Watchdog;
import io.tocsin.raspi.NoWatchdog;
import java.io.IOException;
import java.nio.file.Path;

/** The board itself around one run of the agent, with the socket for {@code tocsin status}. */
final class BoardProgram implements Surroundings {

  private static final String TOPIC = "control";

  private final HostBoard board;
  private final Clock clock;
  private final Log log;
  private final String version;
  private final Path socket;
  private ControlServer server;

  /**
   * Prepares a run.
   *
   * @param board the board; closed at the end
   * @param clock the agent's clock
   * @param log hears when nobody can ask
   * @param version version of the program
   * @param socket where the agent is asked
   */
  BoardProgram(HostBoard board, Clock clock, Log log, String version, Path socket) {
    this.board = board;
    this.clock = clock;
    this.log = log;
    this.version = version;
    this.socket = socket;
  }

  @Override
  public Board board(Storage storage, Entropy entropy) {
    board.start();
    return board;
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
    board.close();
  }
}
