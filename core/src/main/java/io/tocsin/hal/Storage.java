/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

/** Non-volatile memory, as named regions of fixed size. */
public interface Storage {

  /**
   * Opens a region, and makes it, filled with zeros, where it is missing.
   *
   * @param name file-name-like: lower-case letters, digits, hyphen, dot; 64 characters at most
   * @param sizeBytes least size; a smaller region is grown with zeros. A greater one stays as it
   *     is, because who made it may have written anywhere: {@link StorageRegion#sizeBytes} tells
   * @return the region
   * @throws java.io.IOException when it cannot be opened; the message names the cause
   */
  StorageRegion open(String name, int sizeBytes) throws java.io.IOException;
}
