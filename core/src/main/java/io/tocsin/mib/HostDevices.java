/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.Oid;
import io.tocsin.hal.Board;
import io.tocsin.hal.Host;
import io.tocsin.text.Utf8;

/**
 * The devices of a host as HOST-RESOURCES-MIB (RFC 2790) counts them: processors, network
 * interfaces and disks, each in the board's order. They stay while the agent runs.
 *
 * <p>hrDeviceIndex has six digits. That of a network interface is its entPhysicalIndex. That of a
 * processor is a 4 and its place, from 1; that of a disk a 5 and the number that {@link
 * NameNumbers} has for its name.
 */
final class HostDevices {

  /** First digit of the index of a processor. */
  static final int PROCESSOR = 4;

  /** First digit of the index of a disk. */
  static final int DISK = 5;

  private final int processorCount;
  private final int linkCount;
  private final int diskCount;
  private final int[] indexes;

  /**
   * The devices of a board.
   *
   * @param board has them
   * @param entities numbers the network interfaces
   */
  HostDevices(Board board, PhysicalEntities entities) {
    Host host = board.host();
    processorCount = Math.min(host.processorCount(), Host.PROCESSORS_MAX);
    linkCount = board.linkCount();
    diskCount = Math.min(host.diskCount(), Host.DISKS_MAX);
    indexes = new int[processorCount + linkCount + diskCount];
    for (int i = 0; i < processorCount; i++) {
      indexes[i] = PROCESSOR * NameNumbers.COUNT + i + 1;
    }
    int firstLink = entities.firstOf(PhysicalEntities.INTERFACE);
    for (int i = 0; i < linkCount; i++) {
      indexes[firstLink() + i] = entities.index(firstLink + i);
    }
    int[] taken = new int[diskCount];
    for (int i = 0; i < diskCount; i++) {
      byte[] name = Utf8.bytes(host.disk(i).name());
      taken[i] = NameNumbers.next(name, name.length, taken, i);
      indexes[firstDisk() + i] = DISK * NameNumbers.COUNT + taken[i];
    }
  }

  /** Number of devices. */
  int count() {
    return indexes.length;
  }

  /** Number of processors. */
  int processorCount() {
    return processorCount;
  }

  /** Number of network interfaces. */
  int linkCount() {
    return linkCount;
  }

  /** Number of disks. */
  int diskCount() {
    return diskCount;
  }

  /** Number of the first device that is a network interface; before it, there are processors. */
  int firstLink() {
    return processorCount;
  }

  /** Number of the first device that is a disk; those behind it are disks too. */
  int firstDisk() {
    return processorCount + linkCount;
  }

  /** hrDeviceIndex of a device. */
  int index(int device) {
    return indexes[device];
  }

  /**
   * Finds devices by hrDeviceIndex.
   *
   * @param first number of the first device
   * @param count how many; they become rows 0 to {@code count} - 1
   */
  RowIndex rows(int first, int count) {
    SortedRowIndex rows = new SortedRowIndex(count, 1);
    Oid index = new Oid(1);
    for (int row = 0; row < count; row++) {
      index.clear();
      IndexEncoding.appendInteger(index, indexes[first + row]);
      rows.insert(index);
    }
    return rows;
  }
}
