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
      queue.deliver();
    }
    assertNull(queue.peek());
    assertEquals(3, queue.delivered());
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
  void shouldPushOutTheSecondWhileTheFirstIsHeld() {
    TargetQueue queue = new TargetQueue(3);
    offer(queue, 1, 2, 3);
    queue.hold();
    offer(queue, 4, 5);
    assertEquals(1, queue.peek().id());
    queue.deliver();
    assertEquals(4, queue.peek().id());
    assertEquals(2, queue.dropped(DropCause.QUEUE_FULL));
  }

  @Test
  void shouldPushOutTheFirstAgainWhenItWasReleased() {
    TargetQueue queue = new TargetQueue(2);
    offer(queue, 1, 2);
    queue.hold();
    queue.release();
    offer(queue, 3);
    assertEquals(2, queue.peek().id());
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
  void shouldRefuseToRemoveFromAnEmptyQueue() {
    TargetQueue queue = new TargetQueue(2);
    assertThrows(IllegalStateException.class, queue::deliver);
    assertThrows(IllegalStateException.class, () -> queue.drop(DropCause.TOO_BIG));
  }

  @Property
  void shouldConserveEventsWhateverHappens(
      @ForAll @IntRange(min = 2, max = 5) int capacity,
      @ForAll @Size(max = 200) List<@IntRange(max = 5) Integer> actions) {
    TargetQueue queue = new TargetQueue(capacity);
    long id = 0;
    long lastGone = 0;
    for (int action : actions) {
      switch (action) {
        case 0, 1 -> queue.offer(event(++id));
        case 2 -> queue.hold();
        case 3 -> queue.release();
        default -> {
          if (queue.size() > 0) {
            assertTrue(queue.peek().id() > lastGone, "order is kept");
            lastGone = queue.peek().id();
            if (action == 4) {
              queue.deliver();
            } else {
              queue.drop(DropCause.NOT_ACKNOWLEDGED);
            }
          }
        }
      }
      assertEquals(id, queue.accepted());
      assertEquals(queue.accepted(), queue.delivered() + queue.size() + queue.droppedTotal());
      assertTrue(queue.size() <= capacity);
    }
    queue.dropAll(DropCause.SHUT_DOWN);
    assertEquals(queue.accepted(), queue.delivered() + queue.droppedTotal());
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
