/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardFileTest {

  private final List<TextProblem> problems = new ArrayList<>();

  private BoardPlan parse(String text) {
    return BoardFile.parse("my.board", text, problems);
  }

  @Test
  void shouldReadSensorsAndLines() {
    BoardPlan plan =
        parse(
            """
            # A pump house.
            sensor water-level m 1.25
            sensor pump-current A 0

            line hatch input active   # open while somebody works there
            line pump output
            """);
    assertEquals(List.of(), problems);
    assertEquals(
        List.of(new SensorPlan("water-level", "m", 1_250), new SensorPlan("pump-current", "A", 0)),
        plan.sensors());
    assertEquals(
        List.of(new LinePlan("hatch", false, true), new LinePlan("pump", true, false)),
        plan.lines());
  }

  @Test
  void shouldReadNetworkInterfaces() {
    BoardPlan plan = parse("link eth0\nlink wlan0 down\nlink wwan0 up\n");
    assertEquals(List.of(), problems);
    assertEquals(
        List.of(
            new LinkPlan("eth0", true), new LinkPlan("wlan0", false), new LinkPlan("wwan0", true)),
        plan.links());
    parse("link\nlink a sideways\nlink b\nlink b\n");
    List<String> texts = problems.stream().map(TextProblem::toString).toList();
    assertTrue(texts.get(0).startsWith("my.board:1: a link has a name; allowed: sensor NAME"));
    assertEquals("my.board:2: 'sideways' is not allowed; allowed: down, up", texts.get(1));
    assertEquals("my.board:4: 'b' stands above already", texts.get(2));
  }

  @Test
  void shouldReportEveryProblemWithItsLine() {
    parse(
        """
        sensor Water m 1
        sensor a m
        sensor a m one
        sensor b meters-of-water 1
        line hatch sideways
        line hatch2 input ajar
        line ok input
        line ok output
        pump on
        """);
    List<String> texts = problems.stream().map(TextProblem::toString).toList();
    assertEquals(8, texts.size(), texts::toString);
    assertTrue(texts.get(0).startsWith("my.board:1: 'Water' is not a name; allowed: "));
    assertTrue(texts.get(1).startsWith("my.board:2: a sensor has a name, a unit and a value; "));
    assertTrue(texts.get(2).startsWith("my.board:3: 'one' is not a value; allowed: "));
    assertTrue(texts.get(3).startsWith("my.board:4: 'meters-of-water' is not a unit; allowed: "));
    assertEquals("my.board:5: 'sideways' is not allowed; allowed: input, output", texts.get(4));
    assertEquals("my.board:6: 'ajar' is not allowed; allowed: inactive, active", texts.get(5));
    assertEquals("my.board:8: 'ok' stands above already", texts.get(6));
    assertTrue(texts.get(7).startsWith("my.board:9: 'pump' is not known; allowed: sensor NAME"));
  }

  @Test
  void shouldBoundTheBoard() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i <= BoardFile.THINGS_MAX; i++) {
      text.append("line line-").append(i).append(" input\n");
    }
    assertEquals(BoardFile.THINGS_MAX, parse(text.toString()).lines().size());
    assertEquals("my.board:65: too many; allowed: 64 of each kind", problems.get(0).toString());
  }
}
