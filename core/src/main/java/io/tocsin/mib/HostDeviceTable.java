/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.event.LinkHistory;
import io.tocsin.hal.Board;
import io.tocsin.hal.Host;
import io.tocsin.hal.Link;
import io.tocsin.hal.LinkCounter;

/** hrDeviceTable (RFC 2790): processors, network interfaces and disks. */
final class HostDeviceTable extends TableObject {

  private static final int INDEX = 1;
  private static final int TYPE = 2;
  private static final int DESCR = 3;
  private static final int ID = 4;
  private static final int STATUS = 5;
  private static final int ERRORS = 6;

  private static final int UNKNOWN = 1;
  private static final int RUNNING = 2;
  private static final int TESTING = 4;
  private static final int DOWN = 5;

  private static final int DESCR_LENGTH_MAX = 64;

  private final HostDevices devices;
  private final Board board;
  private final LinkHistory links;
  private final TextEncoder text = new TextEncoder();

  /**
   * A table of all devices.
   *
   * @param devices their numbers
   * @param board has them
   * @param links tells the states of network interfaces
   */
  HostDeviceTable(HostDevices devices, Board board, LinkHistory links) {
    super(
        HostNames.DEVICE_ENTRY,
        devices.rows(0, devices.count()),
        INDEX,
        TYPE,
        DESCR,
        ID,
        STATUS,
        ERRORS);
    this.devices = devices;
    this.board = board;
    this.links = links;
  }

  @Override
  protected void writeValue(int column, int row, BerWriter value) {
    switch (column) {
      case INDEX:
        value.writeInteger(BerTag.INTEGER, devices.index(row));
        break;
      case TYPE:
        value.writeOid(BerTag.OBJECT_IDENTIFIER, type(row));
        break;
      case DESCR:
        text.writeDisplayString(description(row), DESCR_LENGTH_MAX, value);
        break;
      case ID:
        value.writeOid(BerTag.OBJECT_IDENTIFIER, EntityNames.ZERO_DOT_ZERO);
        break;
      case STATUS:
        value.writeInteger(BerTag.INTEGER, status(row));
        break;
      case ERRORS:
        value.writeUnsigned(BerTag.COUNTER32, errors(row) & 0xFFFF_FFFFL);
        break;
      default:
        throw new IllegalArgumentException("no such column: " + column);
    }
  }

  private boolean isProcessor(int row) {
    return row < devices.firstLink();
  }

  private boolean isDisk(int row) {
    return row >= devices.firstDisk();
  }

  private Oid type(int row) {
    if (isProcessor(row)) {
      return HostNames.DEVICE_PROCESSOR;
    }
    return isDisk(row) ? HostNames.DEVICE_DISK_STORAGE : HostNames.DEVICE_NETWORK;
  }

  private String description(int row) {
    Host host = board.host();
    if (isProcessor(row)) {
      return host.processorDescription(row);
    }
    return isDisk(row)
        ? host.disk(row - devices.firstDisk()).description()
        : board.link(row - devices.firstLink()).description();
  }

  private int status(int row) {
    if (isProcessor(row)) {
      return board.host().processorLoad(row) == Host.UNKNOWN ? UNKNOWN : RUNNING;
    }
    if (isDisk(row)) {
      return board.host().disk(row - devices.firstDisk()).isPresent() ? RUNNING : DOWN;
    }
    switch (links.status(row - devices.firstLink())) {
      case Link.UP:
      case Link.DORMANT:
        return RUNNING;
      case Link.TESTING:
        return TESTING;
      case Link.UNKNOWN:
        return UNKNOWN;
      default:
        return DOWN;
    }
  }

  /** Those that somebody counts are those of network interfaces. */
  private long errors(int row) {
    if (isProcessor(row) || isDisk(row)) {
      return 0;
    }
    Link link = board.link(row - devices.firstLink());
    return link.counter(LinkCounter.IN_ERRORS) + link.counter(LinkCounter.OUT_ERRORS);
  }
}
