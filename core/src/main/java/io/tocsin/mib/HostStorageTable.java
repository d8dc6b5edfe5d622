/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.hal.Host;
import io.tocsin.hal.StorageArea;

/** hrStorageTable (RFC 2790): the storage areas whose size is known. */
final class HostStorageTable extends TableObject {

  private static final int INDEX = 1;
  private static final int TYPE = 2;
  private static final int DESCR = 3;
  private static final int ALLOCATION_UNITS = 4;
  private static final int SIZE = 5;
  private static final int USED = 6;
  private static final int ALLOCATION_FAILURES = 7;

  private static final int UNIT_MAX = 1 << 30;

  private final Host host;
  private final HostStorageRows rows;
  private final TextEncoder text = new TextEncoder();

  /**
   * A table of all that have a size.
   *
   * @param host has them
   * @param rows finds them
   */
  HostStorageTable(Host host, HostStorageRows rows) {
    super(
        HostNames.STORAGE_ENTRY,
        rows.measured(),
        INDEX,
        TYPE,
        DESCR,
        ALLOCATION_UNITS,
        SIZE,
        USED,
        ALLOCATION_FAILURES);
    this.host = host;
    this.rows = rows;
  }

  @Override
  protected void writeValue(int column, int row, BerWriter value) {
    StorageArea storage = host.storage(row);
    switch (column) {
      case INDEX:
        value.writeInteger(BerTag.INTEGER, rows.index(row));
        break;
      case TYPE:
        value.writeOid(BerTag.OBJECT_IDENTIFIER, HostNames.storageType(storage.type()));
        break;
      case DESCR:
        text.writeDisplayString(storage.name(), DisplayStrings.LENGTH_MAX, value);
        break;
      case ALLOCATION_UNITS:
        value.writeInteger(BerTag.INTEGER, unitBytes(storage));
        break;
      case SIZE:
        value.writeInteger(BerTag.INTEGER, units(storage.sizeBytes(), storage));
        break;
      case USED:
        value.writeInteger(BerTag.INTEGER, units(storage.usedBytes(), storage));
        break;
      case ALLOCATION_FAILURES:
        // Nobody counts them.
        value.writeUnsigned(BerTag.COUNTER32, 0);
        break;
      default:
        throw new IllegalArgumentException("no such column: " + column);
    }
  }

  /** The storage's own unit, doubled until the size fits into Integer32. */
  private static int unitBytes(StorageArea storage) {
    int unit = storage.unitBytes();
    while (storage.sizeBytes() / unit > Integer.MAX_VALUE && unit <= UNIT_MAX / 2) {
      unit *= 2;
    }
    return unit;
  }

  private static int units(long bytes, StorageArea storage) {
    return (int) Math.min(bytes / unitBytes(storage), Integer.MAX_VALUE);
  }
}
