/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

/**
 * One logical storage area of a {@link Host}: its main memory, its swap space, or a file system
 * that is mounted (RFC 2790, hrStorageTable and hrFSTable).
 */
public interface StorageArea {

  /** Type: none of the others (hrStorageOther). */
  int OTHER = 1;

  /** Type: main memory (hrStorageRam); one at most. */
  int RAM = 2;

  /** Type: where memory is swapped to (hrStorageVirtualMemory); one at most. */
  int VIRTUAL_MEMORY = 3;

  /** Type: a file system on a disk that stays (hrStorageFixedDisk). */
  int FIXED_DISK = 4;

  /** Type: a file system on a disk that can be taken out (hrStorageRemovableDisk). */
  int REMOVABLE_DISK = 5;

  /** Type: a file system on a compact disc or its like (hrStorageCompactDisc). */
  int COMPACT_DISC = 7;

  /** Type: a file system in main memory (hrStorageRamDisk). */
  int RAM_DISK = 8;

  /** Type: a file system made for flash memory (hrStorageFlashMemory). */
  int FLASH_MEMORY = 9;

  /** Type: a file system of another host (hrStorageNetworkDisk). */
  int NETWORK_DISK = 10;

  /** File system: none, as of main memory. */
  int FS_NONE = 0;

  /** File system: none of the others (hrFSOther). */
  int FS_OTHER = 1;

  /** File system: FAT (hrFSFat). */
  int FS_FAT = 5;

  /** File system: NTFS (hrFSNTFS). */
  int FS_NTFS = 9;

  /** File system: that of compact discs (hrFSiso9660). */
  int FS_ISO_9660 = 12;

  /** File system: NFS (hrFSNFS). */
  int FS_NFS = 14;

  /** File system: ext2 of Linux and what came of it (hrFSLinuxExt2). */
  int FS_EXT2 = 23;

  /**
   * Its name, no two of which are the same: of a file system the path where it is mounted
   * (hrFSMountPoint).
   */
  String name();

  /** What kind of storage it is: a constant of this interface such as {@link #RAM}. */
  int type();

  /**
   * Whether its sizes are known. Not so while a file system has not answered for the first time;
   * one that does not answer any more keeps what it said last.
   */
  boolean isMeasured();

  /** Size of the pieces that are allocated in it, in bytes, more than 0. */
  int unitBytes();

  /** Its size in bytes. */
  long sizeBytes();

  /** How much of it is allocated, in bytes. */
  long usedBytes();

  /** Which file system it is: a constant such as {@link #FS_EXT2}, or {@link #FS_NONE}. */
  int fileSystem();

  /** Whether the file system is mounted for reading alone (hrFSAccess). */
  boolean isReadOnly();

  /** Whether the operating system is loaded from this file system (hrFSBootable). */
  boolean isBootable();

  /** Where a file system of another host is (hrFSRemoteMountPoint); empty for all others. */
  String remoteName();

  /**
   * Name of the {@link Partition} that the file system lies on, or of the {@link Disk} that it
   * takes as a whole; empty when it is not known.
   */
  String partition();
}
