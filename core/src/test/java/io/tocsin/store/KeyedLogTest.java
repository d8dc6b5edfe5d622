/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.CuttableStorage;
import io.tocsin.hal.CuttableStorage.Failure;
import io.tocsin.hal.StorageRegion;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class KeyedLogTest {

  private static final int SECTOR_BYTES = StorageRegion.SECTOR_BYTES;
  private static final int KEY_COUNT = 6;

  /** Four of the greatest length fit into a sector. */
  private static final int CONTENT_BYTES_MAX = 100;

  private static final int SECTOR_COUNT = 5;

  private final CuttableStorage storage = new CuttableStorage();

  @Test
  void shouldHoldNothingWhenNew() throws IOException {
    KeyedLog log = open();
    for (int key = 0; key < KEY_COUNT; key++) {
      assertEquals(-1, log.length(key));
      assertEquals(-1, log.content(key, new byte[0], 0));
    }
    assertEquals(0, log.damagedSectors());
    assertEquals(SECTOR_COUNT, log.freeSectors());
    assertEquals(0, log.estimateSyncBytes());
    assertEquals(0, storage.steps());
  }

  @Test
  void shouldComputeTheLeastRing() {
    assertEquals(5, KeyedLog.sectorsNeeded(KEY_COUNT, CONTENT_BYTES_MAX));
    assertEquals(3, KeyedLog.sectorsNeeded(1, KeyedLog.CONTENT_BYTES_MAX));
    assertEquals(3, KeyedLog.sectorsNeeded(4, 119));
    assertEquals(5, KeyedLog.sectorsNeeded(4, 120));
    assertEquals(2 * KeyedLog.KEY_COUNT_MAX + 1, KeyedLog.sectorsNeeded(1 << 16, 490));
  }

  @Test
  void shouldRefuseAGeometryThatCouldLackRoom() {
    assertRefused(KEY_COUNT, CONTENT_BYTES_MAX, SECTOR_COUNT - 1);
    assertRefused(0, CONTENT_BYTES_MAX, SECTOR_COUNT);
    assertRefused(KeyedLog.KEY_COUNT_MAX + 1, 1, 100_000);
    assertRefused(1, 0, SECTOR_COUNT);
    assertRefused(1, KeyedLog.CONTENT_BYTES_MAX + 1, SECTOR_COUNT);
    assertRefused(1, 1, Integer.MAX_VALUE / SECTOR_BYTES + 1);
    assertEquals(0, storage.durable().length);
  }

  private void assertRefused(int keyCount, int contentBytesMax, int sectorCount) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new KeyedLog(storage, "log", keyCount, contentBytesMax, sectorCount));
  }

  @Test
  void shouldReadBackWhatWasSyncedAfterARestart() throws IOException {
    KeyedLog log = open();
    put(log, 0, 1);
    put(log, 5, 2);
    log.put(3, new byte[0], 0, 0);
    log.sync();
    KeyedLog again = open();
    assertContent(again, 0, 1);
    assertContent(again, 5, 2);
    assertEquals(0, again.length(3));
    assertEquals(-1, again.length(1));
  }

  @Test
  void shouldShowAPutAtOnceAndLoseItWithoutASync() throws IOException {
    KeyedLog log = open();
    put(log, 0, 1);
    log.sync();
    put(log, 0, 2);
    assertContent(log, 0, 2);
    assertContent(open(), 0, 1);
  }

  @Test
  void shouldCopyIntoTheRangeThatIsAskedFor() throws IOException {
    KeyedLog log = open();
    log.put(1, new byte[] {9, 1, 2, 9}, 1, 2);
    byte[] into = new byte[4];
    assertEquals(2, log.content(1, into, 1));
    assertArrayEquals(new byte[] {0, 1, 2, 0}, into);
  }

  @Test
  void shouldChangeNothingWhenARangeIsExceeded() throws IOException {
    KeyedLog log = open();
    put(log, 0, 1);
    log.sync();
    byte[] from = new byte[CONTENT_BYTES_MAX + 1];
    assertOutOfBounds(() -> log.put(0, from, 0, CONTENT_BYTES_MAX + 1));
    assertOutOfBounds(() -> log.put(0, from, 2, CONTENT_BYTES_MAX));
    assertOutOfBounds(() -> log.put(0, from, -1, 1));
    assertOutOfBounds(() -> log.put(0, from, 0, -1));
    assertOutOfBounds(() -> log.put(KEY_COUNT, from, 0, 1));
    assertOutOfBounds(() -> log.put(-1, from, 0, 1));
    assertOutOfBounds(() -> log.release(KEY_COUNT));
    assertOutOfBounds(() -> log.release(-1));
    assertOutOfBounds(() -> log.length(KEY_COUNT));
    assertOutOfBounds(() -> log.length(-1));
    assertOutOfBounds(() -> log.content(0, new byte[3], 0));
    assertContent(log, 0, 1);
    assertEquals(0, log.estimateSyncBytes());
  }

  private static void assertOutOfBounds(Runnable call) {
    assertThrows(IndexOutOfBoundsException.class, call::run);
  }

  @Test
  void shouldWriteOneSectorForManyPutsOfOneKey() throws IOException {
    KeyedLog log = open();
    for (int i = 1; i <= 50; i++) {
      put(log, 2, i);
    }
    assertEquals(SECTOR_BYTES, log.estimateSyncBytes());
    log.sync();
    assertEquals(SECTOR_BYTES, log.writtenBytes());
    assertEquals(SECTOR_COUNT - 1, log.freeSectors());
    assertContent(open(), 2, 50);
  }

  @Test
  void shouldPackRecordsIntoAsFewSectorsAsTheyNeed() throws IOException {
    KeyedLog log = open();
    for (int key = 0; key < 4; key++) {
      log.put(key, new byte[CONTENT_BYTES_MAX], 0, CONTENT_BYTES_MAX);
    }
    assertEquals(SECTOR_BYTES, log.estimateSyncBytes());
    log.put(4, new byte[74], 0, 74);
    assertEquals(SECTOR_BYTES, log.estimateSyncBytes());
    log.put(4, new byte[75], 0, 75);
    assertEquals(2 * SECTOR_BYTES, log.estimateSyncBytes());
  }

  @Test
  void shouldFillALaterGapWithARecordThatFits() throws IOException {
    KeyedLog log = new KeyedLog(storage, "log", 3, 300, 7);
    log.put(0, new byte[300], 0, 300);
    log.put(1, new byte[300], 0, 300);
    log.put(2, new byte[100], 0, 100);
    assertEquals(2 * SECTOR_BYTES, log.estimateSyncBytes());
    log.sync();
    assertEquals(2 * SECTOR_BYTES, log.writtenBytes());
  }

  @Test
  void shouldWriteNothingWhenNothingIsDirty() throws IOException {
    KeyedLog log = open();
    put(log, 0, 1);
    log.sync();
    long steps = storage.steps();
    log.sync();
    log.release(0);
    log.sync();
    assertEquals(steps, storage.steps());
    assertEquals(SECTOR_BYTES, log.writtenBytes());
  }

  @Test
  void shouldMakeDurableWhatItFoundWithTheFirstSync() throws IOException {
    KeyedLog log = open();
    put(log, 0, 1);
    storage.failAfter(2, Failure.SYNCS);
    assertThrows(IOException.class, log::sync);
    storage.fail(Failure.NONE);
    KeyedLog again = open();
    assertContent(again, 0, 1);
    assertEquals(-1, openAfterACut().length(0));
    again.sync();
    assertEquals(0, again.writtenBytes());
    assertContent(openAfterACut(), 0, 1);
  }

  @Test
  void shouldNotOverwriteWhatTheFoundStandsForBeforeTheFoundIsDurable() throws IOException {
    KeyedLog log = new KeyedLog(storage, "log", 1, 490, 3);
    for (int i = 1; i <= 3; i++) {
      put(log, 0, i);
      log.sync();
    }
    put(log, 0, 4);
    storage.failAfter(1, Failure.SYNCS);
    assertThrows(IOException.class, log::sync);
    storage.fail(Failure.NONE);
    KeyedLog again = new KeyedLog(storage, "log", 1, 490, 3);
    assertContent(again, 0, 4);
    atEachCut(1, 490, cut -> assertTrue(cut.length(0) >= 43));
    for (int i = 5; i <= 9; i++) {
      put(again, 0, i);
      again.sync();
    }
  }

  @Test
  void shouldKeepARecordThatIsNeverPutAgainWhileTheRingGoesRound() throws IOException {
    KeyedLog log = open();
    for (int key = 0; key < KEY_COUNT; key++) {
      put(log, key, key + 1);
    }
    log.sync();
    for (int i = 0; i < 100; i++) {
      put(log, 0, i);
      log.sync();
      KeyedLog again = openAfterACut();
      assertContent(again, 0, i);
      for (int key = 1; key < KEY_COUNT; key++) {
        assertContent(again, key, key + 1);
      }
    }
    assertTrue(log.cleanedRecords() >= 100);
  }

  @Test
  void shouldNotCopyWhatIsReleased() throws IOException {
    KeyedLog log = open();
    put(log, 1, 1);
    log.sync();
    log.release(1);
    assertEquals(-1, log.length(1));
    assertEquals(SECTOR_COUNT, log.freeSectors());
    for (int i = 0; i < SECTOR_COUNT; i++) {
      put(log, 0, i);
      log.sync();
    }
    assertEquals(0, log.cleanedRecords());
    assertEquals(-1, open().length(1));
  }

  @Test
  void shouldTakeANewContentAfterARelease() throws IOException {
    KeyedLog log = open();
    put(log, 1, 1);
    log.release(1);
    log.sync();
    assertEquals(0, log.writtenBytes());
    put(log, 1, 2);
    log.sync();
    assertContent(open(), 1, 2);
  }

  @Test
  void shouldCleanTheDurableContentOfADirtyKeyAndThenWriteTheNewOne() throws IOException {
    KeyedLog log = new KeyedLog(storage, "log", 2, 300, 5);
    log.put(0, new byte[300], 0, 300);
    log.put(1, new byte[300], 0, 300);
    log.sync();
    log.put(1, new byte[300], 0, 300);
    log.sync();
    log.put(1, new byte[299], 0, 299);
    log.sync();
    log.put(0, new byte[298], 0, 298);
    log.put(1, new byte[297], 0, 297);
    assertEquals(3 * SECTOR_BYTES, log.estimateSyncBytes());
    log.sync();
    assertEquals(7 * SECTOR_BYTES, log.writtenBytes());
    assertEquals(1, log.cleanedRecords());
    KeyedLog again = new KeyedLog(storage, "log", 2, 300, 5);
    assertEquals(298, again.length(0));
    assertEquals(297, again.length(1));
  }

  @Test
  void shouldNotTearApartTheRecordsOfOneSectorByCleaning() throws IOException {
    KeyedLog log = new KeyedLog(storage, "log", 3, 240, 5);
    LogModel model = new LogModel(3, 240);
    for (int i = 0; i < 10; i++) {
      for (int key = i == 0 ? 2 : 0; key < (i == 0 ? 3 : 2); key++) {
        byte[] content = LogModel.content(key, i, 240);
        log.put(key, content, 0, 240);
        model.put(key, content);
      }
      atEachCut(3, 240, model::assertAllOrNone);
      log.sync();
      model.synced();
    }
    assertEquals(12 * SECTOR_BYTES, log.writtenBytes());
  }

  @Test
  void shouldCountSectorsThatAreNeitherGoodNorBlankAndIgnoreThem() throws IOException {
    KeyedLog log = open();
    put(log, 0, 1);
    log.sync();
    put(log, 0, 2);
    log.sync();
    for (int bit = 0; bit < SECTOR_BYTES * 8; bit++) {
      storage.flip(SECTOR_BYTES * 8 + bit);
      KeyedLog damaged = open();
      assertEquals(1, damaged.damagedSectors());
      assertContent(damaged, 0, 1);
      storage.flip(SECTOR_BYTES * 8 + bit);
    }
    assertEquals(0, open().damagedSectors());
    assertContent(open(), 0, 2);
  }

  @Test
  void shouldBelieveTheGreatestSequenceNumberWhereverItStands() throws IOException {
    byte[] image = new byte[SECTOR_COUNT * SECTOR_BYTES];
    long[] sequences = {7, 3, 1L << 40, 5, 6};
    for (int i = 0; i < SECTOR_COUNT; i++) {
      write(image, i, sequences[i], 0, i + 1);
    }
    KeyedLog log = openOf(image);
    assertContent(log, 0, 3);
    assertEquals(SECTOR_COUNT - 1, log.freeSectors());
    put(log, 0, 9);
    log.sync();
    assertContent(open(), 0, 9);
  }

  @Test
  void shouldNotBelieveASequenceNumberThatLeavesNoGreaterOnes() throws IOException {
    for (long sequence : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, (1L << 62) + 1}) {
      byte[] image = new byte[SECTOR_COUNT * SECTOR_BYTES];
      write(image, 0, sequence, 0, 1);
      KeyedLog log = openOf(image);
      assertEquals(-1, log.length(0));
      assertEquals(1, log.damagedSectors());
    }
  }

  @Test
  void shouldRefuseToWriteWhatWouldNotBeBelieved() throws IOException {
    byte[] image = new byte[SECTOR_COUNT * SECTOR_BYTES];
    write(image, 0, (1L << 62) - 1, 0, 1);
    KeyedLog log = openOf(image);
    put(log, 0, 2);
    log.sync();
    assertContent(open(), 0, 2);
    put(log, 0, 3);
    assertThrows(IOException.class, log::sync);
    assertContent(log, 0, 3);
    assertContent(open(), 0, 2);
  }

  @Test
  void shouldWorkInARingThatOthersFilledWithLiveSectors() throws IOException {
    byte[] image = new byte[SECTOR_COUNT * SECTOR_BYTES];
    for (int i = 0; i < SECTOR_COUNT; i++) {
      write(image, i, i + 1, i, i + 1);
    }
    for (int round = 0; round < 3; round++) {
      KeyedLog log = openOf(image);
      for (int key = 0; key < SECTOR_COUNT; key++) {
        assertContent(log, key, key + 1);
      }
      put(log, 5, round);
      log.sync();
      assertContent(log, 5, round);
      image = new CuttableStorage(storage.durable()).durable();
    }
  }

  @Test
  void shouldGoOnInARingOfAnotherSizeAndOtherBounds() throws IOException {
    KeyedLog log = open();
    for (int i = 0; i < 7; i++) {
      put(log, 0, i);
      put(log, 5, 50);
      log.sync();
    }
    KeyedLog greater = new KeyedLog(storage, "log", KEY_COUNT, CONTENT_BYTES_MAX, 9);
    assertContent(greater, 0, 6);
    put(greater, 0, 10);
    greater.sync();
    KeyedLog fewerKeys = new KeyedLog(storage, "log", 5, CONTENT_BYTES_MAX, 9);
    assertContent(fewerKeys, 0, 10);
    assertEquals(0, fewerKeys.damagedSectors());
  }

  @Test
  void shouldNotFallBackToAnOlderContentWhenTheNewestIsTooLongForOtherBounds() throws IOException {
    KeyedLog log = open();
    put(log, 0, 1);
    log.sync();
    put(log, 0, 2);
    log.sync();
    assertEquals(42, log.length(0));
    KeyedLog shorter = new KeyedLog(storage, "log", KEY_COUNT, 41, SECTOR_COUNT);
    assertEquals(-1, shorter.length(0));
  }

  @Test
  void shouldStayUsableAndLoseNothingWhileTheMemoryFailsAndComesBack() throws IOException {
    for (Failure failure : Failure.values()) {
      for (int steps = 0; failure != Failure.NONE && steps < 4; steps++) {
        KeyedLog log = openOf(new byte[SECTOR_COUNT * SECTOR_BYTES]);
        for (int key = 0; key < KEY_COUNT; key++) {
          put(log, key, key + 1);
        }
        log.sync();
        for (int i = 0; i < 20; i++) {
          storage.failAfter(steps, failure);
          put(log, 0, i);
          boolean synced = sync(log);
          assertContent(log, 0, i);
          assertEquals(synced, log.estimateSyncBytes() == 0);
          storage.fail(Failure.NONE);
          KeyedLog cut = openAfterACut();
          for (int key = 1; key < KEY_COUNT; key++) {
            assertContent(cut, key, key + 1);
          }
        }
        log.sync();
        assertContent(openAfterACut(), 0, 19);
      }
    }
  }

  @Test
  void shouldNotBelieveWhatAFailedSyncLeftBehindOnceALaterOneReturned() throws IOException {
    KeyedLog log = new KeyedLog(storage, "log", 2, 300, 5);
    log.put(0, new byte[10], 0, 10);
    log.put(1, new byte[300], 0, 300);
    log.sync();
    // Two sectors; then, after the failure, one of them is enough.
    log.put(0, new byte[299], 0, 299);
    log.put(1, new byte[298], 0, 298);
    storage.failAfter(2, Failure.SYNCS);
    assertThrows(IOException.class, log::sync);
    storage.fail(Failure.NONE);
    log.put(0, new byte[20], 0, 20);
    log.put(1, new byte[21], 0, 21);
    log.sync();
    KeyedLog again = new KeyedLog(storage, "log", 2, 300, 5);
    assertEquals(20, again.length(0));
    assertEquals(21, again.length(1));
  }

  @Test
  void shouldNotWriteWhereAFailedSyncLeftARecordThatCameBack() throws IOException {
    KeyedLog log = new KeyedLog(storage, "log", 2, 300, 5);
    log.sync();
    log.put(0, new byte[300], 0, 300);
    log.put(1, new byte[299], 0, 299);
    storage.fail(Failure.SYNCS);
    assertThrows(IOException.class, log::sync);
    storage.fail(Failure.NONE);
    log.release(1);
    log.sync();
    KeyedLog again = new KeyedLog(storage, "log", 2, 300, 5);
    assertEquals(299, again.length(1));
    atEachCut(2, 300, cut -> assertEquals(299, cut.length(1)));
    for (int i = 0; i < 10; i++) {
      again.put(0, new byte[100], 0, 100);
      again.sync();
    }
  }

  @Test
  void shouldGoRoundTheRingThoughItIsOpenedAgainEachTime() throws IOException {
    for (int i = 0; i < SECTOR_COUNT; i++) {
      assertTrue(isBlank(storage.durable(), i), "sector " + i);
      KeyedLog log = open();
      put(log, 0, i);
      log.sync();
      assertFalse(isBlank(storage.durable(), i), "sector " + i);
    }
  }

  private static boolean isBlank(byte[] image, int position) {
    int end = Math.min(image.length, (position + 1) * SECTOR_BYTES);
    for (int i = position * SECTOR_BYTES; i < end; i++) {
      if (image[i] != 0) {
        return false;
      }
    }
    return true;
  }

  @Test
  void shouldPassOnThatTheMemoryCannotBeReadAndOpenLater() throws IOException {
    KeyedLog log = open();
    put(log, 0, 1);
    log.sync();
    storage.fail(Failure.ALL);
    assertThrows(IOException.class, this::open);
    storage.fail(Failure.NONE);
    assertContent(open(), 0, 1);
  }

  /** From now on, opens what a cut may leave at each step, in the least ring, and checks it. */
  private void atEachCut(int keyCount, int contentBytesMax, Consumer<KeyedLog> check) {
    int sectorCount = KeyedLog.sectorsNeeded(keyCount, contentBytesMax);
    storage.afterEachStep(
        () -> {
          for (byte[] image : storage.imagesOfACut()) {
            CuttableStorage cut = new CuttableStorage(image);
            try {
              check.accept(new KeyedLog(cut, "log", keyCount, contentBytesMax, sectorCount));
            } catch (IOException e) {
              throw new AssertionError(e);
            }
          }
        });
  }

  private static boolean sync(KeyedLog log) {
    try {
      log.sync();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private KeyedLog open() throws IOException {
    return new KeyedLog(storage, "log", KEY_COUNT, CONTENT_BYTES_MAX, SECTOR_COUNT);
  }

  private KeyedLog openOf(byte[] image) throws IOException {
    open();
    System.arraycopy(image, 0, storage.durable(), 0, image.length);
    storage.lose();
    return open();
  }

  /** Opens what a cut leaves of which nothing arrived that was pending. */
  private KeyedLog openAfterACut() throws IOException {
    CuttableStorage after = new CuttableStorage(storage.durable());
    return new KeyedLog(after, "log", KEY_COUNT, CONTENT_BYTES_MAX, SECTOR_COUNT);
  }

  private static void write(byte[] image, int position, long sequence, int key, int number) {
    LogSector sector = new LogSector();
    sector.clear();
    assertTrue(sector.add(key, content(key, number), 0, 40 + number));
    sector.seal(sequence);
    System.arraycopy(sector.bytes(), 0, image, position * SECTOR_BYTES, SECTOR_BYTES);
  }

  private static byte[] content(int key, int number) {
    return LogModel.content(key, number, 40 + number);
  }

  private static void put(KeyedLog log, int key, int number) {
    byte[] content = content(key, number % 60);
    log.put(key, content, 0, content.length);
  }

  private static void assertContent(KeyedLog log, int key, int number) {
    byte[] into = new byte[KeyedLog.CONTENT_BYTES_MAX];
    int length = log.content(key, into, 0);
    assertArrayEquals(content(key, number % 60), Arrays.copyOf(into, Math.max(length, 0)));
  }
}
