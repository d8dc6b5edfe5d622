/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.command;

import io.tocsin.agent.Agent;
import io.tocsin.hal.Steppable;
import io.tocsin.raspi.AgentLoop;
import io.tocsin.raspi.NioNetwork;

/**
 * The agent that {@link AgentRun} runs, stepped with what was asked of it by a signal. Belongs to
 * the agent's thread, but for {@link #requestReload}.
 */
public final class RunningAgent implements Steppable {

  private final Agent agent;
  private final NioNetwork network;
  private final ConfigurationReload reload;
  private final Surroundings surroundings;
  private AgentLoop loop;
  private boolean stopping;
  private volatile boolean reloadRequested;

  RunningAgent(
      Agent agent, NioNetwork network, ConfigurationReload reload, Surroundings surroundings) {
    this.agent = agent;
    this.network = network;
    this.reload = reload;
    this.surroundings = surroundings;
  }

  /** Names the loop, which needs what it drives before it can be made. */
  void setLoop(AgentLoop driver) {
    loop = driver;
  }

  @Override
  public long step(long nowMs) {
    if (reloadRequested) {
      reloadRequested = false;
      reload(nowMs);
    }
    return agent.step(nowMs);
  }

  @Override
  public void stop(long nowMs) {
    stopping = true;
    agent.stop(nowMs);
  }

  @Override
  public boolean isStopped() {
    return agent.isStopped();
  }

  /**
   * Reads the configuration file again, between two steps; what is wrong with it is logged too.
   *
   * @param nowMs monotonic time in milliseconds
   * @return what became of it, for people; may have several lines
   */
  public String reload(long nowMs) {
    if (stopping) {
      return "the agent is ending";
    }
    surroundings.reloading();
    String outcome = reload.reload(nowMs);
    surroundings.reloaded(outcome);
    return outcome;
  }

  /** Has the next step begin with {@link #reload}; from any thread. */
  void requestReload() {
    reloadRequested = true;
    network.wakeup();
  }

  /** Begins the orderly end. */
  public void end() {
    loop.stop();
  }

  /** The agent itself. */
  public Agent agent() {
    return agent;
  }

  /** The selector that its loop waits on. */
  public NioNetwork network() {
    return network;
  }
}
