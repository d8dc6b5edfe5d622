/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.event.Event;
import io.tocsin.event.EventKind;
import io.tocsin.event.Outbox;
import io.tocsin.event.Severity;
import io.tocsin.event.TokenBucket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The turns of several targets, and what all of them together may send. */
final class TargetsTest {

  private static final int MESSAGE_BYTES = 200;
  private static final int EVENTS_PER_STEP = 32;

  private final Recorder recorder = new Recorder();
  private final Outbox outbox = new Outbox(new int[] {0, 500, 500, 500, 500}, 4);
  private TokenBucket bytes = new TokenBucket(TokenBucket.UNLIMITED, 1);

  /** Targets of these weights, with open sessions unless they have to wait for first contact. */
  private Targets targets(long firstContactDelayMs, int ratePerSecond, int... weights) {
    TargetPlace[] places = new TargetPlace[weights.length];
    for (int index = 0; index < weights.length; index++) {
      TargetDriver driver =
          recorder.driver(outbox.queue(index), ratePerSecond, firstContactDelayMs, weights[index]);
      places[index] = new TargetPlace(index, outbox.queue(index), null);
      places[index].drive(driver, 0);
    }
    return new Targets(places, bytes, recorder);
  }

  private void offer(int count) {
    for (int i = 0; i < count; i++) {
      outbox.offer(
          new Event().fill(EventKind.LINE_CHANGED, Severity.MINOR, 0, 1, 0, 0).stamp(i, 0, 0));
    }
  }

  /** Opens all sessions and lets them be believed, so that nothing but turns decides. */
  private void open(Targets targets) {
    targets.step(0);
    for (int i = 0; i < targets.count(); i++) {
      targets.place(i).driver().sessionOpened("TLS 1.3", 0);
    }
  }

  @Test
  void shouldGiveEachTargetATurnByItsWeight() {
    Targets targets = targets(0, TokenBucket.UNLIMITED, 1, 2, 3);
    offer(200);
    open(targets);
    targets.step(2000);
    assertEquals(EVENTS_PER_STEP, recorder.sentTo.size());
    assertEquals(List.of(0, 1, 1, 2, 2, 2, 0, 1, 1, 2, 2, 2), recorder.sentTo.subList(0, 12));
  }

  @Test
  void shouldGoOnInTheNextStepWhereItStopped() {
    Targets targets = targets(0, TokenBucket.UNLIMITED, 5, 5, 5);
    offer(200);
    open(targets);
    for (int i = 0; i < 4; i++) {
      assertEquals(2000, targets.step(2000), "more can be sent at once");
    }
    for (int i = 0; i < recorder.sentTo.size(); i++) {
      assertEquals(i / 5 % 3, recorder.sentTo.get(i), "event " + i);
    }
  }

  @Test
  void shouldServeEveryTargetThatWaitsBeforeAnyOtherHasTwoTurns() {
    Targets targets = targets(0, TokenBucket.UNLIMITED, 3, 1, 4, 1);
    offer(400);
    open(targets);
    for (int i = 0; i < 20; i++) {
      targets.step(2000);
    }
    int sumOfWeights = 9;
    List<Integer> sent = recorder.sentTo;
    for (int from = 0; from + sumOfWeights <= sent.size(); from++) {
      Set<Integer> served = new HashSet<>(sent.subList(from, from + sumOfWeights));
      assertEquals(4, served.size(), "among " + sumOfWeights + " events from " + from);
    }
  }

  @Test
  void shouldNotWaitForATargetWithoutRoom() {
    Targets targets = targets(0, TokenBucket.UNLIMITED, 1, 1);
    offer(10);
    open(targets);
    recorder.full = 0;
    assertEquals(Long.MAX_VALUE, targets.step(2000), "progress of the session wakes it");
    assertEquals(10, recorder.sentTo.size());
    assertTrue(recorder.sentTo.stream().allMatch(target -> target == 1));
  }

  @Test
  void shouldHoldEachTargetToItsRate() {
    Targets targets = targets(0, 10, 1, 1);
    offer(100);
    open(targets);
    assertEquals(2100, targets.step(2000));
    assertEquals(List.of(0, 1), recorder.sentTo);
    targets.step(2099);
    assertEquals(2, recorder.sentTo.size());
    targets.step(2100);
    assertEquals(List.of(0, 1, 0, 1), recorder.sentTo);
  }

  @Test
  void shouldHoldAllTargetsTogetherToTheirBytes() {
    bytes = new TokenBucket(1000, 1000);
    Targets targets = targets(0, TokenBucket.UNLIMITED, 1, 1, 1);
    offer(100);
    open(targets);
    long nowMs = 2000;
    while (nowMs < 12_000) {
      nowMs = Math.max(nowMs + 1, targets.step(nowMs));
    }
    int sentBytes = recorder.sentTo.size() * MESSAGE_BYTES;
    assertTrue(sentBytes <= 1000 + 10_000 + MESSAGE_BYTES, sentBytes + " bytes");
    assertTrue(sentBytes >= 10_000, sentBytes + " bytes");
    for (int target = 0; target < 3; target++) {
      int each = target;
      long count = recorder.sentTo.stream().filter(sent -> sent == each).count();
      assertTrue(Math.abs(3 * count - recorder.sentTo.size()) <= 3, "a third for each");
    }
  }

  @Test
  void shouldChargeRetriesOfInformsToTheBytesToo() {
    bytes = new TokenBucket(1000, 1000);
    Targets targets = targets(0, TokenBucket.UNLIMITED, 1);
    offer(10);
    open(targets);
    recorder.sentBytes += 5000;
    assertEquals(2000 + 4001, targets.step(2000));
    assertEquals(0, recorder.sentTo.size());
  }

  @Test
  void shouldDelayTheFirstContactOnly() {
    Targets targets = targets(30_000, TokenBucket.UNLIMITED, 1);
    assertEquals(Long.MAX_VALUE, targets.step(0), "nothing to tell");
    offer(1);
    assertEquals(31_000, targets.step(1000));
    assertEquals(31_000, targets.step(30_999));
    assertTrue(targets.place(0).driver().session().isIdle());
    targets.step(31_000);
    assertTrue(targets.place(0).driver().session().isOpening());
    targets.place(0).driver().ended(32_000, "refused.");
    assertEquals(33_000, targets.step(32_000));
  }

  /** Notes to which target each notification goes. */
  private static final class Recorder extends TrapTaker {

    private final List<Integer> sentTo = new ArrayList<>();
    private int full = -1;
    private long sentBytes;

    @Override
    int take(int target) {
      if (target == full) {
        return FULL;
      }
      sentTo.add(target);
      sentBytes += MESSAGE_BYTES;
      return SENT;
    }

    @Override
    public long sentBytes() {
      return sentBytes;
    }
  }
}
