/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.Steppable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptRunnerTest {

  private static final long START_MS = 1_000_000;

  private final SimulatedBoard board = new SimulatedBoard(BoardPlan.STANDARD, "0123");
  private final RecordingControl control = new RecordingControl();
  private final RecordingLog log = new RecordingLog();
  private final List<TextProblem> problems = new ArrayList<>();

  private ScriptRunner runner(String text) {
    Script script =
        ScriptParser.parse("script", text, new CommandParser(BoardPlan.STANDARD), problems);
    assertEquals(List.of(), problems);
    return new ScriptRunner(script, board, control, log);
  }

  /** Steps exactly when asked to, until the end or a moment, and tells when commands ran. */
  private List<String> trace(ScriptRunner runner, long untilMs) {
    List<String> trace = new ArrayList<>();
    long nowMs = 0;
    int stepCount = 0;
    while (nowMs <= untilMs) {
      long next = runner.step(START_MS + nowMs);
      for (String entry : log.entries) {
        trace.add(nowMs + " " + entry.substring("script: ".length(), entry.lastIndexOf(": ")));
      }
      log.entries.clear();
      if (next == Steppable.NEVER) {
        assertTrue(runner.isDone());
        return trace;
      }
      assertTrue(next >= START_MS + nowMs, "asked to be called in the past");
      assertTrue(++stepCount < 10_000, "turns without progress");
      nowMs = next - START_MS;
    }
    return trace;
  }

  @Test
  void shouldRunEachCommandAtItsMoment() {
    ScriptRunner runner =
        runner(
            """
            temp 50
            at 2s line door open
            wait 500ms
            line door close
            at 10s quit
            """);
    assertEquals(
        List.of("0 temp 50", "2000 line door open", "2500 line door close", "10000 quit"),
        trace(runner, Long.MAX_VALUE / 2));
    assertEquals(1, control.quits);
    assertEquals(50_000, board.sensor(0).valueMilli());
  }

  @Test
  void shouldCountMomentsFromTheStartOfEachRound() {
    ScriptRunner runner =
        runner(
            """
            wait 1s
            repeat 2
              at 100ms line door open
              repeat 2
                at 10ms temp 60
                wait 10ms
              end
              line door close
            end
            line button toggle
            """);
    assertEquals(
        List.of(
            "1100 line door open",
            "1110 temp 60",
            "1130 temp 60",
            "1140 line door close",
            "1240 line door open",
            "1250 temp 60",
            "1270 temp 60",
            "1280 line door close",
            "1280 line button toggle"),
        trace(runner, Long.MAX_VALUE / 2));
  }

  @Test
  void shouldRepeatForever() {
    ScriptRunner runner = runner("repeat forever\nline door toggle\nwait 250ms\nend\n");
    assertEquals(5, trace(runner, 1_000).size());
    assertFalse(runner.isDone());
  }

  @Test
  void shouldNotDriftWhenItIsCalledLate() {
    ScriptRunner runner = runner("repeat forever\nwait 1s\nline door toggle\nend\n");
    runner.step(START_MS);
    assertEquals(START_MS + 2_000, runner.step(START_MS + 1_900));
    assertEquals(START_MS + 6_000, runner.step(START_MS + 5_500));
    assertEquals(5, log.entries.size());
  }

  @Test
  void shouldDoABoundedAmountPerStep() {
    ScriptRunner runner = runner("repeat 1000\nline door toggle\nend\n");
    assertEquals(START_MS, runner.step(START_MS));
    assertTrue(log.entries.size() <= ScriptRunner.INSTRUCTIONS_PER_STEP);
    int steps = 1;
    while (runner.step(START_MS) != Steppable.NEVER) {
      steps++;
    }
    assertTrue(steps >= 1_000 / ScriptRunner.INSTRUCTIONS_PER_STEP);
    assertEquals(1_000, log.entries.size());
  }

  @Test
  void shouldDoNothingWithAnEmptyScript() {
    assertEquals(Steppable.NEVER, runner("# empty\n").step(START_MS));
  }
}
