/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.CuttableStorage;
import io.tocsin.hal.CuttableStorage.Failure;
import io.tocsin.hal.StorageRegion;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The log beside its model, whatever happens to both in whatever order. */
final class KeyedLogPropertyTest {

  private CuttableStorage storage = new CuttableStorage();
  private LogModel model;
  private KeyedLog log;
  private int keyCount;
  private int contentBytesMax;
  private int sectorCount;
  private int number;

  private boolean mayBeDamaged;

  @Property(tries = 1500)
  void shouldKeepItsPromisesWhateverHappens(
      @ForAll @IntRange(min = 1, max = 9) int keys,
      @ForAll @IntRange(min = 1, max = KeyedLog.CONTENT_BYTES_MAX) int bytesMax,
      @ForAll @IntRange(max = 3) int sectorsMore,
      @ForAll @Size(min = 1, max = 120) List<@IntRange(max = 15) Integer> actions,
      @ForAll long seed)
      throws IOException {
    keyCount = keys;
    contentBytesMax = bytesMax;
    sectorCount = KeyedLog.sectorsNeeded(keys, bytesMax) + sectorsMore;
    storage = new CuttableStorage();
    model = new LogModel(keys, bytesMax);
    mayBeDamaged = false;
    log = open();
    Random random = new Random(seed);
    for (int action : actions) {
      act(action, random);
      model.assertPresent(log);
      assertTrue(log.freeSectors() >= Math.max(1, sectorCount - keyCount));
    }
    storage.fail(Failure.NONE);
    if (!mayBeDamaged) {
      sync();
      log = open();
      model.recovered(log);
    }
  }

  /** A released content comes back, is written again, and is lost as that sync fails. */
  @Test
  void shouldKeepItsPromisesWhenReleasedContentsFillAllSectors() throws IOException {
    shouldKeepItsPromisesWhateverHappens(
        3,
        1,
        0,
        List.of(
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 5, 5, 5, 0, 5, 11, 5, 5, 0, 0,
            0, 6, 0, 0, 0, 0, 0, 5, 5, 0, 0, 6, 9, 11, 9),
        21);
  }

  private void act(int action, Random random) throws IOException {
    int key = random.nextInt(keyCount);
    switch (action) {
      case 0, 1, 2, 3, 4 -> put(key, random.nextInt(contentBytesMax + 1));
      case 5 -> {
        log.release(key);
        model.release(key);
      }
      case 6, 7, 8 -> sync();
      case 9 -> cut(random);
      case 10 -> reopen();
      case 11 -> failingSync(random, Failure.WRITES);
      case 12 -> failingSync(random, Failure.TORN_WRITES);
      case 13 -> failingSync(random, Failure.SYNCS);
      case 14 -> cutWhileSyncing(random);
      default -> flip(random);
    }
  }

  private void put(int key, int length) {
    byte[] content = LogModel.content(key, ++number, length);
    log.put(key, content, 0, length);
    model.put(key, content);
  }

  private void sync() throws IOException {
    long before = log.writtenBytes();
    long estimate = log.estimateSyncBytes();
    int sectorsNeeded = KeyedLog.sectorsNeeded(keyCount, contentBytesMax);
    assertTrue(estimate / StorageRegion.SECTOR_BYTES < sectorsNeeded);
    log.sync();
    assertEquals(estimate, log.writtenBytes() - before);
    assertEquals(0, log.estimateSyncBytes());
    synced();
  }

  private void synced() {
    if (mayBeDamaged) {
      model.syncedThoughDamaged();
    } else {
      model.synced();
    }
  }

  private void failingSync(Random random, Failure failure) {
    storage.failAfter(random.nextInt(4), failure);
    try {
      log.sync();
      synced();
    } catch (IOException e) {
      // So it did not return, and the model stays as it was.
    }
    storage.fail(Failure.NONE);
  }

  private void cut(Random random) throws IOException {
    storage = new CuttableStorage(storage.imageOfACut(random));
    reopen();
  }

  /** The power goes at a step of a sync. */
  private void cutWhileSyncing(Random random) throws IOException {
    failingSync(random, Failure.SYNCS);
    cut(random);
  }

  private void reopen() throws IOException {
    log = open();
    // Where released contents have filled all sectors, some of them have to be written again.
    if (storage.isPending() || mayBeDamaged || log.estimateSyncBytes() > 0) {
      model.reopened(log);
    } else {
      model.recovered(log);
    }
  }

  private void flip(Random random) {
    if (random.nextInt(8) == 0) {
      storage.flip(random.nextInt(storage.durable().length * 8));
      mayBeDamaged = true;
      model.damaged();
    }
  }

  private KeyedLog open() throws IOException {
    return new KeyedLog(storage, "log", keyCount, contentBytesMax, sectorCount);
  }
}
