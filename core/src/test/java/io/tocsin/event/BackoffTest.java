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

  @Test
  void shouldDoubleItsCeilingUpToTheGreatest() {
    Backoff backoff = new Backoff(100, 1000, constant(0));
    assertEquals(100, backoff.failed());
    assertEquals(200, backoff.failed());
    assertEquals(400, backoff.failed());
    assertEquals(800, backoff.failed());
    assertEquals(1000, backoff.failed());
    assertEquals(1000, backoff.failed());
  }

  @Test
  void shouldStartAgainAfterASuccess() {
    Backoff backoff = new Backoff(100, 1000, constant(0));
    backoff.failed();
    backoff.failed();
    backoff.succeeded();
    assertEquals(100, backoff.failed());
  }

  @Test
  void shouldSpreadDelaysBetweenHalfTheCeilingAndAllOfIt() {
    Random random = new Random(1);
    Entropy entropy =
        (into, offset, length) -> {
          for (int i = 0; i < length; i++) {
            into[offset + i] = (byte) random.nextInt();
          }
        };
    Backoff backoff = new Backoff(1000, 1000, entropy);
    long least = Long.MAX_VALUE;
    long greatest = 0;
    for (int i = 0; i < 1000; i++) {
      long delay = backoff.failed();
      least = Math.min(least, delay);
      greatest = Math.max(greatest, delay);
    }
    assertTrue(least >= 500 && least < 520, "least " + least);
    assertTrue(greatest <= 1000 && greatest > 980, "greatest " + greatest);
  }

  private static Entropy constant(int octet) {
    return (into, offset, length) -> Arrays.fill(into, offset, offset + length, (byte) octet);
  }
}
