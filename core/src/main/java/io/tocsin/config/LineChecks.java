/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import java.util.HashMap;
import java.util.Map;

/**
 * Checks that what belongs to a line of GPIO has a chip and says which line of it, and that no line
 * has two entries; warns of what does nothing.
 */
final class LineChecks {

  /** What needs a chip. */
  private static final ConfigurationKey[] KEYS_OF_CHIP = {
    ConfigurationKeys.LINE_LINE,
    ConfigurationKeys.LINE_OFFSET,
    ConfigurationKeys.LINE_DIRECTION,
    ConfigurationKeys.LINE_BIAS,
    ConfigurationKeys.LINE_DEBOUNCE_US,
    ConfigurationKeys.LINE_ACTIVE,
    ConfigurationKeys.LINE_DRIVE,
    ConfigurationKeys.LINE_START,
    ConfigurationKeys.LINE_STOP,
  };

  /** What outputs alone have. */
  private static final ConfigurationKey[] KEYS_OF_OUTPUT = {
    ConfigurationKeys.LINE_DRIVE, ConfigurationKeys.LINE_START, ConfigurationKeys.LINE_STOP,
  };

  private final Values values;
  private final Problems problems;
  private final Map<String, String> entries = new HashMap<>();

  LineChecks(Values values, Problems problems) {
    this.values = values;
    this.problems = problems;
  }

  void check() {
    for (String name : values.names(ConfigurationSection.LINES)) {
      if (!values.isPresent(ConfigurationKeys.LINE_CHIP, name)) {
        checkWithoutChip(name);
      } else if (values.isGood(ConfigurationKeys.LINE_CHIP, name)) {
        checkPlace(name);
        checkDirection(name);
      }
    }
  }

  private void checkWithoutChip(String name) {
    for (ConfigurationKey key : KEYS_OF_CHIP) {
      if (values.isPresent(key, name)) {
        problems.error(
            values.error(
                key,
                name,
                "only a line with " + ConfigurationKeys.LINE_CHIP.with(name) + " has this",
                null));
      }
    }
  }

  private void checkPlace(String name) {
    ConfigurationKey line = ConfigurationKeys.LINE_LINE;
    ConfigurationKey offset = ConfigurationKeys.LINE_OFFSET;
    if (!values.isPresent(line, name) && !values.isPresent(offset, name)) {
      problems.error(CrossChecks.missing(values, line, name));
    }
    checkUnique(line, name, values.text(line, name));
    if (values.isGood(offset, name)) {
      checkUnique(offset, name, Integer.toString(values.integer(offset, name)));
    }
  }

  private void checkUnique(ConfigurationKey key, String name, String place) {
    if (place == null) {
      return;
    }
    String chip = values.text(ConfigurationKeys.LINE_CHIP, name);
    String other = entries.put(key.pattern() + ' ' + place + ' ' + chip, name);
    if (other != null) {
      problems.error(
          values.error(
              key, name, "the entry " + other + " is the same line of the same chip", null));
    }
  }

  private void checkDirection(String name) {
    boolean isOutput = values.integer(ConfigurationKeys.LINE_DIRECTION, name) == 1;
    if (!isOutput) {
      for (ConfigurationKey key : KEYS_OF_OUTPUT) {
        warnOfIdle(key, name, "an input");
      }
    } else {
      warnOfIdle(ConfigurationKeys.LINE_DEBOUNCE_US, name, "an output");
    }
  }

  private void warnOfIdle(ConfigurationKey key, String name, String direction) {
    if (values.isGood(key, name) && values.integer(key, name) != 0) {
      problems.warning(values.error(key, name, "does nothing, as the line is " + direction, null));
    }
  }
}
