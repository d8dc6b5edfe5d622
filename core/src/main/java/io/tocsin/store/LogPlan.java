/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.store;

/** What the next sync of a {@link KeyedLog} has to write. */
final class LogPlan {

  private final int keyCount;
  private final int sectorCount;
  private final LogContents contents;
  private final LogRing ring;
  private final int[] batchIndex;

  LogPlan(int keyCount, int sectorCount, LogContents contents, LogRing ring) {
    this.keyCount = keyCount;
    this.sectorCount = sectorCount;
    this.contents = contents;
    this.ring = ring;
    batchIndex = new int[keyCount];
  }

  /**
   * Packs the dirty records, each into the first sector that has room.
   *
   * @return how many sectors they take
   */
  int makeBatch() {
    int unplanned = 0;
    for (int key = 0; key < keyCount; key++) {
      batchIndex[key] = LogRing.NONE;
      unplanned += contents.isDirty(key) ? 1 : 0;
    }
    int sectors = 0;
    for (; unplanned > 0; sectors++) {
      int room = LogSector.ROOM_BYTES;
      for (int key = 0; key < keyCount && unplanned > 0; key++) {
        int recordBytes = LogSector.RECORD_HEADER_BYTES + contents.newestLength(key);
        if (contents.isDirty(key) && batchIndex[key] == LogRing.NONE && recordBytes <= room) {
          batchIndex[key] = sectors;
          room -= recordBytes;
          unplanned--;
        }
      }
    }
    return sectors;
  }

  /** Which sector of the batch takes a key's newest content; {@link LogRing#NONE} when none. */
  int batchIndex(int key) {
    return batchIndex[key];
  }

  /** How many sectors cleaning writes until the free run has as many as are needed. */
  int cleaningSectors(int needed) {
    int free = ring.freeRun();
    if (free >= needed) {
      return 0;
    }
    int written = 1;
    int room = LogSector.ROOM_BYTES;
    for (int i = free; i < sectorCount; i++) {
      int position = ring.position(i);
      for (int key = 0; key < keyCount && ring.isLive(position); key++) {
        if (ring.sectorOf(key) != position) {
          continue;
        }
        int recordBytes = LogSector.RECORD_HEADER_BYTES + contents.durableLength(key);
        if (recordBytes > room) {
          if (i - written >= needed) {
            return written;
          }
          written++;
          room = LogSector.ROOM_BYTES;
        }
        room -= recordBytes;
      }
    }
    return written;
  }
}
