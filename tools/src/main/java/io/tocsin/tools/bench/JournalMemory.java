/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench;

import com.sun.management.ThreadMXBean;
import io.tocsin.event.Journal;
import io.tocsin.event.JournalSettings;
import io.tocsin.event.Outbox;
import io.tocsin.event.Severity;
import io.tocsin.event.SubjectNames;
import io.tocsin.hal.Log;
import io.tocsin.hal.StorageRegion;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** What the journal of an outbox takes: heap, and room in the flash. */
final class JournalMemory {

  private final long heapBytes;
  private int flashBytes;

  /**
   * Measures a journal that keeps the severities from warning on, as by default.
   *
   * @param outbox the outbox
   * @param targets number of its targets
   */
  JournalMemory(Outbox outbox, int targets) {
    create(outbox, targets);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Journal journal = create(outbox, targets);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    heapBytes = journal.state() == Journal.GOOD ? bytes : -1;
  }

  private Journal create(Outbox outbox, int targets) {
    String[] names = new String[targets];
    for (int target = 0; target < targets; target++) {
      names[target] = "target" + target;
    }
    Journal journal =
        new Journal(
            (name, sizeBytes) -> {
              flashBytes = sizeBytes;
              return new BlankRegion(sizeBytes);
            },
            outbox,
            names,
            new NoSubjects(),
            new JournalSettings(Severity.WARNING, 2_000, 0),
            new SilentLog());
    journal.restore(0);
    return journal;
  }

  /** Bytes allocated by construction and opening. */
  long heapBytes() {
    return heapBytes;
  }

  /** Size of the journal's file in bytes. */
  int flashBytes() {
    return flashBytes;
  }

  /** A region that was never written. */
  private record BlankRegion(int sizeBytes) implements StorageRegion {

    @Override
    public void read(int position, byte[] into, int offset, int length) {
      Arrays.fill(into, offset, offset + length, (byte) 0);
    }

    @Override
    public void write(int position, byte[] from, int offset, int length) {
      throw new IllegalStateException("nothing is to be written");
    }

    @Override
    public void sync() {
      throw new IllegalStateException("nothing is to be written");
    }

    @Override
    public void close() {
      // There is nothing to give back.
    }
  }

  private static final class NoSubjects implements SubjectNames {

    @Override
    public int count(int kind) {
      return 0;
    }

    @Override
    public String name(int kind, int subject) {
      throw new IndexOutOfBoundsException();
    }
  }

  private static final class SilentLog implements Log {

    @Override
    public boolean isEnabled(int severity) {
      return false;
    }

    @Override
    public void write(int severity, String topic, String text) {
      throw new IllegalStateException(text);
    }
  }
}
