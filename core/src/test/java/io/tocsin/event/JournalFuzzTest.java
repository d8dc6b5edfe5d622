/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tocsin.hal.CuttableStorage;
import io.tocsin.hal.StorageRegion;
import io.tocsin.store.KeyedLog;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * For all bytes as records of the journal:
 *
 * <ol>
 *   <li>starting does not throw, and what it finds adds up for each target and severity;
 *   <li>events find their way to the targets in the order of their numbers, each to be shown;
 *   <li>after the next sync, another start finds the same.
 * </ol>
 *
 * <p>So it is whether the records are read at the start, or later.
 */
class JournalFuzzTest {

  private static final int RECORDS_MAX = 20;

  /** Each record is as long as its first byte says. */
  @FuzzTest
  void shouldStartWithAnyRecords(byte[] input) throws IOException {
    CuttableStorage storage = new CuttableStorage();
    // Makes the region as large as the journal has it.
    JournalBed bed = new JournalBed(storage, JournalBed.atOnce());
    bed.sync();
    int sectors = storage.durable().length / StorageRegion.SECTOR_BYTES;
    KeyedLog log =
        new KeyedLog(
            storage, Journal.REGION, RECORDS_MAX, JournalWriter.CONTENT_BYTES_MAX, sectors);
    int at = 0;
    for (int key = 0; key < RECORDS_MAX && at < input.length; key++) {
      int length =
          Math.min(
              Math.min(input[at] & 0xFF, JournalWriter.CONTENT_BYTES_MAX), input.length - at - 1);
      log.put(key, input, at + 1, length);
      at += 1 + length;
    }
    log.sync();
    assertStarts(storage);
  }

  /** A record that was written, with some bytes changed: one in three bytes says where, and how. */
  @FuzzTest
  void shouldStartWithAnyChangeOfARecord(byte[] input) throws IOException {
    CuttableStorage storage = new CuttableStorage();
    JournalBed bed = new JournalBed(storage, JournalBed.atOnce());
    for (int id = 1; id <= 6; id++) {
      bed.offer(Severity.WARNING + id % 3, id);
    }
    bed.deliver(0, 1);
    bed.sync();
    int sectors = storage.durable().length / StorageRegion.SECTOR_BYTES;
    int keys = RECORDS_MAX + 10;
    KeyedLog log =
        new KeyedLog(storage, Journal.REGION, keys, JournalWriter.CONTENT_BYTES_MAX, sectors);
    byte[] content = new byte[JournalWriter.CONTENT_BYTES_MAX];
    for (int i = 0; i + 2 < input.length; i += 3) {
      int key = (input[i] & 0xFF) % keys;
      int length = log.content(key, content, 0);
      if (length > 0) {
        content[(input[i + 1] & 0xFF) % length] = input[i + 2];
        log.put(key, content, 0, length);
      }
    }
    log.sync();
    assertStarts(storage);
  }

  private static void assertStarts(CuttableStorage storage) {
    CuttableStorage other = new CuttableStorage(storage.durable().clone());
    assertIsSound(storage, new JournalBed(storage, JournalBed.atOnce()));
    assertIsSound(other, startedLate(other));
  }

  /** One that could read nothing at its start, and has an event when it can. */
  private static JournalBed startedLate(CuttableStorage storage) {
    storage.fail(CuttableStorage.Failure.ALL);
    JournalBed bed = new JournalBed(storage, JournalBed.atOnce());
    bed.offer(Severity.MINOR, 1);
    bed.step();
    storage.fail(CuttableStorage.Failure.NONE);
    bed.pass(300_000);
    return bed;
  }

  private static void assertIsSound(CuttableStorage storage, JournalBed bed) {
    long[] numbers = new long[Severity.COUNT];
    for (int target = 0; target < JournalBed.TWO_TARGETS.length; target++) {
      for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
        assertEquals(0, bed.unexplained(target, severity));
        assertEquals(
            bed.outbox.queue(target).queued(severity), bed.waiting(target, severity).size());
        for (Event event : bed.events(target, severity)) {
          assertTrue(event.subject() < JournalBed.LINES);
          assertEquals(severity, event.severity());
        }
        numbers[severity] = bed.outbox.log(severity).end();
      }
    }
    bed.sync();
    JournalBed again = new JournalBed(storage, JournalBed.atOnce());
    for (int severity = Severity.WARNING; severity < Severity.COUNT; severity++) {
      if (numbers[severity] > EventRecord.NUMBER_MAX) {
        // No board lives to see it; only a record that was made up leads there.
        continue;
      }
      for (int target = 0; target < JournalBed.TWO_TARGETS.length; target++) {
        assertEquals(bed.waiting(target, severity), again.waiting(target, severity));
      }
      assertEquals(numbers[severity], again.outbox.log(severity).end());
    }
  }

  /** What the fuzzer starts from, so that it need not find the tags by itself. */
  @Test
  void shouldStartWithTheRecordsThatAreWritten() throws IOException {
    shouldStartWithAnyChangeOfARecord(new byte[0]);
    byte[] place = new byte[JournalWriter.CONTENT_BYTES_MAX];
    PlaceRecord record = new PlaceRecord();
    record.severity = Severity.MINOR;
    record.next = 5;
    record.end = 9;
    record.queued = 4;
    record.name.set("noc");
    int length = record.encode(place);
    byte[] input = new byte[1 + length];
    input[0] = (byte) length;
    System.arraycopy(place, 0, input, 1, length);
    shouldStartWithAnyRecords(input);
    shouldStartWithAnyRecords(Arrays.copyOf(input, length));
  }
}
