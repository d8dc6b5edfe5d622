/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.scenario;

import io.tocsin.sim.dmserver.faults.FaultRule;
import io.tocsin.sim.world.channel.CertificateKind;
import java.util.ArrayList;
import java.util.List;

/** What an argument of a {@link Verb} may be. */
enum ArgumentKind {
  /** A server's name, of either kind. */
  SERVER,
  /** A DM server's name. */
  DM_SERVER,
  /** A fault of a DM server, as {@code --fault} of the server for trials has it. */
  DM_FAULT,
  /** What a DM server tells boards. */
  COMMANDS,
  /** A board's name. */
  BOARD,
  /** A server's or a board's name. */
  HOST,
  /** The same, or {@code *} for all of them. */
  HOSTS,
  /** An input line: input1, input2. */
  INPUT,
  /** A sensor: sensor1, sensor2. */
  SENSOR,
  /** A whole number from 1 to a million. */
  COUNT,
  /** A whole number, negative too. */
  NUMBER,
  /** A decimal number of at least 0. */
  VALUE,
  /** A probability. */
  CHANCE,
  /** A length of time. */
  DURATION,
  /** A length of time, back when negative. */
  SHIFT,
  /** A kind of certificate. */
  CERTIFICATE,
  /** A fault of a link. */
  FAULT,
  /** Lines of a configuration: KEY=VALUE, several joined by commas. */
  CHANGES;

  /** What stands for all hosts. */
  static final String ALL = "*";

  private static final int COUNT_MAX = 1_000_000;
  private static final int NUMBER_MAX = 2_000_000_000;
  private static final List<String> INPUTS = List.of("input1", "input2");
  private static final List<String> SENSORS = List.of("sensor1", "sensor2");

  /** The kind as it stands in the description of a verb. */
  String placeholder() {
    return name();
  }

  /**
   * Checks a word.
   *
   * @param word the argument
   * @param hosts the names of all hosts
   * @throws ScenarioException when it is not of this kind
   */
  void check(String word, HostNames hosts) throws ScenarioException {
    switch (this) {
      case SERVER:
        oneOf(word, hosts.allServers(), "server");
        break;
      case DM_SERVER:
        oneOf(word, hosts.dmServers(), "DM server");
        break;
      case DM_FAULT:
        checkDmFault(word);
        break;
      case COMMANDS:
        oneOf(word, CommandKind.words(), "kind of commands");
        break;
      case BOARD:
        oneOf(word, hosts.boards(), "board");
        break;
      case HOST:
        oneOf(word, hosts.all(), "host");
        break;
      case HOSTS:
        if (!word.equals(ALL)) {
          oneOf(word, hosts.all(), "host");
        }
        break;
      case INPUT:
        oneOf(word, INPUTS, "input");
        break;
      case SENSOR:
        oneOf(word, SENSORS, "sensor");
        break;
      case CERTIFICATE:
        oneOf(word, certificates(), "certificate");
        break;
      case FAULT:
        oneOf(word, LinkFault.words(), "fault of a link");
        break;
      case CHANGES:
        checkChanges(word);
        break;
      default:
        checkNumber(word);
        break;
    }
  }

  /** What keys and values are good is for the agent to say: it may be told to reload bad ones. */
  private static void checkChanges(String word) throws ScenarioException {
    for (String change : word.split(",", -1)) {
      if (change.indexOf('=') < 1) {
        throw new ScenarioException(
            "'" + change + "' is no change; allowed: KEY=VALUE, several joined by commas");
      }
    }
  }

  private static void checkDmFault(String word) throws ScenarioException {
    try {
      FaultRule.parse(word);
    } catch (IllegalArgumentException e) {
      throw new ScenarioException(e.getMessage());
    }
  }

  private void checkNumber(String word) throws ScenarioException {
    switch (this) {
      case COUNT:
        Numbers.whole(word, 1, COUNT_MAX);
        break;
      case NUMBER:
        Numbers.whole(word, -NUMBER_MAX, NUMBER_MAX);
        break;
      case DURATION:
        Durations.parse(word);
        break;
      case SHIFT:
        Durations.parseSigned(word);
        break;
      default:
        double value = Numbers.decimal(word);
        if (this == CHANCE && value > 1) {
          throw new ScenarioException("'" + word + "' is not a chance; allowed: 0 to 1");
        }
        break;
    }
  }

  private static List<String> certificates() {
    List<String> words = new ArrayList<>();
    for (CertificateKind kind : CertificateKind.values()) {
      words.add(kind.word());
    }
    return words;
  }

  static void oneOf(String word, List<String> allowed, String what) throws ScenarioException {
    if (!allowed.contains(word)) {
      throw new ScenarioException(
          "'" + word + "' is no " + what + "; allowed: " + String.join(", ", allowed));
    }
  }
}
