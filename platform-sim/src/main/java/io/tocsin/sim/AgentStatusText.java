/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import io.tocsin.agent.Agent;
import io.tocsin.mib.TargetStatus;
import io.tocsin.raspi.command.TargetText;

/** Tells how an {@link Agent} is. */
final class AgentStatusText implements StatusText {

  private final Agent agent;
  private final StepCounter steps;

  AgentStatusText(Agent agent, StepCounter steps) {
    this.agent = agent;
    this.steps = steps;
  }

  @Override
  public String of(long upMs, SimulatedBoard board, String scriptState) {
    StringBuilder text = new StringBuilder();
    text.append("up ").append(upMs / 1_000).append(" s, ");
    text.append(steps.count()).append(" steps, ");
    text.append(agent.sessionCount()).append(" sessions\n");
    text.append("board ").append(board.serial()).append(", ");
    text.append(board.droppedLineChanges()).append(" line changes dropped\n");
    text.append("script: ").append(scriptState);
    TargetStatus targets = agent.targets();
    for (int i = 0; i < targets.targetCount(); i++) {
      if (targets.isPresent(i)) {
        TargetText.append(targets, i, text.append('\n'));
      }
    }
    return text.toString();
  }
}
