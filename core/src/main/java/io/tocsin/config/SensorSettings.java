/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

/** Thresholds of one sensor of the board: {@code sensor.NAME.*}. */
public final class SensorSettings {

  private final String name;
  private final boolean high;
  private final boolean low;
  private final int highMilli;
  private final int highClearMilli;
  private final int lowMilli;
  private final int lowClearMilli;
  private final int severity;

  SensorSettings(Values values, String name) {
    this.name = name;
    this.high = values.isPresent(ConfigurationKeys.SENSOR_HIGH, name);
    this.low = values.isPresent(ConfigurationKeys.SENSOR_LOW, name);
    this.highMilli = values.integer(ConfigurationKeys.SENSOR_HIGH, name);
    this.highClearMilli = values.integer(ConfigurationKeys.SENSOR_HIGH_CLEAR, name);
    this.lowMilli = values.integer(ConfigurationKeys.SENSOR_LOW, name);
    this.lowClearMilli = values.integer(ConfigurationKeys.SENSOR_LOW_CLEAR, name);
    this.severity = 1 + values.integer(ConfigurationKeys.SENSOR_SEVERITY, name);
  }

  /** The sensor's name on the board. */
  public String name() {
    return name;
  }

  /** Whether there is a high threshold. */
  public boolean hasHigh() {
    return high;
  }

  /** Alarm at this value and above, in thousandths of the sensor's unit; 0 without one. */
  public int highMilli() {
    return highMilli;
  }

  /** End of the high alarm, less than {@link #highMilli()}, in thousandths; 0 without one. */
  public int highClearMilli() {
    return highClearMilli;
  }

  /** Whether there is a low threshold. */
  public boolean hasLow() {
    return low;
  }

  /** Alarm at this value and below, in thousandths of the sensor's unit; 0 without one. */
  public int lowMilli() {
    return lowMilli;
  }

  /** End of the low alarm, greater than {@link #lowMilli()}, in thousandths; 0 without one. */
  public int lowClearMilli() {
    return lowClearMilli;
  }

  /**
   * How bad a crossing is, 1 informational to 4 critical; the same numbers as the event layer's.
   */
  public int severity() {
    return severity;
  }
}
