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
import io.tocsin.raspi.board.BoardBounds;
import io.tocsin.raspi.board.LinuxBoard;
import io.tocsin.raspi.gpio.GpioLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The board itself around one run of the agent, with the socket for {@code tocsin status}. */
final class BoardProgram implements Surroundings {

  private static final String TOPIC = "control";

  private static final Path ROOT = Path.of("/");

  /** How long a driver may take for one reading, in milliseconds, before its sensor is faulty. */
  private static final int READ_TIME_MS_MAX = 2_000;

  private final Configuration configuration;
  private final Clock clock;
  private final Log log;
  private final String version;
  private final Path socket;
  private BoardDevices devices;
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
    devices = new BoardDevices(configuration, ROOT, clock, log);
    board = board(configuration, clock, log, devices.lines());
    return board;
  }

  /**
   * Finds out what this board has, and begins to read it.
   *
   * @param configuration says how it is read
   * @param clock asked by several threads
   * @param log is told of what there is no room for
   * @param lines those of GPIO
   * @throws IOException when nothing tells this board from others
   */
  static LinuxBoard board(Configuration configuration, Clock clock, Log log, GpioLines lines)
      throws IOException {
    BoardBounds bounds =
        BoardBounds.of(
            configuration.limits().storagesMax(), configuration.sensorPeriodMs(), READ_TIME_MS_MAX);
    return new LinuxBoard(ROOT, clock, log, bounds, List.of(lines));
  }

  @Override
  public Watchdog watchdog() {
    return devices.watchdog();
  }

  @Override
  public Steppable around(RunningAgent agent) {
    return devices.around(answering(agent), agent.network());
  }

  private Steppable answering(RunningAgent agent) {
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
    devices.ready();
  }

  @Override
  public void reloading() {
    devices.reloading();
  }

  @Override
  public void reloaded(String outcome) {
    devices.reloaded(outcome);
  }

  @Override
  public void close() throws IOException {
    if (server != null) {
      server.close();
    }
    if (board != null) {
      board.close();
    }
    if (devices != null) {
      devices.close();
    }
  }
}
