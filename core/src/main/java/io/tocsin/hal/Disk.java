/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

/** One device of a {@link Host} for long-term storage (RFC 2790, hrDiskStorageTable). */
public interface Disk {

  /** Most partitions of a disk; further ones are not told of. */
  int PARTITIONS_MAX = 16;

  /** Medium: none of the others, such as flash memory. */
  int MEDIUM_OTHER = 1;

  /** Medium: it cannot be found out. */
  int MEDIUM_UNKNOWN = 2;

  /** Medium: magnetic discs that turn. */
  int MEDIUM_HARD_DISK = 3;

  /** Medium: optical discs that are read. */
  int MEDIUM_OPTICAL_ROM = 5;

  /** Its name, no two of which are the same. */
  String name();

  /** What it is, in words (hrDeviceDescr); ASCII, 64 characters are told at most. */
  String description();

  /** Whether it is there now, and not unplugged. */
  boolean isPresent();

  /** Whether it can be read only. */
  boolean isReadOnly();

  /** Whether its medium can be taken out. */
  boolean isRemovable();

  /** Its medium: a constant such as {@link #MEDIUM_OTHER}. */
  int medium();

  /** Its size in bytes; 0 while there is no medium in it. */
  long sizeBytes();

  /** Number of its partitions, {@value #PARTITIONS_MAX} at most. */
  int partitionCount();

  /**
   * One of its partitions.
   *
   * @param index 0 to {@link #partitionCount()} - 1
   */
  Partition partition(int index);
}
