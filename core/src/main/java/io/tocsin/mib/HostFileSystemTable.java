/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.hal.Host;
import io.tocsin.hal.StorageArea;

/** hrFSTable (RFC 2790): what is mounted. Nothing is known of backups. */
final class HostFileSystemTable extends TableObject {

  private static final int INDEX = 1;
  private static final int MOUNT_POINT = 2;
  private static final int REMOTE_MOUNT_POINT = 3;
  private static final int TYPE = 4;
  private static final int ACCESS = 5;
  private static final int BOOTABLE = 6;
  private static final int STORAGE_INDEX = 7;
  private static final int LAST_FULL_BACKUP_DATE = 8;
  private static final int LAST_PARTIAL_BACKUP_DATE = 9;

  private static final int READ_WRITE = 1;
  private static final int READ_ONLY = 2;

  private static final int PATH_LENGTH_MAX = 128;

  private final Host host;
  private final HostStorageRows rows;
  private final TextEncoder text = new TextEncoder(PATH_LENGTH_MAX);
  private final byte[] unknownDate = new byte[DateAndTime.UNKNOWN_LENGTH];

  /**
   * A table of all file systems.
   *
   * @param host has them
   * @param rows finds them
   */
  HostFileSystemTable(Host host, HostStorageRows rows) {
    super(
        HostNames.FS_ENTRY,
        rows.fileSystems(),
        INDEX,
        MOUNT_POINT,
        REMOTE_MOUNT_POINT,
        TYPE,
        ACCESS,
        BOOTABLE,
        STORAGE_INDEX,
        LAST_FULL_BACKUP_DATE,
        LAST_PARTIAL_BACKUP_DATE);
    this.host = host;
    this.rows = rows;
    DateAndTime.writeUnknown(unknownDate);
  }

  @Override
  protected void writeValue(int column, int row, BerWriter value) {
    StorageArea storage = host.storage(row);
    switch (column) {
      case INDEX:
        value.writeInteger(BerTag.INTEGER, rows.index(row));
        break;
      case MOUNT_POINT:
        text.write(storage.name(), value);
        break;
      case REMOTE_MOUNT_POINT:
        text.write(storage.remoteName(), value);
        break;
      case TYPE:
        value.writeOid(BerTag.OBJECT_IDENTIFIER, HostNames.fileSystemType(storage.fileSystem()));
        break;
      case ACCESS:
        value.writeInteger(BerTag.INTEGER, storage.isReadOnly() ? READ_ONLY : READ_WRITE);
        break;
      case BOOTABLE:
        value.writeInteger(BerTag.INTEGER, TruthValue.of(storage.isBootable()));
        break;
      case STORAGE_INDEX:
        value.writeInteger(BerTag.INTEGER, storage.isMeasured() ? rows.index(row) : 0);
        break;
      case LAST_FULL_BACKUP_DATE:
      case LAST_PARTIAL_BACKUP_DATE:
        value.writeOctets(BerTag.OCTET_STRING, unknownDate, 0, unknownDate.length);
        break;
      default:
        throw new IllegalArgumentException("no such column: " + column);
    }
  }
}
