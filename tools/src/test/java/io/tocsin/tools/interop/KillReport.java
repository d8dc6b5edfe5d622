/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

/** Figures of a {@link KillSeries}. */
final class KillReport {

  /** How often the agent was killed. */
  int kills;

  /** How often that was while it started, or tried to. */
  int killsWhileStarting;

  /** How often the receiver was frozen from before the start on. */
  int killsWithFrozenReceiver;

  /** Changes that certainly happened. */
  int happened;

  /** Changes that had to be durable when the agent was killed. */
  int durable;

  /** Changes that arrived. */
  int arrived;

  /** Changes that arrived again. */
  int duplicates;

  /** Changes that happened, were too young to be durable, and did not arrive. */
  int lost;

  /** Events that starts found in the journal, over all starts. */
  int broughtBack;

  /** What the agent counted in the end. */
  TargetLedger ledger;

  @Override
  public String toString() {
    return kills
        + " kills ("
        + killsWhileStarting
        + " while starting, "
        + killsWithFrozenReceiver
        + " with a frozen receiver), "
        + happened
        + " changes, "
        + durable
        + " durable; "
        + arrived
        + " arrived, "
        + duplicates
        + " again, "
        + lost
        + " too young and lost; "
        + broughtBack
        + " brought back by starts, "
        + ledger.dropped(TargetLedger.LOST_IN_RESTART)
        + " counted as lostInRestart";
  }
}
