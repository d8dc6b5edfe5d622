/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.scenario;

/**
 * A board of a scenario. It has two inputs, two outputs and two sensors.
 *
 * @param name its name
 * @param battery whether its clock goes on without power; if not, each start finds it in 1970
 * @param longNames whether its lines and sensors have names as long as can be
 */
public record BoardSpec(String name, boolean battery, boolean longNames) {

  /** The board as a line of a scenario. */
  @Override
  public String toString() {
    return "board " + name + (battery ? "" : " no-battery") + (longNames ? " long-names" : "");
  }
}
