/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tocsin.event.Backoff;
import io.tocsin.event.DropCause;
import io.tocsin.event.Event;
import io.tocsin.event.EventKind;
import io.tocsin.event.Outbox;
import io.tocsin.event.Severity;
import io.tocsin.event.TargetQueue;
import io.tocsin.event.TokenBucket;
import io.tocsin.hal.TestBoard;
import io.tocsin.hal.TestLog;
import io.tocsin.mib.EventVarbinds;
import io.tocsin.snmp.NotificationOriginator;
import io.tocsin.snmp.NotificationTarget;
import io.tocsin.snmp.Octets;
import io.tocsin.snmp.SecurityLevel;
import io.tocsin.snmp.SecurityModelNumber;
import io.tocsin.snmp.VarbindSource;
import io.tocsin.snmp.tlstm.SecurityName;
import io.tocsin.snmp.tlstm.TlsTarget;
import io.tocsin.snmp.tlstm.TlstmCounters;
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
  private static final int EVENTS_PER_MS = EVENTS / STORM_MS;
  private static final long SLOW_MS = 20;
  private static final long CALM_MS = 1000;
  private static final int CAPACITY = 64;

  private final TestBoard board = new TestBoard();
  private final Outbox outbox =
      new Outbox(new int[] {0, CAPACITY, CAPACITY, CAPACITY, CAPACITY}, TARGETS);
  private final Network network = new Network();
  private final Targets targets =
      new Targets(TARGETS, new TokenBucket(TokenBucket.UNLIMITED, 1), network);
  private final Event event = new Event();

  /** What the test itself knows to have offered, by severity. */
  private final long[] offered = new long[Severity.COUNT];

  private long nextId = 1;

  StormTest() {
    board.addLine("door", false);
    for (int index = 0; index < TARGETS; index++) {
      targets.set(index, driver(index), null);
    }
  }

  private TargetDriver driver(int index) {
    String name = "t" + index;
    NotificationTarget target =
        new NotificationTarget(
            null,
            SecurityModelNumber.TSM,
            Octets.ofAscii(name),
            SecurityLevel.AUTH_PRIV,
            Octets.ofAscii(""),
            484,
            1500,
            3);
    network.targets[index] = target;
    return new TargetDriver(
        index,
        name,
        new TlsTarget("nms.example.org", 10162, null, null, SecurityName.of(name)),
        target,
        false,
        outbox.queue(index),
        new TargetPace(
            new Backoff(100, 1000, (into, at, length) -> {}),
            new TokenBucket(TokenBucket.UNLIMITED, 1),
            0,
            0),
        1,
        0,
        new TestSessions(),
        network,
        new EventVarbinds(board, targets, new TlstmCounters()),
        new TestLog());
  }

  private void offer(int severity) {
    outbox.offer(event.fill(EventKind.LINE_CHANGED, severity, 0, 1, 0, 0).stamp(nextId, 0, 0));
    nextId++;
    offered[severity]++;
  }

  private void open() {
    offer(Severity.INFORMATIONAL);
    targets.step(0);
    targets.drivers()[LIVE].sessionOpened("TLS 1.3", 0);
    targets.drivers()[SLOW].sessionOpened("TLS 1.3", 0);
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
    for (int ms = 0; ms < 2 * STORM_MS; ms++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      stormFor(CALM_MS + ms, ms % 20 == 0 ? 1 : 0);
      if (ms >= STORM_MS) {
        allocated[ms / 100 - 10] += threads.getCurrentThreadAllocatedBytes() - before;
      }
    }
    Arrays.sort(allocated);
    // One of the ten may hold what the virtual machine books on the thread when it compiles.
    assertEquals(0, allocated[8], "bytes for 10,000 events");
  }

  /** The dead target's sessions never open. */
  private static final class TestSessions implements Sessions {
    @Override
    public long open(TlsTarget target, long nowMs) {
      return 1;
    }

    @Override
    public boolean isDrained(long sessionId) {
      return sessionId != 0;
    }

    @Override
    public void close(long sessionId, long nowMs) {}
  }

  /** Takes notifications, and counts them apart from the outbox. */
  private final class Network implements NotificationOriginator {

    private final NotificationTarget[] targets = new NotificationTarget[TARGETS];
    private final long[][] received = new long[TARGETS][Severity.COUNT];
    private final long[][] lastId = new long[TARGETS][Severity.COUNT];
    private boolean inOrder = true;
    private long nowMs;
    private long slowFromMs;

    @Override
    public int sendTrap(NotificationTarget target, VarbindSource content, long timeMs) {
      int index = target == targets[LIVE] ? LIVE : SLOW;
      if (index == SLOW && nowMs < slowFromMs) {
        return FULL;
      }
      slowFromMs = index == SLOW ? nowMs + SLOW_MS : slowFromMs;
      Event sent = outbox.queue(index).peek();
      received[index][sent.severity()]++;
      inOrder &= sent.id() > lastId[index][sent.severity()];
      lastId[index][sent.severity()] = sent.id();
      return SENT;
    }

    @Override
    public int sendInform(
        NotificationTarget target, VarbindSource content, long token, long timeMs) {
      throw new AssertionError("these targets get traps");
    }

    @Override
    public int outstandingInforms(NotificationTarget target) {
      return 0;
    }

    @Override
    public long sentBytes() {
      return 0;
    }

    @Override
    public void cancel(NotificationTarget target, long timeMs) {}

    @Override
    public long step(long timeMs) {
      return Long.MAX_VALUE;
    }

    @Override
    public long nextDeadlineMs() {
      return Long.MAX_VALUE;
    }
  }
}
