/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import io.tocsin.hal.Line;

/** A line made of memory. */
final class SimulatedLine implements Line {

  private final String name;
  private final boolean output;
  private boolean active;

  SimulatedLine(LinePlan plan) {
    this.name = plan.name();
    this.output = plan.output();
    this.active = plan.active();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isOutput() {
    return output;
  }

  @Override
  public boolean isActive() {
    return active;
  }

  @Override
  public boolean drive(boolean level) {
    if (!output) {
      return false;
    }
    active = level;
    return true;
  }

  /** The world outside sets an input's level; {@link SimulatedBoard#setInput} tells the agent. */
  void setFromOutside(boolean level) {
    active = level;
  }
}
