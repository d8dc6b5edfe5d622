/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineChecksTest {

  private static List<String> changed(String from, String to) {
    Configuration running = Texts.configuration(from.split("; "));
    return Texts.texts(Texts.configuration(to.split("; ")).errorsOfChange(running));
  }

  @Test
  void shouldKnowWhichLinesAreOfGpio() {
    Configuration configuration =
        Texts.configuration(
            "line.door.report = both", "line.relay.chip = a", "line.relay.line = GPIO17");
    assertEquals(2, configuration.lines().size());
    assertEquals(1, configuration.gpioLines().size());
    LineSettings relay = configuration.gpioLines().get(0);
    assertEquals("relay", relay.name());
    assertEquals(LineSettings.OFFSET_NONE, relay.offset());
    assertFalse(relay.isOutput());
    assertNull(
        Texts.configuration("line.x.chip = a", "line.x.offset = 3").gpioLines().get(0).line());
  }

  @Test
  void shouldAskWhichLineOfTheChip() {
    assertEquals(
        List.of(
            "tocsin.conf:1: line.door.line: missing; it is mandatory for a line of GPIO without"
                + " line.NAME.offset; allowed: up to 31 octets"),
        Texts.errors("line.door.chip = a"));
  }

  @Test
  void shouldAskForTheChip() {
    assertEquals(
        List.of(
            "tocsin.conf:1: line.door.offset = 3: only a line with line.door.chip has this",
            "tocsin.conf:2: line.door.bias = disabled: only a line with line.door.chip has this"),
        Texts.errors("line.door.offset = 3", "line.door.bias = disabled"));
  }

  @Test
  void shouldRefuseTwoEntriesOfOneLine() {
    assertEquals(
        List.of("tocsin.conf:4: line.b.offset = 3: the entry a is the same line of the same chip"),
        Texts.errors(
            "line.a.chip = x",
            "line.a.offset = 3",
            "line.b.chip = x",
            "line.b.offset = 3",
            "line.c.chip = y",
            "line.c.offset = 3"));
    assertEquals(
        List.of("tocsin.conf:4: line.b.line = P: the entry a is the same line of the same chip"),
        Texts.errors("line.a.chip = x", "line.a.line = P", "line.b.chip = x", "line.b.line = P"));
  }

  @Test
  void shouldWarnOfWhatDoesNothing() {
    List<String> warnings =
        Texts.warnings(
            "line.a.chip = x",
            "line.a.offset = 3",
            "line.a.start = active",
            "line.b.chip = x",
            "line.b.offset = 4",
            "line.b.direction = output",
            "line.b.debounce.us = 5");
    assertEquals(
        List.of(
            "tocsin.conf:3: line.a.start = active: does nothing, as the line is an input",
            "tocsin.conf:7: line.b.debounce.us = 5: does nothing, as the line is an output"),
        warnings.subList(0, 2));
  }

  @Test
  void shouldBeFixedWhileTheAgentRuns() {
    String line = "line.a.chip = x; line.a.offset = 3";
    assertEquals(List.of(), changed(line, line + "; line.a.report = none; line.a.bias = as-is"));
    String restart = ": it cannot be changed while the agent runs; restart it for this";
    assertEquals(
        List.of("tocsin.conf:2: line.a.offset = 4" + restart),
        changed(line, "line.a.chip = x; line.a.offset = 4"));
    assertEquals(
        List.of(
            "tocsin.conf:1: line.a.chip = x" + restart,
            "tocsin.conf:2: line.a.offset = 3" + restart),
        changed("", line));
    assertEquals(
        List.of("tocsin.conf: line.a.chip" + restart, "tocsin.conf: line.a.offset" + restart),
        changed(line, ""));
  }
}
