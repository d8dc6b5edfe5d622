/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.host;

/** A program asks again and again to be called at once, and nothing comes of it. */
public final class LivelockException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param text which program, when, and after how many steps
   */
  public LivelockException(String text) {
    super(text);
  }
}
