/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import io.tocsin.hal.StorageArea;

/** A storage area made of memory, which holds nothing: it is as full as somebody says. */
final class SimulatedStorage implements StorageArea {

  private final String name;
  private final int type;
  private final int fileSystem;
  private final String partition;
  private final boolean bootable;
  private final int unitBytes;
  private long sizeBytes;
  private long usedBytes;
  private boolean mounted = true;

  /** A storage area that is no file system, with units of a kilobyte. */
  SimulatedStorage(String name, int type, long sizeBytes, long usedBytes) {
    this(name, type, FS_NONE, "", false, 1_024, sizeBytes, usedBytes);
  }

  private SimulatedStorage(
      String name,
      int type,
      int fileSystem,
      String partition,
      boolean bootable,
      int unitBytes,
      long sizeBytes,
      long usedBytes) {
    this.name = name;
    this.type = type;
    this.fileSystem = fileSystem;
    this.partition = partition;
    this.bootable = bootable;
    this.unitBytes = unitBytes;
    this.sizeBytes = sizeBytes;
    this.usedBytes = usedBytes;
  }

  /** The file system that the board is said to run from. */
  static SimulatedStorage root(String partition, long sizeBytes, long usedBytes) {
    return new SimulatedStorage(
        "/", FIXED_DISK, FS_EXT2, partition, false, 4_096, sizeBytes, usedBytes);
  }

  /** The file system that the board is said to be loaded from. */
  static SimulatedStorage boot(String partition, long sizeBytes, long usedBytes) {
    return new SimulatedStorage(
        "/boot/firmware", FIXED_DISK, FS_FAT, partition, true, 4_096, sizeBytes, usedBytes);
  }

  boolean isMounted() {
    return mounted;
  }

  void setMounted(boolean isMounted) {
    mounted = isMounted;
  }

  void setSize(long bytes) {
    sizeBytes = bytes;
  }

  void setUsed(long bytes) {
    usedBytes = bytes;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int type() {
    return type;
  }

  @Override
  public boolean isMeasured() {
    return true;
  }

  @Override
  public int unitBytes() {
    return unitBytes;
  }

  @Override
  public long sizeBytes() {
    return sizeBytes;
  }

  @Override
  public long usedBytes() {
    return usedBytes;
  }

  @Override
  public int fileSystem() {
    return fileSystem;
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public boolean isBootable() {
    return bootable;
  }

  @Override
  public String remoteName() {
    return "";
  }

  @Override
  public String partition() {
    return partition;
  }
}
