/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.hal.Board;
import io.tocsin.hal.Disk;
import io.tocsin.hal.Host;

/**
 * What HOST-RESOURCES-MIB (RFC 2790) has for some kinds of devices: hrProcessorTable,
 * hrNetworkTable, hrDiskStorageTable, and hrPrinterTable, which has no rows.
 */
final class HostDeviceTables {

  private static final int BYTES_OF_KILOBYTE = 1024;

  private HostDeviceTables() {}

  /**
   * Registers the tables.
   *
   * @param registry takes them
   * @param devices numbers of the devices
   * @param board has the devices
   */
  static void register(MibRegistry registry, HostDevices devices, Board board) {
    registry.register(new ProcessorTable(devices, board.host()));
    registry.register(new NetworkTable(devices, board));
    registry.register(new PrinterTable());
    registry.register(new DiskStorageTable(devices, board.host()));
  }

  /**
   * A size as KBytes.
   *
   * @param bytes the size in bytes
   */
  static int kilobytes(long bytes) {
    return (int) Math.min(bytes / BYTES_OF_KILOBYTE, Integer.MAX_VALUE);
  }

  private static final class ProcessorTable extends TableObject {

    private static final int FRW_ID = 1;
    private static final int LOAD = 2;

    private final Host host;

    ProcessorTable(HostDevices devices, Host host) {
      super(HostNames.PROCESSOR_ENTRY, devices.rows(0, devices.processorCount()), FRW_ID, LOAD);
      this.host = host;
    }

    @Override
    protected boolean isPresent(int column, int row) {
      return column != LOAD || host.processorLoad(row) != Host.UNKNOWN;
    }

    @Override
    protected void writeValue(int column, int row, BerWriter value) {
      if (column == LOAD) {
        value.writeInteger(BerTag.INTEGER, host.processorLoad(row));
      } else {
        value.writeOid(BerTag.OBJECT_IDENTIFIER, EntityNames.ZERO_DOT_ZERO);
      }
    }
  }

  private static final class NetworkTable extends TableObject {

    private static final int IF_INDEX = 1;

    private final Board board;

    NetworkTable(HostDevices devices, Board board) {
      super(
          HostNames.NETWORK_ENTRY,
          devices.rows(devices.firstLink(), devices.linkCount()),
          IF_INDEX);
      this.board = board;
    }

    @Override
    protected void writeValue(int column, int row, BerWriter value) {
      value.writeInteger(BerTag.INTEGER, board.link(row).interfaceIndex());
    }
  }

  /** A board has no printers; whoever asks is told so by what is not there. */
  private static final class PrinterTable extends TableObject {

    private static final int STATUS = 1;
    private static final int DETECTED_ERROR_STATE = 2;

    PrinterTable() {
      super(HostNames.PRINTER_ENTRY, new CountedRowIndex(0), STATUS, DETECTED_ERROR_STATE);
    }

    @Override
    protected void writeValue(int column, int row, BerWriter value) {
      throw new IllegalArgumentException("no such row: " + row);
    }
  }

  private static final class DiskStorageTable extends TableObject {

    private static final int ACCESS = 1;
    private static final int MEDIA = 2;
    private static final int REMOVABLE = 3;
    private static final int CAPACITY = 4;

    private static final int READ_WRITE = 1;
    private static final int READ_ONLY = 2;

    private final Host host;

    DiskStorageTable(HostDevices devices, Host host) {
      super(
          HostNames.DISK_STORAGE_ENTRY,
          devices.rows(devices.firstDisk(), devices.diskCount()),
          ACCESS,
          MEDIA,
          REMOVABLE,
          CAPACITY);
      this.host = host;
    }

    @Override
    protected void writeValue(int column, int row, BerWriter value) {
      value.writeInteger(BerTag.INTEGER, number(column, host.disk(row)));
    }

    private static int number(int column, Disk disk) {
      switch (column) {
        case ACCESS:
          return disk.isReadOnly() ? READ_ONLY : READ_WRITE;
        case MEDIA:
          return disk.medium();
        case REMOVABLE:
          return TruthValue.of(disk.isRemovable());
        case CAPACITY:
          return kilobytes(disk.sizeBytes());
        default:
          throw new IllegalArgumentException("no such column: " + column);
      }
    }
  }
}
