/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.flash;

/**
 * The power is cut in the middle of an access to the flash. It goes up through the program, which
 * has no memory of it, to whoever runs the board.
 */
public final class PowerCut extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Makes one; where in the program it happened is of no interest. */
  public PowerCut() {
    super("the power is cut", null, false, false);
  }
}
