/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

/** One digital line (GPIO) of the board, with a name. */
public interface Line {

  /** Unique name on the board: lower-case letters, digits, hyphen; 32 characters at most. */
  String name();

  /** Whether the board drives the line. */
  boolean isOutput();

  /**
   * Whether the line can be used now. Where not, {@link #isActive()} tells the level that was known
   * last, and {@link #drive} fails.
   */
  default boolean isAvailable() {
    return true;
  }

  /** The present level: true for active. */
  boolean isActive();

  /**
   * Drives an output line.
   *
   * @param active the new level
   * @return false when the line is an input or the hardware refused
   */
  boolean drive(boolean active);
}
