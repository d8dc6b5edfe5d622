/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What a number in a file becomes, beside the arbitrary precision of the Java library. */
class ScalingProperties {

  private static final long NANO = 1_000_000_000;
  private static final long MANTISSA_MAX = 999_999_999_999_999_999L;
  private static final long FACTOR_MAX = 1_000_000_000_000_000L;

  private final NumberInText number = new NumberInText(1_024);

  private long milli(String text, long factorNano, int offsetMilli) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    assertTrue(number.find(bytes, bytes.length, new byte[0]), text);
    return new Scaling(factorNano, offsetMilli).milli(number);
  }

  private static long expected(BigDecimal value, long factorNano, int offsetMilli) {
    BigDecimal scaled =
        value
            .multiply(BigDecimal.valueOf(factorNano, 9))
            .setScale(3, RoundingMode.HALF_UP)
            .add(BigDecimal.valueOf(offsetMilli, 3));
    boolean fits = scaled.abs().compareTo(BigDecimal.valueOf(TextValue.VALUE_MILLI_MAX, 3)) <= 0;
    return fits ? scaled.movePointRight(3).longValueExact() : TextValue.NONE;
  }

  @Property
  void shouldBeExactWhateverNumberAndFactor(
      @ForAll @LongRange(min = -MANTISSA_MAX, max = MANTISSA_MAX) long mantissa,
      @ForAll @IntRange(min = 0, max = 30) int decimals,
      @ForAll @LongRange(min = -FACTOR_MAX, max = FACTOR_MAX) long factorNano,
      @ForAll @IntRange(min = -2_000_000_000, max = 2_000_000_000) int offsetMilli) {
    BigDecimal value = BigDecimal.valueOf(mantissa, decimals);
    assertEquals(
        expected(value, factorNano, offsetMilli),
        milli(value.toPlainString(), factorNano, offsetMilli));
  }

  @Property
  void shouldBeExactForWhatSensorsTell(
      @ForAll @IntRange(min = -2_000_000, max = 2_000_000) int mantissa,
      @ForAll @IntRange(min = 0, max = 6) int decimals,
      @ForAll @IntRange(min = -1_000_000, max = 1_000_000) int factorMicro) {
    BigDecimal value = BigDecimal.valueOf(mantissa, decimals);
    long factorNano = factorMicro * 1_000L;
    assertEquals(expected(value, factorNano, 0), milli(value.toPlainString(), factorNano, 0));
  }

  @Example
  void shouldRoundAHalfAwayFromZero() {
    assertEquals(1, milli("0.0005", NANO, 0));
    assertEquals(-1, milli("-0.0005", NANO, 0));
    assertEquals(0, milli("0.00049999999999", NANO, 0));
    assertEquals(23_125, milli("23125", NANO / 1_000, 0));
    assertEquals(23_063, milli("369", NANO / 16, 0), "23.0625 degrees");
  }

  @Example
  void shouldHaveNoValueBeyondTheBounds() {
    assertEquals(2_000_000_000, milli("2000000", NANO, 0));
    assertEquals(-2_000_000_000, milli("2000000", -NANO, 0));
    assertEquals(TextValue.NONE, milli("2000000.0005", NANO, 0));
    assertEquals(1_999_999_999, milli("2000000.0004", NANO, -1));
    assertEquals(TextValue.NONE, milli("999999999999999999", FACTOR_MAX, 0));
    assertEquals(TextValue.NONE, milli("999999999999999999", 1, 0));
    assertEquals(1_000_000_000, milli("999999999999999.999", 1, 0));
  }
}
