/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.CuttableStorage;
import io.tocsin.hal.StorageRegion;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the journal writes: the loss window, and the budget of bytes in a day. */
class JournalWindowTest {

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

  /** A flash that takes a second for a sector must not keep the agent until its watchdog bites. */
  @Test
  void shouldWriteABoundedNumberOfEventsInOneStepAndAskForTheNextAtOnce() {
    int[] capacities = {0, 9, 200, 9, 9};
    String[] targets = {"noc"};
    JournalBed bed = new JournalBed(storage, JournalBed.atOnce(), capacities, targets, 0);
    bed.sync();
    int most = JournalWriter.EVENTS_PER_ROUND;
    for (int id = 1; id <= 3 * most + 5; id++) {
      bed.offer(Severity.WARNING, id);
    }
    for (int left = 2 * most + 5; left > 0; left -= most) {
      long before = bed.journal.bytesToday(0);
      assertEquals(bed.nowMs(), bed.journal.step(bed.nowMs()));
      assertEquals(left, bed.journal.unsavedEvents());
      assertTrue(bed.journal.bytesToday(0) - before <= 8 * StorageRegion.SECTOR_BYTES);
    }
    assertTrue(bed.journal.step(bed.nowMs()) > bed.nowMs());
    assertEquals(0, bed.journal.unsavedEvents());
  }

  @Test
  void shouldTellWhenTheFlashIsTooSlowToKeepTheWindow() {
    int[] capacities = {0, 9, 200, 9, 9};
    JournalBed bed =
        new JournalBed(storage, JournalBed.atOnce(), capacities, new String[] {"noc"}, 0);
    bed.sync();
    for (int id = 1; id <= 3 * JournalWriter.EVENTS_PER_ROUND; id++) {
      bed.offer(Severity.WARNING, id);
    }
    bed.journal.step(bed.nowMs());
    assertTrue(bed.journal.isUnderWay());
    assertEquals(Journal.GOOD, bed.journal.state());
    // Each round takes so long.
    bed.journal.step(bed.nowMs() + 3_000);
    assertEquals(Journal.SLOWED, bed.journal.state());
    assertTrue(bed.told.get(0).startsWith("The flash is slow; "), bed.told::toString);
    bed.journal.step(bed.nowMs() + 6_000);
    assertFalse(bed.journal.isUnderWay());
    assertEquals(Journal.GOOD, bed.journal.state());
  }

  @Test
  void shouldWriteAllAtOnceBeforeTheEnd() {
    int[] capacities = {0, 9, 200, 9, 9};
    JournalBed bed =
        new JournalBed(storage, JournalBed.atOnce(), capacities, new String[] {"noc"}, 0);
    for (int id = 1; id <= 100; id++) {
      bed.offer(Severity.WARNING, id);
    }
    assertEquals(Severity.WARNING, bed.stop());
    storage.lose();
    bed = new JournalBed(storage, JournalBed.atOnce(), capacities, new String[] {"noc"}, 0);
    assertEquals(100, bed.waiting(0, Severity.WARNING).size());
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
  void shouldSayThatItIsNotSlowedAnyMoreThoughNothingHappens() {
    JournalBed bed = new JournalBed(storage, new JournalSettings(Severity.WARNING, 0, 65_536));
    bed.offerUntilSlowed();
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
  void shouldKeepAllAtAnOrderlyEndThoughTheBudgetIsUsedUp() {
    JournalSettings settings = new JournalSettings(Severity.WARNING, 0, 8_192);
    JournalBed bed = new JournalBed(storage, settings);
    bed.offerUntilSlowed();
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
