/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import io.tocsin.hal.Link;

/** A network interface made of memory, which is enabled for ever. No traffic goes through it. */
final class SimulatedLink implements Link {

  private final String name;
  private final int interfaceIndex;
  private boolean up;

  SimulatedLink(LinkPlan plan, int interfaceIndex) {
    this.name = plan.name();
    this.interfaceIndex = interfaceIndex;
    this.up = plan.up();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int interfaceIndex() {
    return interfaceIndex;
  }

  @Override
  public boolean isEnabled() {
    return true;
  }

  @Override
  public int status() {
    return up ? UP : DOWN;
  }

  void setUp(boolean isUp) {
    up = isUp;
  }
}
