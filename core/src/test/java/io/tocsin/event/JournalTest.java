/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tocsin.hal.CuttableStorage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes back after a power cut and after an orderly end. */
class JournalTest {

  private static final int NOC = 0;
  private static final int SITE = 1;

  private final CuttableStorage storage = new CuttableStorage();

  private JournalBed start() {
    return new JournalBed(storage, JournalBed.atOnce());
  }

  private JournalBed startAfterCut() {
    storage.lose();
    return start();
  }

  @Test
  void shouldBringBackWhatWaits() {
    JournalBed bed = start();
    bed.offer(Severity.WARNING, 1);
    bed.offer(Severity.CRITICAL, 2);
    bed.offer(Severity.WARNING, 3);
    bed.step();
    bed = startAfterCut();
    assertEquals(List.of(1L, 3L), bed.waiting(NOC, Severity.WARNING));
    assertEquals(List.of(2L), bed.waiting(SITE, Severity.CRITICAL));
    assertEquals(3, bed.journal.restoredEvents());
    assertEquals(2, bed.outbox.queue(NOC).accepted(Severity.WARNING));
    assertEquals(3, bed.outbox.queue(NOC).highWater());
  }

  @Test
  void shouldBringBackEveryFieldOfAnEvent() {
    JournalBed bed = start();
    Event event = JournalBed.event(Severity.MINOR, 0x1234_5678_9ABCL);
    event.standFor(5, 3, Severity.MINOR);
    event.tell(0x7000_0001);
    bed.outbox.offer(event);
    bed.step();
    Event found = startAfterCut().events(SITE, Severity.MINOR).get(0);
    assertEquals(event.id(), found.id());
    assertEquals(event.kind(), found.kind());
    assertEquals(event.severity(), found.severity());
    assertEquals(event.subject(), found.subject());
    assertEquals(event.value(), found.value());
    assertEquals(event.limit(), found.limit());
    assertEquals(event.detail(), found.detail());
    assertEquals(event.wallMs(), found.wallMs());
    assertEquals(event.upTimeHundredths() & 0xFFFF_FFFFL, found.upTimeHundredths());
    assertEquals(5, found.count());
    assertEquals(0x7000_0001, found.subscribers());
    assertEquals(3, found.firstUpTimeHundredths());
  }

  @Test
  void shouldKeepNothingOfLesserSeverities() {
    JournalBed bed = start();
    bed.offer(Severity.INFORMATIONAL, 1);
    bed.offer(Severity.WARNING, 2);
    bed.sync();
    bed = startAfterCut();
    assertEquals(List.of(), bed.waiting(NOC, Severity.INFORMATIONAL));
    assertEquals(0, bed.outbox.queue(NOC).accepted(Severity.INFORMATIONAL));
    assertEquals(1, bed.outbox.queue(NOC).accepted(Severity.WARNING));
  }

  @Test
  void shouldRememberWhoHasGotWhat() {
    JournalBed bed = start();
    bed.offer(Severity.WARNING, 1);
    bed.offer(Severity.WARNING, 2);
    bed.step();
    bed.deliver(NOC, 1);
    bed.sync();
    bed = startAfterCut();
    assertEquals(List.of(2L), bed.waiting(NOC, Severity.WARNING));
    assertEquals(List.of(1L, 2L), bed.waiting(SITE, Severity.WARNING));
    assertEquals(1, bed.outbox.queue(NOC).delivered());
    assertEquals(2, bed.outbox.queue(NOC).accepted());
  }

  @Test
  void shouldTellAgainOfWhatWasDeliveredJustBeforeTheCut() {
    JournalBed bed = start();
    bed.offer(Severity.WARNING, 1);
    bed.step();
    bed.deliver(NOC, 1);
    bed.step();
    bed = startAfterCut();
    assertEquals(List.of(1L), bed.waiting(NOC, Severity.WARNING));
  }

  @Test
  void shouldBringBackWhatWasOnItsWayOrTakenBack() {
    JournalBed bed = start();
    for (int id = 1; id <= 4; id++) {
      bed.offer(Severity.WARNING, id);
    }
    TargetQueue queue = bed.outbox.queue(NOC);
    for (int i = 0; i < 3; i++) {
      queue.peek();
      queue.sent();
    }
    queue.takeBack();
    queue.peek();
    queue.sent();
    bed.step();
    bed = startAfterCut();
    assertEquals(List.of(1L, 2L, 3L, 4L), bed.waiting(NOC, Severity.WARNING));
    assertEquals(0, bed.outbox.queue(NOC).onTheWay());
    assertEquals(1, bed.outbox.queue(NOC).peek().id());
  }

  @Test
  void shouldKeepAllAtAnOrderlyEnd() {
    JournalBed bed = new JournalBed(storage, new JournalSettings(Severity.MINOR, 60_000, 0));
    bed.offer(Severity.MINOR, 1);
    bed.offer(Severity.WARNING, 2);
    bed.deliver(NOC, 1);
    assertEquals(Severity.MINOR, bed.stop());
    bed = startAfterCut();
    assertEquals(List.of(), bed.waiting(NOC, Severity.MINOR));
    assertEquals(List.of(1L), bed.waiting(SITE, Severity.MINOR));
    assertEquals(1, bed.outbox.queue(NOC).delivered());
  }

  @Test
  void shouldCountAsPushedOutWhatWasOnItsWayWhenItsLogLostIt() {
    JournalBed bed = start();
    bed.offer(Severity.WARNING, 1);
    bed.outbox.queue(NOC).peek();
    bed.outbox.queue(NOC).sent();
    for (int id = 2; id <= 5; id++) {
      bed.offer(Severity.WARNING, id);
    }
    bed.sync();
    bed = startAfterCut();
    assertEquals(List.of(2L, 3L, 4L, 5L), bed.waiting(NOC, Severity.WARNING));
    assertEquals(1, bed.outbox.queue(NOC).dropped(DropCause.QUEUE_FULL));
    assertEquals(0, bed.outbox.queue(NOC).dropped(DropCause.LOST_IN_RESTART));
    assertEquals(5, bed.outbox.queue(NOC).accepted());
  }
}
