/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.CuttableStorage;
import io.tocsin.hal.CuttableStorage.Failure;
import io.tocsin.hal.StorageRegion;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Flash that fails, is damaged, or is not there at a start. */
class JournalFailureTest {

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
  void shouldKeepItsStateWhenAnotherOneGoesOn() {
    JournalBed bed = start();
    bed.sync();
    storage.fail(Failure.WRITES);
    bed.offer(Severity.WARNING, 1);
    bed.step();
    Event report = new Event();
    assertTrue(bed.journal.isReportDue(report, bed.nowMs()));
    bed.stop();
    storage.fail(Failure.NONE);
    Journal next = bed.follow(JournalBed.atOnce());
    assertEquals("the memory fails", next.lastError());
    next.step(bed.nowMs() + 300_000);
    next.step(bed.nowMs() + 600_000);
    assertEquals(Journal.GOOD, next.state());
    assertTrue(next.isReportDue(report, bed.nowMs() + 600_000));
    assertEquals(Journal.GOOD, report.value());
  }

  @Test
  void shouldPushOutNothingNewForWhatComesBackLate() {
    JournalBed bed = start();
    for (int id = 1; id <= 4; id++) {
      bed.offer(Severity.CRITICAL, id);
    }
    bed.sync();
    storage.lose();
    storage.fail(Failure.ALL);
    bed = start();
    for (int id = 101; id <= 103; id++) {
      bed.offer(Severity.CRITICAL, id);
    }
    bed.step();
    storage.fail(Failure.NONE);
    bed.pass(300_000);
    assertEquals(List.of(101L, 102L, 103L, 4L), bed.waiting(NOC, Severity.CRITICAL));
    assertEquals(3, bed.outbox.queue(NOC).dropped(DropCause.LOST_IN_RESTART));
    assertEquals(0, bed.outbox.queue(NOC).dropped(DropCause.QUEUE_FULL));
    assertEquals(0, bed.unexplained(NOC, Severity.CRITICAL));
  }

  @Test
  void shouldCountAsLostWhatDamageTookAway() {
    int[] capacities = {0, 40, 40, 40, 40};
    JournalBed bed =
        new JournalBed(storage, JournalBed.atOnce(), capacities, JournalBed.TWO_TARGETS, 0);
    bed.step();
    for (int id = 1; id <= 40; id++) {
      bed.offer(Severity.WARNING, id);
    }
    bed.pass(Journal.PLACE_WINDOW_MS);
    // The places come first.
    storage.flip(8 * (4 * StorageRegion.SECTOR_BYTES + 100));
    storage.lose();
    bed = new JournalBed(storage, JournalBed.atOnce(), capacities, JournalBed.TWO_TARGETS, 0);
    assertEquals(1, bed.journal.damagedSectors());
    int left = bed.waiting(NOC, Severity.WARNING).size();
    assertTrue(left >= 30 && left < 40, left + " left");
    assertEquals(40 - left, bed.outbox.queue(NOC).dropped(DropCause.LOST_IN_RESTART));
    assertEquals(40 - left, bed.outbox.queue(NOC).lossesUntold());
    assertEquals(40, bed.outbox.queue(NOC).accepted());
    assertEquals(0, bed.unexplained(NOC, Severity.WARNING));
  }

