/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

import io.tocsin.agent.sensor.ScaledNumber;
import io.tocsin.raspi.SystemText;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chips that watch the hardware ({@code /sys/class/hwmon}, Documentation/hwmon/sysfs-interface.rst
 * of Linux): temperatures, voltages, currents, powers, humidities, fans. A sensor is called by its
 * chip, the chip's address on its bus, and its label or else its channel.
 */
final class HwmonSensors {

  /** The one that tells of under-voltage on a Raspberry Pi; it has no measured value. */
  private static final String VOLTAGE_CHIP = "rpi_volt";

  private static final String VOLTAGE_ALARM = "in0_lcrit_alarm";

  private static final Pattern INPUT =
      Pattern.compile("((temp|in|curr|power|humidity|fan)[0-9]+)_(input|average)");

  private final ClassDevice.Kind kind;
  private final Path root;
  private final TextSensors texts;
  private final List<FoundSensor> found;

  private HwmonSensors(Path root, TextSensors texts, List<FoundSensor> found) {
    this.kind = new ClassDevice.Kind(root, "sys/class/hwmon", "hwmon", "name");
    this.root = root;
    this.texts = texts;
    this.found = found;
  }

  /** Adds those that there are. */
  static void find(Path root, TextSensors texts, List<FoundSensor> found) {
    HwmonSensors sensors = new HwmonSensors(root, texts, found);
    List<ClassDevice> chips = sensors.kind.devices();
    for (ClassDevice chip : chips) {
      if (chip.name().equals(VOLTAGE_CHIP)) {
        sensors.addVoltageAlarm(chips, chip);
      } else if (!sensors.isFoundElsewhere(chip)) {
        sensors.addChannels(chips, chip);
      }
    }
  }

  /** Thermal zones and 1-wire devices show themselves here a second time. */
  private boolean isFoundElsewhere(ClassDevice chip) {
    String hardware = chip.hardware();
    String last = hardware.substring(hardware.lastIndexOf('/') + 1);
    return last.startsWith("thermal_zone") || OneWireSensors.isSensor(root, last);
  }

  private void addVoltageAlarm(List<ClassDevice> chips, ClassDevice chip) {
    DevicePlace place = new DevicePlace(kind, chips, chip, List.of(VOLTAGE_ALARM));
    found.add(
        new FoundSensor(
            FirmwareSensors.UNDER_VOLTAGE,
            chip.hardware(),
            name -> texts.sensor(name, "bool", texts.scaled(ScaledNumber.ONE_NANO), place)));
  }

  private void addChannels(List<ClassDevice> chips, ClassDevice chip) {
    List<String> files = SystemText.names(chip.folder());
    for (String file : files) {
      Matcher matcher = INPUT.matcher(file);
      // Of power, some chips have an average alone.
      boolean isInput =
          matcher.matches()
              && (matcher.group(3).equals("input")
                  || (matcher.group(2).equals("power")
                      && !files.contains(matcher.group(1) + "_input")));
      if (isInput) {
        DevicePlace place = new DevicePlace(kind, chips, chip, List.of(file));
        addChannel(chip, matcher.group(1), matcher.group(2), place);
      }
    }
  }

  private void addChannel(ClassDevice chip, String channel, String type, DevicePlace place) {
    String label = SystemText.line(chip.folder().resolve(channel + "_label"));
    String part = PartNames.of(label).isEmpty() ? channel : label;
    found.add(
        new FoundSensor(
            PartNames.join(chip.name(), chip.address(), part),
            chip.hardware() + ' ' + channel,
            name -> texts.sensor(name, unit(type), texts.scaled(factorNano(type)), place)));
  }

  private static String unit(String type) {
    return switch (type) {
      case "temp" -> "C";
      case "in" -> "V";
      case "curr" -> "A";
      case "power" -> "W";
      case "humidity" -> "%RH";
      default -> "rpm";
    };
  }

  private static long factorNano(String type) {
    return switch (type) {
      case "power" -> TextSensors.MICRO;
      case "fan" -> ScaledNumber.ONE_NANO;
      default -> TextSensors.MILLI;
    };
  }
}
