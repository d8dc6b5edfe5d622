/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OutboxTest {

  private static final int[] CAPACITIES = {0, 3, 3, 3, 3};

  private final Outbox outbox = new Outbox(CAPACITIES, 2);
  private final TargetQueue queue = outbox.queue(0);
  private final TargetQueue other = outbox.queue(1);

  private static Event event(int severity, long id) {
    return new Event().fill(EventKind.LINE_CHANGED, severity, 0, 1, 0, 0).stamp(id, 0, 0);
  }

  private void offer(int severity, long... ids) {
    for (long id : ids) {
      outbox.offer(event(severity, id));
    }
  }

  private static List<Long> sendAll(TargetQueue queue) {
    List<Long> ids = new ArrayList<>();
    while (queue.peek() != null) {
      ids.add(queue.peek().id());
      queue.sent();
    }
    return ids;
  }

  private static long droppedTotal(TargetQueue queue) {
    return LongStream.range(1, DropCause.COUNT).map(cause -> queue.dropped((int) cause)).sum();
  }

  @Test
  void shouldGiveEventsOfAClassInTheOrderInWhichTheyWereOffered() {
    offer(Severity.MINOR, 1, 2, 3);
    assertEquals(List.of(1L, 2L, 3L), sendAll(queue));
    assertNull(queue.peek());
    queue.settle();
    assertEquals(3, queue.delivered());
    assertEquals(0, queue.queued());
  }

  @Test
  void shouldKeepItsOwnCopyOfAnEvent() {
    Event event = event(Severity.MINOR, 1);
    outbox.offer(event);
    event.stamp(99, 0, 0);
    assertEquals(1, queue.peek().id());
  }

  @Test
  void shouldTellWhetherAnEventWaits() {
    offer(Severity.MINOR, 1, 2);
    assertTrue(queue.isWaiting(Severity.MINOR, 1));
    queue.peek();
    queue.sent();
    assertTrue(queue.isWaiting(Severity.MINOR, 1), "it is on its way");
    queue.settle();
    assertFalse(queue.isWaiting(Severity.MINOR, 1));
    assertTrue(queue.isWaiting(Severity.MINOR, 2));
    assertTrue(other.isWaiting(Severity.MINOR, 1));
    offer(Severity.MINOR, 3, 4);
    assertFalse(other.isWaiting(Severity.MINOR, 1), "it has left the log");
    assertFalse(other.isWaiting(Severity.MINOR, 99));
  }

  @Test
  void shouldTellSubscribersOfNothingElse() {
    Outbox mixed = new Outbox(CAPACITIES, 1, 2, 0);
    mixed.offer(event(Severity.MINOR, 1));
    mixed.offer(event(Severity.MINOR, 2).tell(0b01));
    mixed.offer(event(Severity.MINOR, 3).tell(0b10));
    assertEquals(List.of(1L, 2L, 3L), sendAll(mixed.queue(0)));
    assertEquals(List.of(2L), sendAll(mixed.queue(1)));
    assertEquals(List.of(3L), sendAll(mixed.queue(2)));
    assertEquals(1, mixed.queue(1).accepted());
  }

  @Test
  void shouldPushOutAndCountTheOldestOfTheClassWhenItsLogIsFull() {
    offer(Severity.MINOR, 1, 2, 3, 4);
    assertEquals(1, queue.dropped(Severity.MINOR, DropCause.QUEUE_FULL));
    assertEquals(3, queue.highWater(Severity.MINOR));
    assertEquals(List.of(2L, 3L, 4L), sendAll(queue));
  }

  @Test
  void shouldTakeNothingFromOneClassForAStormOfAnother() {
    offer(Severity.CRITICAL, 1, 2, 3);
    for (long id = 100; id < 10_000; id++) {
      offer(Severity.INFORMATIONAL, id);
    }
    assertEquals(0, queue.dropped(Severity.CRITICAL, DropCause.QUEUE_FULL));
    assertEquals(9_897, queue.dropped(Severity.INFORMATIONAL, DropCause.QUEUE_FULL));
    List<Long> sent = sendAll(queue);
    assertEquals(List.of(1L, 2L, 3L), sent.subList(0, 3));
  }

  @Test
  void shouldTakeNothingFromOneTargetForAnotherThatIsSlow() {
    for (long id = 1; id <= 100; id++) {
      offer(Severity.MINOR, id);
      assertEquals(List.of(id), sendAll(queue));
      queue.settle();
    }
    assertEquals(100, queue.delivered());
    assertEquals(0, droppedTotal(queue));
    assertEquals(97, other.dropped(DropCause.QUEUE_FULL));
    assertEquals(List.of(98L, 99L, 100L), sendAll(other));
  }

  @Test
  void shouldServeTheWorstClassFirst() {
    offer(Severity.INFORMATIONAL, 1);
    offer(Severity.WARNING, 2);
    offer(Severity.CRITICAL, 3);
    offer(Severity.MINOR, 4);
    assertEquals(List.of(3L, 4L, 2L, 1L), sendAll(queue));
  }

  @Test
  void shouldServeEveryClassThatWaitsWithinItsTurns() {
    Map<Integer, Integer> served = new HashMap<>();
    int rounds = 20;
    for (int i = 0; i < rounds * TargetQueue.TURNS; i++) {
      for (int severity = Severity.LEAST; severity <= Severity.WORST; severity++) {
        if (queue.queued(severity) == 0) {
          offer(severity, i);
        }
      }
      served.merge(queue.peek().severity(), 1, Integer::sum);
      queue.sent();
      queue.settle();
    }
    assertEquals(8 * rounds, served.get(Severity.CRITICAL));
    assertEquals(4 * rounds, served.get(Severity.MINOR));
    assertEquals(2 * rounds, served.get(Severity.WARNING));
    assertEquals(rounds, served.get(Severity.INFORMATIONAL));
  }

  @Test
  void shouldGiveEventsAgainThatWereTakenBack() {
    offer(Severity.MINOR, 1, 2);
    sendAll(queue);
    queue.takeBack();
    assertEquals(List.of(1L, 2L), sendAll(queue));
    assertEquals(0, queue.delivered());
  }

  @Test
  void shouldCountAsDeliveredWhatLeftTheLogWhileItWasOnTheWay() {
    offer(Severity.MINOR, 1, 2);
    sendAll(queue);
    offer(Severity.MINOR, 3, 4, 5);
    assertEquals(2, queue.onTheWay());
    assertEquals(5, queue.queued());
    queue.settle();
    assertEquals(2, queue.delivered());
    assertEquals(0, droppedTotal(queue));
    assertEquals(List.of(3L, 4L, 5L), sendAll(queue));
  }

  @Test
  void shouldDropWhatLeftTheLogWhileItWasOnTheWayWhenTheSessionDies() {
    offer(Severity.MINOR, 1, 2, 3);
    sendAll(queue);
    offer(Severity.MINOR, 4);
    queue.takeBack();
    assertEquals(1, queue.dropped(DropCause.QUEUE_FULL));
    assertEquals(List.of(2L, 3L, 4L), sendAll(queue));
  }

  @Test
  void shouldPushOutTheOldestOfThoseTakenBack() {
    offer(Severity.MINOR, 1, 2, 3);
    sendAll(queue);
    queue.takeBack();
    offer(Severity.MINOR, 4);
    assertEquals(1, queue.dropped(DropCause.QUEUE_FULL));
    assertEquals(List.of(2L, 3L, 4L), sendAll(queue));
  }

  @Test
  void shouldDropTheWaitingEventAndKeepThoseOnTheirWay() {
    offer(Severity.MINOR, 1, 2, 3);
    assertNotNull(queue.peek());
    queue.sent();
    assertEquals(2, queue.peek().id());
    queue.dropWaiting(DropCause.TOO_BIG);
    assertEquals(1, queue.onTheWay());
    queue.takeBack();
    assertEquals(List.of(1L, 3L), sendAll(queue));
    queue.settle();
    assertEquals(2, queue.delivered());
    assertEquals(1, queue.dropped(DropCause.TOO_BIG));
  }

  @Test
  void shouldGiveUpWhatIsOnTheWay() {
    offer(Severity.MINOR, 1, 2);
    assertNotNull(queue.peek());
    queue.sent();
    queue.dropOnTheWay(DropCause.NOT_ACKNOWLEDGED);
    assertEquals(1, queue.dropped(Severity.MINOR, DropCause.NOT_ACKNOWLEDGED));
    assertEquals(2, queue.peek().id());
  }

  @Test
  void shouldHoldBackWhenEnoughAreOnTheWay() {
    Outbox wide = new Outbox(new int[] {0, 100, 100, 100, 100}, 1);
    for (long id = 0; id < 50; id++) {
      wide.offer(event(Severity.MINOR, id));
    }
    assertEquals(TargetQueue.ON_THE_WAY_MAX, sendAll(wide.queue(0)).size());
    wide.queue(0).settle();
    assertEquals(TargetQueue.ON_THE_WAY_MAX, sendAll(wide.queue(0)).size());
  }

  /** RFC 6353 §5.3.1 step 3. */
  @Test
  void shouldNotTellATargetOfItsOwnCertificate() {
    Event event = event(Severity.MINOR, 1);
    event.fill(EventKind.SERVER_CERTIFICATE_INVALID, Severity.MINOR, 0, 0, 0, 0);
    outbox.offer(event);
    offer(Severity.MINOR, 2);
    assertEquals(1, queue.accepted());
    assertEquals(1, queue.queued());
    assertEquals(2, other.accepted());
    offer(Severity.MINOR, 3, 4);
    assertEquals(0, droppedTotal(queue));
    assertEquals(1, other.dropped(DropCause.QUEUE_FULL));
    assertEquals(List.of(2L, 3L, 4L), sendAll(queue));
    assertEquals(0, queue.dropped(DropCause.QUEUE_FULL));
  }

  @Test
  void shouldRefuseToNoteWhatHasNotBeenLookedAt() {
    assertThrows(IllegalStateException.class, queue::sent);
    assertThrows(IllegalStateException.class, () -> queue.dropWaiting(DropCause.TOO_BIG));
    offer(Severity.MINOR, 1);
    assertNotNull(queue.peek());
    queue.sent();
    assertThrows(IllegalStateException.class, queue::sent);
  }

  @Test
  void shouldTellTheOldestThatIsStillInTheLog() {
    assertNull(queue.oldest(Severity.MINOR));
    offer(Severity.MINOR, 1, 2);
    sendAll(queue);
    assertEquals(1, queue.oldest(Severity.MINOR).id());
    offer(Severity.MINOR, 3, 4);
    assertEquals(2, queue.oldest(Severity.MINOR).id());
    offer(Severity.MINOR, 5);
    assertEquals(3, queue.oldest(Severity.MINOR).id());
    assertNull(queue.oldest(Severity.CRITICAL));
  }

  @Test
  void shouldGiveUpAllThatIsLeft() {
    offer(Severity.MINOR, 1, 2);
    offer(Severity.CRITICAL, 3);
    assertNotNull(queue.peek());
    queue.sent();
    queue.dropAll(DropCause.SHUT_DOWN, Severity.WORST);
    assertEquals(3, queue.dropped(DropCause.SHUT_DOWN));
    assertEquals(0, queue.queued());
    assertNull(queue.peek());
    assertEquals(3, other.queued());
  }

  @Test
  void shouldAllocateNothingForAnEvent() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Event event = event(Severity.MINOR, 1);
    List<Long> rounds = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      outbox.offer(event);
      boolean isThere = queue.peek() != null;
      queue.sent();
      queue.settle();
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      assertTrue(isThere);
      rounds.add(allocated);
    }
    assertEquals(0, Collections.min(rounds));
  }
}
