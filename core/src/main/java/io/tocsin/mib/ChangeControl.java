/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

/** A change of the configuration that waits to be confirmed. */
public interface ChangeControl {

  /** Time until it is taken back, in seconds, rounded up; 0 when none waits. */
  int secondsLeft();

  /**
   * Makes it durable.
   *
   * @return false when the memory failed; it still waits then
   */
  boolean confirm();

  /** Takes it back at once. */
  void takeBack();
}
