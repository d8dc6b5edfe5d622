/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.store;

import java.util.Arrays;

/**
 * The ring of sectors of a {@link KeyedLog}: where it is written next, and which sector holds the
 * durable content of which key. A sector is live while it holds any.
 */
final class LogRing {

  /** No sector. */
  static final int NONE = -1;

  private final int[] sectorOfKey;

  /** For each sector, the number of keys whose durable content it holds. */
  private final int[] liveRecords;

  private int head;

  LogRing(int keyCount, int sectorCount) {
    sectorOfKey = new int[keyCount];
    liveRecords = new int[sectorCount];
    Arrays.fill(sectorOfKey, NONE);
  }

  /** The sector that is written next. */
  int head() {
    return head;
  }

  void setHead(int position) {
    head = position;
  }

  /** Goes on by so many sectors. */
  void advance(int sectors) {
    head = position(sectors);
  }

  /** The sector that comes so many after the head; at most the size of the ring. */
  int position(int distance) {
    int behind = liveRecords.length - head;
    return distance < behind ? head + distance : distance - behind;
  }

  /** The sector behind another one. */
  int after(int position) {
    return position + 1 < liveRecords.length ? position + 1 : 0;
  }

  /** The sector that holds a key's durable content; {@link #NONE} when there is none. */
  int sectorOf(int key) {
    return sectorOfKey[key];
  }

  /** A key's durable content is in this sector from now on; {@link #NONE}: there is none. */
  void place(int key, int position) {
    if (sectorOfKey[key] != NONE) {
      liveRecords[sectorOfKey[key]]--;
    }
    sectorOfKey[key] = position;
    if (position != NONE) {
      liveRecords[position]++;
    }
  }

  /** Whether a sector holds the durable content of any key. */
  boolean isLive(int position) {
    return liveRecords[position] > 0;
  }

  /** Number of sectors that may be written, from the head to the first live one. */
  int freeRun() {
    int free = 0;
    while (free < liveRecords.length && !isLive(position(free))) {
      free++;
    }
    return free;
  }

  /** Number of sectors that are not live. */
  int freeSectors() {
    int free = 0;
    for (int live : liveRecords) {
      free += live == 0 ? 1 : 0;
    }
    return free;
  }

  /** Takes the head on to the first sector that is not live; false when all are. */
  boolean findFreeHead() {
    for (int i = 0; i < liveRecords.length; i++) {
      if (!isLive(head)) {
        return true;
      }
      head = after(head);
    }
    return false;
  }
}
