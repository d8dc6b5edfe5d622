/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.event.DropCause;
import io.tocsin.event.Event;
import io.tocsin.event.EventKind;
import io.tocsin.event.Outbox;
import io.tocsin.event.Severity;
import io.tocsin.event.TargetQueue;
import org.junit.jupiter.api.Test;

final class LossReportTest {

  private final Outbox outbox = new Outbox(new int[] {0, 3, 3, 3, 3}, 2);
  private final TargetQueue queue = outbox.queue(1);
  private final LossReport report = new LossReport(queue, 1);
  private final Event told = new Event();

  private void offer(int count) {
    for (int i = 0; i < count; i++) {
      outbox.offer(
          new Event().fill(EventKind.LINE_CHANGED, Severity.MINOR, 0, 1, 0, 0).stamp(i, 0, 0));
    }
  }

  private void deliverAll() {
    while (queue.peek() != null) {
      queue.sent();
    }
    queue.settle();
  }

  @Test
  void shouldHaveNothingToTellWhileNothingIsLost() {
    offer(3);
    assertFalse(report.isDue(told));
    deliverAll();
    assertFalse(report.isDue(told));
  }

  @Test
  void shouldTellOnceWhenThePressureIsOver() {
    offer(8);
    assertFalse(report.isDue(told), "the target gets nothing yet");
    deliverAll();
    assertTrue(report.isDue(told));
    assertEquals(EventKind.EVENTS_LOST, told.kind());
    assertEquals(5, told.value());
    assertTrue(told.isFor(1));
    assertFalse(told.isFor(0), "the others have missed nothing");
    assertFalse(report.isDue(told));
  }

  @Test
  void shouldWaitUntilNoEventWaits() {
    offer(8);
    report.isDue(told);
    assertNotNull(queue.peek());
    queue.sent();
    queue.settle();
    assertFalse(report.isDue(told));
    deliverAll();
    assertTrue(report.isDue(told));
  }

  @Test
  void shouldTellOnlyWhatIsNew() {
    offer(8);
    assertFalse(report.isDue(told));
    deliverAll();
    assertTrue(report.isDue(told));
    offer(4);
    assertFalse(report.isDue(told));
    deliverAll();
    assertTrue(report.isDue(told));
    assertEquals(1, told.value());
  }

  @Test
  void shouldNotTellATargetThatDoesNotAcknowledgeTheReport() {
    offer(1);
    assertNotNull(queue.peek());
    queue.sent();
    queue.dropOnTheWay(DropCause.NOT_ACKNOWLEDGED);
    for (int i = 0; i < 3; i++) {
      assertFalse(report.isDue(told));
    }
    offer(1);
    deliverAll();
    assertTrue(report.isDue(told));
  }

  @Test
  void shouldNotTellOfWhatTheTargetMayNotSee() {
    offer(2);
    assertNotNull(queue.peek());
    queue.dropWaiting(DropCause.ACCESS_DENIED);
    deliverAll();
    assertFalse(report.isDue(told));
  }
}
