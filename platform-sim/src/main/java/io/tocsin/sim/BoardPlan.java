/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import java.util.List;
import java.util.function.Function;

/**
 * What a simulated board has.
 *
 * @param sensors the sensors, in the order of their indexes
 * @param lines the lines, in the order of their indexes
 * @param links the network interfaces, in the order of their indexes
 */
public record BoardPlan(List<SensorPlan> sensors, List<LinePlan> lines, List<LinkPlan> links) {

  /** The sensor that the command {@code temp} sets. */
  public static final String TEMPERATURE = "soc-temperature";

  /** The sensor that the command {@code volt} sets. */
  public static final String VOLTAGE = "supply-voltage";

  /** The usual board: two sensors, two inputs, two outputs, one network interface. */
  public static final BoardPlan STANDARD =
      new BoardPlan(
          List.of(new SensorPlan(TEMPERATURE, "C", 45_000), new SensorPlan(VOLTAGE, "V", 5_000)),
          List.of(
              new LinePlan("door", false, false),
              new LinePlan("button", false, false),
              new LinePlan("relay", true, false),
              new LinePlan("led", true, false)),
          List.of(new LinkPlan("eth0", true)));

  /** Makes the plan unchangeable. */
  public BoardPlan {
    sensors = List.copyOf(sensors);
    lines = List.copyOf(lines);
    links = List.copyOf(links);
  }

  /** Index of a sensor, -1 when the board has none of that name. */
  int sensorIndex(String name) {
    return names(sensors, SensorPlan::name).indexOf(name);
  }

  /** Index of a line, -1 when the board has none of that name. */
  int lineIndex(String name) {
    return names(lines, LinePlan::name).indexOf(name);
  }

  /** Index of a network interface, -1 when the board has none of that name. */
  int linkIndex(String name) {
    return names(links, LinkPlan::name).indexOf(name);
  }

  /** Names of all network interfaces, for people. */
  String linkNames() {
    return listed(names(links, LinkPlan::name));
  }

  /** Names of all sensors, for people. */
  String sensorNames() {
    return listed(names(sensors, SensorPlan::name));
  }

  /** Names of all inputs, for people. */
  String inputNames() {
    return listed(names(lines.stream().filter(line -> !line.output()).toList(), LinePlan::name));
  }

  private static <T> List<String> names(List<T> plans, Function<T, String> name) {
    return plans.stream().map(name).toList();
  }

  private static String listed(List<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }
}
