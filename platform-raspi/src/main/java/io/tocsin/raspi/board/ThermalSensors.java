/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

import java.nio.file.Path;
import java.util.List;

/**
 * Thermal zones, that of the SoC among them ({@code /sys/class/thermal}, in thousandths of a degree
 * Celsius), by their types.
 */
final class ThermalSensors {

  private ThermalSensors() {}

  /** Adds those that there are. */
  static void find(Path root, TextSensors texts, List<FoundSensor> found) {
    var kind = new ClassDevice.Kind(root, "sys/class/thermal", "thermal_zone", "type");
    List<ClassDevice> zones = kind.devices();
    for (ClassDevice zone : zones) {
      DevicePlace place = new DevicePlace(kind, zones, zone, List.of("temp"));
      found.add(
          new FoundSensor(
              PartNames.join(zone.name()),
              zone.name() + ' ' + zone.hardware(),
              name -> texts.sensor(name, "C", texts.scaled(TextSensors.MILLI), place)));
    }
  }
}
