/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8Test {

  private static byte[] octets(String hexadecimal) {
    return java.util.HexFormat.of().parseHex(hexadecimal);
  }

  @ParameterizedTest
  @CsvSource({
    "80, 0", // continuation without a beginning
    "41bf, 1",
    "c080, 0", // overlong
    "c1bf, 0",
    "e09fbf, 0",
    "f08fbfbf, 0",
    "eda080, 0", // surrogates
    "edbfbf, 0",
    "f4908080, 0", // above U+10FFFF
    "f5808080, 0",
    "ff, 0",
    "41c3, 1", // cut off
    "41e282, 1",
    "41f09f94, 1",
    "c341, 0",
    "e28241, 0",
  })
  void shouldFindTheFirstMalformedSequence(String hexadecimal, int index) {
    byte[] bytes = octets(hexadecimal);
    assertEquals(index, Utf8.decode(bytes, 0, bytes.length, new StringBuilder()));
    assertEquals(index, Utf8.check(bytes, 0, bytes.length));
    assertEquals(-1, Utf8.codePointAt(bytes, index, bytes.length));
  }

  @Test
  void shouldDecodeTheEndsOfEachLength() {
    String text = "\0\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\ud800\udc00\udbff\udfff";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    StringBuilder decoded = new StringBuilder();
    assertEquals(-1, Utf8.decode(bytes, 0, bytes.length, decoded));
    assertEquals(text, decoded.toString());
    assertEquals(bytes.length, Utf8.length(text));
    assertArrayEquals(bytes, Utf8.bytes(text));
  }

  @Property
  void shouldAgreeWithTheStrictDecoderOfTheJdk(@ForAll @Size(max = 8) byte[] bytes) {
    StringBuilder decoded = new StringBuilder();
    int bad = Utf8.decode(bytes, 0, bytes.length, decoded);
    try {
      String expected =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      assertEquals(-1, bad);
      assertEquals(-1, Utf8.check(bytes, 0, bytes.length));
      assertEquals(expected, decoded.toString());
      assertEquals(bytes.length, Utf8.length(expected));
      assertArrayEquals(bytes, Utf8.bytes(expected));
    } catch (CharacterCodingException e) {
      assertTrue(bad >= 0);
      assertEquals(bad, Utf8.check(bytes, 0, bytes.length));
    }
  }

  @Property
  void shouldEncodeWholeCharactersAsLongAsThereIsRoom(
      @ForAll String text, @ForAll @IntRange(max = 20) int room) {
    byte[] into = new byte[room];
    int length = Utf8.encode(text, into);
    StringBuilder expected = new StringBuilder();
    for (int character : text.codePoints().toArray()) {
      boolean half = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
      String next = half ? "\uFFFD" : Character.toString(character);
      if ((expected + next).getBytes(StandardCharsets.UTF_8).length > room) {
        break;
      }
      expected.append(next);
    }
    assertEquals(expected.toString(), new String(into, 0, length, StandardCharsets.UTF_8));
  }

  @Property
  void shouldEncodeCharactersAllOrNothing(
      @ForAll String text, @ForAll @IntRange(max = 20) int room) {
    byte[] expected = new byte[Utf8.length(text) + 3 * text.length()];
    int length = Utf8.encode(text, expected);
    byte[] into = new byte[room + 2];
    int written = Utf8.encode(text.toCharArray(), 0, text.length(), into, 2);
    assertEquals(length <= room ? length : -1, written);
    for (int i = 0; i < written; i++) {
      assertEquals(expected[i], into[i + 2]);
    }
  }
}
