/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

/** Something that must hold of every run. */
public abstract class Checker implements Witness {
  private final String name;
  private final Findings findings;

  Checker(String name, Findings findings) {
    this.name = name;
    this.findings = findings;
  }

  /** Its name. */
  public final String name() {
    return name;
  }

  /**
   * Demands that something holds.
   *
   * @param holds whether it does
   * @param rule the rule's name
   * @param details what is wrong, when it does not
   */
  final void demand(boolean holds, String rule, String details) {
    if (!holds) {
      findings.report(name, rule, details);
    }
  }

  /** Reports that a rule is broken. */
  final void report(String rule, String details) {
    findings.report(name, rule, details);
  }
}