  @Test
  void shouldGoOnInMemoryWhenTheFlashFailsAndComeBack() {
    JournalBed bed = start();
    bed.sync();
    storage.fail(Failure.WRITES);
    bed.offer(Severity.WARNING, 1);
    bed.step();
    assertEquals(Journal.FAILING, bed.journal.state());
    assertEquals("the memory fails", bed.journal.lastError());
    assertEquals(1, bed.told.stream().filter(text -> text.contains("the memory fails")).count());
    Event report = new Event();
    assertTrue(bed.journal.isReportDue(report, bed.nowMs()));
    assertEquals(Journal.FAILING, report.value());
    bed.offer(Severity.WARNING, 2);
    for (int i = 0; i < 100; i++) {
      bed.pass(60_000);
    }
    assertFalse(bed.journal.isReportDue(report, bed.nowMs()));
    assertEquals(2, bed.journal.unsavedEvents());
    storage.fail(Failure.NONE);
    bed.pass(300_000);
    assertEquals(Journal.GOOD, bed.journal.state());
    assertEquals(0, bed.journal.unsavedEvents());
    assertTrue(bed.journal.isReportDue(report, bed.nowMs()));
    assertEquals(Journal.GOOD, report.value());
    assertEquals(List.of(1L, 2L), startAfterCut().waiting(SITE, Severity.WARNING));
  }

  @Test
  void shouldStartWithoutAMemoryAndFindItLater() {
    storage.fail(Failure.ALL);
    JournalBed bed = start();
    assertEquals(Journal.FAILING, bed.journal.state());
    bed.offer(Severity.WARNING, 1);
    bed.step();
    assertEquals(1, bed.journal.unsavedEvents());
    assertTrue(bed.stop() > Severity.WORST);
    storage.fail(Failure.NONE);
    bed.pass(300_000);
    assertEquals(Journal.GOOD, bed.journal.state());
    assertEquals(List.of(1L), startAfterCut().waiting(NOC, Severity.WARNING));
  }

  @Test
  void shouldBringBackLaterWhatAStartCouldNotRead() {
    JournalBed bed = start();
    for (int id = 1; id <= 3; id++) {
      bed.offer(Severity.WARNING, id);
    }
    bed.deliver(NOC, 2);
    bed.deliver(SITE, 1);
    bed.sync();
    storage.lose();
    storage.fail(Failure.ALL);
    bed = start();
    bed.offer(Severity.WARNING, 4);
    bed.step();
    storage.fail(Failure.NONE);
    bed.pass(300_000);
    // Both are told of 2, though only one of them waits for it.
    List<Long> all = List.of(4L, 2L, 3L);
    for (int start = 0; start < 2; start++) {
      assertEquals(all, bed.waiting(NOC, Severity.WARNING));
      assertEquals(all, bed.waiting(SITE, Severity.WARNING));
      assertEquals(2, bed.outbox.queue(NOC).delivered());
      assertEquals(1, bed.outbox.queue(SITE).delivered());
      assertEquals(0, bed.outbox.queue(NOC).dropped(DropCause.LOST_IN_RESTART));
      assertEquals(0, bed.unexplained(NOC, Severity.WARNING));
      assertEquals(0, bed.unexplained(SITE, Severity.WARNING));
      assertEquals(0, bed.journal.unsavedEvents());
      bed = startAfterCut();
    }
  }

  @Test
  void shouldCountWhatIsMissingWhenItIsReadLate() {
    JournalBed bed = start();
    for (int id = 1; id <= 3; id++) {
      bed.offer(Severity.WARNING, id + 2);
    }
    bed.step();
    storage.lose();
    storage.fail(Failure.ALL);
    // The line that event 3 is about is gone.
    bed =
        new JournalBed(
            storage, JournalBed.atOnce(), JournalBed.CAPACITIES, JournalBed.TWO_TARGETS, 1);
    storage.fail(Failure.NONE);
    bed.pass(300_000);
    assertEquals(List.of(4L, 5L), bed.waiting(NOC, Severity.WARNING));
    assertEquals(1, bed.outbox.queue(NOC).dropped(DropCause.LOST_IN_RESTART));
    assertEquals(3, bed.outbox.queue(NOC).accepted());
    assertEquals(0, bed.unexplained(NOC, Severity.WARNING));
  }

