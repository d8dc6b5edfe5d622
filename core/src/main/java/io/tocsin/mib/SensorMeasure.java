/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

/**
 * What the values of a sensor mean in the terms of ENTITY-SENSOR-MIB (RFC 3433 §4,
 * EntitySensorDataType, EntitySensorDataScale, EntitySensorPrecision and EntitySensorValue).
 */
final class SensorMeasure {

  /** EntitySensorDataType: none of the others. */
  static final int OTHER = 1;

  /** EntitySensorDataType: direct voltage. */
  static final int VOLTS_DC = 4;

  /** EntitySensorDataType: electric current. */
  static final int AMPERES = 5;

  /** EntitySensorDataType: power. */
  static final int WATTS = 6;

  /** EntitySensorDataType: frequency. */
  static final int HERTZ = 7;

  /** EntitySensorDataType: degrees Celsius. */
  static final int CELSIUS = 8;

  /** EntitySensorDataType: relative humidity. */
  static final int PERCENT_RH = 9;

  /** EntitySensorDataType: revolutions per minute. */
  static final int RPM = 10;

  /** EntitySensorDataType: true or false. */
  static final int TRUTH_VALUE = 12;

  /** EntitySensorDataScale: 10^-6. */
  static final int MICRO = 7;

  /** EntitySensorDataScale: 10^-3. */
  static final int MILLI = 8;

  /** EntitySensorDataScale: 10^0. */
  static final int UNITS = 9;

  /** EntitySensorDataScale: 10^3. */
  static final int KILO = 10;

  /** EntitySensorDataScale: 10^6. */
  static final int MEGA = 11;

  /** EntitySensorDataScale: 10^9. */
  static final int GIGA = 12;

  /** Told in place of a value that is too great; its negative, of one that is too small. */
  static final int OVERFLOW = 1_000_000_000;

  private static final int PERCENT_MAX = 100;
  private static final int DECIMALS_OF_MILLI = 3;

  private final int type;
  private final int scale;

  private SensorMeasure(int type, int scale) {
    this.type = type;
    this.scale = scale;
  }

  /**
   * The measure of a unit.
   *
   * @param unit its symbol, as {@link io.tocsin.hal.Sensor#unit} has it; V, A, W and Hz may have a
   *     prefix of the International System of Units from micro (u) to giga
   */
  static SensorMeasure of(String unit) {
    switch (unit) {
      case "C":
      case "\u00B0C":
        return new SensorMeasure(CELSIUS, UNITS);
      case "%RH":
        return new SensorMeasure(PERCENT_RH, UNITS);
      case "rpm":
        return new SensorMeasure(RPM, UNITS);
      case "bool":
        return new SensorMeasure(TRUTH_VALUE, UNITS);
      default:
        break;
    }
    int type = electric(unit);
    if (type != OTHER) {
      return new SensorMeasure(type, UNITS);
    }
    int scale = unit.isEmpty() ? UNITS : scale(unit.charAt(0));
    type = scale == UNITS ? OTHER : electric(unit.substring(1));
    // The numbers of other measures are no fixed-point numbers, so thousandths are their scale.
    return type == OTHER ? new SensorMeasure(OTHER, MILLI) : new SensorMeasure(type, scale);
  }

  private static int electric(String unit) {
    switch (unit) {
      case "V":
        return VOLTS_DC;
      case "A":
        return AMPERES;
      case "W":
        return WATTS;
      case "Hz":
        return HERTZ;
      default:
        return OTHER;
    }
  }

  private static int scale(char prefix) {
    switch (prefix) {
      case 'u':
      case '\u00B5':
        return MICRO;
      case 'm':
        return MILLI;
      case 'k':
        return KILO;
      case 'M':
        return MEGA;
      case 'G':
        return GIGA;
      default:
        return UNITS;
    }
  }

  /** entPhySensorType. */
  int type() {
    return type;
  }

  /** entPhySensorScale. */
  int scale() {
    return scale;
  }

  /** entPhySensorPrecision: decimals where values are fixed-point numbers, 0 where they are not. */
  int precision() {
    switch (type) {
      case VOLTS_DC:
      case AMPERES:
      case WATTS:
      case HERTZ:
      case CELSIUS:
        return DECIMALS_OF_MILLI;
      default:
        return 0;
    }
  }

  /**
   * entPhySensorValue.
   *
   * @param milli the value in thousandths of the unit
   */
  int value(int milli) {
    switch (type) {
      case PERCENT_RH:
        return Math.max(0, Math.min(rounded(milli), PERCENT_MAX));
      case RPM:
        return rounded(milli);
      case TRUTH_VALUE:
        return TruthValue.of(milli != 0);
      default:
        return Math.max(-OVERFLOW, Math.min(milli, OVERFLOW));
    }
  }

  private static int rounded(int milli) {
    return (int) Math.floorDiv(milli + 500L, 1000L);
  }
}
