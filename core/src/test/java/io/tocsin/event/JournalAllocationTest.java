/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tocsin.store.PlainRegion;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class JournalAllocationTest {

  private final JournalBed bed =
      new JournalBed((name, sizeBytes) -> new PlainRegion(sizeBytes), JournalBed.atOnce());
  private final Event event = new Event();
  private long id;

  @Test
  void shouldAllocateNothingToFollowTheOutbox() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    work(5_000);
    // The greatest but one of ten: one may hold what the virtual machine books on the thread when
    // it compiles.
    long[] allocated = new long[10];
    for (int i = 0; i < allocated.length; i++) {
      long before = threads.getThreadAllocatedBytes(thread);
      work(500);
      allocated[i] = threads.getThreadAllocatedBytes(thread) - before;
    }
    Arrays.sort(allocated);
    assertEquals(0, allocated[allocated.length - 2]);
    long today = bed.journal.bytesToday(bed.nowMs());
    assertTrue(today > 1_000_000, today + " bytes written");
  }

  private void work(int rounds) {
    for (int i = 0; i < rounds; i++) {
      id++;
      event.fill(EventKind.LINE_CHANGED, Severity.WARNING + (int) (id % 3), 0, 1, 0, 0);
      bed.outbox.offer(event.stamp(id, id, id));
      if (id % 5 == 0) {
        bed.deliver((int) (id % 2), 1);
      }
      bed.pass(100);
    }
  }
}
