/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.Oid;
import io.tocsin.hal.Host;
import io.tocsin.hal.StorageArea;

/**
 * The storage areas of a host as rows, whose numbers are the host's own until the next {@link
 * Host#update}. They come and go, and nothing is allocated then.
 *
 * <p>Main memory has the index 1, swap space 2. That of a file system has six digits: a 6, and the
 * number that {@link NameNumbers} has for the path where it is mounted.
 */
final class HostStorageRows {

  /** First digit of the index of a file system. */
  private static final int FILE_SYSTEM = 6;

  private static final int RAM_INDEX = 1;
  private static final int VIRTUAL_MEMORY_INDEX = 2;

  private final Host host;
  private final TextEncoder text = new TextEncoder();
  private final int[] taken;
  private final int[] indexes;
  private final Oid index = new Oid(1);
  private final Rows measured;
  private final Rows fileSystems;
  private int takenCount;
  private int revision;

  /**
   * Rows of the storage areas that are there now, and of those to come.
   *
   * @param host has them
   * @param rowsMax how many of them become rows at a time, the first in the host's order
   */
  HostStorageRows(Host host, int rowsMax) {
    this.host = host;
    taken = new int[rowsMax];
    indexes = new int[rowsMax];
    measured = new Rows(rowsMax);
    fileSystems = new Rows(rowsMax);
    readRows();
  }

  /** Those whose size is known, for hrStorageTable. */
  RowIndex measured() {
    return measured;
  }

  /** Those that are file systems, for hrFSTable. */
  RowIndex fileSystems() {
    return fileSystems;
  }

  /** The index of a storage area that is a row: hrStorageIndex and hrFSIndex. */
  int index(int row) {
    refresh();
    return indexes[row];
  }

  /** The index of the file system on a partition; 0 for none. */
  int indexOn(String partition) {
    refresh();
    for (int i = 0; i < fileSystems.count(); i++) {
      int row = fileSystems.rowAt(i);
      if (host.storage(row).partition().equals(partition)) {
        return indexes[row];
      }
    }
    return 0;
  }

  private void refresh() {
    if (host.revision() != revision) {
      readRows();
    }
  }

  private void readRows() {
    revision = host.revision();
    takenCount = 0;
    measured.clear();
    fileSystems.clear();
    int count = Math.min(host.storageCount(), taken.length);
    for (int row = 0; row < count; row++) {
      StorageArea storage = host.storage(row);
      indexes[row] = indexFor(storage);
      index.clear();
      IndexEncoding.appendInteger(index, indexes[row]);
      if (storage.isMeasured()) {
        measured.insert(row, index);
      }
      if (storage.fileSystem() != StorageArea.FS_NONE) {
        fileSystems.insert(row, index);
      }
    }
  }

  private int indexFor(StorageArea storage) {
    switch (storage.type()) {
      case StorageArea.RAM:
        return RAM_INDEX;
      case StorageArea.VIRTUAL_MEMORY:
        return VIRTUAL_MEMORY_INDEX;
      default:
        int length = text.encode(storage.name());
        int number = NameNumbers.next(text.bytes(), length, taken, takenCount);
        taken[takenCount++] = number;
        return FILE_SYSTEM * NameNumbers.COUNT + number;
    }
  }

  /** Some of the storage areas. */
  private final class Rows extends HostRows {

    Rows(int rowsMax) {
      super(rowsMax, 1);
    }

    @Override
    void refresh() {
      HostStorageRows.this.refresh();
    }
  }
}
