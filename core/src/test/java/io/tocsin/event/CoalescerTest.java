/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.Board;
import io.tocsin.hal.TestBoard;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CoalescerTest {

  private static final long WINDOW_MS = 1000;
  private static final int LINES = 2;
  private static final Board BOARD =
      TestBoard.of(List.of("a", "b"), List.of("c", "d"), List.of("eth0", "wlan0"));

  private final Outbox outbox = new Outbox(new int[] {0, 1000, 1000, 1000, 1000}, 1);
  private final TargetQueue queue = outbox.queue(0);
  private final List<String> passed = new ArrayList<>();
  private Coalescer coalescer = coalescer(WINDOW_MS);

  private Coalescer coalescer(long windowMs) {
    return new Coalescer(BOARD, windowMs, outbox, this::take);
  }

  private void take(Event event, long nowMs) {
    outbox.offer(event);
    passed.add(
        nowMs
            + ": "
            + EventKind.name(event.kind())
            + " "
            + event.subject()
            + " "
            + event.value()
            + " x"
            + event.count()
            + " "
            + event.firstUpTimeHundredths()
            + "-"
            + event.upTimeHundredths()
            + " "
            + Severity.name(event.severity()));
  }

  private void offer(int kind, int severity, int subject, int value, long nowMs) {
    Event event = new Event().fill(kind, severity, subject, value, 0, 0);
    coalescer.offer(event.occurredAt(nowMs / 10, 0), nowMs);
  }

  private void line(int line, int level, long nowMs) {
    offer(EventKind.LINE_CHANGED, Severity.MINOR, line, level, nowMs);
  }

  @Test
  void shouldLetTheFirstEventPassAtOnce() {
    line(0, 1, 500);
    assertEquals(List.of("500: lineChanged 0 1 x1 50-50 minor"), passed);
    assertEquals(Long.MAX_VALUE, coalescer.step(500));
  }

  @Test
  void shouldHoldBackEachNetworkInterfaceByItself() {
    offer(EventKind.LINK_DOWN, Severity.WARNING, 0, 1, 0);
    offer(EventKind.LINK_DOWN, Severity.WARNING, 1, 1, 0);
    line(0, 1, 0);
    offer(EventKind.LINK_UP, Severity.INFORMATIONAL, 0, 1, 100);
    offer(EventKind.LINK_DOWN, Severity.WARNING, 0, 1, 200);
    offer(EventKind.LINK_UP, Severity.INFORMATIONAL, 0, 1, 300);
    coalescer.step(WINDOW_MS);
    assertEquals(
        List.of(
            "0: linkDown 0 1 x1 0-0 warning",
            "0: linkDown 1 1 x1 0-0 warning",
            "0: lineChanged 0 1 x1 0-0 minor",
            "1000: linkUp 0 1 x3 10-30 warning"),
        passed);
  }

  @Test
  void shouldTellTheLastOfThoseHeldBackWithTheirNumberAndTheFirstTime() {
    line(0, 1, 0);
    line(0, 0, 100);
    line(0, 1, 200);
    line(0, 0, 300);
    assertEquals(WINDOW_MS, coalescer.step(300));
    assertEquals(1, passed.size());
    assertEquals(Long.MAX_VALUE, coalescer.step(1000));
    assertEquals("1000: lineChanged 0 0 x3 10-30 minor", passed.get(1));
    assertEquals(2, queue.coalesced());
    assertEquals(4, queue.accepted());
    assertEquals(2, queue.queued());
  }

  @Test
  void shouldBeginAnotherWindowWhenItTellsOfSeveral() {
    line(0, 1, 0);
    line(0, 0, 100);
    coalescer.step(1000);
    line(0, 1, 1500);
    assertEquals(2, passed.size());
    assertEquals(2000, coalescer.step(1500));
    coalescer.step(2000);
    assertEquals("2000: lineChanged 0 1 x1 150-150 minor", passed.get(2));
    line(0, 0, 3000);
    assertEquals("3000: lineChanged 0 0 x1 300-300 minor", passed.get(3));
  }

  @Test
  void shouldKeepTheOrderWhenAnEventComesBeforeAStepThatIsDue() {
    line(0, 1, 0);
    line(0, 0, 100);
    line(0, 1, 1200);
    coalescer.step(1200);
    assertEquals("1200: lineChanged 0 1 x2 10-120 minor", passed.get(1));
  }

  @Test
  void shouldTellSourcesApart() {
    line(0, 1, 0);
    line(1, 1, 0);
    offer(EventKind.THRESHOLD_CROSSED, Severity.WARNING, 0, 70, 0);
    offer(EventKind.THRESHOLD_CROSSED, Severity.WARNING, 1, 70, 0);
    assertEquals(4, passed.size());
  }

  @Test
  void shouldTellTheLatestStateOfASensorUnderTheWorstSeverity() {
    offer(EventKind.THRESHOLD_CROSSED, Severity.CRITICAL, 1, 80, 0);
    offer(EventKind.THRESHOLD_CLEARED, Severity.INFORMATIONAL, 1, 60, 100);
    offer(EventKind.THRESHOLD_CROSSED, Severity.CRITICAL, 1, 81, 200);
    offer(EventKind.THRESHOLD_CLEARED, Severity.INFORMATIONAL, 1, 61, 300);
    coalescer.step(1000);
    assertEquals("1000: thresholdCleared 1 61 x3 10-30 critical", passed.get(1));
  }

  @Test
  void shouldHoldNothingElseBack() {
    for (int i = 0; i < 3; i++) {
      offer(EventKind.SERVER_CERTIFICATE_INVALID, Severity.WARNING, 0, 0, 0);
    }
    assertEquals(3, passed.size());
  }

  @Test
  void shouldNotLetAStrangerDecideHowMuchIsSent() {
    coalescer = coalescer(Coalescer.OFF);
    for (long nowMs = 0; nowMs < 20_000; nowMs += 10) {
      coalescer.step(nowMs);
      offer(EventKind.AUTHENTICATION_FAILURE, Severity.WARNING, 0, 0, nowMs);
    }
    coalescer.step(20_000);
    assertEquals(
        List.of(
            "0: authenticationFailure 0 0 x1 0-0 warning",
            "10000: authenticationFailure 0 0 x999 1-999 warning",
            "20000: authenticationFailure 0 0 x1000 1000-1999 warning"),
        passed);
  }

  @Test
  void shouldHoldNothingBackWithoutAWindow() {
    coalescer = coalescer(Coalescer.OFF);
    line(0, 1, 0);
    line(0, 0, 0);
    assertEquals(2, passed.size());
    assertEquals(Long.MAX_VALUE, coalescer.step(0));
  }

  @Test
  void shouldLetPassWhatIsHeldBackBeforeTheEnd() {
    line(0, 1, 0);
    line(0, 0, 100);
    coalescer.flush(200);
    assertEquals("200: lineChanged 0 0 x1 10-10 minor", passed.get(1));
    coalescer.flush(200);
    assertEquals(2, passed.size());
  }

  @Property(tries = 200)
  void shouldAccountForEveryEventAndTellTheLastOfEachSource(@ForAll long seed) {
    Random random = new Random(seed);
    Outbox each = new Outbox(new int[] {0, 1000, 1000, 1000, 1000}, 1);
    int[] toldLevel = {-1, -1};
    int[] toldCount = {0};
    Coalescer one =
        new Coalescer(
            BOARD,
            WINDOW_MS,
            each,
            (event, nowMs) -> {
              each.offer(event);
              toldLevel[event.subject()] = event.value();
              toldCount[0] += event.count();
            });
    int[] level = {-1, -1};
    int offered = 0;
    long nowMs = 0;
    for (int i = 0; i < 200; i++) {
      nowMs += random.nextInt(400);
      if (random.nextBoolean()) {
        int line = random.nextInt(LINES);
        level[line] = random.nextInt(2);
        one.offer(
            new Event()
                .fill(EventKind.LINE_CHANGED, 1 + random.nextInt(4), line, level[line], 0, 0)
                .occurredAt(nowMs / 10, 0),
            nowMs);
        offered++;
      } else {
        assertTrue(one.step(nowMs) > nowMs);
      }
    }
    one.step(nowMs + WINDOW_MS);
    TargetQueue told = each.queue(0);
    assertEquals(offered, told.accepted());
    assertEquals(offered, toldCount[0]);
    assertEquals(offered, told.queued() + told.coalesced());
    assertEquals(level[0], toldLevel[0]);
    assertEquals(level[1], toldLevel[1]);
  }
}
