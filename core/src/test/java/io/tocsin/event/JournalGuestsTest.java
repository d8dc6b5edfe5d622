/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tocsin.hal.MemoryStorage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a start brings back for targets that come and go. */
class JournalGuestsTest {

  private static final int FIRST = 1;
  private static final int SECOND = 2;

  private final MemoryStorage storage = new MemoryStorage();

  private JournalBed start(String... names) {
    return JournalBed.withGuests(storage, JournalBed.atOnce(), names);
  }

  @Test
  void shouldFindAGuestByItsNameWhateverItsPlace() {
    JournalBed before = start("noc", "müller", "");
    before.outbox.queue(FIRST).setOpen(true);
    before.offer(Severity.WARNING, 1);
    before.offer(Severity.WARNING, 2);
    before.deliver(FIRST, 1);
    before.sync();
    JournalBed after = start("noc", "", "müller");
    assertEquals(List.of(2L), after.waiting(SECOND, Severity.WARNING));
    assertEquals(1, after.outbox.queue(SECOND).delivered());
    assertEquals(List.of(), after.waiting(FIRST, Severity.WARNING));
    assertEquals(0, after.unexplained(SECOND, Severity.WARNING));
  }

  @Test
  void shouldTellAGuestNothingThatWasBeforeIt() {
    JournalBed before = start("noc", "", "");
    before.offer(Severity.WARNING, 1);
    before.sync();
    JournalBed after = start("noc", "late", "");
    after.outbox.queue(FIRST).setOpen(true);
    after.offer(Severity.WARNING, 2);
    assertEquals(List.of(2L), after.waiting(FIRST, Severity.WARNING));
    assertEquals(List.of(1L, 2L), after.waiting(0, Severity.WARNING));
  }

  @Test
  void shouldForgetAGuestThatIsGone() {
    String[] names = {"noc", "guest", ""};
    JournalBed before = start(names);
    before.outbox.queue(FIRST).setOpen(true);
    before.offer(Severity.WARNING, 1);
    before.sync();
    before.outbox.queue(FIRST).vacate();
    names[FIRST] = "";
    before.sync();
    JournalBed after = start("noc", "guest", "");
    assertEquals(0, after.outbox.queue(FIRST).accepted());
    assertEquals(List.of(), after.waiting(FIRST, Severity.WARNING));
    assertEquals(List.of(1L), after.waiting(0, Severity.WARNING));
  }

  @Test
  void shouldNotTellAGuestThatWasAwayOfWhatItWasToMiss() {
    JournalBed before = start("noc", "guest", "");
    before.offer(Severity.WARNING, 1);
    before.outbox.queue(FIRST).setOpen(true);
    before.outbox.queue(FIRST).setOpen(false);
    before.offer(Severity.WARNING, 2);
    before.sync();
    JournalBed after = start("noc", "guest", "");
    assertEquals(List.of(), after.waiting(FIRST, Severity.WARNING));
    assertEquals(0, after.outbox.queue(FIRST).accepted());
  }

  @Test
  void shouldKeepOverAStartWhatWaitsForAGuestThatIsAwayAndNothingElse() {
    JournalBed before = start("noc", "guest", "");
    before.outbox.queue(FIRST).setOpen(true);
    before.offer(Severity.WARNING, 1);
    before.outbox.queue(FIRST).setOpen(false);
    before.sync();
    before.offer(Severity.WARNING, 2);
    before.step();
    JournalBed after = start("noc", "guest", "");
    assertEquals(List.of(1L), after.waiting(FIRST, Severity.WARNING));
    assertEquals(1, after.outbox.queue(FIRST).accepted());
    assertEquals(0, after.unexplained(FIRST, Severity.WARNING));
  }

  /** A place that damage may have taken away is no reason to tell those who are not there. */
  @Test
  void shouldTellNobodyInAPlaceThatNobodyHas() {
    JournalBed before = start("noc", "", "");
    before.offer(Severity.WARNING, 1);
    before.deliver(0, 1);
    before.sync();
    JournalBed after = start("noc", "", "");
    assertEquals(0, after.outbox.queue(FIRST).queued());
    assertEquals(0, after.journal.restoredEvents());
  }
}
