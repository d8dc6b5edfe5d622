/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tocsin.event.DropCause;
import io.tocsin.event.Event;
import io.tocsin.event.EventKind;
import io.tocsin.event.Journal;
import io.tocsin.event.JournalSettings;
import io.tocsin.event.Outbox;
import io.tocsin.event.Severity;
import io.tocsin.event.SubjectNames;
import io.tocsin.event.TargetQueue;
import io.tocsin.event.TokenBucket;
import io.tocsin.hal.StorageRegion;
import io.tocsin.hal.TestLog;
import io.tocsin.store.PlainRegion;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A hundred thousand events in a second at one board with three targets: one that takes what it
 * gets, one that takes a message every 20 ms, and one that cannot be reached.
 */
final class StormTest {

  private static final int LIVE = 0;
  private static final int SLOW = 1;
  private static final int DEAD = 2;
  private static final int TARGETS = 3;

  private static final int EVENTS = 100_000;
  private static final int CRITICAL_EVENTS = 60;
  private static final int STORM_MS = 1000;

  /** Time for the virtual machine to compile what is called, before anything is measured. */
  private static final int WARM_MS = 5 * STORM_MS;

  private static final int EVENTS_PER_MS = EVENTS / STORM_MS;
  private static final long SLOW_MS = 20;
  private static final long CALM_MS = 1000;
  private static final int CAPACITY = 64;

  private static final int SYNC_MS = 50;
  private static final int NO_DAY_BYTES = 0;
  private static final String[] LINES = {"door"};
  private static final String[] NAMES = {"live", "slow", "dead"};

  private final StorageRegion flash = new PlainRegion(1 << 17);
  private final Outbox outbox = outbox();
  private final Journal journal = journal(outbox);
  private final Network network = new Network();
  private final Targets targets =
      new Targets(places(), new TokenBucket(TokenBucket.UNLIMITED, 1), network);
  private final Event event = new Event();

  /** What the test itself knows to have offered, by severity. */
  private final long[] offered = new long[Severity.COUNT];

  private long nextId = 1;

  private TargetPlace[] places() {
    TargetPlace[] places = new TargetPlace[TARGETS];
    for (int index = 0; index < TARGETS; index++) {
      places[index] = new TargetPlace(index, outbox.queue(index), null);
      places[index].drive(network.driver(outbox.queue(index), TokenBucket.UNLIMITED, 0, 1), 0);
    }
    return places;
  }

  private static Outbox outbox() {
    return new Outbox(new int[] {0, CAPACITY, CAPACITY, CAPACITY, CAPACITY}, TARGETS);
  }

  /** The journal that fills an outbox with what is in the flash, and follows it. */
  private Journal journal(Outbox filled) {
    Journal opened =
        new Journal(
            (name, sizeBytes) -> flash,
            filled,
            NAMES,
            new LineNames(),
            new JournalSettings(Severity.WARNING, SYNC_MS, NO_DAY_BYTES),
            new TestLog());
    opened.restore(0);
    return opened;
  }

  private static final class LineNames implements SubjectNames {

    @Override
    public int count(int kind) {
      return kind == EventKind.LINE_CHANGED ? LINES.length : 0;
    }

    @Override
    public String name(int kind, int subject) {
      return LINES[subject];
    }
  }

  private void offer(int severity) {
    outbox.offer(event.fill(EventKind.LINE_CHANGED, severity, 0, 1, 0, 0).stamp(nextId, 0, 0));
    nextId++;
    offered[severity]++;
  }

  private void open() {
    offer(Severity.INFORMATIONAL);
    targets.step(0);
    targets.place(LIVE).driver().sessionOpened("TLS 1.3", 0);
    targets.place(SLOW).driver().sessionOpened("TLS 1.3", 0);
    targets.step(CALM_MS);
  }

  /** One millisecond of the storm; the critical events come evenly within it. */
  private void stormFor(long ms, int critical) {
    for (int i = 0; i < EVENTS_PER_MS; i++) {
      offer(i < critical ? Severity.CRITICAL : Severity.INFORMATIONAL + i % 3);
    }
    step(ms);
  }

