/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class TargetQueueTest {

  @Test
  void shouldGiveEventsInTheOrderInWhichTheyWereOffered() {
    TargetQueue queue = new TargetQueue(3);
    offer(queue, 1, 2, 3);
    for (long id = 1; id <= 3; id++) {
      assertEquals(id, queue.peek().id());
      queue.sent();
    }
    assertNull(queue.peek());
    queue.settle();
    assertEquals(3, queue.delivered());
    assertEquals(0, queue.size());
  }

  @Test
  void shouldPushOutAndCountTheOldestWhenFull() {
    TargetQueue queue = new TargetQueue(2);
    offer(queue, 1, 2);
    assertFalse(queue.offer(event(3)));
    assertEquals(2, queue.peek().id());
    assertEquals(1, queue.dropped(DropCause.QUEUE_FULL));
    assertEquals(2, queue.highWater());
  }

  @Test
  void shouldPushOutTheOldestThatWaitsWhileOthersAreOnTheirWay() {
    TargetQueue queue = new TargetQueue(4);
    offer(queue, 1, 2, 3, 4);
    Event first = queue.peek();
    queue.sent();
    queue.sent();
    offer(queue, 5, 6);
    assertEquals(1, first.id(), "a record on its way is not reused");
    assertEquals(5, queue.peek().id());
    queue.settle();
    assertEquals(2, queue.delivered());
    assertEquals(2, queue.dropped(DropCause.QUEUE_FULL));
  }

  @Test
  void shouldPushOutTheOldestWhenAllAreOnTheirWay() {
    TargetQueue queue = new TargetQueue(2);
    offer(queue, 1, 2);
    queue.sent();
    queue.sent();
    offer(queue, 3);
    assertEquals(3, queue.peek().id());
    assertEquals(1, queue.onTheWay());
  }

  @Test
  void shouldGiveEventsAgainThatWereTakenBack() {
    TargetQueue queue = new TargetQueue(3);
    offer(queue, 1, 2);
    queue.sent();
    queue.sent();
    queue.takeBack();
    assertEquals(1, queue.peek().id());
    assertEquals(0, queue.delivered());
  }

  @Test
  void shouldDropTheWaitingEventAndKeepThoseOnTheirWay() {
    TargetQueue queue = new TargetQueue(3);
    offer(queue, 1, 2, 3);
    queue.sent();
    queue.dropWaiting(DropCause.TOO_BIG);
    assertEquals(3, queue.peek().id());
    assertEquals(1, queue.onTheWay());
    queue.takeBack();
    assertEquals(1, queue.peek().id());
  }

  @Test
  void shouldKeepItsOwnCopyOfAnEvent() {
    TargetQueue queue = new TargetQueue(2);
    Event event = event(1);
    queue.offer(event);
    event.stamp(99, 0, 0);
    assertEquals(1, queue.peek().id());
  }

  @Test
  void shouldRefuseToRemoveWhatIsNotThere() {
    TargetQueue queue = new TargetQueue(2);
    assertThrows(IllegalStateException.class, queue::sent);
    assertThrows(IllegalStateException.class, () -> queue.dropOldest(DropCause.TOO_BIG));
    assertThrows(IllegalStateException.class, () -> queue.dropWaiting(DropCause.TOO_BIG));
  }

  @Property
  void shouldConserveEventsWhateverHappens(
      @ForAll @IntRange(min = 1, max = 5) int capacity,
      @ForAll @Size(max = 200) List<@IntRange(max = 7) Integer> actions) {
    TargetQueue queue = new TargetQueue(capacity);
    long id = 0;
    for (int action : actions) {
      switch (action) {
        case 0, 1, 2 -> queue.offer(event(++id));
        case 3 -> queue.settle();
        case 4 -> queue.takeBack();
        case 5 -> {
          if (queue.size() > 0) {
            queue.dropOldest(DropCause.NOT_ACKNOWLEDGED);
          }
        }
        case 6 -> {
          if (queue.peek() != null) {
            queue.dropWaiting(DropCause.TOO_BIG);
          }
        }
        default -> {
          if (queue.peek() != null) {
            queue.sent();
          }
        }
      }
      assertEquals(id, queue.accepted());
      assertEquals(queue.accepted(), queue.delivered() + queue.size() + queue.droppedTotal());
      assertTrue(queue.size() <= capacity);
      assertTrue(queue.onTheWay() <= queue.size());
    }
    assertAscending(queue);
    queue.dropAll(DropCause.SHUT_DOWN);
    assertEquals(queue.accepted(), queue.delivered() + queue.droppedTotal());
  }

  private static void assertAscending(TargetQueue queue) {
    queue.takeBack();
    long last = 0;
    while (queue.peek() != null) {
      assertTrue(queue.peek().id() > last, "order is kept");
      last = queue.peek().id();
      queue.sent();
    }
  }

  private static void offer(TargetQueue queue, long... ids) {
    for (long id : ids) {
      queue.offer(event(id));
    }
  }

  private static Event event(long id) {
    return new Event()
        .fill(EventKind.LINE_CHANGED, Severity.INFORMATIONAL, 0, 1, 0, 0)
        .stamp(id, 0, 0);
  }
}
