/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

import io.tocsin.hal.Log;
import io.tocsin.hal.Sensor;
import io.tocsin.raspi.LinuxHost;
import io.tocsin.raspi.Lists;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the sensors of the board, those first that every board is watched for. */
final class SensorFinder {

  private static final int NAMES_TOLD_MAX = 8;

  private SensorFinder() {}

  /**
   * Finds all sensors and has them read.
   *
   * @param root stands for {@code /}
   * @param host has the storage areas
   * @param texts makes sensors of files
   * @param sensorsMax most sensors
   * @param log is told of those that are left out
   */
  static List<Sensor> find(Path root, LinuxHost host, TextSensors texts, int sensorsMax, Log log) {
    List<FoundSensor> found = new ArrayList<>();
    ThermalSensors.find(root, texts, found);
    ComputerSensors.find(root, host, texts, found);
    OneWireSensors.find(root, texts, found);
    IioSensors.find(root, texts, found);
    List<FoundSensor> chips = new ArrayList<>();
    HwmonSensors.find(root, texts, chips);
    FirmwareSensors.find(root, texts, chips);
    found.addAll(chips);
    String[] names =
        PartNames.unique(Lists.map(found, FoundSensor::name), Lists.map(found, FoundSensor::key));
    List<Sensor> sensors = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      if (i < sensorsMax) {
        sensors.add(found.get(i).maker().make(names[i]));
      } else {
        left.add(names[i]);
      }
    }
    tellLeft(log, "sensors", sensorsMax, left);
    return List.copyOf(sensors);
  }

  /**
   * Tells of parts that there was no room for.
   *
   * @param kind what they are, as a plural
   * @param most most of them
   * @param left their names; nothing is told where there are none
   */
  static void tellLeft(Log log, String kind, int most, List<String> left) {
    if (!left.isEmpty()) {
      List<String> told = left.subList(0, Math.min(left.size(), NAMES_TOLD_MAX));
      log.write(
          Log.WARNING,
          "board",
          "The board has "
              + (most + left.size())
              + " "
              + kind
              + ", of which "
              + most
              + " are watched at most. Left out are "
              + String.join(", ", told)
              + (told.size() < left.size() ? " and others." : "."));
    }
  }
}
