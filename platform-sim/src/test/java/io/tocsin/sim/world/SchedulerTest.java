/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchedulerTest {

  private final Scheduler scheduler = new Scheduler();
  private final List<String> ran = new ArrayList<>();

  private Task plan(long timeMs, String name) {
    return scheduler.at(timeMs, name, () -> ran.add(name + "@" + scheduler.nowMs()));
  }

  @Test
  void shouldRunTasksInTheOrderOfTheirTimes() {
    plan(30, "c");
    plan(10, "a");
    plan(20, "b");
    scheduler.runUntil(25);
    assertEquals(List.of("a@10", "b@20"), ran);
    assertEquals(25, scheduler.nowMs());
    assertEquals(30, scheduler.nextMs());
  }

  @Test
  void shouldSettleTiesByTheOrderOfAsking() {
    for (int i = 0; i < 100; i++) {
      plan(7, "t" + i);
    }
    scheduler.runUntil(7);
    for (int i = 0; i < 100; i++) {
      assertEquals("t" + i + "@7", ran.get(i));
    }
  }

  @Test
  void shouldRunWhatATaskAsksForAtTheSameMoment() {
    scheduler.at(5, "first", () -> plan(5, "second"));
    scheduler.runUntil(5);
    assertEquals(List.of("second@5"), ran);
  }

  @Test
  void shouldTakeAMomentThatIsOverForThePresent() {
    scheduler.runUntil(100);
    plan(50, "late");
    scheduler.runUntil(100);
    assertEquals(List.of("late@100"), ran);
  }

  @Test
  void shouldNotRunWhatWasCancelled() {
    Task task = plan(10, "a");
    plan(11, "b");
    assertTrue(task.isPending());
    task.cancel();
    task.cancel();
    assertFalse(task.isPending());
    scheduler.runUntil(20);
    assertEquals(List.of("b@11"), ran);
    assertEquals(1, scheduler.executedCount());
  }

  @Test
  void shouldKeepTheOrderWhateverIsCancelled() {
    RandomStream random = new RandomStream(3);
    List<Task> tasks = new ArrayList<>();
    List<Long> expected = new ArrayList<>();
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      tasks.add(scheduler.at(random.between(0, 500), "t", () -> times.add(scheduler.nowMs())));
    }
    for (Task task : tasks) {
      if (random.chance(0.5)) {
        task.cancel();
      } else {
        expected.add(task.timeMs());
      }
    }
    Collections.sort(expected);
    assertTrue(scheduler.runUntilIdle(1000));
    assertEquals(expected, times);
    assertEquals(0, scheduler.pendingCount());
  }

  @Test
  void shouldStopWhenAConditionHolds() {
    plan(10, "a");
    plan(20, "b");
    assertTrue(scheduler.runUntil(100, () -> ran.size() == 1));
    assertEquals(10, scheduler.nowMs());
    assertFalse(scheduler.runUntil(100, () -> ran.size() == 3));
    assertEquals(100, scheduler.nowMs());
  }

  @Test
  void shouldRunUntilNothingIsLeftOrTheTimeIsOver() {
    scheduler.at(1, "again", this::again);
    assertFalse(scheduler.runUntilIdle(50));
    assertEquals(50, scheduler.executedCount());
  }

  private void again() {
    scheduler.after(1, "again", this::again);
  }

  @Test
  void shouldLetOutWhatATaskThrows() {
    scheduler.at(
        1,
        "bad",
        () -> {
          throw new IllegalStateException("bad");
        });
    plan(2, "good");
    assertThrows(IllegalStateException.class, () -> scheduler.runUntil(5));
    scheduler.runUntil(5);
    assertEquals(List.of("good@2"), ran);
  }

  @Test
  void shouldGiveTheSameChecksumToTheSameRun() {
    assertEquals(checksum(10, "a"), checksum(10, "a"));
    assertNotEquals(checksum(10, "a"), checksum(11, "a"));
    assertNotEquals(checksum(10, "a"), checksum(10, "b"));
  }

  private static long checksum(long timeMs, String name) {
    Scheduler scheduler = new Scheduler();
    scheduler.at(timeMs, name, () -> scheduler.hash().mix(new byte[] {1, 2, 3}, 1, 2));
    scheduler.runUntil(20);
    return scheduler.hash().value();
  }

  @Test
  void shouldMixInEverythingInItsOrder() {
    EventHash one = new EventHash();
    one.mix(1);
    one.mix("x");
    EventHash other = new EventHash();
    other.mix("x");
    other.mix(1);
    assertNotEquals(one.value(), other.value());
  }
}
