/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import io.tocsin.event.Event;
import io.tocsin.event.EventKind;
import io.tocsin.event.Severity;
import io.tocsin.event.ThresholdWatch;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class TrapAllocationTest {

  private final TrapBed bed = TrapBed.withAccounts();
  private final Event event = new Event();
  private long id;
  private int told;

  @Test
  void shouldAllocateNothingToFindOutWhoIsTold() {
    bed.register(TrapBed.GOOD, TrapBed.DOOR, TrapBed.GOOD);
    bed.register(TrapBed.EVIL, TrapBed.HEAT, TrapBed.EVIL);
    // Nobody takes these out of the ring, so it is full most of the time.
    bed.registerInward(TrapBed.GOOD, TrapBed.DOOR, TrapBed.BEEP, "x");
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    work(20_000);
    // The greatest but one of ten: one may hold what the virtual machine books on the thread when
    // it compiles.
    long[] allocated = new long[10];
    for (int i = 0; i < allocated.length; i++) {
      long before = threads.getThreadAllocatedBytes(thread);
      work(1_000);
      allocated[i] = threads.getThreadAllocatedBytes(thread) - before;
    }
    Arrays.sort(allocated);
    assertEquals(0, allocated[allocated.length - 2]);
    assertEquals(2 * 10_000, told);
  }

  /** A third of the events is for each of two servers, a third for nobody. */
  private void work(int rounds) {
    for (int i = 0; i < rounds; i++) {
      id++;
      int kind = (int) (id % 3);
      if (kind == 0) {
        event.fill(EventKind.LINE_CHANGED, Severity.MINOR, TrapBoard.DOOR, 1, 0, 0);
      } else if (kind == 1) {
        event.fill(
            EventKind.THRESHOLD_CROSSED, Severity.MINOR, TrapBoard.HEAT, 1, 0, ThresholdWatch.HIGH);
      } else {
        event.fill(EventKind.COLD_START, Severity.MINOR, 0, 0, 0, 0);
      }
      event.stamp(id, id, id);
      told += Integer.bitCount(event.tell(bed.traps.fired(event)).subscribers());
    }
  }
}
