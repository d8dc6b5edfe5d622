/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UtcTextTest {

  private static final long YEAR_0_MS = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();
  private static final long YEAR_9999_END_MS =
      Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

  private static String milliseconds(long wallMs) {
    StringBuilder text = new StringBuilder("at ");
    UtcText.appendMilliseconds(wallMs, text);
    return text.toString();
  }

  @Test
  void shouldWriteEachFieldWithItsDigits() {
    assertEquals("1970-01-01T00:00:00Z", UtcText.seconds(0));
    assertEquals("1969-12-31T23:59:59Z", UtcText.seconds(-1));
    assertEquals("at 1969-12-31T23:59:59.999Z", milliseconds(-1));
    assertEquals("at 2024-02-29T03:04:05.006Z", milliseconds(1_709_175_845_006L));
    assertEquals("0000-01-01T00:00:00Z", UtcText.seconds(YEAR_0_MS));
    assertEquals("9999-12-31T23:59:59Z", UtcText.seconds(YEAR_9999_END_MS));
  }

  @Test
  void shouldWriteWhatJavaTimeWrites() {
    Random random = new Random(11);
    for (int i = 0; i < 100_000; i++) {
      long wallMs = YEAR_0_MS + (long) (random.nextDouble() * (YEAR_9999_END_MS - YEAR_0_MS));
      String second = Instant.ofEpochSecond(Math.floorDiv(wallMs, 1_000)).toString();
      assertEquals(second, UtcText.seconds(wallMs));
    }
  }
}
