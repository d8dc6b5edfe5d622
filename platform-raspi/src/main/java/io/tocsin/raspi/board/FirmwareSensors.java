/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

import io.tocsin.agent.sensor.TextValue;
import io.tocsin.hal.ValueFile;
import io.tocsin.raspi.Lists;
import io.tocsin.raspi.SystemText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the firmware of a Raspberry Pi says of its power supply and of what it does against heat:
 * {@code get_throttled} of its node, one hexadecimal number. Its lowest four bits are what is the
 * case now; those from bit 16 on, what was the case once, are left out, as nothing ends them.
 */
final class FirmwareSensors {

  /** Name of the sensor of under-voltage, which a driver tells of better where there is one. */
  static final String UNDER_VOLTAGE = "under-voltage";

  private static final String DEVICES = "sys/devices/platform";
  private static final String FILE = "get_throttled";

  private static final List<String> NAMES_BY_BIT =
      List.of(UNDER_VOLTAGE, "frequency-capped", "throttled", "soft-temperature-limit");

  private FirmwareSensors() {}

  /** Adds those that there are, and that were not found before. */
  static void find(Path root, TextSensors texts, List<FoundSensor> found) {
    Path file = file(root);
    if (file == null) {
      return;
    }
    boolean hasVoltage = Lists.any(found, each -> each.name().equals(UNDER_VOLTAGE));
    ValueFile[] shared = new ValueFile[1];
    for (int bit = hasVoltage ? 1 : 0; bit < NAMES_BY_BIT.size(); bit++) {
      TextValue value = new Bit(bit);
      found.add(
          new FoundSensor(
              NAMES_BY_BIT.get(bit),
              FILE,
              name -> {
                if (shared[0] == null) {
                  shared[0] = texts.open(() -> List.of(file));
                }
                return texts.sensor(name, "bool", value, shared[0]);
              }));
    }
  }

  /** The node stands below one for the SoC, whose name has an address on newer boards. */
  private static Path file(Path root) {
    Path devices = root.resolve(DEVICES);
    for (String soc : SystemText.names(devices)) {
      if (soc.equals("soc") || soc.startsWith("soc@")) {
        Path file = devices.resolve(soc).resolve(soc + ":firmware").resolve(FILE);
        if (Files.exists(file)) {
          return file;
        }
      }
    }
    return null;
  }

  /** One bit of a hexadecimal number, with or without {@code 0x} before it. */
  private record Bit(int bit) implements TextValue {

    private static final int DIGITS_MAX = 8;

    @Override
    public long milli(byte[] text, int length) {
      int position = length > 1 && text[0] == '0' && text[1] == 'x' ? 2 : 0;
      int start = position;
      long number = 0;
      while (position < length && Character.digit(text[position], 16) >= 0) {
        number = number << 4 | Character.digit(text[position], 16);
        position++;
      }
      int digits = position - start;
      boolean isEnd = position == length || text[position] == '\n';
      if (digits == 0 || digits > DIGITS_MAX || !isEnd) {
        return NONE;
      }
      return (number >> bit & 1) * 1_000;
    }
  }
}
