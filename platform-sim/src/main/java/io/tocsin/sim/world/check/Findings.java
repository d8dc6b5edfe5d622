/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import io.tocsin.sim.world.Scheduler;

/** Takes the first finding of a run; what comes after it may follow from it. */
public final class Findings {
  private final Scheduler scheduler;
  private Finding first;

  /**
   * No findings.
   *
   * @param scheduler the world's time
   */
  public Findings(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * Reports that a rule is broken.
   *
   * @param checker the checker's name
   * @param rule the rule's name
   * @param details what exactly, in words
   */
  public void report(String checker, String rule, String details) {
    if (first == null) {
      first = new Finding(scheduler.nowMs(), checker, rule, details);
    }
  }

  /** The first finding; null for none. */
  public Finding first() {
    return first;
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return first == null;
  }
}
