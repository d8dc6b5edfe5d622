/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import io.tocsin.raspi.command.Arguments;
import io.tocsin.raspi.command.CommandException;
import io.tocsin.raspi.command.Words;
import java.util.List;

/**
 * The options of {@code run} and {@code check}.
 *
 * @param configurationFile the configuration file
 * @param boardFile what the board is to have; null for the standard board
 * @param scriptFile the script; null for none
 * @param timeMs how long to run, in milliseconds; {@link #UNLIMITED} for until told to end
 */
record RunOptions(String configurationFile, String boardFile, String scriptFile, long timeMs) {

  /** Run until somebody tells the agent to end. */
  static final long UNLIMITED = Long.MAX_VALUE;

  /** The configuration file that is used when none is named. */
  static final String DEFAULT_FILE = "tocsin.conf";

  private static final int SECONDS_MAX = 31 * 24 * 3_600;

  /**
   * Reads the options of {@code run}.
   *
   * @param arguments what follows the word {@code run}
   * @throws CommandException when they are not understood; the message tells what is allowed
   */
  static RunOptions ofRun(List<String> arguments) throws CommandException {
    RunOptions options = new RunOptions(DEFAULT_FILE, null, null, UNLIMITED);
    for (int i = 0; i < arguments.size(); i += 2) {
      String option = arguments.get(i);
      switch (option) {
        case "--config":
          options = options.withConfiguration(Arguments.valueOf(arguments, i));
          break;
        case "--board":
          options = options.withBoard(Arguments.valueOf(arguments, i));
          break;
        case "--script":
          options =
              new RunOptions(
                  options.configurationFile,
                  options.boardFile,
                  Arguments.valueOf(arguments, i),
                  options.timeMs);
          break;
        case "--seconds":
          options =
              new RunOptions(
                  options.configurationFile,
                  options.boardFile,
                  options.scriptFile,
                  1_000L * Arguments.seconds(Arguments.valueOf(arguments, i), SECONDS_MAX));
          break;
        default:
          throw new CommandException(
              "unknown option "
                  + Words.quoted(option)
                  + "; allowed: --config FILE, --board FILE, --script FILE, --seconds N");
      }
    }
    return options;
  }

  /**
   * Reads the arguments of {@code check}.
   *
   * @param arguments what follows the word {@code check}
   * @throws CommandException when they are not understood; the message tells what is allowed
   */
  static RunOptions ofCheck(List<String> arguments) throws CommandException {
    RunOptions options = new RunOptions(null, null, null, UNLIMITED);
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i).equals("--board")) {
        options = options.withBoard(Arguments.valueOf(arguments, i));
        i++;
      } else if (arguments.get(i).startsWith("-") || options.configurationFile != null) {
        throw new CommandException(
            "unknown argument "
                + Words.quoted(arguments.get(i))
                + "; allowed: check FILE [--board FILE]");
      } else {
        options = options.withConfiguration(arguments.get(i));
      }
    }
    if (options.configurationFile == null) {
      throw new CommandException("no file is named; allowed: check FILE [--board FILE]");
    }
    return options;
  }

  private RunOptions withConfiguration(String file) {
    return new RunOptions(file, boardFile, scriptFile, timeMs);
  }

  private RunOptions withBoard(String file) {
    return new RunOptions(configurationFile, file, scriptFile, timeMs);
  }
}
