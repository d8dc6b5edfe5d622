/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import io.tocsin.hal.Log;
import io.tocsin.hal.Steppable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Runs a script in the agent's thread. Moments are counted from the first step, not from when the
 * commands before ran: a script does not drift.
 */
final class ScriptRunner {

  /** Instructions done in one step; the rest is left to the next, which follows at once. */
  static final int INSTRUCTIONS_PER_STEP = 64;

  /** A part of the script that is being done. */
  private static final class Frame {
    final List<Script.Instruction> body;
    int roundsLeft;
    int next;
    long startMs;

    Frame(List<Script.Instruction> body, int rounds, long startMs) {
      this.body = body;
      this.roundsLeft = rounds;
      this.startMs = startMs;
    }
  }

  private final SimulatedBoard board;
  private final AgentControl control;
  private final Log log;
  private final Script script;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private boolean started;

  /** The moment that the script has reached, on the agent's clock. */
  private long reachedMs;

  ScriptRunner(Script script, SimulatedBoard board, AgentControl control, Log log) {
    this.script = script;
    this.board = board;
    this.control = control;
    this.log = log;
  }

  /**
   * Does what is due.
   *
   * @param nowMs the present, on the monotonic clock
   * @return when the next instruction is due; {@link Steppable#NEVER} at the end
   */
  long step(long nowMs) {
    if (!started) {
      started = true;
      reachedMs = nowMs;
      frames.push(new Frame(script.body(), 1, nowMs));
    }
    for (int i = 0; i < INSTRUCTIONS_PER_STEP && !frames.isEmpty() && reachedMs <= nowMs; i++) {
      doNext(frames.peek());
    }
    return frames.isEmpty() ? Steppable.NEVER : reachedMs;
  }

  private void doNext(Frame frame) {
    if (frame.next == frame.body.size()) {
      endRound(frame);
      return;
    }
    Script.Instruction instruction = frame.body.get(frame.next++);
    if (instruction instanceof Script.Wait wait) {
      reachedMs += wait.timeMs();
    } else if (instruction instanceof Script.At at) {
      reachedMs = frame.startMs + at.timeMs();
    } else if (instruction instanceof Script.Repeat repeat) {
      frames.push(new Frame(repeat.body(), repeat.count(), reachedMs));
    } else if (instruction instanceof Script.Do action) {
      String answer = action.command().run(board, control);
      if (log.isEnabled(Log.DEBUG)) {
        log.write(Log.DEBUG, "script", action.text() + ": " + answer);
      }
    }
  }

  private void endRound(Frame frame) {
    if (frame.roundsLeft != Script.FOREVER && --frame.roundsLeft == 0) {
      frames.pop();
      return;
    }
    frame.next = 0;
    frame.startMs = reachedMs;
  }

  /** Whether everything has been done. */
  boolean isDone() {
    return started && frames.isEmpty();
  }
}