  private void step(long nowMs) {
    network.nowMs = nowMs;
    targets.step(nowMs);
    journal.step(nowMs);
  }

  @Test
  void shouldBringEveryCriticalEventInOrderToEachTargetThatCanBeReached() {
    open();
    Random random = new Random(5);
    boolean[] hasCritical = new boolean[STORM_MS];
    for (int i = 0; i < CRITICAL_EVENTS; i++) {
      int at;
      do {
        at = random.nextInt(STORM_MS);
      } while (hasCritical[at]);
      hasCritical[at] = true;
    }
    for (int ms = 0; ms < STORM_MS; ms++) {
      stormFor(CALM_MS + ms, hasCritical[ms] ? 1 : 0);
    }
    for (long nowMs = CALM_MS + STORM_MS; nowMs < 60_000; nowMs++) {
      step(nowMs);
    }
    assertEquals(EVENTS + 1, Arrays.stream(offered).sum());
    for (int target : new int[] {LIVE, SLOW}) {
      assertEquals(CRITICAL_EVENTS, network.received[target][Severity.CRITICAL]);
      assertEquals(0, outbox.queue(target).queued());
    }
    assertTrue(network.inOrder, "each class in its order");
    for (int target = 0; target < TARGETS; target++) {
      for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
        assertCounts(target, severity);
      }
    }
    TargetQueue dead = outbox.queue(DEAD);
    assertEquals(CRITICAL_EVENTS, dead.queued(Severity.CRITICAL), "kept for the dead one");
    assertTrue(network.received[LIVE][Severity.MINOR] > network.received[SLOW][Severity.MINOR]);
    step(60_000 + Journal.PLACE_WINDOW_MS);
    Outbox after = outbox();
    journal(after);
    assertEquals(CRITICAL_EVENTS, after.queue(DEAD).queued(Severity.CRITICAL), "and kept for good");
    assertEquals(0, after.queue(LIVE).queued());
    assertEquals(dead.accepted(Severity.MINOR), after.queue(DEAD).accepted(Severity.MINOR));
    assertEquals(0, after.queue(DEAD).dropped(DropCause.LOST_IN_RESTART));
  }

  /** What the outbox reports, beside what the test has counted on its own. */
  private void assertCounts(int target, int severity) {
    TargetQueue queue = outbox.queue(target);
    long received = network.received[target][severity];
    long missed = offered[severity] - received - queue.queued(severity);
    assertEquals(offered[severity], queue.accepted(severity));
    assertEquals(received, queue.delivered(severity));
    assertEquals(missed, queue.dropped(severity, DropCause.QUEUE_FULL));
    assertTrue(queue.queued(severity) <= CAPACITY);
  }

  @Test
  void shouldAllocateNothingInTheStorm() {
    open();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long[] allocated = new long[10];
    for (int ms = 0; ms < WARM_MS + STORM_MS; ms++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      stormFor(CALM_MS + ms, ms % 20 == 0 ? 1 : 0);
      if (ms >= WARM_MS) {
        allocated[(ms - WARM_MS) / 100] += threads.getCurrentThreadAllocatedBytes() - before;
      }
    }
    Arrays.sort(allocated);
    // One of the ten may hold what the virtual machine books on the thread when it compiles.
    assertEquals(0, allocated[8], "bytes for 10,000 events");
  }

  /** Takes notifications, and counts them apart from the outbox. The dead target has no session. */
  private final class Network extends TrapTaker {

    private final long[][] received = new long[TARGETS][Severity.COUNT];
    private final long[][] lastId = new long[TARGETS][Severity.COUNT];
    private boolean inOrder = true;
    private long nowMs;
    private long slowFromMs;

    @Override
    int take(int target) {
      if (target == SLOW && nowMs < slowFromMs) {
        return FULL;
      }
      slowFromMs = target == SLOW ? nowMs + SLOW_MS : slowFromMs;
      Event sent = outbox.queue(target).peek();
      received[target][sent.severity()]++;
      inOrder &= sent.id() > lastId[target][sent.severity()];
      lastId[target][sent.severity()] = sent.id();
      return SENT;
    }
  }
}
