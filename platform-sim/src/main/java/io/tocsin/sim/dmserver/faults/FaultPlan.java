/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.faults;

import java.util.List;

/** All faults of a server. */
public final class FaultPlan {

  /** Everything goes right. */
  public static final FaultPlan NONE = new FaultPlan(List.of());

  private final List<FaultRule> rules;

  /** A plan of these rules. */
  public FaultPlan(List<FaultRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /**
   * A plan of rules as people write them.
   *
   * @throws IllegalArgumentException when one means nothing
   */
  public static FaultPlan parse(String... rules) {
    return new FaultPlan(List.of(rules).stream().map(FaultRule::parse).toList());
  }

  /**
   * The faults of one request.
   *
   * @param session number of the board's session, from 1
   * @param request number of the request in its session, from 1
   */
  public FaultPlan of(int session, int request) {
    return new FaultPlan(rules.stream().filter(rule -> rule.applies(session, request)).toList());
  }

  /** Whether there is such a fault. */
  public boolean has(Fault fault) {
    return rule(fault) != null;
  }

  /** The first rule with that fault; null for none. */
  public FaultRule rule(Fault fault) {
    for (FaultRule rule : rules) {
      if (rule.fault() == fault) {
        return rule;
      }
    }
    return null;
  }
}
