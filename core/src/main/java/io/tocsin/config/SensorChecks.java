/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

/**
 * Checks the order of each sensor's thresholds: low, low.clear, high.clear, high; and that what
 * belongs to a file has one.
 */
final class SensorChecks {

  /** What tells how the value stands in a file. */
  private static final ConfigurationKey[] KEYS_OF_FILE = {
    ConfigurationKeys.SENSOR_UNIT,
    ConfigurationKeys.SENSOR_SCALE,
    ConfigurationKeys.SENSOR_OFFSET,
    ConfigurationKeys.SENSOR_PATTERN,
  };

  private final Values values;
  private final Problems problems;

  SensorChecks(Values values, Problems problems) {
    this.values = values;
    this.problems = problems;
  }

  void check() {
    for (String name : values.names(ConfigurationSection.SENSORS)) {
      check(name);
    }
  }

  private void check(String name) {
    checkFile(name);
    checkPair(ConfigurationKeys.SENSOR_HIGH, ConfigurationKeys.SENSOR_HIGH_CLEAR, name);
    checkPair(ConfigurationKeys.SENSOR_LOW, ConfigurationKeys.SENSOR_LOW_CLEAR, name);
    checkOrder(ConfigurationKeys.SENSOR_HIGH_CLEAR, ConfigurationKeys.SENSOR_HIGH, name, true);
    checkOrder(ConfigurationKeys.SENSOR_LOW, ConfigurationKeys.SENSOR_LOW_CLEAR, name, true);
    checkOrder(
        ConfigurationKeys.SENSOR_LOW_CLEAR, ConfigurationKeys.SENSOR_HIGH_CLEAR, name, false);
  }

  private void checkFile(String name) {
    if (values.isPresent(ConfigurationKeys.SENSOR_FILE, name)) {
      return;
    }
    for (ConfigurationKey key : KEYS_OF_FILE) {
      if (values.isPresent(key, name)) {
        problems.error(
            values.error(
                key,
                name,
                "only a sensor with " + ConfigurationKeys.SENSOR_FILE.with(name) + " has this",
                null));
      }
    }
  }

  private void checkPair(ConfigurationKey threshold, ConfigurationKey clear, String name) {
    if (values.isPresent(threshold, name) && !values.isPresent(clear, name)) {
      problems.error(CrossChecks.missing(values, clear, name));
    }
    if (values.isPresent(clear, name) && !values.isPresent(threshold, name)) {
      problems.error(CrossChecks.missing(values, threshold, name));
    }
  }

  private void checkOrder(
      ConfigurationKey lower, ConfigurationKey higher, String name, boolean strict) {
    if (!values.isGood(lower, name) || !values.isGood(higher, name)) {
      return;
    }
    int low = values.integer(lower, name);
    int high = values.integer(higher, name);
    if (strict ? low >= high : low > high) {
      problems.error(
          values.error(
              lower,
              name,
              "not in order with " + higher.with(name) + " in line " + values.line(higher, name),
              (strict ? "less than " : "up to ") + DecimalText.format(high)));
    }
  }
}
