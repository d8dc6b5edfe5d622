/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RandomStreamTest {

  private final RandomStream random = new Seed(1).stream("test");

  @Test
  void shouldDrawTheSameFromTheSameSeedAndName() {
    RandomStream again = new Seed(1).stream("test");
    for (int i = 0; i < 1000; i++) {
      assertEquals(random.next(), again.next());
    }
  }

  @Test
  void shouldDrawOtherwiseFromAnotherSeedOrName() {
    long first = random.next();
    assertNotEquals(first, new Seed(2).stream("test").next());
    assertNotEquals(first, new Seed(1).stream("tesu").next());
    assertNotEquals(first, new Seed(1).child("test").stream("test").next());
  }

  /** The outputs of SplitMix64 from the state 0, as its authors publish them. */
  @Test
  void shouldScrambleAsSplitMix64Does() {
    assertEquals(0xE220_A839_7B1D_CDAFL, SplitMix.scramble(SplitMix.STEP));
    assertEquals(0x6E78_9E6A_A1B9_65F4L, SplitMix.scramble(SplitMix.STEP << 1));
  }

  @Test
  void shouldStayWithinItsBoundsAndReachThem() {
    boolean[] seen = new boolean[7];
    for (int i = 0; i < 1000; i++) {
      seen[random.between(-3, 3) + 3] = true;
    }
    assertArrayEquals(new boolean[] {true, true, true, true, true, true, true}, seen);
    assertEquals(5, random.between(5, 5));
    assertTrue(random.between(Long.MIN_VALUE + 1, Long.MAX_VALUE) > Long.MIN_VALUE);
    assertThrows(IllegalArgumentException.class, () -> random.between(2, 1));
  }

  @Test
  void shouldDrawNothingWhenChanceIsCertain() {
    RandomStream again = new Seed(1).stream("test");
    assertFalse(random.chance(0));
    assertTrue(random.chance(1));
    assertEquals(again.next(), random.next());
  }

  @Test
  void shouldHappenAsOftenAsItsProbability() {
    int count = 0;
    for (int i = 0; i < 100_000; i++) {
      count += random.chance(0.3) ? 1 : 0;
    }
    assertTrue(count > 29_000 && count < 31_000, "" + count);
  }

  @Test
  void shouldWaitForTheMeanOnAverage() {
    long sum = 0;
    for (int i = 0; i < 100_000; i++) {
      long drawn = random.exponential(1000);
      assertTrue(drawn >= 0);
      sum += drawn;
    }
    assertTrue(sum > 98_000_000 && sum < 102_000_000, "" + sum);
    assertEquals(0, random.exponential(0));
  }

  @Test
  void shouldPickEachOfAList() {
    List<String> choices = List.of("a", "b", "c");
    StringBuilder picked = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      picked.append(random.pick(choices));
    }
    assertEquals(
        "abc",
        picked
            .chars()
            .sorted()
            .distinct()
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString());
  }

  @Test
  void shouldFillAPartOfAnArray() {
    byte[] bytes = new byte[40];
    random.fill(bytes, 10, 20);
    assertArrayEquals(new byte[10], Arrays.copyOf(bytes, 10));
    assertArrayEquals(new byte[10], Arrays.copyOfRange(bytes, 30, 40));
    assertFalse(Arrays.equals(new byte[20], Arrays.copyOfRange(bytes, 10, 30)));
  }
}
