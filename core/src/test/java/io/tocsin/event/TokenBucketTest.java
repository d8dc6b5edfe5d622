/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

  @Test
  void shouldAllowABurstAndThenTheRate() {
    TokenBucket bucket = new TokenBucket(10, 3);
    for (int i = 0; i < 3; i++) {
      assertTrue(bucket.isOpen(1000));
      bucket.take(1, 1000);
    }
    assertFalse(bucket.isOpen(1000));
    assertEquals(1100, bucket.openMs(1000));
    assertFalse(bucket.isOpen(1099));
    assertTrue(bucket.isOpen(1100));
  }

  @Test
  void shouldKeepNoMoreThanTheBurst() {
    TokenBucket bucket = new TokenBucket(10, 2);
    bucket.take(2, 0);
    assertTrue(bucket.isOpen(Long.MAX_VALUE / 4));
    bucket.take(2, Long.MAX_VALUE / 4);
    assertFalse(bucket.isOpen(Long.MAX_VALUE / 4));
  }

  @Test
  void shouldWaitUntilADebtIsPaid() {
    TokenBucket bucket = new TokenBucket(1000, 1000);
    bucket.take(5000, 0);
    assertEquals(4001, bucket.openMs(0));
    assertFalse(bucket.isOpen(4000));
    assertTrue(bucket.isOpen(4001));
  }

  @Test
  void shouldAllowEverythingWithoutABound() {
    TokenBucket bucket = new TokenBucket(TokenBucket.UNLIMITED, 1);
    bucket.take(1_000_000, 0);
    assertTrue(bucket.isOpen(0));
  }

  @Test
  void shouldTakeOverWhatAnotherOneHasByNowAtItsOwnRate() {
    TokenBucket before = new TokenBucket(1, 5);
    before.take(5, 0);
    TokenBucket bucket = new TokenBucket(100, 50);
    bucket.adopt(before, 2_000);
    bucket.take(2, 2_000);
    assertFalse(bucket.isOpen(2_000));
    assertEquals(2_010, bucket.openMs(2_000));
  }

  @Test
  void shouldTakeOverNoMoreThanItsOwnBurst() {
    TokenBucket bucket = new TokenBucket(1, 2);
    bucket.adopt(new TokenBucket(TokenBucket.UNLIMITED, 50), 1_000);
    bucket.take(2, 1_000);
    assertFalse(bucket.isOpen(1_000));
  }

  @Property
  void shouldNeverExceedBurstAndRateOverAnyTime(
      @ForAll @IntRange(min = 1, max = 5000) int ratePerSecond,
      @ForAll @IntRange(min = 1, max = 100) int burst,
      @ForAll @Size(min = 1, max = 100) List<@IntRange(max = 500) Integer> pausesMs) {
    TokenBucket bucket = new TokenBucket(ratePerSecond, burst);
    long[] usedAt = new long[pausesMs.size() * 200];
    int used = 0;
    long nowMs = 7;
    for (int pauseMs : pausesMs) {
      nowMs += pauseMs;
      for (int i = 0; i < 200 && bucket.isOpen(nowMs); i++) {
        bucket.take(1, nowMs);
        usedAt[used++] = nowMs;
      }
    }
    for (int first = 0; first < used; first++) {
      for (int last = first; last < used; last += 7) {
        long allowed = burst + ratePerSecond * (usedAt[last] - usedAt[first]) / 1000;
        assertTrue(last - first + 1 <= allowed, "uses " + first + " to " + last);
      }
    }
  }

  @Property
  void shouldBeOpenWhenItSays(
      @ForAll @IntRange(min = 1, max = 5000) int ratePerSecond,
      @ForAll @IntRange(min = 1, max = 100) int burst,
      @ForAll @IntRange(max = 1000) int taken) {
    TokenBucket bucket = new TokenBucket(ratePerSecond, burst);
    bucket.take(taken, 0);
    long openMs = bucket.openMs(0);
    assertTrue(openMs == 0 || !bucket.isOpen(openMs - 1));
    assertTrue(bucket.isOpen(openMs));
  }
}
