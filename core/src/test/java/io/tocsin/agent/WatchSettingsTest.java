/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tocsin.agent.sensor.ConfiguredBoard;
import io.tocsin.config.Configuration;
import io.tocsin.config.ConfigurationError;
import io.tocsin.config.Texts;
import io.tocsin.event.ThresholdWatch;
import io.tocsin.hal.TestBoard;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchSettingsTest {

  private static final TestBoard BOARD =
      TestBoard.of(List.of("door", "hatch"), List.of("heat"), List.of("eth0", "wlan0"));

  private final List<String> errors = new ArrayList<>();

  private WatchSettings match(TestBoard board, String... lines) {
    Configuration configuration = Texts.configuration(lines);
    List<ConfigurationError> found = new ArrayList<>();
    WatchSettings settings =
        WatchSettings.match(configuration, new ConfiguredBoard(board, configuration), found);
    found.forEach(error -> errors.add(error.text()));
    return settings;
  }

  @Test
  void shouldHaveAnEntryForAllThatTheBoardHas() {
    WatchSettings settings = match(BOARD, "sensor.heat.high = 2", "sensor.heat.high.clear = 1");
    assertEquals(2_000, settings.thresholds()[0].high());
    assertEquals(ThresholdWatch.NO_LOW, settings.thresholds()[0].low());
    assertEquals(2, settings.lineRules().length);
    assertEquals(2, settings.linkRules().length);
    assertEquals(List.of(), errors);
  }

  @Test
  void shouldNameWhatTheBoardDoesNotHave() {
    match(
        BOARD,
        "sensor.cold.low = 1",
        "sensor.cold.low.clear = 2",
        "line.window.severity = minor",
        "link.eth1.report = down",
        "link.eth2.severity = minor");
    assertEquals(
        List.of(
            "tocsin.conf:1: sensor.cold.low = 1: this board has no such sensor; it has heat,"
                + " and one of your own needs sensor.NAME.file",
            "tocsin.conf:3: line.window.severity = minor: this board has no such line; it has door,"
                + " hatch",
            "tocsin.conf:4: link.eth1.report = down: this board has no such link; it has eth0,"
                + " wlan0",
            "tocsin.conf:5: link.eth2.severity = minor: this board has no such link; it has eth0,"
                + " wlan0"),
        errors);
  }

  @Test
  void shouldWatchSensorsOfTheConfigurationBehindThoseOfTheBoard() {
    WatchSettings settings =
        match(
            BOARD,
            "sensor.boiler.file = boiler",
            "sensor.tank.file = tank",
            "sensor.tank.low = 3",
            "sensor.tank.low.clear = 4");
    assertEquals(List.of(), errors);
    assertEquals(3, settings.thresholds().length);
    assertEquals(ThresholdWatch.NO_HIGH, settings.thresholds()[1].high());
    assertEquals(ThresholdWatch.NO_LOW, settings.thresholds()[1].low());
    assertEquals(3_000, settings.thresholds()[2].low());
  }

  @Test
  void shouldRefuseASensorOfTheConfigurationThatTheBoardHasItself() {
    match(BOARD, "sensor.heat.high = 2", "sensor.heat.high.clear = 1", "sensor.heat.file = x");
    assertEquals(
        List.of(
            "tocsin.conf:3: sensor.heat.file = x: this board has a sensor of that name itself;"
                + " choose another NAME"),
        errors);
  }

  @Test
  void shouldSayThatALineOfGpioTakesARestart() {
    match(BOARD, "line.gate.chip = pinctrl-rp1", "line.gate.offset = 4", "line.gate.report = both");
    match(BOARD, "line.gate.chip = pinctrl-rp1", "line.gate.offset = 4");
    String lacks =
        ": this board has no such line; it has door, hatch, and gets one of GPIO when the agent is"
            + " restarted";
    assertEquals(
        List.of(
            "tocsin.conf:3: line.gate.report = both" + lacks,
            "tocsin.conf:1: line.gate.chip = pinctrl-rp1" + lacks),
        errors);
  }

  @Test
  void shouldSayWhenTheBoardHasNone() {
    match(new TestBoard(), "link.eth0.report = none");
    assertEquals(
        List.of("tocsin.conf:1: link.eth0.report = none: this board has no such link; it has none"),
        errors);
  }
}
