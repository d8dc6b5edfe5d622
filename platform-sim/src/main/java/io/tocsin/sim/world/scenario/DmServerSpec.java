/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.scenario;

import java.util.List;

/**
 * An OMA DM server of a scenario. Its ServerID is its name.
 *
 * @param name its name
 * @param traps names of the traps that it registers for in each session
 */
public record DmServerSpec(String name, List<String> traps) {

  /** Makes the list unchangeable. */
  public DmServerSpec {
    traps = List.copyOf(traps);
  }

  /** The server as a line of a scenario. */
  @Override
  public String toString() {
    return "dm-server " + name + (traps.isEmpty() ? "" : " " + String.join(" ", traps));
  }
}
