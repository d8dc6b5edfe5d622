/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.config.Configuration;
import io.tocsin.config.ConfigurationError;
import io.tocsin.config.ConfigurationKey;
import io.tocsin.config.ConfigurationKeys;
import io.tocsin.config.ReportSettings;
import io.tocsin.config.SensorSettings;
import io.tocsin.event.LineReport;
import io.tocsin.event.LineRule;
import io.tocsin.event.LinkReport;
import io.tocsin.event.LinkRule;
import io.tocsin.event.Severity;
import io.tocsin.event.ThresholdWatch;
import io.tocsin.hal.Board;
import java.util.Arrays;
import java.util.List;

/**
 * What the configuration says about the board's sensors, lines and links, in the board's own order.
 */
final class WatchSettings {

  private static final String SENSOR = "sensor";

  private final Configuration configuration;
  private final List<ConfigurationError> errors;
  private final ThresholdWatch[] thresholds;
  private final LineRule[] lineRules;
  private final LinkRule[] linkRules;

  private WatchSettings(Configuration configuration, Board board, List<ConfigurationError> errors) {
    this.configuration = configuration;
    this.errors = errors;
    thresholds = new ThresholdWatch[board.sensorCount()];
    lineRules = new LineRule[board.lineCount()];
    linkRules = new LinkRule[board.linkCount()];
  }

  /**
   * Matches names of the configuration with those of the board.
   *
   * @param errors takes an entry for each name that the board does not have
   */
  static WatchSettings match(
      Configuration configuration, Board board, List<ConfigurationError> errors) {
    WatchSettings settings = new WatchSettings(configuration, board, errors);
    settings.matchSensors(i -> board.sensor(i).name());
    settings.matchLines(i -> board.line(i).name());
    settings.matchLinks(i -> board.link(i).name());
    return settings;
  }

  private void matchSensors(Names names) {
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
      ConfigurationKey key =
          settings.hasHigh() ? ConfigurationKeys.SENSOR_HIGH : ConfigurationKeys.SENSOR_LOW;
      int sensor = find(SENSOR, key, settings.name(), thresholds.length, names);
      if (settings.hasFile() && find(settings.name(), sensor + 1, names) >= 0) {
        errors.add(
            configuration.error(
                ConfigurationKeys.SENSOR_FILE,
                settings.name(),
                "this board has a sensor of that name itself; choose another NAME"));
      } else if (sensor >= 0) {
        thresholds[sensor] = watch(settings);
      }
    }
  }

  /** Index of the sensor with a name among those from a first one on; -1 for none. */
  private int find(String wanted, int first, Names names) {
    for (int i = first; i < thresholds.length; i++) {
      if (names.name(i).equals(wanted)) {
        return i;
      }
    }
    return -1;
  }

  private static ThresholdWatch watch(SensorSettings settings) {
    return new ThresholdWatch(
        settings.hasHigh() ? settings.highMilli() : ThresholdWatch.NO_HIGH,
        settings.hasHigh() ? settings.highClearMilli() : ThresholdWatch.NO_HIGH,
        settings.hasLow() ? settings.lowMilli() : ThresholdWatch.NO_LOW,
        settings.hasLow() ? settings.lowClearMilli() : ThresholdWatch.NO_LOW,
        settings.severity());
  }

  private void matchLines(Names names) {
    Arrays.fill(lineRules, new LineRule(LineReport.BOTH, Severity.INFORMATIONAL));
    for (ReportSettings settings : configuration.lines()) {
      ConfigurationKey key =
          settings.hasReport() ? ConfigurationKeys.LINE_REPORT : ConfigurationKeys.LINE_SEVERITY;
      int line = find("line", key, settings.name(), lineRules.length, names);
      if (line >= 0) {
        lineRules[line] = new LineRule(settings.report(), settings.severity());
      }
    }
  }

  private void matchLinks(Names names) {
    Arrays.fill(linkRules, new LinkRule(LinkReport.BOTH, Severity.WARNING));
    for (ReportSettings settings : configuration.links()) {
      ConfigurationKey key =
          settings.hasReport() ? ConfigurationKeys.LINK_REPORT : ConfigurationKeys.LINK_SEVERITY;
      int link = find("link", key, settings.name(), linkRules.length, names);
      if (link >= 0) {
        linkRules[link] = new LinkRule(settings.report(), settings.severity());
      }
    }
  }

  /** Index of what has a name; -1 when the board has no such thing, which is an error. */
  private int find(String thing, ConfigurationKey key, String wanted, int count, Names names) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String name = names.name(i);
      if (name.equals(wanted)) {
        return i;
      }
      all.append(i == 0 ? "" : ", ").append(name);
    }
    String there = all.length() == 0 ? "none" : all.toString();
    String own =
        thing.equals(SENSOR)
            ? ", and one of your own needs " + ConfigurationKeys.SENSOR_FILE.pattern()
            : "";
    errors.add(
        configuration.error(
            key, wanted, "this board has no such " + thing + "; it has " + there + own));
    return -1;
  }

  /** Names of the things of one kind that the board has. */
  @FunctionalInterface
  private interface Names {
    String name(int index);
  }

  /** One watch for each sensor of the board. */
  ThresholdWatch[] thresholds() {
    return thresholds;
  }

  /** One rule for each line of the board. */
  LineRule[] lineRules() {
    return lineRules;
  }

  /** One rule for each network interface of the board. */
  LinkRule[] linkRules() {
    return linkRules;
  }
}
