/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.flash;

import io.tocsin.hal.StorageRegion;
import io.tocsin.sim.world.RandomStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A region of a {@link Flash}. While nothing is pending, what is present is what is durable, and is
 * kept once: worlds have many boards.
 */
final class FlashRegion implements StorageRegion {

  private final Flash flash;
  private final String name;
  private byte[] durable;
  private byte[] present;
  private final Map<Integer, PendingSector> pending = new TreeMap<>();

  FlashRegion(Flash flash, String name, int sizeBytes) {
    this.flash = flash;
    this.name = name;
    durable = new byte[sizeBytes];
    present = durable;
  }

  /** Grows or cuts; what is pending beyond the new end is forgotten. */
  void resize(int sizeBytes) {
    if (sizeBytes != durable.length) {
      keepAll();
      durable = Arrays.copyOf(durable, sizeBytes);
      present = durable;
    }
  }

  @Override
  public int sizeBytes() {
    return durable.length;
  }

  @Override
  public void read(int position, byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(position, length, present.length);
    flash.beforeRead();
    System.arraycopy(present, position, into, offset, length);
  }

  @Override
  public void write(int position, byte[] from, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(position, length, present.length);
    flash.beforeWrite(length);
    if (present == durable) {
      present = durable.clone();
    }
    System.arraycopy(from, offset, present, position, length);
    int end = position + length;
    for (int sector = position / SECTOR_BYTES; sector * SECTOR_BYTES < end; sector++) {
      int start = sector * SECTOR_BYTES;
      int sectorEnd = Math.min(start + SECTOR_BYTES, present.length);
      pending
          .computeIfAbsent(sector, number -> new PendingSector())
          .add(Arrays.copyOfRange(present, start, sectorEnd));
    }
    flash.countOperation();
  }

  @Override
  public void sync() throws IOException {
    flash.beforeSync();
    flash.countOperation();
    keepAll();
  }

  void keepAll() {
    pending.clear();
    durable = present;
  }

  void powerCut(RandomStream random) {
    for (Map.Entry<Integer, PendingSector> entry : pending.entrySet()) {
      int start = entry.getKey() * SECTOR_BYTES;
      int end = Math.min(start + SECTOR_BYTES, durable.length);
      byte[] left = entry.getValue().leave(Arrays.copyOfRange(durable, start, end), random);
      System.arraycopy(left, 0, durable, start, left.length);
    }
    pending.clear();
    present = durable;
  }

  void flipBit(int position, int bit) {
    durable[position] ^= (byte) (1 << bit);
    if (!pending.containsKey(position / SECTOR_BYTES)) {
      present[position] = durable[position];
    }
  }

  byte[] durable() {
    return durable.clone();
  }

  /** What was not synced may be lost; the system keeps it until the power is cut. */
  @Override
  public void close() {}

  @Override
  public String toString() {
    return name;
  }
}
