/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.values;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.Oid;
import io.tocsin.tools.names.NameTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueParserTest {

  private static final NameTable NAMES = NameTable.shipped();

  @Test
  void shouldReadEachType() {
    assertEquals(Value.number(BerTag.INTEGER, -2147483648), parse("i", "-2147483648"));
    assertEquals(Value.number(BerTag.GAUGE32, 4294967295L), parse("u", "4294967295"));
    assertEquals(Value.number(BerTag.COUNTER32, 0), parse("c", "0"));
    assertEquals(Value.number(BerTag.TIME_TICKS, 100), parse("t", "100"));
    assertEquals(Value.octets(BerTag.OCTET_STRING, (byte) 0xC3, (byte) 0xBC), parse("s", "\u00FC"));
    assertEquals(Value.octets(BerTag.OCTET_STRING), parse("s", ""));
    assertEquals(Value.octets(BerTag.OCTET_STRING, (byte) 0, (byte) 255), parse("x", "0x00:FF"));
    assertEquals(Value.octets(BerTag.OCTET_STRING, (byte) 0, (byte) 255), parse("x", "00 ff"));
    assertEquals(Value.oid(Oid.of(1, 3, 6, 1, 2, 1, 1, 1)), parse("o", "sysDescr"));
    assertEquals(
        Value.octets(BerTag.IP_ADDRESS, (byte) 192, (byte) 0, (byte) 2, (byte) 255),
        parse("a", "192.0.2.255"));
  }

  @Test
  void shouldTakeALabelForItsNumber() {
    assertEquals(
        Value.number(BerTag.INTEGER, 1),
        ValueParser.parse(NAMES, NAMES.find("tocsinLineLevel"), "i", "active"));
  }

  @ParameterizedTest
  @CsvSource({
    "i, 2147483648, to 2147483647",
    "i, '', from",
    "i, 1.5, number",
    "i, up, number",
    "u, -1, from 0",
    "u, 4294967296, to 4294967295",
    "x, 123, pairs",
    "x, zz, pairs",
    "o, sysDesc, name",
    "a, 1.2.3, IPv4",
    "a, 1.2.3.256, IPv4",
    "a, 1.2.3.4.5, IPv4",
    "a, 1.2.3.-4, IPv4",
    "q, 1, i integer",
    "'', 1, i integer",
  })
  void shouldSayWhatIsAllowed(String type, String text, String part) {
    Exception e = assertThrows(IllegalArgumentException.class, () -> parse(type, text));
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }

  @Test
  void shouldNameTheLabelsThatThereAre() {
    var name = NAMES.find("tocsinLineLevel");
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> ValueParser.parse(NAMES, name, "i", "up"));
    assertTrue(e.getMessage().endsWith("or one of active, inactive"), e.getMessage());
  }

  private static Value parse(String type, String text) {
    return ValueParser.parse(NAMES, null, type, text);
  }
}
