/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.BerError;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.Oid;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VarbindCursorTest {

  private static final String NAME = "1.3.6.1.2.1.1.1.0";

  private final VarbindCursor cursor = new VarbindCursor();

  /** Stands at a variable binding with this value, between two others. */
  private void stepTo(byte[] value) {
    byte[] list = Ber.join(Ber.asked(NAME), Ber.varbind(NAME, value), Ber.asked(NAME));
    cursor.wrap(list, 0, list.length);
    assertTrue(cursor.next(new Oid()));
    assertTrue(cursor.next(new Oid()));
    assertEquals(BerError.NONE, cursor.error());
  }

  @ParameterizedTest
  @CsvSource({
    "020100, 0",
    "0201ff, -1",
    "02047fffffff, 2147483647",
    "020480000000, -2147483648",
    "02810105, 5",
    "0205ffffffffff, -1",
    "02820009ffffffffffffffff80, -128",
    "410500ffffffff, 4294967295",
    "42020100, 256",
    "43047fffffff, 2147483647",
    "460900ffffffffffffffff, -1",
    "46087fffffffffffffff, 9223372036854775807"
  })
  void shouldFetchNumbersInEveryForm(String hex, long number) {
    stepTo(Ber.hex(hex));
    assertEquals(number, cursor.number());
  }

  @ParameterizedTest
  @ValueSource(strings = {"06032b0601", "0681032b0601"})
  void shouldFetchObjectIdentifiers(String hex) {
    stepTo(Ber.hex(hex));
    assertEquals(BerTag.OBJECT_IDENTIFIER, cursor.valueTag());
    assertEquals(Oid.of(1, 3, 6, 1), cursor.objectIdentifier());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0403616263", "04820003616263", "44820003616263"})
  void shouldTellWhereOctetsStand(String hex) {
    stepTo(Ber.hex(hex));
    int from = cursor.valueOffset();
    assertArrayEquals(
        Ber.hex("616263"), Arrays.copyOfRange(cursor.bytes(), from, from + cursor.valueLength()));
    assertEquals(Integer.parseInt(hex.substring(0, 2), 16), cursor.valueTag());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0500", "8000", "058100", "828100"})
  void shouldTellThatThereIsNoContent(String hex) {
    stepTo(Ber.hex(hex));
    assertEquals(0, cursor.valueLength());
    assertEquals(0, cursor.number());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0501ff",
        "3000",
        "020500ffffffff",
        "0200",
        "06018b",
        "4003010203",
        "1f00",
        "4101ff"
      })
  void shouldRefuseValuesThatPduRefuses(String hex) {
    byte[] list = Ber.varbind(NAME, Ber.hex(hex));
    assertFalse(cursor.wrap(list, 0, list.length).next(new Oid()));
    assertTrue(cursor.error() != BerError.NONE);
  }

  @Test
  void shouldHandOutAReaderThatStandsAtTheValue() {
    stepTo(Ber.integer(300));
    assertEquals(300, cursor.value().readInteger32());
    assertEquals(300, cursor.value().readInteger32());
  }

  @Test
  void shouldStopAtWhatIsNoVariableBinding() {
    byte[] bytes = Ber.join(Ber.asked(NAME), Ber.integer(1), Ber.asked(NAME));
    cursor.wrap(bytes, 0, bytes.length);
    Oid name = new Oid();
    assertTrue(cursor.next(name));
    assertFalse(cursor.next(name));
    assertEquals(BerError.UNEXPECTED_TAG, cursor.error());
    assertFalse(cursor.next(name));
  }

  @Test
  void shouldTellWhereTheVariableBindingStands() {
    byte[] first = Ber.asked(NAME);
    byte[] bytes = Ber.join(new byte[3], first, Ber.asked(NAME));
    cursor.wrap(bytes, 3, bytes.length - 3);
    assertTrue(cursor.next(new Oid()));
    assertEquals(3, cursor.offset());
    assertEquals(first.length, cursor.length());
    assertTrue(cursor.next(new Oid()));
    assertEquals(3 + first.length, cursor.offset());
  }
}
