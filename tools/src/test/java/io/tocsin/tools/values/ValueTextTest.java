/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.values;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.Oid;
import io.tocsin.tools.names.NameTable;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTextTest {

  private static final NameTable NAMES = NameTable.shipped();

  @ParameterizedTest
  @CsvSource({
    "0, 0:00:00.00",
    "1234, 0:00:12.34",
    "8639999, 23:59:59.99",
    "8640000, 1 day 0:00:00.00",
    "4294967295, 497 days 2:27:52.95",
  })
  void shouldWriteTimesInDaysAndHours(long hundredths, String text) {
    assertEquals(text, ValueText.duration(hundredths));
  }

  @Test
  void shouldWriteNumbersWithTheirTypes() {
    assertEquals("INTEGER: -7", text("sysServices.0", Value.number(BerTag.INTEGER, -7)));
    assertEquals("Counter32: 9", text("snmpInPkts.0", Value.number(BerTag.COUNTER32, 9)));
    assertEquals("Gauge32: 9", text("tocsinTargetQueued.1", Value.number(BerTag.GAUGE32, 9)));
    assertEquals(
        "Counter64: 18446744073709551615", text("1.3.6", Value.number(BerTag.COUNTER64, -1)));
    assertEquals(
        "Timeticks: (1234) 0:00:12.34", text("sysUpTime.0", Value.number(BerTag.TIME_TICKS, 1234)));
  }

  @Test
  void shouldUseLabelsAndHintsOfTheModule() {
    assertEquals("INTEGER: active(1)", text("tocsinLineLevel.1", Value.number(BerTag.INTEGER, 1)));
    assertEquals("INTEGER: 7", text("tocsinLineLevel.1", Value.number(BerTag.INTEGER, 7)));
    assertEquals(
        "INTEGER: 71.500", text("tocsinSensorValue.1", Value.number(BerTag.INTEGER, 71_500)));
    assertEquals("STRING: 3-17", text("tocsinEventId.0", hex("0000000300000011")));
    assertEquals("STRING: 80:00:7e:d9:04", text("snmpEngineID.0", hex("80007ed904")));
  }

  @Test
  void shouldWriteOctetsAsTextOnlyWhenTheyAreText() {
    assertEquals("STRING: rack 7", text("sysLocation.0", string("rack 7")));
    assertEquals("STRING: ", text("sysLocation.0", string("")));
    assertEquals("STRING: a\\nb\\tc\\r", text("sysDescr.0", string("a\nb\tc\r")));
    assertEquals("Hex-STRING: 61 00", text("sysDescr.0", hex("6100")));
    assertEquals("Hex-STRING: C3", text("1.3.6", hex("c3")));
  }

  @Test
  void shouldNeverHandControlCharactersToATerminal() {
    assertEquals("Hex-STRING: 1B 5B 32 4A", text("sysName.0", string("\u001B[2J")));
    assertEquals("Hex-STRING: C2 9B", text("sysName.0", string("\u009B")));
    // Turns around what follows on the line.
    assertEquals("Hex-STRING: E2 80 AE", text("sysName.0", string("\u202E")));
  }

  @Test
  void shouldWriteIdentifiersByName() {
    assertEquals(
        "OID: tocsinLineChanged",
        text("snmpTrapOID.0", Value.oid(Oid.parse("1.3.6.1.4.1.32473.100.0.1"))));
    assertEquals("OID: 2.5.4", text("sysObjectID.0", Value.oid(Oid.of(2, 5, 4))));
  }

  @Test
  void shouldWriteTheOtherTypes() {
    assertEquals(
        "IpAddress: 192.0.2.255",
        text("1.3.6", Value.octets(BerTag.IP_ADDRESS, (byte) 192, (byte) 0, (byte) 2, (byte) -1)));
    assertEquals(
        "Opaque: 9F 78", text("1.3.6", Value.octets(BerTag.OPAQUE, (byte) -97, (byte) 120)));
    assertEquals("NULL", text("1.3.6", Value.empty(BerTag.NULL)));
    assertEquals("no such object", text("1.3.6", Value.empty(BerTag.NO_SUCH_OBJECT)));
    assertEquals("no such instance", text("1.3.6", Value.empty(BerTag.NO_SUCH_INSTANCE)));
    assertEquals("end of the view", text("1.3.6", Value.empty(BerTag.END_OF_MIB_VIEW)));
  }

  private static String text(String variable, Value value) {
    return ValueText.typed(NAMES, NAMES.find(NAMES.parse(variable)), value);
  }

  private static Value string(String text) {
    return Value.octets(BerTag.OCTET_STRING, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Value hex(String digits) {
    return Value.octets(BerTag.OCTET_STRING, HexFormat.of().parseHex(digits));
  }
}
