/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.command;

import io.tocsin.agent.Agent;
import io.tocsin.config.ConfigurationError;
import io.tocsin.hal.Board;
import io.tocsin.hal.Log;
import java.io.IOException;

/** Reads the configuration file again and gives it to the agent that runs. */
final class ConfigurationReload {

  private static final String TOPIC = "configuration";

  private final ConfigurationFile file;
  private final Board board;
  private final Agent agent;
  private final Log log;

  /**
   * Prepares for any number of reloads.
   *
   * @param file what the agent was started with
   * @param board the agent's board
   * @param agent the agent
   * @param log hears what is wrong
   */
  ConfigurationReload(ConfigurationFile file, Board board, Agent agent, Log log) {
    this.file = file;
    this.board = board;
    this.agent = agent;
    this.log = log;
  }

  /**
   * Does it, in the agent's thread between two steps.
   *
   * @param nowMs monotonic time in milliseconds
   * @return what became of it, for people; may have several lines
   */
  String reload(long nowMs) {
    ConfigurationFile again = file.readAgain(board);
    if (!again.errors().isEmpty()) {
      return rejected(again.errors());
    }
    if (!again.warnings().isEmpty()) {
      log.write(Log.WARNING, TOPIC, again.warnings().strip());
    }
    try {
      StringBuilder errors = new StringBuilder();
      for (ConfigurationError error : agent.reload(again.configuration(), nowMs)) {
        errors.append(error.text()).append('\n');
      }
      return errors.length() == 0 ? "the configuration is taken" : rejected(errors.toString());
    } catch (IOException | IllegalStateException e) {
      return rejected(e.getMessage());
    }
  }

  private String rejected(String why) {
    String text = "The configuration is rejected, and the running one stays: " + why.strip();
    log.write(Log.ERROR, TOPIC, text);
    return text;
  }
}
