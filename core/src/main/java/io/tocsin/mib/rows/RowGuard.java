/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.rows;

/** Can ask that a change of rows is confirmed before it is for good. */
public interface RowGuard {

  /** Lets every change be for good at once. */
  RowGuard NONE = () -> false;

  /**
   * Judges a request that has been carried out, and is not durable yet.
   *
   * @return whether it is to be taken back unless somebody confirms it
   */
  boolean isToBeConfirmed();
}
