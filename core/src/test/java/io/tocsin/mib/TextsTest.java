/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** DisplayString, SnmpAdminString and DateAndTime. */
final class TextsTest {

  private final TextEncoder encoder = new TextEncoder();

  @Test
  void displayStringShouldTakeNvtAsciiOnly() {
    assertTrue(isDisplayString(""));
    assertTrue(isDisplayString("plain ~ text\t\u0007\u007F"));
    assertTrue(isDisplayString("line\r\nline\r\0"));
    assertTrue(isDisplayString("line feed alone\n"));
    assertFalse(isDisplayString("\u00E9"));
    assertFalse(isDisplayString("return before x \rx"));
    assertFalse(isDisplayString("return before return \r\r\n"));
    assertFalse(isDisplayString("return at the end\r"));
  }

  private static boolean isDisplayString(String text) {
    byte[] octets = ("#" + text + "#").getBytes(StandardCharsets.ISO_8859_1);
    return DisplayStrings.isValid(octets, 1, octets.length - 2);
  }

  @Test
  void displayStringShouldReplaceWhatItCannotHold() {
    assertEquals("a?b?c?", ascii(DisplayStrings.of("a\u00E9b\rc\uD83D\uDD14")));
    assertEquals(255, DisplayStrings.of("x".repeat(300)).length);
  }

  private static String ascii(byte[] octets) {
    return new String(octets, StandardCharsets.US_ASCII);
  }

  @Property(tries = 500)
  void everyDisplayStringMadeOfATextShouldBeValid(@ForAll @StringLength(max = 300) String text) {
    byte[] octets = DisplayStrings.of(text);
    assertTrue(octets.length <= 255);
    assertTrue(DisplayStrings.isValid(octets, 0, octets.length));
  }

  @Property(tries = 1000)
  void adminStringShouldBeUtf8AndCutBetweenCharacters(
      @ForAll @StringLength(max = 200) String text) {
    int length = encoder.encode(text);
    byte[] octets = Arrays.copyOf(encoder.bytes(), length);
    // What has no pair cannot be encoded; the JDK writes a question mark, and we the replacement.
    byte[] expected = withReplacements(text).getBytes(StandardCharsets.UTF_8);
    assertArrayEquals(Arrays.copyOf(expected, length), octets);
    assertTrue(length == expected.length || length > 255 - 4);
    assertFalse(new String(octets, StandardCharsets.UTF_8).length() > text.length());
  }

  private static String withReplacements(String text) {
    int[] characters =
        text.codePoints()
            .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
            .toArray();
    return new String(characters, 0, characters.length);
  }

  @Test
  void adminStringShouldTakeCharactersOfEveryLength() {
    String text = "A\u00E9\u20AC\uD83D\uDD14\u07FF\u0800\uFFFF";
    int length = encoder.encode(text);
    assertArrayEquals(
        text.getBytes(StandardCharsets.UTF_8), Arrays.copyOf(encoder.bytes(), length));
  }

  @Property(tries = 2000)
  void dateAndTimeShouldAgreeWithTheCalendar(
      @ForAll @LongRange(min = -62_167_219_200_000L, max = 2_005_949_145_599_999L) long wallMs) {
    OffsetDateTime expected = Instant.ofEpochMilli(wallMs).atOffset(ZoneOffset.UTC);
    ByteBuffer octets = ByteBuffer.wrap(dateAndTime(wallMs));
    assertEquals(expected.getYear(), octets.getShort() & 0xFFFF);
    assertEquals(expected.getMonthValue(), octets.get());
    assertEquals(expected.getDayOfMonth(), octets.get());
    assertEquals(expected.getHour(), octets.get());
    assertEquals(expected.getMinute(), octets.get());
    assertEquals(expected.getSecond(), octets.get());
    assertEquals(expected.getNano() / 100_000_000, octets.get());
    assertEquals('+', octets.get());
    assertEquals(0, octets.getShort());
  }

  @Test
  void dateAndTimeShouldKeepYearsWithinTheirRange() {
    assertEquals(-1, ByteBuffer.wrap(dateAndTime(Long.MAX_VALUE)).getShort());
    assertEquals(0, ByteBuffer.wrap(dateAndTime(Long.MIN_VALUE)).getShort());
  }

  @Test
  void dateAndTimeShouldKnowLeapDays() {
    assertArrayEquals(
        new byte[] {0x07, (byte) 0xD0, 2, 29, 23, 59, 59, 9, '+', 0, 0},
        dateAndTime(Instant.parse("2000-02-29T23:59:59.999Z").toEpochMilli()));
    assertArrayEquals(
        new byte[] {0x08, 0x34, 3, 1, 0, 0, 0, 0, '+', 0, 0},
        dateAndTime(Instant.parse("2100-03-01T00:00:00Z").toEpochMilli()));
  }

  private static byte[] dateAndTime(long wallMs) {
    byte[] octets = new byte[DateAndTime.LENGTH];
    DateAndTime.write(wallMs, octets);
    return octets;
  }
}
