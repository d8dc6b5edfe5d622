/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The files of one agent on a board with {@link ManyInputs}, which is started several times. */
final class BoardFolder {

  private final Path folder;
  private final Site site;
  private final int port = Processes.freePort();
  private final List<BoardLife> lives = new ArrayList<>();

  /**
   * Writes its files.
   *
   * @param folder for all of its files, empty
   * @param state where the state directory is to be
   * @param site has the certificates
   * @param further lines of the configuration
   */
  BoardFolder(Path folder, Path state, Site site, List<String> further) throws IOException {
    this.folder = folder;
    this.site = site;
    List<String> lines = site.configurationElsewhere(state, port);
    lines.replaceAll(line -> line.equals("log.level = debug") ? "log.level = info" : line);
    lines.addAll(further);
    lines.addAll(ManyInputs.configuration());
    Files.write(configuration(), lines);
    Files.write(board(), ManyInputs.boardFile());
  }

  private Path configuration() {
    return folder.resolve("tocsin.conf");
  }

  private Path board() {
    return folder.resolve("board.txt");
  }

  /** Appends a line to the configuration, for the next start. */
  void configure(String line) throws IOException {
    Files.writeString(configuration(), line + "\n", StandardOpenOption.APPEND);
  }

  /** Changes lines of the configuration, for the next start or reload; null takes one away. */
  void reconfigure(UnaryOperator<String> change) throws IOException {
    List<String> lines =
        Files.readAllLines(configuration()).stream()
            .map(change)
            .filter(line -> line != null)
            .toList();
    Files.write(configuration(), lines);
  }

  /**
   * The lines of the configuration for a target on this machine, which is tried often.
   *
   * @param name name of the target
   * @param type trap or inform
   * @param port its port
   * @param perSecond notifications that it gets in a second; 0 for no bound
   */
  static List<String> target(String name, String type, int port, int perSecond) {
    String prefix = "target." + name + ".";
    return List.of(
        prefix + "host = 127.0.0.1",
        prefix + "port = " + port,
        prefix + "type = " + type,
        prefix + "security.name = receiver",
        prefix + "pause.ms = 0",
        prefix + "per.second.events = " + perSecond,
        prefix + "burst.events = 10",
        prefix + "backoff.min.ms = 100",
        prefix + "backoff.max.ms = 200");
  }

  /** Starts the agent; it may not have come far when this returns. */
  BoardProcess begin() throws IOException {
    BoardLife life = new BoardLife();
    lives.add(life);
    return BoardProcess.start(
        configuration(), board(), folder.resolve("agent-" + lives.size() + ".log"), life);
  }

  /** Starts the agent, and waits until it runs. */
  BoardProcess start() throws IOException {
    return begin().awaitStarted();
  }

  /** A manager's session with the agent. */
  Manager manager() throws IOException {
    return manager("admin");
  }

  /** The session of one of the site's managers with the agent. */
  Manager manager(String name) throws IOException {
    return Manager.connect(site, name, port);
  }

  /** What happened at the board in each life of the agent. */
  List<BoardLife> lives() {
    return lives;
  }

  /** What happened at the board since the latest start. */
  BoardLife life() {
    return lives.get(lives.size() - 1);
  }

  /** Waits until a variable of the agent has a value. */
  static void await(Manager manager, String name, long value, BoardProcess agent) {
    Processes.await(
        name + " is " + value,
        () -> {
          try {
            return manager.number(name) == value;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        agent.logFile());
  }
}
