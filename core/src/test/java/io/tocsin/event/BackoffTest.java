/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.Entropy;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BackoffTest {

  private static final byte LEAST = 0;
  private static final byte GREATEST = -1;

  @Test
  void shouldWaitUpToThreeTimesTheDelayBeforeButNoLongerThanTheGreatest() {
    Backoff backoff = new Backoff(100, 1000, constant(GREATEST));
    assertEquals(300, backoff.failed());
    assertEquals(900, backoff.failed());
    assertEquals(1000, backoff.failed());
    assertEquals(1000, backoff.failed());
  }

  @Test
  void shouldNeverWaitLessThanTheLeast() {
    Backoff backoff = new Backoff(100, 1000, constant(LEAST));
    assertEquals(100, backoff.failed());
    assertEquals(100, backoff.failed());
  }

  @Test
  void shouldStartAgainAfterASuccess() {
    Backoff backoff = new Backoff(100, 1000, constant(GREATEST));
    backoff.failed();
    backoff.failed();
    backoff.succeeded();
    assertEquals(300, backoff.failed());
  }

  @Test
  void shouldBringBoardsApartThatFailedTogether() {
    Entropy entropy = random();
    int tenths = 10;
    int boards = 1000;
    int[] counts = new int[tenths + 1];
    for (int board = 0; board < boards; board++) {
      Backoff backoff = new Backoff(1000, 60_000, entropy);
      long sumMs = 0;
      for (int failure = 0; failure < 5; failure++) {
        sumMs += backoff.failed();
      }
      counts[(int) Math.min(tenths, sumMs * tenths / 120_000)]++;
    }
    assertTrue(Arrays.stream(counts).max().getAsInt() < boards / 2, Arrays.toString(counts));
  }

  @Test
  void shouldDrawEveryTimeUpToTheGreatest() {
    Jitter jitter = new Jitter(random());
    int[] counts = new int[4];
    for (int i = 0; i < 4000; i++) {
      counts[(int) jitter.upTo(3)]++;
    }
    for (int count : counts) {
      assertTrue(count > 800 && count < 1200, Arrays.toString(counts));
    }
    assertEquals(0, jitter.upTo(0));
    assertEquals(Integer.MAX_VALUE, new Jitter(constant(GREATEST)).upTo(Integer.MAX_VALUE));
  }

  @Test
  void shouldGoOnWhereAnotherIsWithinItsOwnBounds() {
    Backoff long5 = new Backoff(1_000, 1_000_000, constant(GREATEST));
    for (int i = 0; i < 5; i++) {
      long5.failed();
    }
    Backoff bounded = new Backoff(2_000, 10_000, constant(GREATEST));
    bounded.adopt(long5);
    assertTrue(bounded.failed() <= 10_000);
    Backoff longer = new Backoff(1_000, 1_000_000, constant(GREATEST));
    longer.adopt(long5);
    assertEquals(long5.failed(), longer.failed());
  }

  private static Entropy random() {
    Random random = new Random(1);
    return (into, offset, length) -> {
      for (int i = 0; i < length; i++) {
        into[offset + i] = (byte) random.nextInt();
      }
    };
  }

  private static Entropy constant(byte octet) {
    return (into, offset, length) -> Arrays.fill(into, offset, offset + length, octet);
  }
}
