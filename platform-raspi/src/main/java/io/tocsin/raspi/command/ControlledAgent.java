/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.command;

import io.tocsin.hal.Steppable;

/** The agent together with its control socket, which is served between two steps. */
final class ControlledAgent implements Steppable {

  private final Steppable agent;
  private final ControlServer server;
  private final AgentAnswers answers;

  ControlledAgent(Steppable agent, ControlServer server, AgentAnswers answers) {
    this.agent = agent;
    this.server = server;
    this.answers = answers;
  }

  @Override
  public long step(long nowMs) {
    // What is asked for, such as a test event, is done by the step that follows.
    long serveMs = server.step(nowMs);
    long agentMs = agent.step(nowMs);
    answers.look();
    return Math.min(serveMs, agentMs);
  }

  @Override
  public void stop(long nowMs) {
    agent.stop(nowMs);
  }

  @Override
  public boolean isStopped() {
    return agent.isStopped();
  }
}
