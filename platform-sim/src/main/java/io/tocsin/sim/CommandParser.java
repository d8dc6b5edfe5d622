/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import io.tocsin.hal.Line;
import io.tocsin.hal.Link;
import io.tocsin.hal.LinkCounter;
import io.tocsin.hal.Sensor;
import io.tocsin.raspi.command.CommandException;
import io.tocsin.raspi.command.Words;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Understands the commands of terminal and script. A command that this accepts works: names,
 * directions and values are checked against the board here.
 */
final class CommandParser {

  private static final String COMMANDS =
      "allowed: line, link, temp, volt, sensor, lines, links, sensors, "
          + HostCommands.NAMES
          + ", status, reload, help, quit";
  private static final String LEVELS = "allowed: open, close, toggle, active, inactive";

  /** Greatest unsigned number of 64 bits. */
  private static final long UNSIGNED_MAX = -1L;

  private static final String STATES = "allowed: a value, fail, unavailable, ok";

  private final BoardPlan plan;

  CommandParser(BoardPlan plan) {
    this.plan = plan;
  }

  /**
   * Understands a command.
   *
   * @param words its words, one at least
   * @return the command
   * @throws CommandException when it is not understood; the message tells what is allowed
   */
  Command parse(List<String> words) throws CommandException {
    switch (words.get(0)) {
      case "line":
        return line(words);
      case "link":
        return link(words);
      case "temp":
        return sensorByShortName(words, BoardPlan.TEMPERATURE);
      case "volt":
        return sensorByShortName(words, BoardPlan.VOLTAGE);
      case "sensor":
        demandWords(words, 3, "sensor NAME VALUE|fail|unavailable|ok");
        return sensor(words.get(1), words.get(2));
      case "lines":
        demandWords(words, 1, "lines");
        return (board, control) -> list(board.lineCount(), i -> describe(board.line(i)));
      case "links":
        demandWords(words, 1, "links");
        return (board, control) -> list(board.linkCount(), i -> describe(board.link(i)));
      case "sensors":
        demandWords(words, 1, "sensors");
        return (board, control) -> list(board.sensorCount(), i -> describe(board.sensor(i)));
      case "status":
        demandWords(words, 1, "status");
        return (board, control) -> control.status();
      case "reload":
        demandWords(words, 1, "reload");
        return (board, control) -> control.reload();
      case "help":
        demandWords(words, 1, "help");
        return (board, control) -> help();
      case "quit":
        demandWords(words, 1, "quit");
        return CommandParser::quit;
      default:
        Command command = HostCommands.parse(words);
        if (command == null) {
          throw new CommandException(
              "unknown command " + Words.quoted(words.get(0)) + "; " + COMMANDS);
        }
        return command;
    }
  }

  static void demandWords(List<String> words, int count, String form) throws CommandException {
    if (words.size() != count) {
      throw new CommandException(
          "too " + (words.size() < count ? "few" : "many") + " words; allowed: " + form);
    }
  }

  private static String quit(SimulatedBoard board, AgentControl control) {
    control.quit();
    return "closing the sessions";
  }

  private Command line(List<String> words) throws CommandException {
    demandWords(words, 3, "line NAME open|close|toggle|active|inactive");
    String name = words.get(1);
    int index = plan.lineIndex(name);
    if (index < 0) {
      throw new CommandException(
          "no line is called " + Words.quoted(name) + "; allowed: " + plan.inputNames());
    }
    if (plan.lines().get(index).output()) {
      throw new CommandException(
          "line " + name + " is an output, which the board drives; allowed: " + plan.inputNames());
    }
    switch (words.get(2)) {
      case "open":
      case "active":
        return (board, control) -> setLine(board, index, true);
      case "close":
      case "inactive":
        return (board, control) -> setLine(board, index, false);
      case "toggle":
        return (board, control) -> setLine(board, index, !board.line(index).isActive());
      default:
        throw new CommandException(Words.quoted(words.get(2)) + " is not a level; " + LEVELS);
    }
  }

  private static String setLine(SimulatedBoard board, int index, boolean active) {
    boolean changed = board.setInput(index, active);
    return describe(board.line(index)) + (changed ? "" : ", as before");
  }

  private Command link(List<String> words) throws CommandException {
    int index = words.size() < 2 ? -1 : plan.linkIndex(words.get(1));
    if (words.size() >= 2 && index < 0) {
      throw new CommandException(
          "no link is called " + Words.quoted(words.get(1)) + "; allowed: " + plan.linkNames());
    }
    if (words.size() == 4) {
      return linkNumber(index, words.get(2), words.get(3));
    }
    demandWords(words, 3, "link NAME up|down, link NAME speed|COUNTER NUMBER");
    boolean isUp = words.get(2).equals("up");
    if (!isUp && !words.get(2).equals("down")) {
      throw new CommandException(Words.quoted(words.get(2)) + " is not a state; allowed: up, down");
    }
    return (board, control) -> {
      board.setLink(index, isUp);
      return describe(board.link(index));
    };
  }

