/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tocsin.agent.sensor.NumberInText;
import io.tocsin.agent.sensor.TextValue;
import io.tocsin.hal.ValueFile;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of converters by number, scale and offset. */
class RawValueTest {

  private static long milli(boolean hasOffset, String text) {
    byte[] octets = text.replace('/', '\n').getBytes(StandardCharsets.US_ASCII);
    NumberInText number = new NumberInText(ValueFile.TEXT_BYTES_MAX);
    return new RawValue(number, hasOffset, TextSensors.MILLI).milli(octets, octets.length);
  }

  @ParameterizedTest
  @CsvSource({
    "12345/0.125/, 1543",
    "12/0.125/, 2",
    "-12/0.125/, -2",
    "1/0.499999999/, 0",
    "1/0.5/, 1",
    "4095/0.439453125, 1800",
  })
  void shouldMultiplyByTheScale(String text, long milli) {
    assertEquals(milli, milli(false, text));
  }

  @ParameterizedTest
  @CsvSource({
    "1000/10.5/-900/, 1050",
    "1000/10.5/-900.5, 1045",
    "0/1/273/, 273",
  })
  void shouldAddTheOffsetBefore(String text, long milli) {
    assertEquals(milli, milli(true, text));
  }

  @ParameterizedTest
  @CsvSource({"''", "1", "1/", "1/2", "1/2/", "x/2/3", "1/x/3", "1/2/x", "999999999999/999999/0"})
  void shouldHaveNoValueWithoutAllOfThem(String text) {
    assertEquals(TextValue.NONE, milli(true, text));
  }
}
