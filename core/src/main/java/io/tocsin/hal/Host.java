/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

/**
 * The computer on the board and its operating system, in the terms of HOST-RESOURCES-MIB (RFC
 * 2790). None of the methods waits for anything: a platform asks its system beforehand, in a thread
 * of its own where that may take long, and these methods tell what it found last.
 *
 * <p>What changes does so in {@link #update} alone, so that all that a request reads belongs
 * together. Processors and disks are those of the start.
 */
public interface Host {

  /** In place of a number: it is not known. */
  int UNKNOWN = -1;

  /** Most processors; further ones are not told of. */
  int PROCESSORS_MAX = 64;

  /** Most disks; further ones are not told of. */
  int DISKS_MAX = 16;

  /** Takes over what was found since the last call. Called often; costs next to nothing. */
  void update();

  /**
   * When the operating system was started (hrSystemUptime), as {@link Clock#monotonicMs()} would
   * have told it; usually less than 0.
   */
  long startedMs();

  /**
   * What the operating system was started with (hrSystemInitialLoadParameters), without secrets;
   * 128 octets of UTF-8 are told at most. Null when it is not known.
   */
  String loadParameters();

  /**
   * The disk that the operating system was loaded from: its index, or {@link #UNKNOWN}
   * (hrSystemInitialLoadDevice).
   */
  int loadDisk();

  /** Sessions of users who have logged in, or {@link #UNKNOWN} (hrSystemNumUsers). */
  int userSessionCount();

  /** Processes, or {@link #UNKNOWN} (hrSystemProcesses). */
  int processCount();

  /**
   * Most processes that there can be, 0 where nothing bounds them, or {@link #UNKNOWN}
   * (hrSystemMaxProcesses).
   */
  int processCountMax();

  /** Size of the main memory in bytes, or {@link #UNKNOWN} (hrMemorySize). */
  long memoryBytes();

  /** Number of processors, {@value #PROCESSORS_MAX} at most; the same while the agent runs. */
  int processorCount();

  /**
   * What a processor is, in words (hrDeviceDescr); ASCII, 64 characters are told at most. The same
   * while the agent runs.
   *
   * @param processor 0 to {@link #processorCount()} - 1
   */
  String processorDescription(int processor);

  /**
   * How much of the last minute a processor was not idle, in per cent, 0 to 100, or {@link
   * #UNKNOWN} (hrProcessorLoad).
   *
   * @param processor 0 to {@link #processorCount()} - 1
   */
  int processorLoad(int processor);

  /** Number of disks, {@value #DISKS_MAX} at most; the same while the agent runs. */
  int diskCount();

  /**
   * One disk; the same object until the next {@link #update}.
   *
   * @param index 0 to {@link #diskCount()} - 1
   */
  Disk disk(int index);

  /** Number of storage areas. They come and go: {@link #revision} tells. */
  int storageCount();

  /**
   * One storage area; the same object until the next {@link #update}. Those that stay keep their
   * order, and file systems that come stand behind them.
   *
   * @param index 0 to {@link #storageCount()} - 1
   */
  StorageArea storage(int index);

  /**
   * Another number than before whenever there are other storage areas or other partitions of disks,
   * in another order, or another {@link StorageArea#isMeasured}.
   */
  int revision();
}
