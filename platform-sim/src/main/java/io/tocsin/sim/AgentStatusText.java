/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import io.tocsin.agent.Agent;
import io.tocsin.event.DropCause;
import io.tocsin.mib.TargetStatus;

/** Tells how an {@link Agent} is. */
final class AgentStatusText implements StatusText {

  /** In the order of the constants of {@link TargetStatus}, which begin with 1. */
  private static final String[] TARGET_TYPES = {"", " (traps): ", " (informs): ", " (alerts): "};

  private static final String[] TARGET_STATES = {"", "idle", "opening", "open"};

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
        appendTarget(targets, i, text.append('\n'));
      }
    }
    return text.toString();
  }

  private static void appendTarget(TargetStatus targets, int i, StringBuilder text) {
    text.append("target ").append(targets.name(i));
    text.append(TARGET_TYPES[targets.type(i)]);
    text.append(TARGET_STATES[targets.state(i)]).append(", ");
    text.append(targets.accepted(i)).append(" events, ");
    text.append(targets.delivered(i)).append(" delivered, ");
    text.append(targets.queued(i)).append(" queued");
    if (targets.coalesced(i) > 0) {
      text.append(", ").append(targets.coalesced(i)).append(" told by others of their kind");
    }
    for (int cause = 1; cause < DropCause.COUNT; cause++) {
      if (targets.dropped(i, cause) > 0) {
        text.append(", ").append(targets.dropped(i, cause));
        text.append(" dropped (").append(DropCause.name(cause)).append(')');
      }
    }
    if (!targets.lastError(i).isEmpty()) {
      text.append("; last error: ").append(targets.lastError(i));
    }
  }
}
