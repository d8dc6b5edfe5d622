/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import io.tocsin.hal.Steppable;
import java.util.function.LongFunction;

/**
 * The agent together with its simulated world: commands of the terminal and the script run between
 * two steps of the agent, in its thread.
 */
final class BoardStepper implements Steppable, AgentControl {

  private final Steppable agent;
  private final SimulatedBoard board;
  private final CommandGate gate;
  private final StatusText statusText;
  private final LongFunction<String> reload;
  private final Runnable stopLoop;
  private final long timeMs;
  private ScriptRunner script;
  private boolean started;
  private boolean stopping;
  private long startMs;
  private long nowMs;

  /**
   * Joins agent and world.
   *
   * @param agent the agent
   * @param board its board
   * @param gate where commands of other threads come through
   * @param statusText tells how the agent is
   * @param reload reads the configuration again at a time and tells what became of it
   * @param stopLoop asks the loop around this to end
   * @param timeMs how long to run, in milliseconds; {@link RunOptions#UNLIMITED} for no limit
   */
  BoardStepper(
      Steppable agent,
      SimulatedBoard board,
      CommandGate gate,
      StatusText statusText,
      LongFunction<String> reload,
      Runnable stopLoop,
      long timeMs) {
    this.agent = agent;
    this.board = board;
    this.gate = gate;
    this.statusText = statusText;
    this.reload = reload;
    this.stopLoop = stopLoop;
    this.timeMs = timeMs;
  }

  /** Gives it a script, which starts with the first step. */
  void setScript(ScriptRunner runner) {
    script = runner;
  }

  @Override
  public long step(long now) {
    nowMs = now;
    if (!started) {
      started = true;
      startMs = now;
    }
    gate.runWaiting(board, this);
    long nextMs = stopping ? NEVER : stepWorld();
    return Math.min(nextMs, agent.step(now));
  }

  private long stepWorld() {
    long endMs = timeMs == RunOptions.UNLIMITED ? NEVER : startMs + timeMs;
    if (nowMs >= endMs) {
      stopLoop.run();
      return NEVER;
    }
    return script == null ? endMs : Math.min(endMs, script.step(nowMs));
  }

  @Override
  public void stop(long now) {
    stopping = true;
    agent.stop(now);
  }

  @Override
  public boolean isStopped() {
    return agent.isStopped();
  }

  @Override
  public void quit() {
    stopLoop.run();
  }

  @Override
  public String reload() {
    return stopping ? "the agent is ending" : reload.apply(nowMs);
  }

  @Override
  public String status() {
    String scriptState = script == null ? "none" : script.isDone() ? "done" : "running";
    return statusText.of(nowMs - startMs, board, scriptState);
  }
}
