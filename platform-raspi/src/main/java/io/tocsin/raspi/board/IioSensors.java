/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

import io.tocsin.agent.sensor.ScaledNumber;
import io.tocsin.agent.sensor.TextValue;
import io.tocsin.raspi.Lists;
import io.tocsin.raspi.SystemText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Converters and sensors of the kernel's industrial I/O ({@code /sys/bus/iio/devices},
 * Documentation/ABI/testing/sysfs-bus-iio of Linux): a channel has its value in one file, or the
 * converter's own number, to which an offset is added, and which is then multiplied by a scale.
 */
final class IioSensors {

  private static final Pattern CHANNEL =
      Pattern.compile(
          "in_((temp|voltage|current|power|humidityrelative|pressure|illuminance)"
              + "([0-9]*)(-[a-z]+[0-9]+)?(_[a-z0-9_]+)?)_(input|raw)");

  /** Names behind a channel that are no channels of their own: averages and extremes of it. */
  private static final List<String> STATISTICS = List.of("_mean", "_peak", "_trough");

  /** Factor to the unit, in thousand-millionths. */
  private record Measure(String unit, long factorNano) {}

  private static final Map<String, Measure> MEASURES =
      Map.of(
          "temp", new Measure("C", TextSensors.MILLI),
          "voltage", new Measure("V", TextSensors.MILLI),
          "current", new Measure("A", TextSensors.MILLI),
          "power", new Measure("W", TextSensors.MILLI),
          "humidityrelative", new Measure("%RH", TextSensors.MILLI),
          "pressure", new Measure("kPa", ScaledNumber.ONE_NANO),
          "illuminance", new Measure("lx", ScaledNumber.ONE_NANO));

  private final ClassDevice.Kind kind;
  private final TextSensors texts;
  private final List<FoundSensor> found;

  private IioSensors(Path root, TextSensors texts, List<FoundSensor> found) {
    this.kind = new ClassDevice.Kind(root, "sys/bus/iio/devices", "iio:device", "name");
    this.texts = texts;
    this.found = found;
  }

  /** Adds those that there are. */
  static void find(Path root, TextSensors texts, List<FoundSensor> found) {
    IioSensors sensors = new IioSensors(root, texts, found);
    List<ClassDevice> devices = sensors.kind.devices();
    for (ClassDevice device : devices) {
      List<String> files = SystemText.names(device.folder());
      for (String file : files) {
        Matcher channel = CHANNEL.matcher(file);
        if (channel.matches() && isWanted(channel, files)) {
          sensors.add(devices, device, files, channel);
        }
      }
    }
  }

  private static boolean isWanted(Matcher channel, List<String> files) {
    String suffix = channel.group(5) == null ? "" : channel.group(5);
    // The value itself is better than the number that it is made of.
    boolean isSecond =
        channel.group(6).equals("raw") && files.contains("in_" + channel.group(1) + "_input");
    return !isSecond && !Lists.any(STATISTICS, suffix::endsWith);
  }

  private void add(
      List<ClassDevice> devices, ClassDevice device, List<String> files, Matcher channel) {
    Measure measure = MEASURES.get(channel.group(2));
    List<String> used = new ArrayList<>(List.of(channel.group()));
    TextValue value;
    if (channel.group(6).equals("input")) {
      value = texts.scaled(measure.factorNano);
    } else {
      String scale = attribute(files, channel, "_scale");
      String offset = attribute(files, channel, "_offset");
      if (scale == null) {
        // A number without a scale has no unit.
        return;
      }
      used.add(scale);
      if (offset != null) {
        used.add(offset);
      }
      value = new RawValue(texts.number(), offset != null, measure.factorNano);
    }
    addSensor(
        device, channel.group(1), measure, value, new DevicePlace(kind, devices, device, used));
  }

  private void addSensor(
      ClassDevice device, String channel, Measure measure, TextValue value, DevicePlace place) {
    String label = SystemText.line(device.folder().resolve("in_" + channel + "_label"));
    String part = PartNames.of(label).isEmpty() ? channel : label;
    found.add(
        new FoundSensor(
            PartNames.join(device.name(), device.address(), part),
            device.hardware() + ' ' + channel,
            name -> texts.sensor(name, measure.unit, value, place)));
  }

  /** The file of the channel, or the one that all channels of its kind share; null for neither. */
  private static String attribute(List<String> files, Matcher channel, String attribute) {
    String type = channel.group(2);
    String other = channel.group(4) == null ? "" : channel.group(4);
    List<String> candidates =
        List.of(
            "in_" + channel.group(1) + attribute,
            "in_" + type + channel.group(3) + other + attribute,
            "in_" + type + other.replaceAll("[0-9]+$", "") + attribute);
    List<String> found = Lists.filter(candidates, files::contains);
    return found.isEmpty() ? null : found.get(0);
  }
}
