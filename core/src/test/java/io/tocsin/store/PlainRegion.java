/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.store;

import io.tocsin.hal.StorageRegion;

/** Memory that allocates nothing. */
public final class PlainRegion implements StorageRegion {

  private final byte[] bytes;

  /** A region of zeros. */
  public PlainRegion(int sizeBytes) {
    bytes = new byte[sizeBytes];
  }

  @Override
  public int sizeBytes() {
    return bytes.length;
  }

  @Override
  public void read(int position, byte[] into, int offset, int length) {
    System.arraycopy(bytes, position, into, offset, length);
  }

  @Override
  public void write(int position, byte[] from, int offset, int length) {
    System.arraycopy(from, offset, bytes, position, length);
  }

  @Override
  public void sync() {
    // All is durable at once.
  }

  @Override
  public void close() {
    // There is nothing to give back.
  }
}
