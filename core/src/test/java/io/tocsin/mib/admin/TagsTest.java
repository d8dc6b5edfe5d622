/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tocsin.ber.BerReader;
import io.tocsin.mib.rows.Values;
import io.tocsin.snmp.ErrorStatus;
import io.tocsin.snmp.Octets;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SnmpTagValue and SnmpTagList (RFC 3413 §4.1). */
class TagsTest {

  private static String check(Tags syntax, String text) {
    byte[] value = Values.octets(text.getBytes(StandardCharsets.ISO_8859_1));
    return ErrorStatus.name(syntax.check(new BerReader().wrap(value, 0, value.length)));
  }

  /** In the texts, t, r and n behind a backslash stand for tab, carriage return and line feed. */
  private static String unescaped(String text) {
    return text.replace("\\t", "\t").replace("\\r", "\r").replace("\\n", "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "'', noError, noError",
    "a, noError, noError",
    "a b, wrongValue, noError",
    "a\\tb\\rc\\nd, wrongValue, noError",
    "' a', wrongValue, wrongValue",
    "'a ', wrongValue, wrongValue",
    "'a  b', wrongValue, wrongValue",
    "'a \\nb', wrongValue, wrongValue",
    "' ', wrongValue, wrongValue",
    "\u00C3\u00A4, noError, noError",
    "\u00C3, wrongValue, wrongValue",
  })
  void shouldTakeTagsWithOneDelimiterBetweenTwo(String text, String one, String list) {
    assertEquals(one, check(Tags.one(), unescaped(text)));
    assertEquals(list, check(Tags.list(), unescaped(text)));
  }

  @Test
  void shouldTakeNoMoreThan255Octets() {
    assertEquals("noError", check(Tags.list(), "a".repeat(255)));
    assertEquals("wrongLength", check(Tags.list(), "a".repeat(256)));
  }

  @ParameterizedTest
  @CsvSource({
    "a b c, a, true",
    "a b c, b, true",
    "a b c, c, true",
    "a\\tb\\nc, b, true",
    "ab, a, false",
    "ab, b, false",
    "a b, a b, false",
    "a, '', false",
    "'', '', false",
    "'', a, false",
    "A, a, false",
  })
  void shouldFindWholeTags(String list, String tag, boolean isThere) {
    Octets octets = Octets.ofAscii(unescaped(list));
    assertEquals(isThere, Tags.contains(octets, Octets.ofAscii(tag)));
  }
}
