/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

/**
 * One sensor: {@code sensor.NAME.*}. Its thresholds; and where its value comes from, when it is
 * none that the board has itself.
 */
public final class SensorSettings {

  private final String name;
  private final boolean high;
  private final boolean low;
  private final int highMilli;
  private final int highClearMilli;
  private final int lowMilli;
  private final int lowClearMilli;
  private final int severity;
  private final String file;
  private final String unit;
  private final long scaleNano;
  private final int offsetMilli;
  private final String pattern;

  SensorSettings(Values values, String name) {
    this.name = name;
    this.high = values.isPresent(ConfigurationKeys.SENSOR_HIGH, name);
    this.low = values.isPresent(ConfigurationKeys.SENSOR_LOW, name);
    this.highMilli = values.integer(ConfigurationKeys.SENSOR_HIGH, name);
    this.highClearMilli = values.integer(ConfigurationKeys.SENSOR_HIGH_CLEAR, name);
    this.lowMilli = values.integer(ConfigurationKeys.SENSOR_LOW, name);
    this.lowClearMilli = values.integer(ConfigurationKeys.SENSOR_LOW_CLEAR, name);
    this.severity = 1 + values.integer(ConfigurationKeys.SENSOR_SEVERITY, name);
    this.file = values.text(ConfigurationKeys.SENSOR_FILE, name);
    this.unit = values.text(ConfigurationKeys.SENSOR_UNIT, name);
    this.scaleNano = values.factor(ConfigurationKeys.SENSOR_SCALE, name);
    this.offsetMilli = values.integer(ConfigurationKeys.SENSOR_OFFSET, name);
    this.pattern = values.text(ConfigurationKeys.SENSOR_PATTERN, name);
  }

  /** The sensor's name. */
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

  /** Whether the value stands in a file, and the board has no such sensor itself. */
  public boolean hasFile() {
    return file != null;
  }

  /** Name of the file with the value, as written; null for a sensor of the board itself. */
  public String file() {
    return file;
  }

  /** What the value counts, as a short symbol; for a sensor with a file. */
  public String unit() {
    return unit;
  }

  /** Factor from the number in the file to the unit, in thousand-millionths; not 0. */
  public long scaleNano() {
    return scaleNano;
  }

  /** What is added after that, in thousandths of the unit. */
  public int offsetMilli() {
    return offsetMilli;
  }

  /** Text that the number follows in the file; empty for the first number. */
  public String pattern() {
    return pattern;
  }

  /**
   * Whether the value comes from the same place in the same way.
   *
   * @param other a sensor with a file
   */
  public boolean isSameSource(SensorSettings other) {
    return name.equals(other.name)
        && file.equals(other.file)
        && unit.equals(other.unit)
        && scaleNano == other.scaleNano
        && offsetMilli == other.offsetMilli
        && pattern.equals(other.pattern);
  }
}
