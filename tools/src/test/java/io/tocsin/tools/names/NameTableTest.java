/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tocsin.ber.Oid;
import io.tocsin.snmp.EngineCounters;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameTableTest {

  private static final NameTable TABLE = NameTable.shipped();

  @ParameterizedTest
  @CsvSource({
    "1.3.6.1.2.1.1.1.0, sysDescr.0",
    "1.3.6.1.2.1.1.1, sysDescr",
    "1.3.6.1.2.1.1.9.1.3.7, sysORDescr.7",
    "1.3.6.1.6.3.1.1.5.1, coldStart",
    "1.3.6.1.2.1.2.2.1.3.2, ifType.2",
    "1.3.6.1.2.1.31.1.1.1.6.2, ifHCInOctets.2",
    "1.3.6.1.2.1.47.1.1.1.1.5.1, entPhysicalClass.1",
    "1.3.6.1.2.1.47.1.3.2.1.2.300001.0, entAliasMappingIdentifier.300001.0",
    "1.3.6.1.2.1.99.1.1.1.4.100001, entPhySensorValue.100001",
    "1.3.6.1.2.1.198.0.2, snmpTlstmServerInvalidCertificate",
    "1.3.6.1.4.1.32473.100.0.1, tocsinLineChanged",
    "1.3.6.1.4.1.32473.100.1.4.1.1.6.2, tocsinTargetSent.2",
    "1.3.6.1.4.1.32473.100.1.10.1.1.3.7, tocsinSessionPeer.7",
    "1.3.6.1.4.1.32473.100.1.11.1.1.4.1, tocsinDmServerState.1",
    "1.3.6.1.4.1.8072.4294967295, enterprises.8072.4294967295",
    "1.0.8802, 1.0.8802",
    "0.0, zeroDotZero",
  })
  void shouldWriteTheLongestNameThatIsKnown(String oid, String text) {
    assertEquals(text, TABLE.text(Oid.parse(oid)));
  }

  @ParameterizedTest
  @CsvSource({
    "sysDescr.0, 1.3.6.1.2.1.1.1.0",
    "SNMPv2-MIB::sysDescr.0, 1.3.6.1.2.1.1.1.0",
    "system, 1.3.6.1.2.1.1",
    ".1.3.6.1.2, 1.3.6.1.2",
    "tocsinSensorValue.3, 1.3.6.1.4.1.32473.100.1.2.1.1.4.3",
  })
  void shouldReadNamesAndNumbers(String text, String oid) {
    assertEquals(Oid.parse(oid), TABLE.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sysDesc.0", "sysDescr.x", "sysDescr.", "1.3.", "::", "3.1"})
  void shouldRefuseWhatIsNeither(String text) {
    assertNull(TABLE.parse(text));
  }

  @Test
  void shouldAgreeWithTheEngineAboutItsCounters() {
    for (int counter = 0; counter < EngineCounters.STANDARD_COUNT; counter++) {
      assertEquals(
          EngineCounters.name(counter) + ".0", TABLE.text(EngineCounters.instance(counter)));
    }
  }

  @Test
  void shouldKnowLabelsAndHintsOfBothSources() {
    assertEquals("enabled", TABLE.find("snmpEnableAuthenTraps").labels().get(1L));
    assertEquals("active", TABLE.find("tocsinLineLevel").labels().get(1L));
    assertNotNull(TABLE.find("tocsinEventId").hint());
    assertNotNull(TABLE.find("tocsinSessionPeer").hint(), "of a type of SNMP-TLS-TM-MIB");
  }

  @Test
  void shouldSuggestNamesThatContainWhatIsNotKnown() {
    assertEquals(
        List.of("tocsinLineLevel", "tocsinSensorLowClear"),
        NameTable.of(
                List.of(
                    TABLE.find("tocsinLineLevel"),
                    TABLE.find("tocsinSensorLowClear"),
                    TABLE.find("sysDescr")))
            .similar("X-MIB::TOCSIN.0"));
    assertEquals(List.of(), TABLE.similar("s.0"));
  }
}
