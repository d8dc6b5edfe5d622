/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import io.tocsin.hal.StorageArea;

/**
 * A storage area as it was found.
 *
 * @param name its name, or where it is mounted
 * @param type a type of {@link StorageArea}
 * @param space how full it is; null while that is not known
 * @param isLate whether it takes longer to answer than it may, so that the space is an old one
 * @param fileSystem a file system of {@link StorageArea}
 * @param isReadOnly whether it is mounted for reading alone
 * @param isBootable whether the system is loaded from it
 * @param remoteName where it is on another host, or empty
 * @param partition the partition or the disk that it lies on, or empty
 */
record LinuxStorage(
    String name,
    int type,
    SpaceReader.Space space,
    boolean isLate,
    int fileSystem,
    boolean isReadOnly,
    boolean isBootable,
    String remoteName,
    String partition)
    implements StorageArea {

  /** The size of the pieces in which {@code /proc/meminfo} counts. */
  private static final int MEMORY_UNIT_BYTES = 1_024;

  /** A storage area that is no file system. */
  static LinuxStorage ofMemory(String name, int type, long sizeBytes, long freeBytes) {
    SpaceReader.Space space =
        new SpaceReader.Space(MEMORY_UNIT_BYTES, sizeBytes, sizeBytes - freeBytes);
    return new LinuxStorage(name, type, space, false, FS_NONE, false, false, "", "");
  }

  @Override
  public boolean isMeasured() {
    return space != null;
  }

  @Override
  public int unitBytes() {
    return space == null ? 1 : space.unitBytes();
  }

  @Override
  public long sizeBytes() {
    return space == null ? 0 : space.sizeBytes();
  }

  @Override
  public long usedBytes() {
    return space == null ? 0 : space.usedBytes();
  }
}
