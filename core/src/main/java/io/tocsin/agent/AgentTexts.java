/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.config.Configuration;
import io.tocsin.mib.TargetStatus;
import io.tocsin.text.Hexadecimal;

/** What the agent says of itself in the log. */
final class AgentTexts {

  private AgentTexts() {}

  /** That it has started, and as which engine. */
  static String greeting(AgentAssembly parts) {
    EngineIdentity identity = parts.foundation.identity;
    StringBuilder text = new StringBuilder("Started; engineID ");
    text.append(Hexadecimal.format(identity.engineId()));
    text.append(", start number ").append(identity.boots());
    text.append("; ").append(extent(parts));
    if (identity.damagedSlots() > 0) {
      text.append(" Slots of the engine's record found damaged: ");
      text.append(identity.damagedSlots()).append('.');
    }
    return text.toString();
  }

  /** That it has taken another configuration. */
  static String taken(AgentAssembly parts) {
    return "Configuration taken; " + extent(parts);
  }

  private static String extent(AgentAssembly parts) {
    Configuration configuration = parts.configuration;
    return configuration.listeners().size()
        + " listeners, "
        + configuration.targets().size()
        + " targets, "
        + configuration.dm().servers().size()
        + " DM servers.";
  }

  /** That it ends, and what became of the events. */
  static String farewell(TargetStatus targets) {
    StringBuilder text = new StringBuilder("Stopping.");
    for (int i = 0; i < targets.targetCount(); i++) {
      boolean isUnused = targets.type(i) == TargetStatus.ALERT && targets.accepted(i) == 0;
      if (isUnused || !targets.isPresent(i)) {
        continue;
      }
      long kept = targets.queued(i);
      long lost = targets.accepted(i) - targets.delivered(i) - targets.coalesced(i) - kept;
      text.append(" Target ").append(targets.name(i)).append(": ");
      text.append(targets.delivered(i)).append(" events delivered, ");
      text.append(lost).append(" dropped, ").append(kept).append(" kept in the journal.");
    }
    return text.toString();
  }
}
