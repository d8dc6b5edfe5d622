/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

/** Which line of a GPIO chip a line is, and how it is used: {@code line.NAME.*}. Immutable. */
public final class LineSettings {

  /** Level at start or at end: inactive. */
  public static final int LEVEL_INACTIVE = 0;

  /** Level at start or at end: active. */
  public static final int LEVEL_ACTIVE = 1;

  /** Level at start or at end: the one that the line has. */
  public static final int LEVEL_KEEP = 2;

  /** Bias: as it is. */
  public static final int BIAS_AS_IS = 0;

  /** Bias: to the supply. */
  public static final int BIAS_PULL_UP = 1;

  /** Bias: to ground. */
  public static final int BIAS_PULL_DOWN = 2;

  /** Bias: none. */
  public static final int BIAS_DISABLED = 3;

  /** Drive: to both voltages. */
  public static final int DRIVE_PUSH_PULL = 0;

  /** Drive: to ground alone. */
  public static final int DRIVE_OPEN_DRAIN = 1;

  /** Drive: to the supply alone. */
  public static final int DRIVE_OPEN_SOURCE = 2;

  /** Offset of a line that is known by its name alone. */
  public static final int OFFSET_NONE = -1;

  private final String name;
  private final String chip;
  private final String line;
  private final int offset;
  private final boolean output;
  private final int bias;
  private final int debounceUs;
  private final boolean activeLow;
  private final int drive;
  private final int start;
  private final int stop;

  LineSettings(Values values, String name) {
    this.name = name;
    this.chip = values.text(ConfigurationKeys.LINE_CHIP, name);
    this.line = values.text(ConfigurationKeys.LINE_LINE, name);
    this.offset =
        values.isPresent(ConfigurationKeys.LINE_OFFSET, name)
            ? values.integer(ConfigurationKeys.LINE_OFFSET, name)
            : OFFSET_NONE;
    this.output = values.integer(ConfigurationKeys.LINE_DIRECTION, name) == 1;
    this.bias = values.integer(ConfigurationKeys.LINE_BIAS, name);
    this.debounceUs = values.integer(ConfigurationKeys.LINE_DEBOUNCE_US, name);
    this.activeLow = values.integer(ConfigurationKeys.LINE_ACTIVE, name) == 1;
    this.drive = values.integer(ConfigurationKeys.LINE_DRIVE, name);
    this.start = values.integer(ConfigurationKeys.LINE_START, name);
    this.stop = values.integer(ConfigurationKeys.LINE_STOP, name);
  }

  /** Our name of the line. */
  public String name() {
    return name;
  }

  /** Label of the chip. */
  public String chip() {
    return chip;
  }

  /** The chip's name of the line; null where {@link #offset()} alone tells which it is. */
  public String line() {
    return line;
  }

  /** Number of the line on the chip; {@link #OFFSET_NONE} where {@link #line()} alone tells it. */
  public int offset() {
    return offset;
  }

  /** Whether the board drives the line. */
  public boolean isOutput() {
    return output;
  }

  /**
   * {@link #BIAS_AS_IS}, {@link #BIAS_PULL_UP}, {@link #BIAS_PULL_DOWN} or {@link #BIAS_DISABLED}.
   */
  public int bias() {
    return bias;
  }

  /** Time that a new level of an input must last, in microseconds; 0 for none. */
  public int debounceUs() {
    return debounceUs;
  }

  /** Whether the lower voltage is the active level. */
  public boolean isActiveLow() {
    return activeLow;
  }

  /** {@link #DRIVE_PUSH_PULL}, {@link #DRIVE_OPEN_DRAIN} or {@link #DRIVE_OPEN_SOURCE}. */
  public int drive() {
    return drive;
  }

  /**
   * Level of an output at the start: {@link #LEVEL_INACTIVE}, {@link #LEVEL_ACTIVE} or {@link
   * #LEVEL_KEEP}.
   */
  public int start() {
    return start;
  }

  /** Level of an output at an orderly end, as for {@link #start()}. */
  public int stop() {
    return stop;
  }
}