  private static Command linkNumber(int index, String what, String number) throws CommandException {
    if (what.equals("speed")) {
      long bitsPerSecond = unsigned(number, Long.MAX_VALUE);
      return (board, control) -> {
        board.setLinkSpeed(index, bitsPerSecond);
        return board.link(index).name() + " has " + bitsPerSecond + " bit/s";
      };
    }
    for (int counter = 0; counter < LinkCounter.COUNT; counter++) {
      if (what.equals(LinkCounter.name(counter))) {
        return linkCounter(index, counter, unsigned(number, UNSIGNED_MAX));
      }
    }
    throw new CommandException(
        Words.quoted(what) + " is not counted; allowed: speed, " + counterNames(", "));
  }

  private static Command linkCounter(int index, int counter, long value) {
    return (board, control) -> {
      board.setLinkCounter(index, counter, value);
      return board.link(index).name()
          + " has "
          + LinkCounter.name(counter)
          + " "
          + Long.toUnsignedString(value);
    };
  }

  static long unsigned(String text, long max) throws CommandException {
    try {
      long value = Long.parseUnsignedLong(text);
      if (Long.compareUnsigned(value, max) <= 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      // As one that is too great.
    }
    throw new CommandException(
        Words.quoted(text)
            + " is not a number; allowed: a whole number from 0 to "
            + Long.toUnsignedString(max));
  }

  private static String counterNames(String between) {
    return IntStream.range(0, LinkCounter.COUNT)
        .mapToObj(LinkCounter::name)
        .collect(Collectors.joining(between));
  }

  private Command sensorByShortName(List<String> words, String name) throws CommandException {
    demandWords(words, 2, words.get(0) + " VALUE|fail|unavailable|ok");
    return sensor(name, words.get(1));
  }

  private Command sensor(String name, String setting) throws CommandException {
    int index = plan.sensorIndex(name);
    if (index < 0) {
      throw new CommandException(
          "no sensor is called " + Words.quoted(name) + "; allowed: " + plan.sensorNames());
    }
    switch (setting) {
      case "fail":
        return (board, control) -> setStatus(board, index, Sensor.FAULTY);
      case "unavailable":
        return (board, control) -> setStatus(board, index, Sensor.UNAVAILABLE);
      case "ok":
        return (board, control) -> setStatus(board, index, Sensor.OK);
      default:
        break;
    }
    if (!setting.isEmpty() && Character.isLetter(setting.charAt(0))) {
      throw new CommandException(Words.quoted(setting) + " is not a state; " + STATES);
    }
    int milli = Measure.milli(setting);
    return (board, control) -> {
      board.setSensor(index, milli);
      return describe(board.sensor(index));
    };
  }

  private static String setStatus(SimulatedBoard board, int index, int status) {
    board.setSensorStatus(index, status);
    return describe(board.sensor(index));
  }

  private static String list(int count, IntFunction<String> description) {
    return IntStream.range(0, count).mapToObj(description).collect(Collectors.joining("\n"));
  }

  private static String describe(Link link) {
    return link.name() + " is " + (link.status() == Link.UP ? "up" : "down");
  }

  private static String describe(Line line) {
    return line.name()
        + " ("
        + (line.isOutput() ? "output" : "input")
        + ") is "
        + (line.isActive() ? "active" : "inactive");
  }

  private static String describe(Sensor sensor) {
    String value = Measure.text(sensor.valueMilli(), sensor.unit());
    switch (sensor.status()) {
      case Sensor.OK:
        return sensor.name() + " is " + value;
      case Sensor.UNAVAILABLE:
        return sensor.name() + " is unavailable, last " + value;
      default:
        return sensor.name() + " has failed, last " + value;
    }
  }

  private String help() {
    return """
        line NAME open|close|toggle    change an input; active means open, inactive close
        link NAME up|down              a network interface; what goes through it is not touched
        link NAME speed NUMBER         its bandwidth, in bits per second
        link NAME COUNTER NUMBER       a counter of it, which managers see: nothing else moves it
        temp VALUE                     the temperature of the processor, in degrees Celsius
        volt VALUE                     the supply voltage, in volts
        sensor NAME VALUE              any sensor, in its unit
        sensor NAME fail|ok            a sensor that stops to answer, and answers again
        sensor NAME unavailable        a sensor that has no value for now
        %slines, links, sensors, status  show what is
        reload                         read the configuration file again, as SIGHUP does
        quit                           close the sessions and end
        inputs: %s
        sensors: %s
        links: %s
        counters: %s
        storage areas: %s"""
        .formatted(
            HostCommands.HELP,
            plan.inputNames(),
            plan.sensorNames(),
            plan.linkNames(),
            counterNames(", ").replace(", out-octets", ",\n  out-octets"),
            String.join(", ", SimulatedHost.STORAGES));
  }
}
