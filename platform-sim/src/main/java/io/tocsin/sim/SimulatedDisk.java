/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import io.tocsin.hal.Disk;
import io.tocsin.hal.Partition;
import java.util.List;

/**
 * A memory card that a simulated board is said to have.
 *
 * @param name its name
 * @param sizeBytes its size in bytes
 * @param partitions its partitions
 */
record SimulatedDisk(String name, long sizeBytes, List<SimulatedPartition> partitions)
    implements Disk {

  @Override
  public String description() {
    return "Tocsin simulated memory card";
  }

  @Override
  public boolean isPresent() {
    return true;
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public boolean isRemovable() {
    return false;
  }

  @Override
  public int medium() {
    return MEDIUM_OTHER;
  }

  @Override
  public int partitionCount() {
    return partitions.size();
  }

  @Override
  public Partition partition(int index) {
    return partitions.get(index);
  }

  /** A part of the card. */
  record SimulatedPartition(String name, int number, long sizeBytes) implements Partition {}
}
