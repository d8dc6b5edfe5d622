/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.demo;

import java.util.List;

/**
 * What was sent, what arrived and what did not.
 *
 * @param sent notifications that the agent counts as sent or acknowledged
 * @param received notifications that the receiver counts, repetitions left out
 * @param lost notifications that the agent gave up, or that it sent and nobody received
 */
record Tally(long sent, long received, long lost) {

  /**
   * Compares the agent's counts with the receiver's, target by target, so that a surplus of one
   * cannot hide a loss of the other.
   *
   * @param targets the agent's counts
   * @param traps traps that the receiver got
   * @param informs informs that the receiver got
   * @param alerts alerts that the DM server got
   */
  static Tally of(List<TargetCounts> targets, long traps, long informs, long alerts) {
    long sent = 0;
    long lost = 0;
    for (TargetCounts target : targets) {
      long arrived =
          switch (target.kind()) {
            case TRAP -> traps;
            case INFORM -> informs;
            // All places of DM servers but one are nobody's, and have nothing.
            case ALERT -> alerts;
          };
      sent += target.delivered();
      lost += target.dropped() + target.queued() + Math.max(0, target.delivered() - arrived);
    }
    return new Tally(sent, traps + informs + alerts, lost);
  }

  /** Whether something arrived and nothing was lost. */
  boolean isGood() {
    return received > 0 && lost == 0;
  }
}
