/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

/** The board's source of unpredictable bytes; everything random in the agent derives from it. */
public interface Entropy {

  /**
   * Fills a range with random bytes fit for cryptographic keys.
   *
   * @param into the array to fill
   * @param offset index of the first byte to fill
   * @param length number of bytes to fill
   */
  void fill(byte[] into, int offset, int length);
}
