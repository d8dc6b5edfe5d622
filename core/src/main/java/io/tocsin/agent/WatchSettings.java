/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.config.Configuration;
import io.tocsin.config.ConfigurationError;
import io.tocsin.config.ConfigurationKey;
import io.tocsin.config.ConfigurationKeys;
import io.tocsin.config.LineSettings;
import io.tocsin.config.SensorSettings;
import io.tocsin.event.LineReport;
import io.tocsin.event.LineRule;
import io.tocsin.event.Severity;
import io.tocsin.event.ThresholdWatch;
import io.tocsin.hal.Board;
import java.util.Arrays;
import java.util.List;

/** What the configuration says about the board's sensors and lines, in the board's own order. */
final class WatchSettings {

  private final ThresholdWatch[] thresholds;
  private final LineRule[] lineRules;

  private WatchSettings(ThresholdWatch[] thresholds, LineRule[] lineRules) {
    this.thresholds = thresholds;
    this.lineRules = lineRules;
  }

  /**
   * Matches names of the configuration with those of the board.
   *
   * @param errors takes an entry for each name that the board does not have
   */
  static WatchSettings match(
      Configuration configuration, Board board, List<ConfigurationError> errors) {
    ThresholdWatch[] thresholds = new ThresholdWatch[board.sensorCount()];
    for (int i = 0; i < thresholds.length; i++) {
      thresholds[i] =
          new ThresholdWatch(
              ThresholdWatch.NO_HIGH,
              ThresholdWatch.NO_HIGH,
              ThresholdWatch.NO_LOW,
              ThresholdWatch.NO_LOW,
              Severity.WARNING);
    }
    for (SensorSettings settings : configuration.sensors()) {
      int sensor = sensorIndex(board, settings.name());
      if (sensor >= 0) {
        thresholds[sensor] = watch(settings);
      } else {
        ConfigurationKey key =
            settings.hasHigh() ? ConfigurationKeys.SENSOR_HIGH : ConfigurationKeys.SENSOR_LOW;
        errors.add(
            configuration.error(
                key, settings.name(), "this board has no such sensor; it has " + sensors(board)));
      }
    }
    LineRule[] lineRules = new LineRule[board.lineCount()];
    Arrays.fill(lineRules, new LineRule(LineReport.BOTH, Severity.INFORMATIONAL));
    for (LineSettings settings : configuration.lines()) {
      int line = lineIndex(board, settings.name());
      if (line >= 0) {
        lineRules[line] = new LineRule(report(settings.report()), settings.severity());
      } else {
        errors.add(
            configuration.error(
                settings.hasReport()
                    ? ConfigurationKeys.LINE_REPORT
                    : ConfigurationKeys.LINE_SEVERITY,
                settings.name(),
                "this board has no such line; it has " + lines(board)));
      }
    }
    return new WatchSettings(thresholds, lineRules);
  }

  private static ThresholdWatch watch(SensorSettings settings) {
    return new ThresholdWatch(
        settings.hasHigh() ? settings.highMilli() : ThresholdWatch.NO_HIGH,
        settings.hasHigh() ? settings.highClearMilli() : ThresholdWatch.NO_HIGH,
        settings.hasLow() ? settings.lowMilli() : ThresholdWatch.NO_LOW,
        settings.hasLow() ? settings.lowClearMilli() : ThresholdWatch.NO_LOW,
        settings.severity());
  }

  private static int report(int configured) {
    switch (configured) {
      case LineSettings.NONE:
        return LineReport.NONE;
      case LineSettings.ACTIVE:
        return LineReport.ACTIVE;
      case LineSettings.INACTIVE:
        return LineReport.INACTIVE;
      default:
        return LineReport.BOTH;
    }
  }

  private static int sensorIndex(Board board, String name) {
    for (int i = 0; i < board.sensorCount(); i++) {
      if (board.sensor(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private static int lineIndex(Board board, String name) {
    for (int i = 0; i < board.lineCount(); i++) {
      if (board.line(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private static String sensors(Board board) {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < board.sensorCount(); i++) {
      names.append(i == 0 ? "" : ", ").append(board.sensor(i).name());
    }
    return names.length() == 0 ? "none" : names.toString();
  }

  private static String lines(Board board) {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < board.lineCount(); i++) {
      names.append(i == 0 ? "" : ", ").append(board.line(i).name());
    }
    return names.length() == 0 ? "none" : names.toString();
  }

  /** One watch for each sensor of the board. */
  ThresholdWatch[] thresholds() {
    return thresholds;
  }

  /** One rule for each line of the board. */
  LineRule[] lineRules() {
    return lineRules;
  }
}
