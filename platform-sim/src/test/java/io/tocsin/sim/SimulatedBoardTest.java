/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.Line;
import io.tocsin.hal.Sensor;
import io.tocsin.raspi.LineChanges;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SimulatedBoardTest {

  private final SimulatedBoard board = new SimulatedBoard(BoardPlan.STANDARD, "0123");

  private static int change(int line, boolean active) {
    return line << 1 | (active ? 1 : 0);
  }

  @Test
  void shouldHaveTheStandardSensorsAndLines() {
    assertEquals("0123", board.serial());
    assertTrue(board.description().length() <= 128);
    assertEquals(2, board.sensorCount());
    assertEquals("soc-temperature", board.sensor(0).name());
    assertEquals("C", board.sensor(0).unit());
    assertEquals("supply-voltage", board.sensor(1).name());
    assertEquals("V", board.sensor(1).unit());
    assertEquals(Sensor.OK, board.sensor(1).status());
    assertEquals(5_000, board.sensor(1).valueMilli());
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < board.lineCount(); i++) {
      lines.add(board.line(i).name() + (board.line(i).isOutput() ? " out" : " in"));
    }
    assertEquals(List.of("door in", "button in", "relay out", "led out"), lines);
  }

  @Test
  void shouldTellChangesOfInputsInTheirOrder() {
    assertEquals(-1, board.pollLineChange());
    assertTrue(board.setInput(0, true));
    assertTrue(board.setInput(1, true));
    assertTrue(board.setInput(0, false));
    assertFalse(board.setInput(0, false), "no change");
    assertEquals(change(0, true), board.pollLineChange());
    assertEquals(change(1, true), board.pollLineChange());
    assertEquals(change(0, false), board.pollLineChange());
    assertEquals(-1, board.pollLineChange());
    assertFalse(board.line(0).isActive());
    assertTrue(board.line(1).isActive());
  }

  @Test
  void shouldLetTheAgentDriveOutputsAndNobodyElse() {
    Line relay = board.line(2);
    assertTrue(relay.drive(true));
    assertTrue(relay.isActive());
    assertFalse(board.setInput(2, false));
    assertTrue(relay.isActive());
    assertFalse(board.line(0).drive(true));
    assertFalse(board.line(0).isActive());
    assertEquals(-1, board.pollLineChange(), "driving is no change of an input");
  }

  @Test
  void shouldKeepTheLastGoodValueOfASensorThatFails() {
    board.setSensor(0, 71_500);
    board.setSensorStatus(0, Sensor.FAULTY);
    assertEquals(Sensor.FAULTY, board.sensor(0).status());
    assertEquals(71_500, board.sensor(0).valueMilli());
    board.setSensor(0, 72_000);
    assertEquals(Sensor.OK, board.sensor(0).status());
  }

  @Test
  void shouldTellTheNewestLevelOfALineWhoseChangesWereDropped() {
    for (int i = 0; i < LineChanges.CHANGES_MAX; i++) {
      board.setInput(0, i % 2 == 0);
    }
    board.setInput(1, true);
    board.setInput(1, false);
    board.setInput(1, true);
    board.setInput(0, true);
    board.setInput(0, false);
    assertEquals(5, board.droppedLineChanges());
    for (int i = 0; i < LineChanges.CHANGES_MAX; i++) {
      assertEquals(change(0, i % 2 == 0), board.pollLineChange());
    }
    assertEquals(change(1, true), board.pollLineChange());
    assertEquals(-1, board.pollLineChange(), "line 0 is again what was told last");
  }

  @Property
  void shouldAlwaysEndWithTheTrueLevels(
      @ForAll @Size(max = 2_000) List<@IntRange(max = 5) Integer> actions) {
    SimulatedBoard one = new SimulatedBoard(BoardPlan.STANDARD, "0");
    boolean[] told = new boolean[one.lineCount()];
    for (int action : actions) {
      if (action < 4) {
        one.setInput(action & 1, (action & 2) != 0);
      } else {
        take(one, told);
      }
    }
    while (take(one, told)) {
      assertTrue(one.droppedLineChanges() >= 0);
    }
    boolean[] levels = {one.line(0).isActive(), one.line(1).isActive(), false, false};
    assertEquals(Arrays.toString(levels), Arrays.toString(told));
  }

  private static boolean take(SimulatedBoard board, boolean[] told) {
    int change = board.pollLineChange();
    if (change < 0) {
      return false;
    }
    assertTrue(told[change >> 1] != ((change & 1) != 0), "a change to the level that it had");
    told[change >> 1] = (change & 1) != 0;
    return true;
  }
}
