/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * The outbox beside a model that keeps, for each target and class, a list of its own of what is on
 * the way and what waits.
 */
class OutboxProperties {

  /** Two that are told of everything, a subscriber and a guest. */
  private static final int TARGETS = 4;

  private static final int SUBSCRIBER = 2;
  private static final int GUEST = 3;

  /** What one target has of one class. */
  private static final class ModelQueue {
    private final List<Long> onTheWay = new ArrayList<>();
    private final List<Long> waiting = new ArrayList<>();
    private final long[] dropped = new long[DropCause.COUNT];
    private long accepted;
    private long delivered;
  }

  private static final class Model {
    private final int[] capacities;
    private final List<List<Long>> logs = new ArrayList<>();
    private final ModelQueue[][] queues = new ModelQueue[TARGETS][Severity.COUNT];
    private boolean isGuestThere;

    Model(int[] capacities) {
      this.capacities = capacities;
      for (int severity = 0; severity < Severity.COUNT; severity++) {
        logs.add(new ArrayList<>());
        for (int target = 0; target < TARGETS; target++) {
          queues[target][severity] = new ModelQueue();
        }
      }
    }

    void offer(Event event) {
      int severity = event.severity();
      List<Long> log = logs.get(severity);
      if (log.size() == capacities[severity]) {
        Long gone = log.remove(0);
        for (int target = 0; target < TARGETS; target++) {
          ModelQueue queue = queues[target][severity];
          queue.dropped[DropCause.QUEUE_FULL] += queue.waiting.remove(gone) ? 1 : 0;
        }
      }
      log.add(event.id());
      for (int target = 0; target < TARGETS; target++) {
        if (event.isFor(target) && isTold(target, event)) {
          queues[target][severity].accepted++;
          queues[target][severity].waiting.add(event.id());
        }
      }
    }

    private boolean isTold(int target, Event event) {
      switch (target) {
        case SUBSCRIBER:
          return (event.subscribers() & 1) != 0;
        case GUEST:
          return isGuestThere;
        default:
          return true;
      }
    }

    void vacateGuest() {
      isGuestThere = false;
      for (int severity = 0; severity < Severity.COUNT; severity++) {
        queues[GUEST][severity] = new ModelQueue();
      }
    }

