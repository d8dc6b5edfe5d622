/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

import java.io.IOException;

/**
 * A region of non-volatile memory of fixed size.
 *
 * <p>A write is durable only after the next {@link #sync()} returned. Until then a power cut may
 * leave any mixture of old and new bytes in what was written; it never harms bytes outside of it,
 * except those in the same sector of {@link #SECTOR_BYTES}.
 */
public interface StorageRegion {

  /** The unit in which a torn write may damage neighbours, in bytes. */
  int SECTOR_BYTES = 512;

  /** The region's size in bytes. */
  int sizeBytes();

  /**
   * Reads.
   *
   * @param position first byte within the region
   * @param into destination
   * @param offset index in the destination
   * @param length bytes to read; the range must lie within the region
   * @throws IOException when the memory cannot be read
   */
  void read(int position, byte[] into, int offset, int length) throws IOException;

  /**
   * Writes.
   *
   * @param position first byte within the region
   * @param from source
   * @param offset index in the source
   * @param length bytes to write; the range must lie within the region
   * @throws IOException when the memory is full, read-only or broken
   */
  void write(int position, byte[] from, int offset, int length) throws IOException;

  /**
   * Makes all writes so far durable.
   *
   * @throws IOException when that cannot be promised
   */
  void sync() throws IOException;

  /** Gives the region back. Unsynced writes may be lost. Harmless when repeated. */
  void close();
}
