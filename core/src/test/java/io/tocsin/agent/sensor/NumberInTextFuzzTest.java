/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * For all octets, and all marks and factors:
 *
 * <ol>
 *   <li>there is no number, or one whose value lies within the bounds or is refused;
 *   <li>only the octets of the text decide, and not those behind it in its room;
 *   <li>a line end before the text changes nothing;
 *   <li>with the factor negated, the value is negated.
 * </ol>
 */
class NumberInTextFuzzTest {

  private static final int TEXT_BYTES_MAX = 64;
  private static final long FACTOR_MAX = 1_000_000_000_000_000L;
  private static final int MARK_LENGTH_MAX = 4;

  private final NumberInText number = new NumberInText(TEXT_BYTES_MAX);

  @FuzzTest
  void shouldFindANumberOrNone(FuzzedDataProvider data) {
    long factorNano = data.consumeLong(1, FACTOR_MAX);
    byte[] mark = data.consumeAsciiString(MARK_LENGTH_MAX).getBytes(StandardCharsets.US_ASCII);
    byte[] text = data.consumeRemainingAsBytes();
    int length = Math.min(text.length, TEXT_BYTES_MAX - 1);
    long value = milli(text, length, mark, factorNano);
    assertEquals(value, milli(Arrays.copyOf(text, length), length, mark, factorNano));
    byte[] later = new byte[length + 1];
    later[0] = '\n';
    System.arraycopy(text, 0, later, 1, length);
    if (length + 1 < TEXT_BYTES_MAX && (mark.length == 0 || mark[0] != '\n')) {
      assertEquals(value, milli(later, length + 1, mark, factorNano));
    }
    long negated = milli(text, length, mark, -factorNano);
    assertEquals(value == TextValue.NONE ? TextValue.NONE : -value, negated);
  }

  private long milli(byte[] text, int length, byte[] mark, long factorNano) {
    if (!number.find(text, length, mark)) {
      return TextValue.NONE;
    }
    long value = new Scaling(factorNano, 0).milli(number);
    assertTrue(value == TextValue.NONE || Math.abs(value) <= TextValue.VALUE_MILLI_MAX);
    return value;
  }
}
