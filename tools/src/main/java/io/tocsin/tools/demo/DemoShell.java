/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** What the user types: some commands are for the manager, all others for the board. */
final class DemoShell {

  private static final String HELP =
      """
      walk [OID]            read all variables of the agent, or those of a subtree
      get OID...            read variables, for example: get sysUpTime.0
      set OID TYPE VALUE    set one, for example: set tocsinLineLevel.3 i active
      help                  this, and what the board understands
      quit                  end everything
      All other commands go to the board, for example: line door open, temp 80, status""";

  private static final int SET_WORDS = 4;

  private final BufferedReader in;
  private final AgentProcess board;
  private final DemoManager manager;
  private final Screen screen;

  DemoShell(BufferedReader in, AgentProcess board, DemoManager manager, Screen screen) {
    this.in = in;
    this.board = board;
    this.manager = manager;
    this.screen = screen;
  }

  /** Reads commands until {@code quit} or the end of input. */
  void run() throws IOException {
    screen.step("Your turn. These commands are understood:");
    HELP.lines().forEach(screen::line);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      List<String> words = Arrays.asList(line.trim().split("\\s+", -1));
      if (words.get(0).equals("quit")) {
        return;
      }
      try {
        obey(line, words);
      } catch (IllegalArgumentException | IOException e) {
        screen.line(e.getMessage());
      }
      if (!board.isAlive()) {
        throw new IOException("The board has ended.");
      }
    }
  }

  private void obey(String line, List<String> words) throws IOException {
    List<String> arguments = words.subList(1, words.size());
    switch (words.get(0)) {
      case "":
        break;
      case "walk":
        manager.walk(arguments.isEmpty() ? "1.3.6.1" : arguments.get(0));
        break;
      case "get":
        manager.get(arguments);
        break;
      case "set":
        if (words.size() < SET_WORDS) {
          throw new IllegalArgumentException("set OID TYPE VALUE");
        }
        String value = String.join(" ", words.subList(3, words.size()));
        manager.set(List.of(words.get(1), words.get(2), value));
        break;
      case "help":
        HELP.lines().forEach(screen::line);
        board.type(line);
        break;
      default:
        board.type(line);
        break;
    }
  }
}
