/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

import io.tocsin.agent.sensor.ScaledNumber;
import io.tocsin.hal.StorageArea;
import io.tocsin.raspi.LinuxHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What can run out on the computer itself: processor, memory, and disks that files are put on. */
final class ComputerSensors {

  private static final String LOAD_FILE = "proc/loadavg";

  private ComputerSensors() {}

  /** Adds those that there are. */
  static void find(Path root, LinuxHost host, TextSensors texts, List<FoundSensor> found) {
    Path load = root.resolve(LOAD_FILE);
    if (Files.exists(load)) {
      // The first number of three is that of the last minute (proc(5)).
      found.add(
          new FoundSensor(
              "load-1m",
              LOAD_FILE,
              name ->
                  texts.sensor(
                      name, "load", texts.scaled(ScaledNumber.ONE_NANO), () -> List.of(load))));
    }
    for (int i = 0; i < host.storageCount(); i++) {
      StorageArea area = host.storage(i);
      String sensor = sensorName(area);
      if (!sensor.isEmpty()) {
        String key = area.name();
        found.add(new FoundSensor(sensor, key, name -> new StorageSensor(name, host, key)));
      }
    }
  }

  /** Empty for what is no disk of this computer, and for what nobody can fill. */
  private static String sensorName(StorageArea area) {
    switch (area.type()) {
      case StorageArea.RAM:
        return "memory";
      case StorageArea.VIRTUAL_MEMORY:
        return "swap";
      case StorageArea.FIXED_DISK:
      case StorageArea.REMOVABLE_DISK:
      case StorageArea.FLASH_MEMORY:
        boolean isRoot = area.name().equals("/");
        return isRoot || !area.isReadOnly()
            ? PartNames.join("disk", isRoot ? "root" : area.name())
            : "";
      default:
        return "";
    }
  }
}
