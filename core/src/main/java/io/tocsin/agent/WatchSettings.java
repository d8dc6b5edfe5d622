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
    settings.matchSensors(new Things("sensor", board.sensorCount(), i -> board.sensor(i).name()));
    settings.matchLines(new Things("line", board.lineCount(), i -> board.line(i).name()));
    settings.matchLinks(new Things("link", board.linkCount(), i -> board.link(i).name()));
    return settings;
  }

  private void matchSensors(Things sensors) {
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
      String name = settings.name();
      int sensor = sensors.indexOf(name, 0);
      if (sensor < 0) {
        ConfigurationKey key =
            settings.hasHigh() ? ConfigurationKeys.SENSOR_HIGH : ConfigurationKeys.SENSOR_LOW;
        refuse(
            key,
            name,
            sensors.lacks()
                + ", and one of your own needs "
                + ConfigurationKeys.SENSOR_FILE.pattern());
      } else if (settings.hasFile() && sensors.indexOf(name, sensor + 1) >= 0) {
        refuse(
            ConfigurationKeys.SENSOR_FILE,
            name,
            "this board has a sensor of that name itself; choose another NAME");
      } else {
        thresholds[sensor] = watch(settings);
      }
    }
  }

  private static ThresholdWatch watch(SensorSettings settings) {
    return new ThresholdWatch(
        settings.hasHigh() ? settings.highMilli() : ThresholdWatch.NO_HIGH,
        settings.hasHigh() ? settings.highClearMilli() : ThresholdWatch.NO_HIGH,
        settings.hasLow() ? settings.lowMilli() : ThresholdWatch.NO_LOW,
        settings.hasLow() ? settings.lowClearMilli() : ThresholdWatch.NO_LOW,
        settings.severity());
  }

  private void matchLines(Things lines) {
    Arrays.fill(lineRules, new LineRule(LineReport.BOTH, Severity.INFORMATIONAL));
    for (ReportSettings settings : configuration.lines()) {
      int line = lines.indexOf(settings.name(), 0);
      if (line < 0) {
        refuseLine(settings, lines.lacks());
      } else {
        lineRules[line] = new LineRule(settings.report(), settings.severity());
      }
    }
  }

  /** Refuses a line that the board does not have, by a key of its entry that the file has. */
  private void refuseLine(ReportSettings line, String reason) {
    boolean isGpio = isGpio(line.name());
    ConfigurationKey key = isGpio ? ConfigurationKeys.LINE_CHIP : ConfigurationKeys.LINE_SEVERITY;
    refuse(
        line.hasReport() ? ConfigurationKeys.LINE_REPORT : key,
        line.name(),
        isGpio ? reason + ", and gets one of GPIO when the agent is restarted" : reason);
  }

  private boolean isGpio(String name) {
    for (LineSettings gpio : configuration.gpioLines()) {
      if (gpio.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private void matchLinks(Things links) {
    Arrays.fill(linkRules, new LinkRule(LinkReport.BOTH, Severity.WARNING));
    for (ReportSettings settings : configuration.links()) {
      int link = links.indexOf(settings.name(), 0);
      if (link < 0) {
        ConfigurationKey key =
            settings.hasReport() ? ConfigurationKeys.LINK_REPORT : ConfigurationKeys.LINK_SEVERITY;
        refuse(key, settings.name(), links.lacks());
      } else {
        linkRules[link] = new LinkRule(settings.report(), settings.severity());
      }
    }
  }

  private void refuse(ConfigurationKey key, String name, String reason) {
    errors.add(configuration.error(key, name, reason));
  }

  /** Name of one of the things that the board has of a kind. */
  @FunctionalInterface
  private interface Names {
    String name(int index);
  }

  /** The things of one kind that the board has. */
  private static final class Things {

    private final String kind;
    private final int count;
    private final Names names;

    Things(String kind, int count, Names names) {
      this.kind = kind;
      this.count = count;
      this.names = names;
    }

    /** Index of the first with a name among those from a first one on; -1 for none. */
    int indexOf(String wanted, int first) {
      for (int i = first; i < count; i++) {
        if (names.name(i).equals(wanted)) {
          return i;
        }
      }
      return -1;
    }

    /** That there is none of the name that is wanted, and which there are. */
    String lacks() {
      StringBuilder all = new StringBuilder();
      for (int i = 0; i < count; i++) {
        all.append(i == 0 ? "" : ", ").append(names.name(i));
      }
      return "this board has no such " + kind + "; it has " + (count == 0 ? "none" : all);
    }
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
