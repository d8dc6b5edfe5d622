/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import io.tocsin.raspi.command.CommandException;
import io.tocsin.raspi.command.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads what a simulated board is to have. One thing per line, {@code #} starts a comment:
 *
 * <pre>
 * sensor soc-temperature C 45.0
 * line door input
 * line relay output active
 * link eth0 up
 * </pre>
 *
 * <p>The name of a link tells its kind, as {@link LinkPlan#name} says.
 */
final class BoardFile {

  /** Most sensors, most lines, and most network interfaces of a board. */
  static final int THINGS_MAX = 64;

  private static final String FORMS =
      "allowed: sensor NAME UNIT VALUE; line NAME input|output [active|inactive]; link NAME [up|down]";

  private final List<SensorPlan> sensors = new ArrayList<>();
  private final List<LinePlan> lines = new ArrayList<>();
  private final List<LinkPlan> links = new ArrayList<>();
  private final Set<String> sensorNames = new HashSet<>();
  private final Set<String> lineNames = new HashSet<>();
  private final Set<String> linkNames = new HashSet<>();

  /**
   * Reads a board file.
   *
   * @param file its name, for the problems
   * @param text its content
   * @param problems takes all that is wrong
   * @return the plan; not to be used when there were problems
   */
  static BoardPlan parse(String file, String text, List<TextProblem> problems) {
    BoardFile reader = new BoardFile();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      try {
        reader.takeLine(Words.of(line));
      } catch (CommandException e) {
        problems.add(new TextProblem(file, number, e.getMessage()));
      }
    }
    return new BoardPlan(reader.sensors, reader.lines, reader.links);
  }

  private void takeLine(List<String> words) throws CommandException {
    if (words.isEmpty()) {
      return;
    }
    switch (words.get(0)) {
      case "sensor":
        takeSensor(words);
        break;
      case "line":
        takeBoardLine(words);
        break;
      case "link":
        takeLink(words);
        break;
      default:
        throw new CommandException(Words.quoted(words.get(0)) + " is not known; " + FORMS);
    }
  }

  private void takeSensor(List<String> words) throws CommandException {
    if (words.size() != 4) {
      throw new CommandException("a sensor has a name, a unit and a value; " + FORMS);
    }
    checkName(words.get(1), sensorNames);
    String unit = words.get(2);
    if (unit.length() > 8 || !unit.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
      throw new CommandException(
          Words.quoted(unit) + " is not a unit; allowed: up to 8 characters of ASCII");
    }
    sensors.add(new SensorPlan(words.get(1), unit, Measure.milli(words.get(3))));
  }

  private void takeBoardLine(List<String> words) throws CommandException {
    if (words.size() < 3 || words.size() > 4) {
      throw new CommandException("a line has a name and a direction; " + FORMS);
    }
    checkName(words.get(1), lineNames);
    boolean output = choose(words.get(2), "output", "input");
    boolean active = words.size() == 4 && choose(words.get(3), "active", "inactive");
    lines.add(new LinePlan(words.get(1), output, active));
  }

  private void takeLink(List<String> words) throws CommandException {
    if (words.size() < 2 || words.size() > 3) {
      throw new CommandException("a link has a name; " + FORMS);
    }
    checkName(words.get(1), linkNames);
    links.add(new LinkPlan(words.get(1), words.size() == 2 || choose(words.get(2), "up", "down")));
  }

  private static boolean choose(String word, String yes, String no) throws CommandException {
    if (!word.equals(yes) && !word.equals(no)) {
      throw new CommandException(
          Words.quoted(word) + " is not allowed; allowed: " + no + ", " + yes);
    }
    return word.equals(yes);
  }

  private void checkName(String name, Set<String> taken) throws CommandException {
    if (!Words.isName(name)) {
      throw new CommandException(
          Words.quoted(name)
              + " is not a name; allowed: 1 to 32 lower-case letters, digits and hyphens");
    }
    if (!taken.add(name)) {
      throw new CommandException(Words.quoted(name) + " stands above already");
    }
    if (taken.size() > THINGS_MAX) {
      throw new CommandException("too many; allowed: " + THINGS_MAX + " of each kind");
    }
  }
}
