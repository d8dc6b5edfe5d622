/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.CuttableStorage;
import io.tocsin.hal.CuttableStorage.Failure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every sequence of operations on the outbox and its journal up to a length, with the power cut at
 * every step of what the last one does to the memory, and every kind of arrival of what was
 * pending.
 *
 * <p>What must be there after a cut, for each target: all that it waited for when the journal was
 * complete last, but for what it has got or lost since; and nothing but that, and what was offered
 * since. In the order in which it was offered, unchanged, and with every event accounted for.
 */
final class JournalPowerCutTest {

  private static final int[] CAPACITIES = {0, 2, 2, 2, 2};
  private static final int TARGETS = 2;
  private static final int SEVERITY = Severity.MINOR;
  private static final int OPERATIONS = 7;
  private static final int LENGTH = 5;
  private static final int LONG_RUNS = 60;
  private static final int LONG_LENGTH = 300;

  private long cuts;
  private long lost;

  @Test
  void shouldHoldForEveryShortSequence() {
    descend(new int[0]);
    assertTrue(cuts > 100_000, cuts + " cuts");
    assertTrue(lost > 100, lost + " events lost");
  }

  @Test
  void shouldHoldForLongSequencesDrawnAtRandom() {
    for (int seed = 0; seed < LONG_RUNS; seed++) {
      Random random = new Random(seed);
      int[] operations = random.ints(LONG_LENGTH, 0, OPERATIONS).toArray();
      Run run = new Run("seed " + seed);
      for (int operation : operations) {
        run.play(operation, random.nextInt(10) == 0);
      }
    }
    assertTrue(cuts > 10_000, cuts + " cuts");
  }

  private void descend(int[] operations) {
    if (operations.length > 0) {
      Run run = new Run(Arrays.toString(operations));
      for (int i = 0; i < operations.length; i++) {
        run.play(operations[i], i == operations.length - 1);
      }
    }
    if (operations.length < LENGTH) {
      int[] longer = Arrays.copyOf(operations, operations.length + 1);
      for (int operation = 0; operation < OPERATIONS; operation++) {
        longer[operations.length] = operation;
        descend(longer);
      }
    }
  }

  private final class Run {

    private final String what;
    private final CuttableStorage storage = new CuttableStorage();
    private final Map<Long, Event> offered = new HashMap<>();

    /** For each target: what it waited for when the journal was complete, and since then. */
    private final List<List<Long>> kept = new ArrayList<>();

    private final List<Set<Long>> offeredSince = new ArrayList<>();
    private JournalBed bed = start(storage);
    private long id;

    Run(String what) {
      this.what = what;
      for (int target = 0; target < TARGETS; target++) {
        kept.add(List.of());
        offeredSince.add(new HashSet<>());
      }
    }

    private JournalBed start(CuttableStorage memory) {
      return new JournalBed(memory, JournalBed.atOnce(), CAPACITIES, JournalBed.TWO_TARGETS, 0);
    }

    void play(int operation, boolean isCut) {
      storage.afterEachStep(isCut ? this::cut : () -> {});
      switch (operation) {
        case 0 -> offer();
        case 1 -> bed.deliver(0, 1);
        case 2 -> bed.deliver(1, 1);
        case 3 -> {
          bed.sync();
          noteComplete();
        }
        case 4 -> {
          assertEquals(Severity.WARNING, bed.stop(), what);
          noteComplete();
          restart();
        }
        case 5 -> {
          storage.fail(Failure.SYNCS);
          bed.sync();
          storage.fail(Failure.NONE);
        }
        default -> sendAndTakeBack();
      }
      storage.afterEachStep(() -> {});
      if (isCut) {
        cut();
      }
    }

    private void offer() {
      id++;
      Event event = JournalBed.event(SEVERITY, id);
      offered.put(id, event);
      for (int target = 0; target < TARGETS; target++) {
        offeredSince.get(target).add(id);
      }
      bed.outbox.offer(event);
    }

    private void sendAndTakeBack() {
      TargetQueue queue = bed.outbox.queue(0);
      while (queue.peek() != null) {
        queue.sent();
      }
      queue.takeBack();
    }

    private void noteComplete() {
      if (bed.journal.unsavedEvents() > 0) {
        // The journal waits for its next attempt after a failure.
        return;
      }
      for (int target = 0; target < TARGETS; target++) {
        kept.set(target, bed.waiting(target, SEVERITY));
        offeredSince.get(target).clear();
      }
    }

    private void restart() {
      List<List<Long>> before = List.of(bed.waiting(0, SEVERITY), bed.waiting(1, SEVERITY));
      long accepted = bed.outbox.queue(0).accepted();
      bed = start(storage);
      for (int target = 0; target < TARGETS; target++) {
        assertEquals(before.get(target), bed.waiting(target, SEVERITY), what);
        assertEquals(0, bed.unexplained(target, SEVERITY), what);
        assertEquals(0, bed.outbox.queue(target).dropped(DropCause.LOST_IN_RESTART), what);
      }
      assertEquals(accepted, bed.outbox.queue(0).accepted(), what);
    }

    private void cut() {
      for (byte[] image : storage.imagesOfACut()) {
        cuts++;
        CuttableStorage memory = new CuttableStorage(image);
        JournalBed after = start(memory);
        for (int target = 0; target < TARGETS; target++) {
          check(after, target);
        }
        goOn(after, memory);
      }
    }

    private void check(JournalBed after, int target) {
      List<Long> found = after.waiting(target, SEVERITY);
      List<Long> waiting = bed.waiting(target, SEVERITY);
      String where = what + ", target " + target + ": " + found;
      for (long each : kept.get(target)) {
        // What has been delivered or pushed out since may be there or not.
        assertTrue(!waiting.contains(each) || found.contains(each), where + " lacks " + each);
      }
      long last = 0;
      for (Event event : after.events(target, SEVERITY)) {
        long each = event.id();
        assertTrue(
            kept.get(target).contains(each) || offeredSince.get(target).contains(each),
            where + " has " + each + ", which was over");
        assertTrue(each > last, where + " is out of order");
        last = each;
        assertEquals(offered.get(each).value(), event.value(), where);
        assertEquals(offered.get(each).subject(), event.subject(), where);
      }
      TargetQueue queue = after.outbox.queue(target);
      assertEquals(0, after.unexplained(target, SEVERITY), where);
      long lostHere = queue.dropped(DropCause.LOST_IN_RESTART);
      assertTrue(lostHere <= offeredSince.get(target).size(), where + " lost " + lostHere);
      lost += lostHere;
    }

    /** The journal works as ever after a cut, and another one finds all in order. */
    private void goOn(JournalBed after, CuttableStorage memory) {
      after.offer(SEVERITY, 1_000);
      after.sync();
      JournalBed again = start(memory);
      for (int target = 0; target < TARGETS; target++) {
        assertEquals(after.waiting(target, SEVERITY), again.waiting(target, SEVERITY), what);
        assertEquals(
            after.outbox.queue(target).accepted(), again.outbox.queue(target).accepted(), what);
      }
    }
  }
}
