/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class AsciiTest {

  @Property
  void shouldCompareWordsInAnyCase(
      @ForAll @CharRange(from = '?', to = '{') @StringLength(max = 3) String text,
      @ForAll @CharRange(from = '[', to = '{') @StringLength(max = 3) String word) {
    byte[] octets = ("x" + text + "x").getBytes(StandardCharsets.US_ASCII);
    assertEquals(
        text.equalsIgnoreCase(word), Ascii.equalsIgnoringCase(octets, 1, 1 + text.length(), word));
    assertEquals(true, Ascii.equalsIgnoringCase(octets, 0, octets.length, lower(octets)));
  }

  private static String lower(byte[] octets) {
    return new String(octets, StandardCharsets.US_ASCII).toLowerCase(java.util.Locale.ROOT);
  }

  @Test
  void shouldKnowTheKindsOfCharacters() {
    StringBuilder token = new StringBuilder();
    StringBuilder control = new StringBuilder();
    for (int octet = 0; octet < 256; octet++) {
      token.append(Ascii.isTokenCharacter((byte) octet) ? String.valueOf((char) octet) : "");
      control.append(Ascii.isControl((byte) octet) ? octet + " " : "");
      assertEquals(octet == ' ' || octet == '\t', Ascii.isBlank((byte) octet));
    }
    assertEquals(
        "!#$%&'*+-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ^_`abcdefghijklmnopqrstuvwxyz|~",
        token.toString());
    assertEquals(
        "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 127 ",
        control.toString());
  }

  @Test
  void shouldWriteText() {
    byte[] into = new byte[4];
    assertEquals(3, Ascii.put("ab", into, 1));
    assertEquals("\0ab\0", new String(into, StandardCharsets.US_ASCII));
  }
}
