/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Storage of one region that says what a power cut may leave of it. Each write stays pending until
 * the next sync; of a pending sector, a cut may leave the old bytes, the new ones, or any mixture,
 * whatever becomes of the other sectors.
 */
public final class CuttableStorage implements Storage {

  /** What goes wrong. */
  public enum Failure {
    NONE,
    /** Reading works, as when the memory is full or read-only. */
    WRITES,
    /** A write leaves half of each sector behind. */
    TORN_WRITES,
    SYNCS,
    ALL
  }

  private static final class Pending {
    final int sector;
    final byte[] content;

    Pending(int sector, byte[] content) {
      this.sector = sector;
      this.content = content;
    }
  }

  private final Region region = new Region();
  private final List<Pending> pending = new ArrayList<>();
  private byte[] durable = new byte[0];
  private byte[] present = new byte[0];
  private Runnable afterStep = () -> {};
  private Failure failure = Failure.NONE;
  private int stepsUntilFailure;
  private long steps;

  /** A region that is made when it is opened. */
  public CuttableStorage() {}

  /** A region that has these bytes. */
  public CuttableStorage(byte[] image) {
    durable = image.clone();
    present = image.clone();
  }

  @Override
  public StorageRegion open(String name, int sizeBytes) throws IOException {
    failWhen(failure == Failure.ALL);
    if (durable.length < sizeBytes) {
      durable = Arrays.copyOf(durable, sizeBytes);
      present = Arrays.copyOf(present, sizeBytes);
    }
    return region;
  }

  /** Calls somebody after each write, and before and after each sync. */
  public void afterEachStep(Runnable listener) {
    afterStep = listener;
  }

  /** Fails in this way, from now on. */
  public void fail(Failure way) {
    failAfter(0, way);
  }

  /** Fails in this way behind so many more writes and syncs. */
  public void failAfter(int stepCount, Failure way) {
    failure = way;
    stepsUntilFailure = stepCount;
  }

  /** Number of writes and syncs so far. */
  public long steps() {
    return steps;
  }

  /** What is durable; a test may damage it. */
  public byte[] durable() {
    return durable;
  }

  /** Whether anything is written that a cut may lose. */
  public boolean isPending() {
    return !pending.isEmpty();
  }

  /** Loses what is pending, as a cut does of which nothing arrives. */
  public void lose() {
    pending.clear();
    present = durable.clone();
  }

  /** Flips a bit at rest. */
  public void flip(int bit) {
    durable[bit / 8] ^= (byte) (1 << bit % 8);
    present[bit / 8] ^= (byte) (1 << bit % 8);
  }

  /** What a cut at this moment may leave: the extremes, each sector alone, and torn halves. */
  public List<byte[]> imagesOfACut() {
    List<byte[]> images = new ArrayList<>();
    images.add(durable.clone());
    if (pending.isEmpty()) {
      return images;
    }
    byte[] all = durable.clone();
    for (Pending write : pending) {
      copy(write, all, 0, StorageRegion.SECTOR_BYTES);
    }
    images.add(all);
    int half = StorageRegion.SECTOR_BYTES / 2;
    for (Pending write : pending) {
      if (pending.size() > 1) {
        images.add(with(write, durable, 0, StorageRegion.SECTOR_BYTES));
        images.add(without(write.sector, all, 0, StorageRegion.SECTOR_BYTES));
        images.add(without(write.sector, all, 0, half));
        images.add(without(write.sector, all, half, half));
      }
      images.add(with(write, durable, 0, half));
      images.add(with(write, durable, half, half));
    }
    return images;
  }

  /** One of all the things that a cut at this moment may leave. */
  public byte[] imageOfACut(Random random) {
    byte[] image = durable.clone();
    for (Pending write : pending) {
      switch (random.nextInt(4)) {
        case 0 -> copy(write, image, 0, StorageRegion.SECTOR_BYTES);
        case 1 -> {
          int from = random.nextInt(StorageRegion.SECTOR_BYTES);
          copy(write, image, from, random.nextInt(StorageRegion.SECTOR_BYTES - from + 1));
        }
        case 2 -> {
          for (int i = 0; i < StorageRegion.SECTOR_BYTES; i++) {
            copy(write, image, i, random.nextInt(2));
          }
        }
        default -> {
          // Nothing of it arrived.
        }
      }
    }
    return image;
  }

  private static void copy(Pending write, byte[] image, int from, int length) {
    System.arraycopy(
        write.content, from, image, write.sector * StorageRegion.SECTOR_BYTES + from, length);
  }

  private static byte[] with(Pending write, byte[] base, int from, int length) {
    byte[] image = base.clone();
    copy(write, image, from, length);
    return image;
  }

  private byte[] without(int sector, byte[] base, int from, int length) {
    byte[] image = base.clone();
    int at = sector * StorageRegion.SECTOR_BYTES + from;
    System.arraycopy(durable, at, image, at, length);
    return image;
  }

  private static void failWhen(boolean fails) throws IOException {
    if (fails) {
      throw new IOException("the memory fails");
    }
  }

  private final class Region implements StorageRegion {

    @Override
    public int sizeBytes() {
      return durable.length;
    }

    @Override
    public void read(int position, byte[] into, int offset, int length) throws IOException {
      failWhen(failure == Failure.ALL);
      System.arraycopy(present, position, into, offset, length);
    }

    @Override
    public void write(int position, byte[] from, int offset, int length) throws IOException {
      Failure now = next();
      failWhen(now == Failure.WRITES || now == Failure.ALL);
      int written = now == Failure.TORN_WRITES ? length / 2 : length;
      System.arraycopy(from, offset, present, position, written);
      int end = position + written;
      for (int sector = position / SECTOR_BYTES; sector * SECTOR_BYTES < end; sector++) {
        int at = sector * SECTOR_BYTES;
        pending.add(new Pending(sector, Arrays.copyOfRange(present, at, at + SECTOR_BYTES)));
      }
      failWhen(now == Failure.TORN_WRITES);
      afterStep.run();
    }

    @Override
    public void sync() throws IOException {
      Failure now = next();
      failWhen(now == Failure.SYNCS || now == Failure.ALL);
      afterStep.run();
      for (Pending write : pending) {
        copy(write, durable, 0, SECTOR_BYTES);
      }
      pending.clear();
      afterStep.run();
    }

    private Failure next() {
      steps++;
      if (stepsUntilFailure > 0) {
        stepsUntilFailure--;
        return Failure.NONE;
      }
      return failure;
    }

    @Override
    public void close() {
      // What is pending stays so: another process may open the region.
    }
  }
}
