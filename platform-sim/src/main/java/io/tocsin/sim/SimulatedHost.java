/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import io.tocsin.hal.Disk;
import io.tocsin.hal.Host;
import io.tocsin.hal.StorageArea;
import java.util.ArrayList;
import java.util.List;

/**
 * The computer that a simulated board is said to have: nothing is measured, and each value is what
 * it was at first until somebody sets it. It has four processors, a memory card with two
 * partitions, main memory and swap space, and was started together with the agent.
 */
public final class SimulatedHost implements Host {

  /** Number of processors. */
  static final int PROCESSORS = 4;

  private static final String DISK = "mmcblk0";
  private static final String BOOT_PARTITION = "mmcblk0p1";
  private static final String ROOT_PARTITION = "mmcblk0p2";

  private static final long MEBIBYTE = 1L << 20;

  /** Names of all storage areas, for people and for commands. */
  static final List<String> STORAGES = List.of("memory", "swap", "/", "/boot/firmware");

  private final SimulatedStorage[] all = {
    new SimulatedStorage("memory", StorageArea.RAM, 1_024 * MEBIBYTE, 256 * MEBIBYTE),
    new SimulatedStorage("swap", StorageArea.VIRTUAL_MEMORY, 512 * MEBIBYTE, 0),
    SimulatedStorage.root(ROOT_PARTITION, 14_848 * MEBIBYTE, 3_712 * MEBIBYTE),
    SimulatedStorage.boot(BOOT_PARTITION, 512 * MEBIBYTE, 64 * MEBIBYTE),
  };

  private final SimulatedDisk disk =
      new SimulatedDisk(
          DISK,
          15_360 * MEBIBYTE,
          List.of(
              new SimulatedDisk.SimulatedPartition(BOOT_PARTITION, 1, 512 * MEBIBYTE),
              new SimulatedDisk.SimulatedPartition(ROOT_PARTITION, 2, 14_848 * MEBIBYTE)));

  private final int[] loads = new int[PROCESSORS];
  private final List<StorageArea> mounted = new ArrayList<>(List.of(all));
  private int userSessionCount;
  private int processCount = 100;
  private int revision;

  SimulatedHost() {}

  /** Sets how much of the last minute a processor was not idle, in per cent. */
  void setLoad(int processor, int percent) {
    loads[processor] = percent;
  }

  /** Sets how many users have logged in. */
  void setUserSessions(int count) {
    userSessionCount = count;
  }

  /** Sets the number of processes. */
  void setProcesses(int count) {
    processCount = count;
  }

  /**
   * One of the storage areas, mounted or not.
   *
   * @param index its place in {@link #STORAGES}
   */
  SimulatedStorage storageNamed(int index) {
    return all[index];
  }

  /**
   * Takes a storage area away, or brings it back behind the others.
   *
   * @param index its place in {@link #STORAGES}
   * @param isMounted whether it is there from now on
   */
  void setMounted(int index, boolean isMounted) {
    SimulatedStorage storage = all[index];
    if (storage.isMounted() != isMounted) {
      storage.setMounted(isMounted);
      if (isMounted) {
        mounted.add(storage);
      } else {
        mounted.remove(storage);
      }
      revision++;
    }
  }

  @Override
  public void update() {
    // Commands are carried out between two steps of the agent, and so count at once.
  }

  @Override
  public long startedMs() {
    return 0;
  }

  @Override
  public String loadParameters() {
    return "root=/dev/" + ROOT_PARTITION;
  }

  @Override
  public int loadDisk() {
    return 0;
  }

  @Override
  public int userSessionCount() {
    return userSessionCount;
  }

  @Override
  public int processCount() {
    return processCount;
  }

  @Override
  public int processCountMax() {
    return 32_768;
  }

  @Override
  public long memoryBytes() {
    return all[0].sizeBytes();
  }

  @Override
  public int processorCount() {
    return loads.length;
  }

  @Override
  public String processorDescription(int processor) {
    return "Tocsin simulated processor";
  }

  @Override
  public int processorLoad(int processor) {
    return loads[processor];
  }

  @Override
  public int diskCount() {
    return 1;
  }

  @Override
  public Disk disk(int index) {
    return disk;
  }

  @Override
  public int storageCount() {
    return mounted.size();
  }

  @Override
  public StorageArea storage(int index) {
    return mounted.get(index);
  }

  @Override
  public int revision() {
    return revision;
  }
}
