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
  void shouldLoseWhatIsYoungerThanTheWindow() {
    JournalBed bed = new JournalBed(storage, new JournalSettings(Severity.WARNING, 2_000, 0));
    bed.offer(Severity.WARNING, 1);
    bed.step();
    bed.pass(1_999);
    assertEquals(1, bed.journal.unsavedEvents());
    assertEquals(0, storage.steps());
    bed.pass(1);
    assertEquals(0, bed.journal.unsavedEvents());
    bed.offer(Severity.WARNING, 2);
    bed.step();
    bed = startAfterCut();
    assertEquals(List.of(1L), bed.waiting(NOC, Severity.WARNING));
  }

  @Test
  void shouldWriteNoEventThatAllTargetsHaveGotInTime() {
    JournalBed bed = new JournalBed(storage, new JournalSettings(Severity.WARNING, 2_000, 0));
    bed.sync();
    long before = bed.journal.bytesToday(bed.nowMs());
    for (int id = 1; id <= 20; id++) {
      bed.offer(Severity.WARNING, id);
      bed.deliver(NOC, 9);
      bed.deliver(SITE, 9);
      bed.pass(2_000);
    }
    assertEquals(before, bed.journal.bytesToday(bed.nowMs()));
    bed.pass(Journal.PLACE_WINDOW_MS);
    assertEquals(before + StorageRegion.SECTOR_BYTES, bed.journal.bytesToday(bed.nowMs()));
  }

  @Test
  void shouldWriteNoEventThatIsOnItsWayWhenTheWindowOfOthersEnds() {
    JournalBed bed = new JournalBed(storage, new JournalSettings(Severity.WARNING, 2_000, 0));
    bed.sync();
    long before = bed.journal.bytesToday(bed.nowMs());
    for (int id = 1; id <= 20; id++) {
      bed.offer(Severity.WARNING, id);
      bed.step();
      bed.pass(50);
      bed.deliver(NOC, 1);
      bed.deliver(SITE, 1);
      bed.pass(950);
    }
    assertEquals(before, bed.journal.bytesToday(bed.nowMs()));
  }

  @Test
  void shouldWriteEachEventAtTheEndOfItsOwnWindow() {
    JournalBed bed = new JournalBed(storage, new JournalSettings(Severity.WARNING, 2_000, 0));
    bed.sync();
    bed.offer(Severity.WARNING, 1);
    bed.step();
    bed.pass(1_500);
    bed.offer(Severity.WARNING, 2);
    bed.offer(Severity.CRITICAL, 3);
    bed.step();
    bed.deliver(NOC, 3);
    bed.deliver(SITE, 2);
    assertEquals(List.of(2L), bed.waiting(SITE, Severity.WARNING));
    bed.pass(500);
    assertEquals(1, bed.journal.unsavedEvents());
    bed.pass(1_499);
    assertEquals(1, bed.journal.unsavedEvents());
    bed.pass(1);
    assertEquals(0, bed.journal.unsavedEvents());
    assertEquals(List.of(2L), startAfterCut().waiting(SITE, Severity.WARNING));
  }

  @Test
  void shouldWriteInOneLateStepWhatIsOlderThanTheWindow() {
    JournalBed bed = new JournalBed(storage, new JournalSettings(Severity.WARNING, 2_000, 0));
    bed.sync();
    bed.offer(Severity.WARNING, 1);
    bed.step();
    bed.deliver(NOC, 1);
    bed.deliver(SITE, 1);
    bed.pass(1_000);
    bed.offer(Severity.WARNING, 2);
    bed.step();
    bed.pass(9_000);
    assertEquals(0, bed.journal.unsavedEvents());
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
  void shouldSayThatItIsNotSlowedAnyMoreThoughNothingHappens() {
    JournalBed bed = new JournalBed(storage, new JournalSettings(Severity.WARNING, 0, 65_536));
    for (int id = 1; bed.journal.state() != Journal.SLOWED; id++) {
      bed.offer(Severity.WARNING, id);
      bed.step();
    }
    bed.deliver(NOC, 9);
    bed.deliver(SITE, 9);
    long nextMs = bed.journal.step(bed.nowMs());
    for (int i = 0; i < 20 && nextMs != Long.MAX_VALUE; i++) {
      bed.pass(nextMs - bed.nowMs());
      nextMs = bed.journal.step(bed.nowMs());
    }
    assertEquals(Journal.GOOD, bed.journal.state());
    Event report = new Event();
    assertFalse(bed.journal.isReportDue(report, 0), "nobody was told that it was slowed");
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
  void shouldKeepAllAtAnOrderlyEndThoughTheBudgetIsUsedUp() {
    JournalSettings settings = new JournalSettings(Severity.WARNING, 0, 8_192);
    JournalBed bed = new JournalBed(storage, settings);
    for (int id = 1; bed.journal.state() != Journal.SLOWED; id++) {
      bed.offer(Severity.WARNING, id);
      bed.step();
    }
    assertEquals(1, bed.journal.unsavedEvents());
    List<Long> waiting = bed.waiting(NOC, Severity.WARNING);
    assertEquals(Severity.WARNING, bed.stop());
    storage.lose();
    bed = new JournalBed(storage, settings);
    assertEquals(waiting, bed.waiting(NOC, Severity.WARNING));
    // The debt is paid first.
    bed.offer(Severity.WARNING, 1_000);
    bed.step();
    assertEquals(Journal.SLOWED, bed.journal.state());
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
  void shouldHoldTheBudget() {
    int dayBytes = 65_536;
    JournalBed bed =
        new JournalBed(storage, new JournalSettings(Severity.WARNING, 1_000, dayBytes));
    long written = 0;
    long id = 1;
    for (long second = 0; second < 24 * 3600; second++) {
      long before = bed.journal.bytesToday(bed.nowMs());
      bed.offer(Severity.WARNING, id++);
      bed.pass(1_000);
      written += Math.max(0, bed.journal.bytesToday(bed.nowMs()) - before);
    }
    assertTrue(written <= dayBytes, written + " bytes");
    assertTrue(written > dayBytes * 9 / 10, written + " bytes");
    assertEquals(Journal.SLOWED, bed.journal.state());
    // The rest of the time, the events of a quarter of an hour may be lost, and not of a day.
    bed.pass(900_000);
    assertEquals(0, bed.journal.unsavedEvents());
  }

  @Test
  void shouldSayThatEventsWaitForABudgetThatPlacesHaveUsedUp() {
    int dayBytes = 4 * 3 * StorageRegion.SECTOR_BYTES;
    JournalBed bed =
        new JournalBed(storage, new JournalSettings(Severity.WARNING, 1_000, dayBytes));
    while (bed.journal.bytesToday(bed.nowMs()) < dayBytes / 4) {
      bed.offer(Severity.WARNING, 1);
      bed.step();
      bed.pass(1_000);
      bed.deliver(NOC, 9);
      bed.deliver(SITE, 9);
    }
    bed.step();
    bed.pass(Journal.PLACE_WINDOW_MS);
    assertEquals(Journal.GOOD, bed.journal.state());
    bed.offer(Severity.WARNING, 2);
    bed.step();
    bed.pass(999);
    assertEquals(Journal.GOOD, bed.journal.state());
    bed.pass(1);
    assertEquals(1, bed.journal.unsavedEvents());
    assertEquals(Journal.SLOWED, bed.journal.state());
  }

  @Test
  void shouldKeepTheBudgetOverStarts() {
    long written = 0;
    for (int start = 0; start < 300; start++) {
      JournalBed bed = new JournalBed(storage, new JournalSettings(Severity.WARNING, 0, 65_536));
      long before = bed.journal.bytesToday(bed.nowMs());
      bed.offer(Severity.WARNING, start);
      bed.step();
      written += bed.journal.bytesToday(bed.nowMs()) - before;
      storage.lose();
    }
    assertTrue(written <= 65_536 / 4, written + " bytes");
    assertTrue(written > 65_536 / 8, written + " bytes");
  }

  @Test
  void shouldFindTargetsAndLinesByTheirNames() {
    JournalBed bed = start();
    for (int id = 0; id < 3; id++) {
      bed.offer(Severity.WARNING, id + 3);
    }
    bed.deliver(NOC, 1);
    bed.sync();
    storage.lose();
    // The line that event 3 is about is gone, the others have moved, and so have the targets.
    bed =
        new JournalBed(
            storage,
            JournalBed.atOnce(),
            JournalBed.CAPACITIES,
            new String[] {"new", "site", "noc"},
            1);
    assertEquals(List.of(), bed.waiting(0, Severity.WARNING));
    assertEquals(List.of(4L, 5L), bed.waiting(1, Severity.WARNING));
    assertEquals(1, bed.outbox.queue(1).dropped(DropCause.LOST_IN_RESTART));
    assertEquals(List.of(4L, 5L), bed.waiting(2, Severity.WARNING));
    assertEquals(0, bed.outbox.queue(2).dropped(DropCause.LOST_IN_RESTART));
    assertEquals(0, bed.events(1, Severity.WARNING).get(0).subject());
    assertEquals(1, bed.events(1, Severity.WARNING).get(1).subject());
  }

  @Test
  void shouldForgetTheCountersOfASeverityThatIsNotKeptAnyMore() {
    JournalBed bed = start();
    bed.offer(Severity.WARNING, 1);
    bed.sync();
    bed = new JournalBed(storage, new JournalSettings(Severity.MINOR, 0, 0));
    assertEquals(List.of(1L), bed.waiting(NOC, Severity.WARNING));
    bed.deliver(NOC, 1);
    bed.deliver(SITE, 1);
    bed.offer(Severity.MINOR, 2);
    bed.sync();
    bed = start();
    assertEquals(0, bed.outbox.queue(NOC).accepted(Severity.WARNING));
    assertEquals(1, bed.outbox.queue(NOC).accepted(Severity.MINOR));
  }

  @Test
  void shouldNotBringBackTwiceWhatIsNotKeptAnyMore() {
    JournalBed bed = start();
    bed.offer(Severity.WARNING, 1);
    bed.sync();
    for (int i = 0; i < 3; i++) {
      bed = new JournalBed(storage, new JournalSettings(Severity.MINOR, 0, 0));
      assertEquals(i == 0 ? List.of(1L) : List.of(), bed.waiting(NOC, Severity.WARNING));
      bed.deliver(NOC, 1);
      bed.deliver(SITE, 1);
      bed.sync();
    }
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
  void shouldNotTakeASeverityThatIsNotKeptForOneWhosePlaceIsDamaged() {
    JournalBed bed = start();
    bed.offer(Severity.WARNING, 1);
    bed.sync();
    bed.deliver(NOC, 1);
    bed.deliver(SITE, 1);
    bed.sync();
    long over = bed.journal.bytesToday(bed.nowMs()) / StorageRegion.SECTOR_BYTES;
    bed = new JournalBed(storage, new JournalSettings(Severity.MINOR, 0, 0));
    bed.sync();
    storage.flip(8 * (((int) over - 1) * StorageRegion.SECTOR_BYTES + 9));
    storage.lose();
    bed = new JournalBed(storage, new JournalSettings(Severity.MINOR, 0, 0));
    assertEquals(1, bed.journal.damagedSectors());
    assertEquals(List.of(), bed.waiting(NOC, Severity.WARNING));
  }

  @Test
  void shouldNotTellATargetThatIsConfiguredAgainOfWhatIsOver() {
    JournalBed bed = start();
    bed.offer(Severity.WARNING, 1);
    bed.sync();
    String[] one = {"noc"};
    bed = new JournalBed(storage, JournalBed.atOnce(), JournalBed.CAPACITIES, one, 0);
    bed.deliver(NOC, 1);
    bed.sync();
    bed = start();
    assertEquals(List.of(), bed.waiting(SITE, Severity.WARNING));
    assertEquals(0, bed.outbox.queue(SITE).accepted());
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

  @Test
  void shouldTellANewTargetOfNothingOld() {
    JournalBed bed = start();
    bed.offer(Severity.WARNING, 1);
    bed.step();
    storage.lose();
    bed =
        new JournalBed(
            storage,
            JournalBed.atOnce(),
            JournalBed.CAPACITIES,
            new String[] {"noc", "site", "new"},
            0);
    assertEquals(List.of(), bed.waiting(2, Severity.WARNING));
    assertEquals(List.of(1L), bed.waiting(1, Severity.WARNING));
  }

  @Test
  void shouldKeepTheNewestEventsWhenTheOutboxHasBecomeSmaller() {
    JournalBed bed = start();
    for (int id = 1; id <= 4; id++) {
      bed.offer(Severity.CRITICAL, id);
    }
    bed.step();
    storage.lose();
    bed =
        new JournalBed(
            storage, JournalBed.atOnce(), new int[] {0, 2, 2, 2, 2}, JournalBed.TWO_TARGETS, 0);
    assertEquals(List.of(3L, 4L), bed.waiting(NOC, Severity.CRITICAL));
    assertEquals(2, bed.outbox.queue(NOC).dropped(DropCause.LOST_IN_RESTART));
    assertEquals(0, bed.unexplained(NOC, Severity.CRITICAL));
  }

  @Test
  void shouldLoseNothingAndInventNothingWhereverTheRingStandsWhenTheOutboxBecomesSmaller() {
    int[] great = {0, 100, 100, 100, 100};
    int[] small = {0, 10, 10, 10, 10};
    for (int history = 1; history <= 200; history += 3) {
      CuttableStorage memory = new CuttableStorage();
      JournalBed bed =
          new JournalBed(memory, JournalBed.atOnce(), great, JournalBed.TWO_TARGETS, 0);
      long id = 0;
      for (int i = 0; i < history; i++) {
        bed.offer(Severity.CRITICAL, ++id);
        bed.step();
        bed.deliver(NOC, 1);
        bed.deliver(SITE, 1);
        bed.sync();
      }
      List<Long> last = List.of(id + 1, id + 2, id + 3);
      last.forEach(each -> offer(bed, each));
      assertEquals(Severity.WARNING, bed.stop());
      memory.lose();
      JournalBed after =
          new JournalBed(memory, JournalBed.atOnce(), small, JournalBed.TWO_TARGETS, 0);
      assertEquals(last, after.waiting(NOC, Severity.CRITICAL), history + " events before");
      assertEquals(id + 3, after.outbox.queue(NOC).accepted());
      assertEquals(id, after.outbox.queue(NOC).delivered());
      assertEquals(0, after.journal.damagedSectors());
    }
  }

  private static void offer(JournalBed bed, long id) {
    bed.offer(Severity.CRITICAL, id);
  }

  @Test
  void shouldWriteNothingWhenItIsOff() {
    JournalBed bed = new JournalBed(storage, new JournalSettings(JournalSettings.OFF, 0, 0));
    bed.offer(Severity.CRITICAL, 1);
    bed.sync();
    assertEquals(Journal.OFF, bed.journal.state());
    assertEquals(0, storage.steps());
    assertEquals(0, bed.journal.unsavedEvents());
    assertTrue(bed.stop() > Severity.WORST);
  }

  @Test
  void shouldSurviveAStormThatTurnsTheLogOverBetweenTwoSyncs() {
    JournalBed bed = start();
    for (int id = 1; id <= 400; id++) {
      bed.offer(Severity.CRITICAL, id);
      if (id % 7 == 0) {
        bed.step();
        assertEquals(0, bed.journal.unsavedEvents());
      }
    }
    bed.sync();
    bed = startAfterCut();
    assertEquals(List.of(397L, 398L, 399L, 400L), bed.waiting(NOC, Severity.CRITICAL));
    assertEquals(396, bed.outbox.queue(NOC).dropped(DropCause.QUEUE_FULL));
    assertEquals(0, bed.outbox.queue(NOC).dropped(DropCause.LOST_IN_RESTART));
  }
}
