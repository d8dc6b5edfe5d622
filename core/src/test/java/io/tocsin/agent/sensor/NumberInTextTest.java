/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberInTextTest {

  private static final int TEXT_BYTES_MAX = 1_024;

  private final NumberInText number = new NumberInText(TEXT_BYTES_MAX);

  private boolean find(String text, String mark) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return number.find(bytes, bytes.length, mark.getBytes(StandardCharsets.UTF_8));
  }

  private String found(String text, String mark) {
    if (!find(text, mark)) {
      return "none";
    }
    BigDecimal value = BigDecimal.valueOf(number.mantissa(), number.decimals());
    return (number.isNegative() ? value.negate() : value).toPlainString();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "23125, 23125",
        "-1250, -1250",
        "+5.50, 5.50",
        ".5, 0.5",
        "-.25, -0.25",
        "0, 0",
        "007, 7",
        "temp=47.2'C, 47.2",
        "volt=0.8500V, 0.8500",
        "temp1=3, 3",
        "temp1_input: -3, -3",
        "in the shade 21.5 and 40 in the sun, 21.5",
        "v1.2.3 is 7, 7",
        "(12), 12",
        "[-12], -12",
        "MemFree:     123456 kB, 123456",
        "23°C, 23",
        "42%, 42",
        "\"23.5,40.1\", 23.5",
        "\"7, 8\", 7",
        "5e is no exponent, 5",
        "It is 21.5., 21.5",
        "000000000000000000000000001, 1",
        "999999999999999999, 999999999999999999",
        "0.1234567890123456789, 0.123456789012345678",
        "12345678901234567.89, 12345678901234567.8",
      })
  void shouldFindTheFirstNumber(String text, String expected) {
    assertEquals(expected, found(text, ""));
    assertEquals(expected, found("\n \t" + text + "\r\n", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "NaN",
        "-inf",
        "none",
        "t23",
        "-",
        "+-5",
        "--5",
        "1e3",
        "1E-3",
        "1.5e+01",
        "0x1F",
        "0xFF",
        "7f00",
        "7_000",
        "23,5",
        "1,000,000",
        "5.",
        "5.x",
        "1.2.3",
        "1..2",
        "12:30",
        "2024-05-01",
        "1/2",
        "sensor-1 7",
        "\u22125",
        "1000000000000000000",
        "12345678901234567890.5",
      })
  void shouldRefuseWhatMayMeanSomethingElse(String text) {
    assertEquals("none", found(text, ""));
  }

  @ParameterizedTest
  @CsvSource({
    "t=23125, t=, 23125",
    "75 01 4b 46 7f ff 0b 10 dd t=-1250, t=, -1250",
    "MemFree:  77 kB, MemFree:, 77",
    "a7, a, 7",
    "t=x t=5, t=, none",
    "t= , t=, none",
    "t=, t=, none",
    "7, t=, none",
    "t 7, t=, none",
    "tt=7, t=, 7",
    "t=0x7, t=, none",
  })
  void shouldFindTheNumberBehindAMark(String text, String mark, String expected) {
    assertEquals(expected, found(text, mark));
  }

  @Test
  void shouldRefuseANumberThatMayBeCut() {
    assertTrue(find(" ".repeat(TEXT_BYTES_MAX - 3) + "42", ""));
    assertFalse(find(" ".repeat(TEXT_BYTES_MAX - 2) + "42", ""));
    assertTrue(find(" ".repeat(TEXT_BYTES_MAX - 3) + "42\n", ""));
    assertFalse(find(" ".repeat(TEXT_BYTES_MAX - 3) + "42k", ""));
  }

  @Test
  void shouldLookAtTheTextAlone() {
    byte[] room = "42 from before".getBytes(StandardCharsets.US_ASCII);
    assertTrue(number.find(room, 1, new byte[0]));
    assertEquals(4, number.mantissa());
    assertFalse(number.find(room, 0, new byte[0]));
  }
}
