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

class BoardStepperTest {

  private static final long START_MS = 5_000;

  private final SimulatedBoard board = new SimulatedBoard(BoardPlan.STANDARD, "0123");
  private final RecordingLog log = new RecordingLog();
  private final CommandGate gate = new CommandGate(() -> log.write(0, "gate", "woken"));
  private final Agent agent = new Agent();
  private int stopRequests;

  /** Sees the board's changes in its steps. */
  private final class Agent implements Steppable {
    final List<String> seen = new ArrayList<>();
    long nextMs = NEVER;
    boolean stopped;

    @Override
    public long step(long nowMs) {
      for (int change = board.pollLineChange(); change >= 0; change = board.pollLineChange()) {
        seen.add(nowMs + ":" + change);
      }
      return nextMs;
    }

    @Override
    public void stop(long nowMs) {
      stopped = true;
    }

    @Override
    public boolean isStopped() {
      return stopped;
    }
  }

  private BoardStepper stepper(String script, long timeMs) {
    StatusText status = (upMs, unused, state) -> "up " + upMs + " ms, script " + state;
    BoardStepper stepper =
        new BoardStepper(
            agent, board, gate, status, at -> "reloaded at " + at, () -> stopRequests++, timeMs);
    if (script != null) {
      List<TextProblem> problems = new ArrayList<>();
      Script parsed =
          ScriptParser.parse("s", script, new CommandParser(BoardPlan.STANDARD), problems);
      assertEquals(List.of(), problems);
      stepper.setScript(new ScriptRunner(parsed, board, stepper, log));
    }
    return stepper;
  }

  @Test
  void shouldShowTheAgentEachChangeInTheSameStep() {
    BoardStepper stepper = stepper("at 10ms line door open", RunOptions.UNLIMITED);
    assertEquals(START_MS + 10, stepper.step(START_MS));
    assertEquals(Steppable.NEVER, stepper.step(START_MS + 10));
    assertEquals(List.of(START_MS + 10 + ":1"), agent.seen);
  }

  @Test
  void shouldAskForTheEarliestOfAllMoments() {
    BoardStepper stepper = stepper("wait 20ms\nline door open", 50);
    agent.nextMs = START_MS + 30;
    assertEquals(START_MS + 20, stepper.step(START_MS));
    assertEquals(START_MS + 30, stepper.step(START_MS + 20));
    agent.nextMs = Steppable.NEVER;
    assertEquals(START_MS + 50, stepper.step(START_MS + 30));
    assertEquals(0, stopRequests);
    stepper.step(START_MS + 50);
    assertEquals(1, stopRequests);
  }

  @Test
  void shouldLetTheWorldStandStillWhileItStops() {
    BoardStepper stepper = stepper("wait 20ms\nline door open", 50);
    stepper.step(START_MS);
    assertFalse(stepper.isStopped());
    stepper.stop(START_MS + 10);
    assertTrue(stepper.isStopped());
    assertEquals(Steppable.NEVER, stepper.step(START_MS + 60));
    assertEquals(List.of(), agent.seen);
    assertEquals(0, stopRequests);
  }

  @Test
  void shouldTellHowItIs() {
    BoardStepper stepper = stepper("wait 20ms", RunOptions.UNLIMITED);
    stepper.step(START_MS);
    assertEquals("up 0 ms, script running", stepper.status());
    stepper.step(START_MS + 20);
    assertEquals("up 20 ms, script done", stepper.status());
    assertEquals("up 0 ms, script none", stepper(null, RunOptions.UNLIMITED).status());
  }
}
