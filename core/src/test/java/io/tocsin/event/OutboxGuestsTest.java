/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Targets that come and go, beside one that is always there and a subscriber. */
class OutboxGuestsTest {

  private static final int[] CAPACITIES = {0, 8, 8, 8, 8};
  private static final int GUEST = 2;
  private static final int OTHER_GUEST = 3;

  private final Outbox outbox = new Outbox(CAPACITIES, 1, 1, 2);
  private final TargetQueue guest = outbox.queue(GUEST);

  private static Event event(long id) {
    return new Event().fill(EventKind.LINE_CHANGED, Severity.MINOR, 0, 1, 0, 0).stamp(id, 0, 0);
  }

  private void offer(long... ids) {
    for (long id : ids) {
      outbox.offer(event(id));
    }
  }

  private static List<Long> sendAll(TargetQueue queue) {
    List<Long> ids = new ArrayList<>();
    for (Event event = queue.peek(); event != null; event = queue.peek()) {
      ids.add(event.id());
      queue.sent();
    }
    queue.settle();
    return ids;
  }

  private void adopt(Outbox before, int... numbersBefore) {
    SubjectNames names = new JournalBed.Subjects(new String[0], 0);
    outbox.adopt(before, numbersBefore, new SubjectMap(names, names));
  }

  @Test
  void shouldTellAGuestOfWhatHappensWhileItIsThere() {
    offer(1);
    guest.setOpen(true);
    offer(2, 3);
    guest.setOpen(false);
    offer(4);
    assertEquals(List.of(2L, 3L), sendAll(guest));
    assertEquals(2, guest.accepted());
    assertEquals(List.of(1L, 2L, 3L, 4L), sendAll(outbox.queue(0)));
    assertEquals(List.of(), sendAll(outbox.queue(OTHER_GUEST)));
  }

  @Test
  void shouldKeepWhatWaitsForAGuestThatIsAwayAndPassOverTheRest() {
    guest.setOpen(true);
    offer(1);
    guest.setOpen(false);
    offer(2);
    guest.setOpen(true);
    offer(3);
    assertEquals(2, guest.queued());
    assertEquals(List.of(1L, 3L), sendAll(guest));
  }

  @Test
  void shouldNotTakeASubscriptionForAGuest() {
    guest.setOpen(true);
    outbox.offer(event(1).tell(0b1111));
    assertEquals(0, outbox.queue(OTHER_GUEST).accepted());
    assertEquals(1, outbox.queue(1).accepted());
    outbox.offer(event(2).tell(0));
    assertEquals(2, guest.accepted());
    assertEquals(1, outbox.queue(1).accepted());
  }

  @Test
  void shouldForgetAGuestThatIsGone() {
    guest.setOpen(true);
    offer(1, 2, 3, 4, 5, 6, 7, 8, 9);
    guest.peek();
    guest.sent();
    guest.vacate();
    assertFalse(guest.isOpen());
    assertEquals(0, guest.accepted());
    assertEquals(0, guest.queued());
    assertEquals(0, guest.highWater());
    assertEquals(0, guest.dropped(DropCause.QUEUE_FULL));
    guest.setOpen(true);
    offer(10);
    assertEquals(List.of(10L), sendAll(guest));
    assertThrows(IllegalStateException.class, () -> outbox.queue(0).vacate());
    assertThrows(IllegalStateException.class, () -> outbox.queue(1).setOpen(false));
  }

  @Test
  void shouldCountWhatAnotherEventStandsForOnlyForAGuestThatIsThere() {
    outbox.countCoalesced(event(1), 3);
    assertEquals(0, guest.coalesced());
    guest.setOpen(true);
    outbox.countCoalesced(event(1), 3);
    assertEquals(3, guest.coalesced());
  }

  /** The guests of another outbox may have other numbers, and other bits. */
  @Test
  void shouldTakeOverWhatGuestsWaitForUnderTheirNewNumbers() {
    Outbox before = new Outbox(CAPACITIES, 1, 0, 2);
    before.queue(1).setOpen(true);
    before.offer(event(1));
    before.queue(2).setOpen(true);
    before.offer(event(2));
    before.queue(1).setOpen(false);
    before.offer(event(3));
    adopt(before, 0, -1, 2, 1);
    assertEquals(List.of(2L, 3L), sendAll(guest));
    assertEquals(List.of(1L, 2L), sendAll(outbox.queue(OTHER_GUEST)));
    assertEquals(List.of(), sendAll(outbox.queue(1)));
  }

  @Test
  void shouldTellANewGuestNothingOfWhatAnotherOutboxHad() {
    Outbox before = new Outbox(CAPACITIES, 1, 0, 0);
    before.offer(event(1));
    adopt(before, 0, -1, -1, -1);
    assertEquals(0, guest.queued());
    assertEquals(1, outbox.queue(0).queued());
  }

  /** As it is when a start has not found an event that was written before others. */
  @Test
  void shouldTakeOverALogThatLacksAnEvent() {
    Outbox before = new Outbox(CAPACITIES, 1, 1, 2);
    before.queue(GUEST).setOpen(true);
    before.log(event(1).severity()).reset(1, 3);
    before.restore(2, event(2), 0);
    for (int target = 0; target < before.targetCount(); target++) {
      before.queue(target).place(event(1).severity()).startAt(1);
    }
    before.restored();
    adopt(before, 0, 1, GUEST, OTHER_GUEST);
    assertEquals(List.of(2L), sendAll(guest));
    assertEquals(List.of(2L), sendAll(outbox.queue(0)));
  }

  @Test
  void shouldKnowWhetherAnybodyHasToBeToldOfATarget() {
    assertFalse(outbox.isToldOf(GUEST));
    outbox.offer(
        new Event().fill(EventKind.SERVER_CERTIFICATE_INVALID, Severity.MINOR, GUEST, 0, 0, 0));
    offer(7);
    assertTrue(outbox.isToldOf(GUEST));
    assertFalse(outbox.isToldOf(OTHER_GUEST));
    sendAll(outbox.queue(0));
    assertFalse(outbox.isToldOf(GUEST), "everybody knows");
  }
}