  @Test
  void shouldNotTakeRecordsOfAnEarlierRunForNewOnes() {
    JournalBed bed = start();
    for (int id = 1; id <= 40; id++) {
      bed.offer(Severity.WARNING, id);
      bed.step();
    }
    bed.deliver(NOC, 4);
    bed.deliver(SITE, 4);
    bed.sync();
    storage.lose();
    storage.fail(Failure.ALL);
    bed = start();
    bed.offer(Severity.WARNING, 41);
    bed.step();
    storage.fail(Failure.NONE);
    bed.pass(300_000);
    for (int start = 0; start < 3; start++) {
      assertEquals(List.of(41L), bed.waiting(NOC, Severity.WARNING));
      bed = startAfterCut();
    }
  }

  @Test
  void shouldKeepAllAtAnOrderlyEndWhenTheFlashWorksAgain() {
    storage.fail(Failure.ALL);
    JournalBed bed = start();
    bed.offer(Severity.WARNING, 1);
    bed.step();
    storage.fail(Failure.NONE);
    assertEquals(Severity.WARNING, bed.stop());
    assertEquals(List.of(1L), startAfterCut().waiting(NOC, Severity.WARNING));
  }

  @Test
  void shouldPromiseNothingAtAnEndWhenTheFlashFails() {
    JournalBed bed = start();
    bed.offer(Severity.WARNING, 1);
    storage.fail(Failure.SYNCS);
    assertTrue(bed.stop() > Severity.WORST);
  }

  @Test
  void shouldTellAfterAReloadThatTheFlashWorksAgain() {
    JournalBed bed = start();
    storage.fail(Failure.WRITES);
    bed.offer(Severity.WARNING, 1);
    bed.step();
    Event report = new Event();
    assertTrue(bed.journal.isReportDue(report, bed.nowMs()));
    assertEquals(Journal.FAILING, report.value());
    storage.fail(Failure.NONE);
    bed.stop();
    JournalBed coming = start();
    coming.journal.follow(bed.journal, coming.nowMs());
    coming.pass(60_000);
    assertTrue(coming.journal.isReportDue(report, coming.nowMs()));
    assertEquals(Journal.GOOD, report.value());
    assertFalse(coming.journal.isReportDue(report, coming.nowMs()));
  }

  @Test
  void shouldNotForgetToTakeAwayWhatIsNotKeptWhenTheFlashFailsMeanwhile() {
    JournalBed bed = start();
    bed.offer(Severity.WARNING, 1);
    bed.sync();
    bed = new JournalBed(storage, new JournalSettings(Severity.MINOR, 0, 0));
    bed.deliver(NOC, 1);
    bed.deliver(SITE, 1);
    storage.fail(Failure.WRITES);
    bed.offer(Severity.MINOR, 2);
    bed.offer(Severity.MINOR, 3);
    bed.step();
    bed.deliver(NOC, 2);
    bed.deliver(SITE, 2);
    storage.fail(Failure.NONE);
    bed.pass(300_000);
    assertEquals(Journal.GOOD, bed.journal.state());
    storage.lose();
    bed = new JournalBed(storage, new JournalSettings(Severity.MINOR, 0, 0));
    assertEquals(List.of(), bed.waiting(NOC, Severity.WARNING));
  }

  @Test
  void shouldKeepWhatCameWhileTheMemoryOfBeforeCouldNotBeRead() {
    JournalBed bed = start();
    for (int id = 1; id <= 100; id++) {
      bed.offer(Severity.WARNING, id);
    }
    bed.sync();
    storage.fail(Failure.ALL);
    bed = start();
    bed.offer(Severity.WARNING, 101);
    bed.step();
    storage.fail(Failure.NONE);
    bed.pass(300_000);
    assertEquals(Journal.GOOD, bed.journal.state());
    bed = startAfterCut();
    assertEquals(List.of(101L, 98L, 99L, 100L), bed.waiting(NOC, Severity.WARNING));
    assertEquals(1, bed.outbox.queue(NOC).dropped(DropCause.LOST_IN_RESTART));
  }
}
