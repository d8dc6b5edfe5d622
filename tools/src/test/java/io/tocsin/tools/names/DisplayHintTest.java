/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 2579 §3.1. */
class DisplayHintTest {

  @ParameterizedTest
  @CsvSource({
    "d, 71500, 71500",
    "d-3, 71500, 71.500",
    "d-3, 5, 0.005",
    "d-3, -5, -0.005",
    "d-2, 1234, 12.34",
    "x, 255, ff",
    "o, 8, 10",
    "b, 5, 101",
  })
  void shouldWriteIntegers(String hint, long value, String text) {
    assertEquals(text, DisplayHint.parse(hint).format(value));
  }

  @ParameterizedTest
  @CsvSource({
    "1x:, 800010, 80:00:10",
    "2d-1d-1d|1d:1d:1d.1d|1a1d:1d, 07e907140d1e0f002b0100, 2025-7-20|13:30:15.0|+1:0",
    "4d-4d, 0000000300000011, 3-17",
    "1x:1x, 04abcd, 04:abcd",
    "2o, 0008, 10",
    "*1x:/1x:, 02aabbcc, aa:bb/cc",
  })
  void shouldWriteOctets(String hint, String octets, String text) {
    String comma = hint.replace('|', ',');
    byte[] value = HexFormat.of().parseHex(octets);
    assertEquals(text.replace('|', ','), DisplayHint.parse(comma).format(value));
  }

  @Test
  void shouldWriteTextOfSeveralBytesACharacter() {
    byte[] value = "Tür \u20AC".getBytes(StandardCharsets.UTF_8);
    assertEquals("Tür \u20AC", DisplayHint.parse("255t").format(value));
  }

  @Test
  void shouldRefuseOctetsThatAreNoText() {
    assertNull(DisplayHint.parse("255t").format(new byte[] {(byte) 0xC3}));
  }

  @Test
  void shouldNotWriteOctetsByAHintForIntegersNorTheOtherWayRound() {
    assertNull(DisplayHint.parse("d-3").format(new byte[] {1}));
    assertNull(DisplayHint.parse("255a").format(1));
  }

  @Test
  void shouldWriteNothingForNoOctets() {
    assertEquals("", DisplayHint.parse("255t").format(new byte[0]));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "z", "d-", "0a", "1", "255", "1q", "*", "123456d"})
  void shouldRefuseWhatIsNoHint(String text) {
    assertThrows(IllegalArgumentException.class, () -> DisplayHint.parse(text));
  }
}
