/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

import io.tocsin.agent.sensor.NumberInText;
import io.tocsin.agent.sensor.ScaledNumber;
import io.tocsin.agent.sensor.TextValue;
import io.tocsin.raspi.SystemText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Thermometers on 1-wire buses ({@code /sys/bus/w1/devices}, Documentation/w1/slaves/w1_therm.rst
 * of Linux), by the identifiers that are burnt into them. Both of the driver's files have
 * thousandths of a degree Celsius; the older one also says whether its checksum was right.
 */
final class OneWireSensors {

  private static final String DEVICES = "sys/bus/w1/devices";

  /** Family and serial number. */
  private static final String IDENTIFIER = "[0-9a-f]{2}-[0-9a-f]{12}";

  private static final String FILE = "temperature";
  private static final String OLDER_FILE = "w1_slave";

  private OneWireSensors() {}

  /** Whether a device of this name is a thermometer. */
  static boolean isSensor(Path root, String name) {
    return name.matches(IDENTIFIER) && file(root.resolve(DEVICES).resolve(name)) != null;
  }

  /** The better one of its files that there is; null for none. */
  private static Path file(Path folder) {
    for (String name : List.of(FILE, OLDER_FILE)) {
      if (Files.exists(folder.resolve(name))) {
        return folder.resolve(name);
      }
    }
    return null;
  }

  /** Adds those that there are. */
  static void find(Path root, TextSensors texts, List<FoundSensor> found) {
    for (String identifier : SystemText.names(root.resolve(DEVICES))) {
      if (isSensor(root, identifier)) {
        Path folder = root.resolve(DEVICES).resolve(identifier);
        found.add(
            new FoundSensor(
                PartNames.join("w1", identifier),
                identifier,
                name ->
                    texts.sensor(
                        name,
                        "C",
                        new Temperature(texts.number()),
                        // To measure takes most of a second, and warms the sensor.
                        texts.openSlow(() -> files(folder)))));
      }
    }
  }

  private static List<Path> files(Path folder) {
    Path file = file(folder);
    return file == null ? List.of() : List.of(file);
  }

  /** The temperature in the text of either file. */
  private static final class Temperature implements TextValue {

    private static final byte[] CHECKSUM = "crc=".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] GOOD = "YES".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MARK = "t=".getBytes(StandardCharsets.US_ASCII);

    private final TextValue plain;
    private final TextValue marked;

    private Temperature(NumberInText number) {
      plain = new ScaledNumber(number, new byte[0], TextSensors.MILLI, 0);
      marked = new ScaledNumber(number, MARK, TextSensors.MILLI, 0);
    }

    @Override
    public long milli(byte[] text, int length) {
      if (!contains(text, length, CHECKSUM)) {
        return plain.milli(text, length);
      }
      return contains(text, length, GOOD) ? marked.milli(text, length) : NONE;
    }

    private static boolean contains(byte[] text, int length, byte[] part) {
      for (int start = 0; start + part.length <= length; start++) {
        int same = 0;
        while (same < part.length && text[start + same] == part[same]) {
          same++;
        }
        if (same == part.length) {
          return true;
        }
      }
      return false;
    }
  }
}
