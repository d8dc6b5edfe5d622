/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tocsin.hal.CuttableStorage;
import io.tocsin.hal.StorageRegion;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Restarts with other targets, lines, severities and capacities than before. */
class JournalConfigurationTest {

  private static final int NOC = 0;
  private static final int SITE = 1;

  private final CuttableStorage storage = new CuttableStorage();

  private JournalBed start() {
    return new JournalBed(storage, JournalBed.atOnce());
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
  void shouldBringBackWhatWaitedBeforeItWasSwitchedOff() {
    JournalBed bed = start();
    bed.offer(Severity.WARNING, 1);
    bed.sync();
    storage.lose();
    bed = new JournalBed(storage, new JournalSettings(JournalSettings.OFF, 0, 0));
    assertEquals(List.of(), bed.waiting(NOC, Severity.WARNING));
    bed.offer(Severity.WARNING, 2);
    bed.sync();
    storage.lose();
    bed = start();
    assertEquals(List.of(1L), bed.waiting(NOC, Severity.WARNING));
    assertEquals(0, bed.unexplained(NOC, Severity.WARNING));
  }
}
