/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench;

import com.sun.management.ThreadMXBean;
import io.tocsin.event.Event;
import io.tocsin.event.EventKind;
import io.tocsin.event.Outbox;
import io.tocsin.event.Severity;
import io.tocsin.event.TargetQueue;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The outbox alone: events come in, and go out to all targets, without any message. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OutboxBenchmark {

  /** Events that the log of each severity keeps, as by default. */
  private static final int CAPACITY = 64;

  /** Number of targets. */
  @Param({"1", "10", "100"})
  public int targetCount;

  private final Event event = new Event();
  private Outbox outbox;
  private long nextId;

  /** For JMH. */
  public OutboxBenchmark() {}

  /** Fills the logs, so that every further event pushes one out. */
  @Setup
  public void setUp() {
    outbox = create(targetCount);
    for (int i = 0; i < Severity.WORST * CAPACITY; i++) {
      offer();
    }
  }

  private static Outbox create(int targets) {
    int[] capacities = new int[Severity.COUNT];
    Arrays.fill(capacities, CAPACITY);
    return new Outbox(capacities, targets);
  }

  /**
   * Memory of an outbox with the default room for events.
   *
   * @param targets number of targets
   * @return bytes, all of them allocated at construction
   */
  static long memoryBytes(int targets) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    create(targets);
    long before = threads.getCurrentThreadAllocatedBytes();
    Outbox measured = create(targets);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    return measured.queue(0).queued() == 0 ? bytes : -1;
  }

  /**
   * Memory of the journal of such an outbox.
   *
   * @param targets number of targets
   */
  static JournalMemory journalMemory(int targets) {
    return new JournalMemory(create(targets), targets);
  }

  /** An event comes, and pushes out one that nobody has fetched: the worst case. */
  @Benchmark
  public void offer() {
    int severity = Severity.LEAST + (int) (nextId & 3);
    outbox.offer(event.fill(EventKind.LINE_CHANGED, severity, 0, 1, 0, 0).stamp(nextId, 0, 0));
    nextId++;
  }

  /**
   * An event comes, and every target fetches its next one.
   *
   * @return a number made of all that was fetched
   */
  @Benchmark
  public long offerAndDrain() {
    offer();
    long sum = 0;
    for (int target = 0; target < targetCount; target++) {
      TargetQueue queue = outbox.queue(target);
      sum += queue.peek().id();
      queue.sent();
      queue.settle();
    }
    return sum;
  }
}
