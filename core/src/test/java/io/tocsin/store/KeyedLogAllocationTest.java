/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class KeyedLogAllocationTest {

  private static final int KEY_COUNT = 8;

  private final byte[] content = new byte[300];
  private int round;

  @Test
  void shouldAllocateNothingToPutReleaseSyncAndClean() throws IOException {
    KeyedLog log =
        new KeyedLog(
            (name, sizeBytes) -> new PlainRegion(sizeBytes),
            "log",
            KEY_COUNT,
            content.length,
            KeyedLog.sectorsNeeded(KEY_COUNT, content.length));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    work(log, 5_000);
    // The greatest but one of ten: one may hold what the virtual machine books on the thread when
    // it compiles.
    long[] allocated = new long[10];
    for (int i = 0; i < allocated.length; i++) {
      long before = threads.getThreadAllocatedBytes(id);
      work(log, 500);
      allocated[i] = threads.getThreadAllocatedBytes(id) - before;
    }
    Arrays.sort(allocated);
    assertEquals(0, allocated[allocated.length - 2]);
    assertTrue(log.cleanedRecords() > 500, log.cleanedRecords() + " records cleaned");
  }

  private void work(KeyedLog log, int rounds) throws IOException {
    for (int i = 0; i < rounds; i++) {
      round++;
      int key = round * 7 % KEY_COUNT;
      log.put(key, content, 0, 250 + round % 50);
      log.put((key + 1) % KEY_COUNT, content, 0, round % 50);
      if (round % 11 == 0) {
        log.release(key);
      }
      log.estimateSyncBytes();
      log.sync();
      log.content((key + 1) % KEY_COUNT, content, 0);
    }
  }
}
