/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.CuttableStorage;
import io.tocsin.hal.MemoryStorage;
import io.tocsin.hal.StorageRegion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class TwoSlotRecordTest {

  private static final int CONTENT_BYTES_MAX = 700;
  private static final int SLOT_BYTES = 1024;

  private final MemoryStorage storage = new MemoryStorage();

  @Test
  void shouldComputeTheCheckValueOfCrc32() {
    byte[] check = "123456789".getBytes(StandardCharsets.US_ASCII);
    assertEquals(0xCBF43926, Crc32.of(check, 0, check.length));
  }

  @Test
  void shouldHoldNothingWhenNew() throws IOException {
    TwoSlotRecord record = open();
    assertEquals(-1, record.length());
    assertEquals(0, record.damagedSlots());
  }

  @Test
  void shouldReadBackTheLastContentAfterEachOfManyWrites() throws IOException {
    for (int i = 1; i <= 5; i++) {
      open().write(content(i), 0, content(i).length);
      assertContent(open(), i);
      assertEquals(i, open().generation());
    }
  }

  @Test
  void shouldReadOldOrNewContentAfterACutAtEveryByte() throws IOException {
    for (int cut = 0; cut < StorageRegion.SECTOR_BYTES; cut++) {
      MemoryStorage fresh = new MemoryStorage();
      TwoSlotRecord record = new TwoSlotRecord(fresh, "record", CONTENT_BYTES_MAX);
      record.write(content(1), 0, content(1).length);
      record.write(content(2), 0, content(2).length);
      fresh.cutAfterBytes(cut);
      assertThrows(
          IOException.class, () -> record.write(content(3), 0, content(3).length), "cut " + cut);
      fresh.restorePower();

      TwoSlotRecord recovered = new TwoSlotRecord(fresh, "record", CONTENT_BYTES_MAX);
      boolean written = recovered.generation() == 3;
      assertContent(recovered, written ? 3 : 2);
      // Whatever the cut left behind, the next write succeeds and is found.
      recovered.write(content(4), 0, content(4).length);
      assertContent(new TwoSlotRecord(fresh, "record", CONTENT_BYTES_MAX), 4);
    }
  }

  @Test
  void shouldWriteOnlyTheSectorsThatTheContentReaches() throws IOException {
    CuttableStorage counted = new CuttableStorage();
    TwoSlotRecord record = new TwoSlotRecord(counted, "record", CONTENT_BYTES_MAX);
    int oneSector = StorageRegion.SECTOR_BYTES - 20;
    byte[] both = new byte[oneSector + 1];
    Arrays.fill(both, (byte) 9);
    for (int i = 0; i < 2; i++) {
      record.write(both, 0, both.length);
    }
    byte[] before = counted.durable().clone();
    record.write(content(1), 0, content(1).length);
    byte[] after = counted.durable();
    int second = StorageRegion.SECTOR_BYTES;
    assertArrayEquals(
        Arrays.copyOfRange(before, second, SLOT_BYTES),
        Arrays.copyOfRange(after, second, SLOT_BYTES));
    assertContent(new TwoSlotRecord(counted, "record", CONTENT_BYTES_MAX), 1);
    record.write(both, 0, oneSector);
    TwoSlotRecord again = new TwoSlotRecord(counted, "record", CONTENT_BYTES_MAX);
    assertArrayEquals(
        Arrays.copyOf(both, oneSector), Arrays.copyOf(again.content(), again.length()));
  }

  @Test
  void shouldFallBackToTheOlderSlotWhenAnyBitOfTheNewerOneFlips() throws IOException {
    TwoSlotRecord record = open();
    record.write(content(1), 0, content(1).length);
    record.write(content(2), 0, content(2).length);
    byte[] durable = storage.durable("record");
    int newer = SLOT_BYTES;
    int recordBytes = 20 + content(2).length;
    for (int bit = 0; bit < recordBytes * 8; bit++) {
      durable[newer + bit / 8] ^= (byte) (1 << bit % 8);
      storage.restorePower();
      TwoSlotRecord recovered = open();
      assertContent(recovered, 1);
      assertEquals(1, recovered.damagedSlots());
      durable[newer + bit / 8] ^= (byte) (1 << bit % 8);
    }
    storage.restorePower();
    assertContent(open(), 2);
  }

  @Test
  void shouldReadARecordWhateverBecameOfItsPadding() throws IOException {
    open().write(content(1), 0, content(1).length);
    byte[] durable = storage.durable("record");
    Arrays.fill(durable, 20 + content(1).length, SLOT_BYTES, (byte) 0x5A);
    storage.restorePower();
    assertContent(open(), 1);
    assertEquals(0, open().damagedSlots());
  }

  @Test
  void shouldReportBothSlotsWhenBothAreDamaged() throws IOException {
    TwoSlotRecord record = open();
    record.write(content(1), 0, content(1).length);
    record.write(content(2), 0, content(2).length);
    Arrays.fill(storage.durable("record"), (byte) 0x5A);
    storage.restorePower();
    assertEquals(-1, open().length());
    assertEquals(2, open().damagedSlots());
  }

  @Test
  void shouldKeepTheOldContentWhenTheMemoryFails() throws IOException {
    TwoSlotRecord record = open();
    record.write(content(1), 0, content(1).length);
    storage.setFailing(true);
    assertThrows(IOException.class, () -> record.write(content(2), 0, content(2).length));
    storage.setFailing(false);
    assertContent(record, 1);
    assertContent(open(), 1);
    record.write(content(3), 0, content(3).length);
    assertContent(open(), 3);
  }

  @Test
  void shouldAcceptContentOfTheGreatestLengthAndRefuseMore() throws IOException {
    byte[] greatest = new byte[CONTENT_BYTES_MAX];
    Arrays.fill(greatest, (byte) 7);
    open().write(greatest, 0, greatest.length);
    assertEquals(CONTENT_BYTES_MAX, open().length());
    TwoSlotRecord record = open();
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> record.write(new byte[CONTENT_BYTES_MAX + 1], 0, CONTENT_BYTES_MAX + 1));
    assertTrue(open().length() == CONTENT_BYTES_MAX);
  }

  private TwoSlotRecord open() throws IOException {
    return new TwoSlotRecord(storage, "record", CONTENT_BYTES_MAX);
  }

  private static byte[] content(int number) {
    byte[] content = new byte[40 + number];
    Arrays.fill(content, (byte) number);
    return content;
  }

  private static void assertContent(TwoSlotRecord record, int number) {
    assertArrayEquals(content(number), Arrays.copyOf(record.content(), record.length()));
  }
}
