/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Storage in memory that loses power on demand: what was written since the last sync is kept up to
 * any byte, and the rest is lost.
 */
public final class MemoryStorage implements Storage {

  private final Map<String, Region> regions = new HashMap<>();
  private int bytesUntilCut = Integer.MAX_VALUE;
  private boolean failing;

  @Override
  public StorageRegion open(String name, int sizeBytes) throws IOException {
    if (failing) {
      throw new IOException("the memory fails");
    }
    Region region = regions.computeIfAbsent(name, n -> new Region(sizeBytes));
    region.resize(sizeBytes);
    return region;
  }

  /** Cuts the power after so many further bytes have reached the memory. */
  public void cutAfterBytes(int bytes) {
    bytesUntilCut = bytes;
  }

  /** Power is back: pending writes that had not reached the memory are gone. */
  public void restorePower() {
    bytesUntilCut = Integer.MAX_VALUE;
    regions.values().forEach(Region::forgetPending);
  }

  /** Makes every access fail, or work again. */
  public void setFailing(boolean failing) {
    this.failing = failing;
  }

  /** The durable bytes of a region, to be damaged by a test. */
  public byte[] durable(String name) {
    return regions.get(name).durable;
  }

  private final class Region implements StorageRegion {

    private byte[] durable;
    private byte[] present;
    private final List<int[]> pending = new ArrayList<>();

    Region(int sizeBytes) {
      durable = new byte[sizeBytes];
      present = new byte[sizeBytes];
    }

    void resize(int sizeBytes) {
      if (sizeBytes > durable.length) {
        durable = Arrays.copyOf(durable, sizeBytes);
        present = Arrays.copyOf(present, sizeBytes);
      }
    }

    void forgetPending() {
      pending.clear();
      present = durable.clone();
    }

    @Override
    public int sizeBytes() {
      return present.length;
    }

    @Override
    public void read(int position, byte[] into, int offset, int length) throws IOException {
      check();
      System.arraycopy(present, position, into, offset, length);
    }

    @Override
    public void write(int position, byte[] from, int offset, int length) throws IOException {
      check();
      System.arraycopy(from, offset, present, position, length);
      pending.add(new int[] {position, length});
    }

    @Override
    public void sync() throws IOException {
      check();
      for (int[] write : pending) {
        int reached = Math.min(write[1], bytesUntilCut);
        System.arraycopy(present, write[0], durable, write[0], reached);
        if (bytesUntilCut != Integer.MAX_VALUE) {
          bytesUntilCut -= reached;
        }
        if (reached < write[1]) {
          throw new IOException("the power is cut");
        }
      }
      pending.clear();
    }

    private void check() throws IOException {
      if (failing) {
        throw new IOException("the memory fails");
      }
    }

    @Override
    public void close() {
      pending.clear();
    }
  }
}