    void takeBack(int target) {
      for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
        ModelQueue queue = queues[target][severity];
        List<Long> log = logs.get(severity);
        int wereOnTheWay = queue.onTheWay.size();
        queue.onTheWay.removeIf(id -> !log.contains(id));
        queue.dropped[DropCause.QUEUE_FULL] += wereOnTheWay - queue.onTheWay.size();
        queue.waiting.addAll(0, queue.onTheWay);
        queue.onTheWay.clear();
      }
    }
  }

  @Property(tries = 500)
  void shouldDoWhatTheModelDoes(
      @ForAll @IntRange(min = 1, max = 20) int capacity, @ForAll long seed) {
    Random random = new Random(seed);
    int[] capacities = {0, capacity, 1 + capacity / 2, capacity, 2 * capacity};
    Outbox outbox = new Outbox(capacities, SUBSCRIBER, 1, 1);
    Model model = new Model(capacities);
    for (long id = 1; id <= 400; id++) {
      int target = random.nextInt(TARGETS);
      switch (random.nextInt(9)) {
        case 0, 1, 2 -> offer(outbox, model, random, id);
        case 3, 4 -> send(outbox.queue(target), model.queues[target], random);
        case 5 -> {
          outbox.queue(target).takeBack();
          model.takeBack(target);
        }
        case 6 -> settle(outbox.queue(target), model.queues[target]);
        case 7 -> changeGuest(outbox.queue(GUEST), model, random);
        default -> giveUp(outbox.queue(target), model.queues[target]);
      }
      for (int each = 0; each < TARGETS; each++) {
        assertSame(model.queues[each], outbox.queue(each));
      }
    }
  }

  private static void changeGuest(TargetQueue queue, Model model, Random random) {
    if (random.nextInt(4) == 0) {
      queue.vacate();
      model.vacateGuest();
    } else {
      queue.setOpen(!queue.isOpen());
      model.isGuestThere = queue.isOpen();
    }
  }

  private static void offer(Outbox outbox, Model model, Random random, long id) {
    int kind =
        random.nextInt(4) == 0 ? EventKind.SERVER_CERTIFICATE_INVALID : EventKind.LINE_CHANGED;
    int severity = Severity.LEAST + random.nextInt(Severity.WORST);
    Event event =
        new Event().fill(kind, severity, random.nextInt(TARGETS), 0, 0, 0).stamp(id, 0, 0);
    event.tell(random.nextInt(4));
    outbox.offer(event);
    model.offer(event);
  }

  private static void send(TargetQueue queue, ModelQueue[] model, Random random) {
    Event event = queue.peek();
    if (event == null) {
      for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
        ModelQueue one = model[severity];
        assertTrue(
            one.waiting.isEmpty() || one.onTheWay.size() == TargetQueue.ON_THE_WAY_MAX,
            "nothing waits, or enough is on the way");
      }
      return;
    }
    ModelQueue one = model[event.severity()];
    assertEquals(one.waiting.remove(0), event.id(), "the oldest of its class");
    if (random.nextInt(4) == 0) {
      queue.dropWaiting(DropCause.ACCESS_DENIED);
      one.dropped[DropCause.ACCESS_DENIED]++;
    } else {
      queue.sent();
      one.onTheWay.add(event.id());
    }
  }

  private static void settle(TargetQueue queue, ModelQueue[] model) {
    queue.settle();
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      model[severity].delivered += model[severity].onTheWay.size();
      model[severity].onTheWay.clear();
    }
  }

  private static void giveUp(TargetQueue queue, ModelQueue[] model) {
    queue.dropOnTheWay(DropCause.REFUSED_BY_TARGET);
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      model[severity].dropped[DropCause.REFUSED_BY_TARGET] += model[severity].onTheWay.size();
      model[severity].onTheWay.clear();
    }
  }

  private static void assertSame(ModelQueue[] model, TargetQueue queue) {
    int onTheWay = 0;
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      ModelQueue one = model[severity];
      onTheWay += one.onTheWay.size();
      assertEquals(one.accepted, queue.accepted(severity));
      assertEquals(one.delivered, queue.delivered(severity));
      assertEquals(one.onTheWay.size() + one.waiting.size(), queue.queued(severity));
      long dropped = 0;
      for (int cause = 1; cause < DropCause.COUNT; cause++) {
        assertEquals(one.dropped[cause], queue.dropped(severity, cause), DropCause.name(cause));
        dropped += one.dropped[cause];
      }
      assertEquals(
          queue.accepted(severity), queue.delivered(severity) + queue.queued(severity) + dropped);
      assertTrue(queue.queued(severity) <= queue.highWater(severity));
    }
    assertEquals(onTheWay, queue.onTheWay());
  }

  @Property(tries = 200)
  void shouldServeEveryClassThatWaitsAmongSoManyEvents(@ForAll long seed) {
    Random random = new Random(seed);
    Outbox outbox = new Outbox(new int[] {0, 4, 4, 4, 4}, 1);
    TargetQueue queue = outbox.queue(0);
    int[] waitsSince = new int[Severity.COUNT];
    for (int id = 1; id <= 300; id++) {
      for (int i = random.nextInt(4); i >= 0; i--) {
        int severity = Severity.LEAST + random.nextInt(Severity.WORST);
        outbox.offer(
            new Event().fill(EventKind.LINE_CHANGED, severity, 0, 0, 0, 0).stamp(id, 0, 0));
      }
      Event served = queue.peek();
      assertNotNull(served);
      for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
        boolean waits = queue.queued(severity) > 0 && severity != served.severity();
        waitsSince[severity] = waits ? waitsSince[severity] + 1 : 0;
        assertTrue(waitsSince[severity] < 2 * TargetQueue.TURNS, Severity.name(severity));
      }
      queue.sent();
      queue.settle();
    }
  }
}
