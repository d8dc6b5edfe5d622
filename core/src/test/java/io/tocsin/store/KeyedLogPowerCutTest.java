/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.CuttableStorage;
import io.tocsin.hal.CuttableStorage.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

/**
 * Every sequence of puts, releases, syncs, failing syncs and restarts up to a length, from every
 * position of a small ring, with the power cut at every step of its last operation, and every kind
 * of arrival of what was pending. The earlier steps of a sequence are those of a shorter one.
 */
final class KeyedLogPowerCutTest {

  private static final int OPERATIONS = 6;

  private long cuts;
  private long cleaned;
  private int keyCount;
  private int contentBytesMax;
  private int sectorCount;
  private int lengthMax;

  @Test
  void shouldHoldWhenEverySectorTakesOneRecord() throws IOException {
    tryAll(2, 300, 5, 4, 8);
    assertTrue(cuts > 100_000, cuts + " cuts");
    assertTrue(cleaned > 10_000, cleaned + " records cleaned");
  }

  @Test
  void shouldHoldWhenEverySectorTakesTwoRecordsAndOneIsOld() throws IOException {
    tryAll(3, 200, 5, 0, 7);
    assertTrue(cuts > 100_000, cuts + " cuts");
    assertTrue(cleaned > 10_000, cleaned + " records cleaned");
  }

  @Test
  void shouldHoldWhenEverySectorTakesAllRecords() throws IOException {
    tryAll(2, 100, 5, 0, 5);
    assertTrue(cuts > 60_000, cuts + " cuts");
    assertTrue(cleaned > 10_000, cleaned + " records cleaned");
  }

  private void tryAll(int keys, int bytesMax, int operationsMax, int ageMin, int ageMax)
      throws IOException {
    keyCount = keys;
    contentBytesMax = bytesMax;
    sectorCount = KeyedLog.sectorsNeeded(keys, bytesMax);
    lengthMax = operationsMax;
    for (int age = ageMin; age <= ageMax; age++) {
      descend(age, new int[0]);
    }
  }

  private void descend(int age, int[] operations) throws IOException {
    if (operations.length > 0) {
      new Run(age).play(operations);
    }
    if (operations.length < lengthMax) {
      int[] longer = java.util.Arrays.copyOf(operations, operations.length + 1);
      for (int operation = 0; operation < OPERATIONS; operation++) {
        longer[operations.length] = operation;
        descend(age, longer);
      }
    }
  }

  private final class Run {

    private final CuttableStorage storage = new CuttableStorage();
    private final LogModel model = new LogModel(keyCount, contentBytesMax);
    private KeyedLog log = open(storage);
    private int number;
    private boolean hasFailed;

    /** Ages the log: the last key is put once, then the first one ever again; 0 is a new log. */
    Run(int age) throws IOException {
      for (int i = 0; i < age; i++) {
        put(i == 0 ? keyCount - 1 : 0);
        log.sync();
        model.synced();
      }
    }

    void play(int[] operations) throws IOException {
      for (int i = 0; i < operations.length; i++) {
        if (i == operations.length - 1) {
          storage.afterEachStep(this::cut);
        }
        play(operations[i]);
      }
      cleaned += log.cleanedRecords();
    }

    private void play(int operation) throws IOException {
      switch (operation) {
        case 0, 1 -> put(operation);
        case 2 -> {
          log.release(0);
          model.release(0);
        }
        case 3 -> {
          long before = log.writtenBytes();
          long estimate = log.estimateSyncBytes();
          log.sync();
          model.synced();
          assertTrue(log.writtenBytes() - before == estimate);
        }
        case 4 -> {
          log = open(storage);
          if (storage.isPending()) {
            model.reopened(log);
          } else {
            model.recovered(log);
          }
        }
        default -> failToSync();
      }
      model.assertPresent(log);
    }

    private void put(int key) {
      byte[] content = LogModel.content(key, ++number, contentBytesMax - number % 3);
      log.put(key, content, 0, content.length);
      model.put(key, content);
    }

    /** What is written stays pending, and the sync that would make it durable fails. */
    private void failToSync() {
      storage.fail(Failure.SYNCS);
      try {
        log.sync();
        model.synced();
      } catch (IOException e) {
        hasFailed = true;
      }
      storage.fail(Failure.NONE);
    }

    private void cut() {
      try {
        for (byte[] image : storage.imagesOfACut()) {
          recover(image);
          cuts++;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void recover(byte[] image) throws IOException {
      CuttableStorage after = new CuttableStorage(image);
      KeyedLog recovered = open(after);
      LogModel expected = model.copy();
      if (!hasFailed) {
        expected.assertAllOrNone(recovered);
      }
      expected.recovered(recovered);
      byte[] content = LogModel.content(0, -1, contentBytesMax);
      recovered.put(0, content, 0, content.length);
      expected.put(0, content);
      recovered.sync();
      expected.synced();
      expected.assertPresent(recovered);
      KeyedLog again = open(new CuttableStorage(after.durable()));
      expected.assertPresent(again);
    }
  }

  private KeyedLog open(CuttableStorage storage) throws IOException {
    return new KeyedLog(storage, "log", keyCount, contentBytesMax, sectorCount);
  }
}
