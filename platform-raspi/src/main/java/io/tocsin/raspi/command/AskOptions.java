/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.command;

import io.tocsin.event.Severity;
import java.util.List;

/**
 * The options of {@code status} and {@code test-trap}.
 *
 * @param configurationFile the file that the agent was started with; null when none is named
 * @param socket the agent's socket; null to look for it
 * @param isJson whether the answer is for programs
 * @param severity severity of the test event, in a word
 * @param waitSeconds how long to wait for what becomes of it; 0 for not at all
 */
record AskOptions(
    String configurationFile, String socket, boolean isJson, String severity, int waitSeconds) {

  /** Longest that is waited for a test event, in seconds. */
  static final int WAIT_SECONDS_MAX = 3_600;

  private static final String STATUS_ALLOWED = "--json, --config FILE, --socket FILE";

  /** Reads the options of {@code status}. */
  static AskOptions ofStatus(List<String> arguments) throws CommandException {
    return read(arguments, false);
  }

  /** Reads the options of {@code test-trap}. */
  static AskOptions ofTest(List<String> arguments) throws CommandException {
    return read(arguments, true);
  }

  private static AskOptions read(List<String> arguments, boolean isTest) throws CommandException {
    AskOptions options = new AskOptions(null, null, false, "informational", 0);
    for (int i = 0; i < arguments.size(); i++) {
      String option = arguments.get(i);
      if (option.equals("--json")) {
        options = options.with(option, null);
      } else if (isValued(option, isTest)) {
        options = options.with(option, Arguments.valueOf(arguments, i));
        i++;
      } else {
        throw new CommandException(
            "unknown option "
                + Words.quoted(option)
                + "; allowed: "
                + STATUS_ALLOWED
                + (isTest ? ", --severity SEVERITY, --wait SECONDS" : ""));
      }
    }
    return options;
  }

  private static boolean isValued(String option, boolean isTest) {
    return option.equals("--config")
        || option.equals("--socket")
        || (isTest && (option.equals("--severity") || option.equals("--wait")));
  }

  private AskOptions with(String option, String value) throws CommandException {
    switch (option) {
      case "--config":
        return new AskOptions(value, socket, isJson, severity, waitSeconds);
      case "--socket":
        return new AskOptions(configurationFile, value, isJson, severity, waitSeconds);
      case "--severity":
        return new AskOptions(configurationFile, socket, isJson, checked(value), waitSeconds);
      case "--wait":
        int seconds = Arguments.seconds(value, WAIT_SECONDS_MAX);
        return new AskOptions(configurationFile, socket, isJson, severity, seconds);
      default:
        return new AskOptions(configurationFile, socket, true, severity, waitSeconds);
    }
  }

  private static String checked(String severity) throws CommandException {
    if (AgentAnswers.severity(severity) == 0) {
      StringBuilder allowed = new StringBuilder();
      for (int each = Severity.LEAST; each < Severity.COUNT; each++) {
        allowed.append(each == Severity.LEAST ? "" : ", ").append(Severity.name(each));
      }
      throw new CommandException(Words.quoted(severity) + " is no severity; allowed: " + allowed);
    }
    return severity;
  }

  /** The form of the answer, as {@link AgentAnswers} knows it. */
  String form() {
    return isJson ? AgentAnswers.JSON : AgentAnswers.TEXT;
  }
}
