/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A simulated board with so many inputs that each of the first {@link #CHANGES_MAX} changes after a
 * start is unlike all others: a notification tells by its content alone which change it is about.
 */
final class ManyInputs {

  /** Number of inputs; the simulated board has no more. */
  static final int COUNT = 64;

  /** Changes after which the first one comes again. */
  static final int CHANGES_MAX = 2 * COUNT;

  /** Prime to the number of inputs, so that neighbours in time are of different severities. */
  private static final int STRIDE = 37;

  private ManyInputs() {}

  /** What one change after a start is. */
  record Change(int input, boolean active) {}

  /** The change with a number, counted from 0 since the start. */
  static Change change(int number) {
    return new Change(number * STRIDE % COUNT, number / COUNT % 2 == 0);
  }

  /** The number of a change, counted from 0 since the start, if it is among the first ones. */
  static int number(Change change) {
    for (int number = 0; number < CHANGES_MAX; number++) {
      if (change(number).equals(change)) {
        return number;
      }
    }
    throw new AssertionError("the board has no " + change);
  }

  /** Name of an input. */
  static String name(int input) {
    return "in-" + input;
  }

  /** The input of that name. */
  static int input(String name) {
    return Integer.parseInt(name.substring("in-".length()));
  }

  /** Severity of the changes of an input, 2 to 4 as in TocsinSeverity: all are durable. */
  static int severity(int input) {
    return input < COUNT / 2 ? 2 : input < COUNT * 3 / 4 ? 3 : 4;
  }

  /** What the terminal of the board is told to make a change. */
  static String command(Change change) {
    return "line " + name(change.input()) + (change.active() ? " active" : " inactive");
  }

  /** What it answers. */
  static String answer(Change change) {
    return name(change.input()) + " (input) is " + (change.active() ? "active" : "inactive");
  }

  /** The board file. */
  static List<String> boardFile() {
    return IntStream.range(0, COUNT).mapToObj(input -> "line " + name(input) + " input").toList();
  }

  /** The lines of the agent's configuration that are about the inputs. */
  static List<String> configuration() {
    List<String> severities = List.of("", "informational", "warning", "minor", "critical");
    return Stream.concat(
            Stream.of("limit.lines = " + COUNT),
            IntStream.range(0, COUNT)
                .mapToObj(
                    input ->
                        "line." + name(input) + ".severity = " + severities.get(severity(input))))
        .toList();
  }
}
