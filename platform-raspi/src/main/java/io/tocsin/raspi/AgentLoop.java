/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import io.tocsin.hal.Clock;
import io.tocsin.hal.Steppable;

/**
 * The loop of one agent: step, wait, step.
 *
 * <p>{@link #run()} holds the calling thread until the agent has ended or {@link #stop()} was
 * called; then it lets the agent close its sessions within a bounded time.
 */
public final class AgentLoop {

  private final Steppable agent;
  private final Clock clock;
  private final NioNetwork network;
  private final long stopTimeMsMax;
  private long nextStepMs;
  private volatile boolean stopRequested;

  /**
   * Prepares the loop.
   *
   * @param agent what is driven
   * @param clock the clock that the agent's times are on
   * @param network waits for the agent's connections
   * @param stopTimeMsMax how long the agent may take to close its sessions, in milliseconds
   */
  public AgentLoop(Steppable agent, Clock clock, NioNetwork network, long stopTimeMsMax) {
    this.agent = agent;
    this.clock = clock;
    this.network = network;
    this.stopTimeMsMax = stopTimeMsMax;
  }

  /**
   * Drives the agent until its end; to be called once.
   *
   * @return whether the agent ended in good order, with nothing cut off by the time limit
   */
  public boolean run() {
    while (!stopRequested && stepped()) {
      network.await(nextStepMs);
    }
    agent.stop(clock.monotonicMs());
    long deadlineMs = clock.monotonicMs() + stopTimeMsMax;
    while (stepped() && clock.monotonicMs() < deadlineMs) {
      network.await(Math.min(nextStepMs, deadlineMs));
    }
    return agent.isStopped();
  }

  /** Lets the agent do what is due; false when it has ended. */
  private boolean stepped() {
    if (!agent.isStopped()) {
      nextStepMs = agent.step(clock.monotonicMs());
    }
    return !agent.isStopped();
  }

  /** Asks the loop to end; from any thread. Harmless when repeated or too early. */
  public void stop() {
    stopRequested = true;
    network.wakeup();
  }

  /** How long the agent may take to close its sessions, in milliseconds. */
  long stopTimeMsMax() {
    return stopTimeMsMax;
  }
}
