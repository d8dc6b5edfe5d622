/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.hal.Disk;
import io.tocsin.hal.Host;
import io.tocsin.hal.Partition;

/** hrPartitionTable (RFC 2790): the partitions of all disks. */
final class HostPartitionTable extends TableObject {

  private static final int INDEX = 1;
  private static final int LABEL = 2;
  private static final int ID = 3;
  private static final int SIZE = 4;
  private static final int FS_INDEX = 5;

  private static final int LABEL_LENGTH_MAX = 128;

  private final Host host;
  private final HostStorageRows storages;
  private final TextEncoder text = new TextEncoder(LABEL_LENGTH_MAX);

  /**
   * A table of all partitions.
   *
   * @param host has them
   * @param devices numbers of the disks
   * @param storages the file systems that may lie on them
   */
  HostPartitionTable(Host host, HostDevices devices, HostStorageRows storages) {
    super(HostNames.PARTITION_ENTRY, new Rows(host, devices), INDEX, LABEL, ID, SIZE, FS_INDEX);
    this.host = host;
    this.storages = storages;
  }

  /** A row is the disk, times the most partitions of one, plus the partition. */
  private static Partition partition(Host host, int row) {
    return host.disk(row / Disk.PARTITIONS_MAX).partition(row % Disk.PARTITIONS_MAX);
  }

  @Override
  protected void writeValue(int column, int row, BerWriter value) {
    Partition partition = partition(host, row);
    switch (column) {
      case INDEX:
        value.writeInteger(BerTag.INTEGER, partition.number());
        break;
      case LABEL:
      case ID:
        // What people call it is what the system calls it.
        text.write(partition.name(), value);
        break;
      case SIZE:
        value.writeInteger(BerTag.INTEGER, HostDeviceTables.kilobytes(partition.sizeBytes()));
        break;
      case FS_INDEX:
        value.writeInteger(BerTag.INTEGER, storages.indexOn(partition.name()));
        break;
      default:
        throw new IllegalArgumentException("no such column: " + column);
    }
  }

  /** The partitions that are there now. */
  private static final class Rows extends HostRows {

    private final Host host;
    private final HostDevices devices;
    private final Oid index = new Oid(2);
    private int revision;

    Rows(Host host, HostDevices devices) {
      super(devices.diskCount() * Disk.PARTITIONS_MAX, 2);
      this.host = host;
      this.devices = devices;
      readRows();
    }

    @Override
    void refresh() {
      if (host.revision() != revision) {
        readRows();
      }
    }

    private void readRows() {
      revision = host.revision();
      clear();
      for (int disk = 0; disk < devices.diskCount(); disk++) {
        int partitions = Math.min(host.disk(disk).partitionCount(), Disk.PARTITIONS_MAX);
        for (int i = 0; i < partitions; i++) {
          int row = disk * Disk.PARTITIONS_MAX + i;
          index.clear();
          IndexEncoding.appendInteger(index, devices.index(devices.firstDisk() + disk));
          IndexEncoding.appendInteger(index, partition(host, row).number());
          insert(row, index);
        }
      }
    }
  }
}
