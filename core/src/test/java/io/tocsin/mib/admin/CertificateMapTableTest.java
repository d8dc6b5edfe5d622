/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.hal.Clock;
import io.tocsin.mib.MibRegistry;
import io.tocsin.mib.SetRequest;
import io.tocsin.mib.rows.RowStore;
import io.tocsin.snmp.ErrorStatus;
import io.tocsin.snmp.SnmpEngine;
import io.tocsin.snmp.tlstm.CertificateMap;
import io.tocsin.tls.Fingerprint;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** snmpTlstmCertToTSNTable (RFC 9456 §4) as managers fill it. */
class CertificateMapTableTest {

  private static final String MAPPING = "1.3.6.1.2.1.198.2.2.1.";
  private static final String ENTRY = MAPPING + "3.1.";
  private static final String TYPES = "1.3.6.1.2.1.198.1.1.";

  private long nowMs = 5_000;
  private final CertificateMapTable table =
      new CertificateMapTable(
          new RowStore(null, 4_096),
          8,
          new SnmpEngine(new byte[] {(byte) 0x80, 0, 0, 0, 5, 1}, 1, 0),
          new Clock() {
            @Override
            public long monotonicMs() {
              return nowMs;
            }

            @Override
            public long wallMs() {
              return 0;
            }

            @Override
            public boolean wallTrusted() {
              return false;
            }
          });
  private final MibRegistry registry = new MibRegistry(8, 16, 2_048);

  CertificateMapTableTest() {
    table.register(registry);
  }

  private static byte[] sha256(int octet) {
    byte[] octets = new byte[33];
    Arrays.fill(octets, (byte) octet);
    octets[0] = Fingerprint.SHA256;
    return octets;
  }

  private int set(SetRequest... variables) {
    return SetRequest.send(registry, variables);
  }

  private int add(String number, int octet, SetRequest more) {
    return set(
        SetRequest.integer(ENTRY + "6." + number, 4),
        SetRequest.integer(ENTRY + "5." + number, 2),
        SetRequest.octets(ENTRY + "2." + number, sha256(octet)),
        more);
  }

  private long number(String name) {
    BerWriter writer = new BerWriter().wrap(new byte[64], 0, 64);
    assertEquals(0, registry.get(Oid.parse(name), writer));
    BerReader reader = new BerReader().wrap(writer.buffer(), writer.offset(), writer.length());
    return reader.readUnsigned32(reader.peekTag());
  }

  @Test
  void shouldGoByTheRowsInTheOrderOfTheirNumbers() {
    assertEquals(
        ErrorStatus.NO_ERROR, add("4294967295", 3, SetRequest.text(ENTRY + "4.4294967295", "c")));
    assertEquals(ErrorStatus.NO_ERROR, add("1", 1, SetRequest.text(ENTRY + "4.1", "a")));
    assertEquals(ErrorStatus.NO_ERROR, add("7", 2, SetRequest.oid(ENTRY + "3.7", TYPES + 3)));
    CertificateMap map = table.map();
    assertEquals(3, map.count());
    assertEquals("a", map.data(0));
    assertEquals(CertificateMap.SPECIFIED, map.type(0));
    assertEquals(CertificateMap.DNS, map.type(1));
    assertEquals("c", map.data(2));
    assertEquals(Fingerprint.ofOctets(sha256(3)), map.fingerprint(2));
  }

  @Test
  void shouldGoByNoRowThatIsNotInService() {
    add("1", 1, SetRequest.text(ENTRY + "4.1", "a"));
    set(SetRequest.integer(ENTRY + "6.1", 2));
    assertEquals(0, table.map().count());
    set(SetRequest.integer(ENTRY + "6.1", 1));
    assertEquals(1, table.map().count());
    set(SetRequest.integer(ENTRY + "6.1", 6));
    assertEquals(0, table.map().count());
  }

  @Test
  void shouldCountItsRowsAndTellWhenTheyChanged() throws IOException {
    table.addOwn(10, Fingerprint.parse("sha256:" + "0f".repeat(32)), CertificateMap.ANY, null);
    assertEquals(1, number(MAPPING + "1.0"));
    assertEquals(0, number(MAPPING + "2.0"));
    add("1", 1, SetRequest.text(ENTRY + "4.1", "a"));
    assertEquals(2, number(MAPPING + "1.0"));
    assertEquals(500, number(MAPPING + "2.0"));
    nowMs = 9_000;
    assertEquals(ErrorStatus.INCONSISTENT_VALUE, set(SetRequest.integer(ENTRY + "6.1", 4)));
    assertEquals(500, number(MAPPING + "2.0"));
    set(SetRequest.integer(ENTRY + "6.1", 6));
    assertEquals(900, number(MAPPING + "2.0"));
  }

