/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tocsin.hal.CuttableStorage;
import io.tocsin.hal.StorageRegion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * For all bytes as content of the memory, as they are and with checksums that hold:
 *
 * <ol>
 *   <li>opening the log does not throw, and what it finds is within its bounds;
 *   <li>after the next sync, what it found and what was put is there when it is opened again, and
 *       no later sync with new contents loses any of it; a key without content may get one;
 *   <li>it finds the same when it is opened twice, and opening writes nothing.
 * </ol>
 */
class KeyedLogFuzzTest {

  private static final int SECTOR_BYTES = StorageRegion.SECTOR_BYTES;
  private static final int KEY_COUNT = 9;
  private static final int CONTENT_BYTES_MAX = 100;
  private static final int SECTOR_COUNT = 7;
  private static final int ROUNDS = 9;
  private static final int CHECKSUM_AT = 508;

  /** Sequence number, and the number of bytes that are records. */
  private static final int FRONT_BYTES = 10;

  @FuzzTest
  void shouldWorkOnAnyBytes(byte[] input) throws IOException {
    assertWorks(Arrays.copyOf(input, SECTOR_COUNT * SECTOR_BYTES));
  }

  /** Each sector takes its share of the input: sequence number, length, records. */
  @FuzzTest
  void shouldWorkOnAnySectorsWhoseChecksumHolds(byte[] input) throws IOException {
    byte[] image = new byte[SECTOR_COUNT * SECTOR_BYTES];
    int share = Math.min(input.length / SECTOR_COUNT, CHECKSUM_AT - 4);
    for (int position = 0; position < SECTOR_COUNT && share >= FRONT_BYTES; position++) {
      byte[] sector = new byte[SECTOR_BYTES];
      sector[0] = 'T';
      sector[1] = 'C';
      sector[2] = 'K';
      sector[3] = 1;
      System.arraycopy(input, position * share, sector, 4, share);
      int checksum = Crc32.of(sector, 0, CHECKSUM_AT);
      for (int i = 0; i < 4; i++) {
        sector[CHECKSUM_AT + i] = (byte) (checksum >> (24 - 8 * i));
      }
      System.arraycopy(sector, 0, image, position * SECTOR_BYTES, SECTOR_BYTES);
    }
    assertWorks(image);
  }

  /** Whether a sequence number leaves so few that the rounds of a test need more. */
  private static boolean isNearTheEnd(byte[] image) {
    ByteBuffer sectors = ByteBuffer.wrap(image);
    for (int position = 0; position < SECTOR_COUNT; position++) {
      long left = LogSector.SEQUENCE_MAX - sectors.getLong(position * SECTOR_BYTES + 4);
      if (left >= 0 && left < 10 * ROUNDS) {
        return true;
      }
    }
    return false;
  }

  private static void assertWorks(byte[] image) throws IOException {
    CuttableStorage storage = new CuttableStorage(image);
    KeyedLog log = open(storage);
    assertTrue(log.damagedSectors() <= SECTOR_COUNT);
    assertTrue(log.freeSectors() >= 1);
    byte[][] expected = contents(log);
    assertEquals(0, storage.steps());
    assertTrue(Arrays.deepEquals(expected, contents(open(storage))));

    for (int round = 0; round < ROUNDS && !isNearTheEnd(image); round++) {
      for (int key = 0; key <= round % KEY_COUNT; key += 1 + round % 3) {
        expected[key] = LogModel.content(key, round, CONTENT_BYTES_MAX - round);
        log.put(key, expected[key], 0, expected[key].length);
      }
      long before = log.writtenBytes();
      long estimate = log.estimateSyncBytes();
      log.sync();
      assertEquals(estimate, log.writtenBytes() - before);
      storage = new CuttableStorage(storage.durable());
      log = open(storage);
      byte[][] found = contents(log);
      for (int key = 0; key < KEY_COUNT; key++) {
        assertTrue(expected[key] == null || Arrays.equals(expected[key], found[key]));
      }
      expected = found;
    }
  }

  private static KeyedLog open(CuttableStorage storage) throws IOException {
    return new KeyedLog(storage, "log", KEY_COUNT, CONTENT_BYTES_MAX, SECTOR_COUNT);
  }

  private static byte[][] contents(KeyedLog log) {
    byte[][] contents = new byte[KEY_COUNT][];
    byte[] buffer = new byte[CONTENT_BYTES_MAX];
    for (int key = 0; key < KEY_COUNT; key++) {
      int length = log.content(key, buffer, 0);
      assertTrue(length >= -1 && length <= CONTENT_BYTES_MAX);
      contents[key] = length < 0 ? null : Arrays.copyOf(buffer, length);
    }
    return contents;
  }
}
