/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

/** One partition of a {@link Disk} (RFC 2790, hrPartitionTable). */
public interface Partition {

  /** Its name, no two of which are the same on the board. */
  String name();

  /** Its number on the disk, 1 or more, the same as long as the partition is there. */
  int number();

  /** Its size in bytes. */
  long sizeBytes();
}
