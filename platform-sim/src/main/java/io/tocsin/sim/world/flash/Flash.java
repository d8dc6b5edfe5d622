/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.flash;

import io.tocsin.hal.Storage;
import io.tocsin.hal.StorageRegion;
import io.tocsin.sim.world.RandomStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * The memory of a board that outlives its power, with all the ways in which it may fail. What was
 * written is pending until the next sync of its region; at a power cut each pending sector meets
 * its own fate, see {@link PendingSector}.
 */
public final class Flash implements Storage {

  private static final int NEVER = 0;

  private final RandomStream random;
  private final Map<String, FlashRegion> regions = new TreeMap<>();
  private int operationsUntilCut = NEVER;
  private long bytesWritten;
  private long writeCount;
  private long syncCount;
  private long failureCount;
  private int slowMs;
  private long busyMs;
  private boolean readOnly;
  private boolean full;
  private boolean failing;
  private boolean unsynced;

  /**
   * An empty flash.
   *
   * @param random decides what a power cut leaves
   */
  public Flash(RandomStream random) {
    this.random = random;
  }

  @Override
  public StorageRegion open(String name, int sizeBytes) throws IOException {
    check(failing, "input/output error");
    FlashRegion region = regions.get(name);
    if (region == null || region.sizeBytes() < sizeBytes) {
      check(readOnly, "read-only file system");
      check(full, "no space left on device");
    }
    if (region == null) {
      region = new FlashRegion(this, name, sizeBytes);
      regions.put(name, region);
    }
    region.grow(sizeBytes);
    return region;
  }

  // ---- what a scenario does ----

  /**
   * Cuts the power in the middle of a write or sync to come, which then throws {@link PowerCut}.
   *
   * @param number 1 for the next, 2 for the one after it; 0 for none
   */
  public void cutPowerDuring(int number) {
    operationsUntilCut = number;
  }

  /** The power is cut: what is pending arrives, or not, or in part. */
  public void powerCut() {
    operationsUntilCut = NEVER;
    for (FlashRegion region : regions.values()) {
      region.powerCut(random);
    }
  }

  /** The program has ended and the system lives on: what is pending is kept. */
  public void flush() {
    operationsUntilCut = NEVER;
    regions.values().forEach(FlashRegion::keepAll);
  }

  /** Lets every write fail, or work again. */
  public void setReadOnly(boolean readOnly) {
    this.readOnly = readOnly;
  }

  /** Lets everything that needs room fail: new and larger regions, and writes. */
  public void setFull(boolean full) {
    this.full = full;
  }

  /** Lets every write and sync take so many milliseconds. */
  public void setSlowMs(int timeMs) {
    slowMs = timeMs;
  }

  /** Time in milliseconds that writes and syncs have taken since the last call. */
  public long takeBusyMs() {
    long taken = busyMs;
    busyMs = 0;
    return taken;
  }

  /** Lets every sync fail, though writes work, or work again. */
  public void setUnsynced(boolean unsynced) {
    this.unsynced = unsynced;
  }

  /** Whether it neither fails nor is full. */
  public boolean isWorking() {
    return !readOnly && !full && !failing && !unsynced;
  }

  /** Lets every access fail, or work again. */
  public void setFailing(boolean failing) {
    this.failing = failing;
  }

  /**
   * Turns one bit of what is durable.
   *
   * @param region its name
   * @param position byte within the region
   * @param bit 0 for the lowest
   */
  public void flipBit(String region, int position, int bit) {
    regions.get(region).flipBit(position, bit);
  }

  /** Turns a bit that is drawn, in a region that is drawn; nothing when there is no region. */
  public void flipAnyBit() {
    if (!regions.isEmpty()) {
      FlashRegion region = random.pick(new ArrayList<>(regions.values()));
      region.flipBit(random.between(0, region.sizeBytes() - 1), random.between(0, Byte.SIZE - 1));
    }
  }

  /** Names of all regions, in alphabetical order. */
  public Collection<String> regionNames() {
    return new ArrayList<>(regions.keySet());
  }

  /** A copy of what is durable in a region. */
  public byte[] durable(String region) {
    return regions.get(region).durable();
  }

  /** Size of a region in bytes; 0 when there is none of that name. */
  public int sizeBytes(String region) {
    return regions.containsKey(region) ? regions.get(region).sizeBytes() : 0;
  }

  /** Bytes that programs have written into a region; 0 when there is none of that name. */
  public long bytesWritten(String region) {
    return regions.containsKey(region) ? regions.get(region).bytesWritten() : 0;
  }

  /** Bytes that programs have written. */
  public long bytesWritten() {
    return bytesWritten;
  }

  /** Writes that programs have made. */
  public long writeCount() {
    return writeCount;
  }

  /** Syncs that programs have made. */
  public long syncCount() {
    return syncCount;
  }

  /** Accesses that failed. */
  public long failureCount() {
    return failureCount;
  }

  // ---- for the regions ----

  void beforeRead() throws IOException {
    check(failing, "input/output error");
  }

  void beforeWrite(int length) throws IOException {
    check(failing, "input/output error");
    check(readOnly, "read-only file system");
    check(full, "no space left on device");
    writeCount++;
    busyMs += slowMs;
    bytesWritten += length;
  }

  void beforeSync() throws IOException {
    check(failing || unsynced, "input/output error");
    syncCount++;
    busyMs += slowMs;
  }

  /** The middle of a write or sync. */
  void countOperation() {
    if (operationsUntilCut != NEVER && --operationsUntilCut == 0) {
      throw new PowerCut();
    }
  }

  private void check(boolean failed, String why) throws IOException {
    if (failed) {
      failureCount++;
      throw new IOException(why);
    }
  }
}
