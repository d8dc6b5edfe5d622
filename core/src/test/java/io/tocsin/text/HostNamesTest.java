/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 1123 §2.1 and RFC 952. */
class HostNamesTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "board1", "1.example", "3com", "a-b_c.example", "xn--bcher-kva.ch"})
  void shouldTakeNames(String text) {
    assertTrue(HostNames.isName(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "a.",
        ".a",
        "a..b",
        "-a",
        "a-",
        "a-.example",
        "a b",
        "b\u00fccher.ch",
        "a.1",
        "192.0.2.1",
        "::1",
        "*.example",
        "a/b"
      })
  void shouldRefuseWhatIsNone(String text) {
    assertFalse(HostNames.isName(text));
  }

  @Test
  void shouldHoldTheBoundsOfLabelAndName() {
    String label = "a".repeat(63);
    assertTrue(HostNames.isName(label));
    assertFalse(HostNames.isName(label + "a"));
    String longest = (label + '.').repeat(3) + "a".repeat(61);
    assertTrue(HostNames.isName(longest));
    assertFalse(HostNames.isName(longest + "a"));
  }

  @ParameterizedTest
  @CsvSource({"1, true", "a.1, true", "1.2.3.4, true", "1a, false", "1., false", "a, false"})
  void shouldTellWhatCanOnlyBeAnAddress(String text, boolean number) {
    assertEquals(number, HostNames.endsInNumber(text));
  }

  @Test
  void shouldPutIpv6AddressesAloneInBrackets() {
    assertEquals("[2001:db8::1]", HostNames.bracketed("2001:db8::1"));
    assertEquals("192.0.2.1", HostNames.bracketed("192.0.2.1"));
    assertEquals("board1.example.com", HostNames.bracketed("board1.example.com"));
  }
}
