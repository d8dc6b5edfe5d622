/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small values of the codec: texts, codes, encodings. */
class TextSliceTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "7, 7",
    "2147483647, 2147483647",
    "2147483648, -1",
    "9999999999, -1",
    "10000000000, -1",
    "0000000000000000012, 12",
    "'', -1",
    "-1, -1",
    "+1, -1",
    "1a, -1",
    "1 , 1",
    "'1 ', -1",
  })
  void shouldReadNumbers(String text, int number) {
    assertEquals(number, TextSlice.of(text).number());
  }

  @Test
  void shouldTellAbsentFromEmpty() {
    TextSlice absent = new TextSlice();
    TextSlice empty = TextSlice.of("");
    assertFalse(absent.isPresent());
    assertTrue(empty.isPresent());
    assertTrue(absent.isEmpty() && empty.isEmpty());
    assertFalse(absent.isSameAs(empty));
    assertEquals(0, absent.length());
    assertEquals("", absent.toString());
    assertEquals(-1, absent.number());
    assertFalse(absent.is(""));
    assertTrue(empty.is(""));
    assertEquals(0, absent.toBytes().length);
  }

  @Test
  void shouldCompareAndCopyItsRangeAlone() {
    TextSlice text = new TextSlice().set(new byte[] {'x', 'a', 'b', 'y'}, 1, 2);
    assertTrue(text.is("ab"));
    assertFalse(text.is("aby"));
    assertFalse(text.is("ac"));
    assertTrue(text.isSameAs(TextSlice.of("ab")));
    assertFalse(text.isSameAs(TextSlice.of("ac")));
    assertEquals("ab", text.toString());
    assertEquals('b', text.at(1));
    assertThrows(IndexOutOfBoundsException.class, () -> text.at(2));
    byte[] into = new byte[4];
    text.copyTo(into, 1);
    assertEquals("\0ab\0", TextSlice.of("").set(into, 0, 4).toString());
    TextSlice other = new TextSlice();
    other.set(text);
    text.clear();
    assertTrue(other.is("ab"));
    assertThrows(IndexOutOfBoundsException.class, () -> other.set(into, 3, 2));
  }

  @Test
  void everyCodeShouldHaveANameOfItsOwn() {
    Set<String> names = new TreeSet<>();
    IntStream.range(0, 2000).forEach(code -> names.add(StatusCode.name(code)));
    assertEquals(2000, names.size());
    assertEquals("permission denied", StatusCode.name(StatusCode.PERMISSION_DENIED));
    assertEquals("status 299", StatusCode.name(299));
    names.clear();
    IntStream.range(0, 2000).forEach(code -> names.add(AlertCode.name(code)));
    assertEquals(2000, names.size());
    assertEquals("generic alert", AlertCode.name(1226));
    assertEquals("alert 1221", AlertCode.name(1221));
  }

  @Test
  void successShouldBeCodesOfTwoHundred() {
    assertTrue(StatusCode.isSuccess(StatusCode.OK));
    assertTrue(StatusCode.isSuccess(StatusCode.NOT_EXECUTED));
    assertFalse(StatusCode.isSuccess(199));
    assertFalse(StatusCode.isSuccess(300));
  }

  @Test
  void mediaTypesShouldBeThoseOfOmaDm() {
    assertEquals("application/vnd.syncml.dm+xml", Encoding.XML.mediaType());
    assertEquals("application/vnd.syncml.dm+wbxml", Encoding.WBXML.mediaType());
  }
}