  @Test
  void shouldBecomeAnotherMapOnlyWithOtherRows() {
    table.apply();
    assertTrue(table.takeChange());
    table.apply();
    assertFalse(table.takeChange());
    add("1", 1, SetRequest.text(ENTRY + "4.1", "a"));
    table.apply();
    assertTrue(table.takeChange());
    assertFalse(table.takeChange());
    set(SetRequest.integer(ENTRY + "6.1", 2));
    assertTrue(table.takeChange());
    set(SetRequest.integer(ENTRY + "6.1", 4));
    assertFalse(table.takeChange(), "a SET that was refused");
  }

  /** Column, value as octets or as a map type, error of RFC 3416. */
  @ParameterizedTest
  @CsvSource({
    "4,  8", // wrongLength
    "4.00,  10", // SHA-256 of a wrong size
    "3.31,  10",
    "7.32,  10",
    "0.32,  10",
    "5.48,  0",
    "6.64,  0",
    "4.32,  0",
    "255.254, 10",
  })
  void shouldTakeFingerprintsOfKnownAlgorithmsAndTheirSizes(String value, int error) {
    int dot = value.indexOf('.');
    int algorithm = Integer.parseInt(dot < 0 ? value : value.substring(0, dot));
    int size = dot < 0 ? -1 : Integer.parseInt(value.substring(dot + 1));
    byte[] octets = new byte[size + 1];
    if (octets.length > 0) {
      octets[0] = (byte) algorithm;
    }
    assertEquals(
        error,
        set(
            SetRequest.octets(ENTRY + "2.1", octets),
            SetRequest.integer(ENTRY + "5.1", 2),
            SetRequest.integer(ENTRY + "6.1", 4)));
  }

  @ParameterizedTest
  @CsvSource({
    TYPES + "1, 0",
    TYPES + "6, 0",
    TYPES + "7, 10",
    TYPES + "0, 10",
    TYPES + "1.1, 10",
    "1.3.6.1.2.1.198.1.1, 10",
    "0.0, 10",
  })
  void shouldTakeTheMapTypesOfTheModule(String type, int error) {
    assertEquals(error, add("1", 1, SetRequest.oid(ENTRY + "3.1", type)));
  }

  @Test
  void shouldChangeNothingOfAnActiveRow() {
    add("1", 1, SetRequest.text(ENTRY + "4.1", "a"));
    int error = ErrorStatus.INCONSISTENT_VALUE;
    assertEquals(error, set(SetRequest.octets(ENTRY + "2.1", sha256(2))));
    assertEquals(error, set(SetRequest.oid(ENTRY + "3.1", TYPES + 2)));
    assertEquals(error, set(SetRequest.text(ENTRY + "4.1", "b")));
    assertEquals(
        ErrorStatus.NO_ERROR,
        set(SetRequest.text(ENTRY + "4.1", "b"), SetRequest.integer(ENTRY + "6.1", 2)));
    set(SetRequest.integer(ENTRY + "6.1", 1));
    assertEquals("b", table.map().data(0));
  }

  @Test
  void shouldNeedAFingerprint() {
    assertEquals(ErrorStatus.INCONSISTENT_VALUE, set(SetRequest.integer(ENTRY + "6.1", 4)));
    assertEquals(ErrorStatus.NO_CREATION, set(SetRequest.integer(ENTRY + "6.0", 5)));
    assertEquals(ErrorStatus.NO_CREATION, set(SetRequest.integer(ENTRY + "6.1.1", 5)));
    assertThrows(
        IllegalArgumentException.class,
        () -> table.addOwn(0, Fingerprint.ofOctets(sha256(1)), CertificateMap.ANY, null));
  }

  /** RFC 9456 §4: the mapping is then a failure. */
  @Test
  void shouldNameNobodyByDataThatIsNoText() {
    add("1", 1, SetRequest.octets(ENTRY + "4.1", (byte) 0xC3, (byte) 0x28));
    assertEquals("", table.map().data(0));
  }
}
