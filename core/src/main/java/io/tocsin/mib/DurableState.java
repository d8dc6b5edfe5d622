/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

/** Keeps values of managed objects over restarts. */
public interface DurableState {

  /**
   * Makes the present values durable.
   *
   * @return false when that cannot be promised; what was durable before is so still
   */
  boolean save();
}
