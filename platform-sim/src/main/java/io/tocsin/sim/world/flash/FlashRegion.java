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
 * A region of a {@link Flash}. Sectors that were never written take no memory, and what is pending
 * is kept beside what is durable: worlds have many boards, and few of their sectors are in use.
 */
final class FlashRegion implements StorageRegion {

  private final Flash flash;
  private final String name;
  private int sizeBytes;
  private long bytesWritten;

  /** What is durable, by sector; null for one that is all zeros. */
  private byte[][] durable;

  private final Map<Integer, PendingSector> pending = new TreeMap<>();

  FlashRegion(Flash flash, String name, int sizeBytes) {
    this.flash = flash;
    this.name = name;
    this.sizeBytes = sizeBytes;
    durable = new byte[sectors(sizeBytes)][];
  }

  private static int sectors(int bytes) {
    return (bytes + SECTOR_BYTES - 1) / SECTOR_BYTES;
  }

  /** Grows with zeros, where it is smaller. */
  void grow(int newSizeBytes) {
    if (newSizeBytes <= sizeBytes) {
      return;
    }
    keepAll();
    byte[] content = Arrays.copyOf(durable(), newSizeBytes);
    sizeBytes = newSizeBytes;
    durable = new byte[sectors(newSizeBytes)][];
    for (int sector = 0; sector < durable.length; sector++) {
      durable[sector] = Arrays.copyOfRange(content, start(sector), end(sector));
    }
  }

  /** Bytes that programs have written here. */
  long bytesWritten() {
    return bytesWritten;
  }

  private static int start(int sector) {
    return sector * SECTOR_BYTES;
  }

  /** The last sector may be cut short. */
  private int end(int sector) {
    return Math.min(start(sector) + SECTOR_BYTES, sizeBytes);
  }

  @Override
  public int sizeBytes() {
    return sizeBytes;
  }

  @Override
  public void read(int position, byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(position, length, sizeBytes);
    flash.beforeRead();
    int at = position;
    while (at < position + length) {
      int sector = at / SECTOR_BYTES;
      int count = Math.min(position + length, end(sector)) - at;
      byte[] content = present(sector);
      System.arraycopy(content, at - start(sector), into, offset + at - position, count);
      at += count;
    }
  }

  @Override
  public void write(int position, byte[] from, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(position, length, sizeBytes);
    flash.beforeWrite(length);
    bytesWritten += length;
    int at = position;
    while (at < position + length) {
      int sector = at / SECTOR_BYTES;
      int count = Math.min(position + length, end(sector)) - at;
      byte[] content = present(sector).clone();
      System.arraycopy(from, offset + at - position, content, at - start(sector), count);
      pending.computeIfAbsent(sector, number -> new PendingSector()).add(content);
      at += count;
    }
    flash.countOperation();
  }

  /** What a sector holds now; not to be changed. */
  private byte[] present(int sector) {
    PendingSector written = pending.get(sector);
    return written == null ? durable(sector) : written.latest();
  }

  private byte[] durable(int sector) {
    byte[] content = durable[sector];
    return content == null ? new byte[end(sector) - start(sector)] : content;
  }

  @Override
  public void sync() throws IOException {
    flash.beforeSync();
    flash.countOperation();
    keepAll();
  }

  void keepAll() {
    pending.forEach((sector, written) -> durable[sector] = written.latest());
    pending.clear();
  }

  void powerCut(RandomStream random) {
    pending.forEach(
        (sector, written) -> durable[sector] = written.leave(durable(sector), random).clone());
    pending.clear();
  }

  /** A sector that is being written has its new content all the same. */
  void flipBit(int position, int bit) {
    int sector = position / SECTOR_BYTES;
    byte[] content = durable(sector).clone();
    content[position - start(sector)] ^= (byte) (1 << bit);
    durable[sector] = content;
  }

  byte[] durable() {
    byte[] content = new byte[sizeBytes];
    for (int sector = 0; sector < durable.length; sector++) {
      byte[] part = durable(sector);
      System.arraycopy(part, 0, content, start(sector), part.length);
    }
    return content;
  }

  /** What was not synced may be lost; the system keeps it until the power is cut. */
  @Override
  public void close() {}

  @Override
  public String toString() {
    return name;
  }
}
