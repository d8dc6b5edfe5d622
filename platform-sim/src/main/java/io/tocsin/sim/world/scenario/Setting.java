/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.scenario;

/**
 * A line of a board's configuration.
 *
 * @param board the board's name
 * @param key the key
 * @param value its value
 */
public record Setting(String board, String key, String value) {

  /** The line as it stands in the configuration. */
  public String line() {
    return key + " = " + value;
  }

  /** The setting as a line of a scenario. */
  @Override
  public String toString() {
    return "set " + board + " " + line();
  }
}
