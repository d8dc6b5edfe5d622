/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import io.tocsin.hal.Storage;
import io.tocsin.hal.StorageRegion;
import io.tocsin.store.TwoSlotRecord;
import java.io.IOException;

/**
 * The tree in the board's memory: one record for all of it, so that any set of changes is there as
 * a whole or not at all after a power cut.
 *
 * <p>The room in the memory is the same whatever the bounds of the tree are, because the second
 * slot would not be found any more if it moved.
 */
final class TreeStore {

  /** The region's name. */
  static final String REGION = "dm-tree";

  private static final int SLOT_SECTORS = 128;
  private static final int RECORD_HEADER_BYTES = 20;

  /** Most bytes of a tree. */
  static final int CONTENT_BYTES_MAX =
      SLOT_SECTORS * StorageRegion.SECTOR_BYTES - RECORD_HEADER_BYTES;

  private final TwoSlotRecord record;
  private byte[] bytes = {};

  /**
   * Opens the memory and reads it.
   *
   * @throws IOException when it cannot be opened or read
   */
  TreeStore(Storage storage) throws IOException {
    record = new TwoSlotRecord(storage, REGION, CONTENT_BYTES_MAX);
  }

  /** The tree that was written last, null when there is none or it is damaged. */
  Node read() {
    return record.length() < 0 ? null : TreeRecord.decode(record.content(), record.length());
  }

  /** Whether there is something in the memory that is no tree. */
  boolean isDamaged() {
    return record.length() < 0 ? record.damagedSlots() > 0 : read() == null;
  }

  /**
   * Makes a tree durable.
   *
   * @return whether the memory took it; if not, the old one is still there
   */
  boolean write(Node root) {
    int length = TreeRecord.length(root);
    if (bytes.length < length) {
      bytes = new byte[length];
    }
    TreeRecord.encode(root, bytes);
    try {
      record.write(bytes, 0, length);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
