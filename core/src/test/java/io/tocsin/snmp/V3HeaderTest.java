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
import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerWriter;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class V3HeaderTest {

  private final V3Header header = new V3Header();

  private int error;

  /** Reads a header with this content. */
  private boolean reads(String hex) {
    byte[] bytes = Ber.sequence(Ber.hex(hex));
    BerReader reader = new BerReader().wrap(bytes, 0, bytes.length);
    header.read(reader);
    reader.finish();
    error = reader.error();
    return reader.ok();
  }

  @Test
  void shouldReadWhatStandsInTheMessage() {
    assertTrue(reads("02 02 03 E9 02 03 00 FF E3 04 01 07 02 01 04"));
    assertEquals(1001, header.messageId());
    assertEquals(65_507, header.messageSizeMax());
    assertEquals(7, header.flags());
    assertTrue(header.isReportable());
    assertEquals(SecurityLevel.AUTH_PRIV, header.securityLevel());
    assertEquals(SecurityModelNumber.TSM, header.securityModel());
  }

  @Test
  void shouldWriteWhatItReads() {
    byte[] expected = Ber.hex("30 0F 02 02 03 E9 02 03 00 FF E3 04 01 07 02 01 04");
    header.set(1001, 65_507, 7, SecurityModelNumber.TSM);
    byte[] bytes = new byte[40];
    BerWriter writer = new BerWriter().wrap(bytes, 0, bytes.length);
    header.write(writer);
    assertArrayEquals(expected, Arrays.copyOfRange(bytes, writer.offset(), bytes.length));
  }

  @ParameterizedTest
  @CsvSource({
    "00, 1", "01, 2", "03, 3", "02, 0", "04, 1", "07, 3", "06, 0", "F8, 1", "F9, 2", "FF, 3",
    "FA, 0"
  })
  void securityLevelShouldComeFromTwoBitsOfMsgFlags(String flags, int level) {
    assertTrue(reads("02 01 01 02 03 00 FF E3 04 01 " + flags + " 02 01 04"));
    assertEquals(level, header.securityLevel());
  }

  @ParameterizedTest
  @CsvSource({"1, false, 0", "1, true, 4", "2, false, 1", "3, false, 3", "3, true, 7"})
  void msgFlagsShouldComeFromTheLevel(int level, boolean reportable, int flags) {
    assertEquals(flags, V3Header.flags(level, reportable));
  }

  @Test
  void shouldTakeTheWholeRangeOfEachField() {
    assertTrue(reads("02 01 00 02 02 01 E4 04 01 00 02 01 01"));
    assertEquals(0, header.messageId());
    assertEquals(484, header.messageSizeMax());
    assertEquals(1, header.securityModel());
    assertTrue(reads("02 04 7F FF FF FF 02 04 7F FF FF FF 04 01 00 02 04 7F FF FF FF"));
    assertEquals(Integer.MAX_VALUE, header.messageId());
    assertEquals(Integer.MAX_VALUE, header.messageSizeMax());
    assertEquals(Integer.MAX_VALUE, header.securityModel());
  }

  @ParameterizedTest
  @CsvSource({
    "negative msgID,        8,  02 01 FF 02 03 00 FF E3 04 01 00 02 01 04",
    "msgID of 2^31,         8,  02 05 00 80 00 00 00 02 03 00 FF E3 04 01 00 02 01 04",
    "msgMaxSize of 483,     8,  02 01 01 02 02 01 E3 04 01 00 02 01 04",
    "msgMaxSize of 2^31,    8,  02 01 01 02 05 00 80 00 00 00 04 01 00 02 01 04",
    "msgSecurityModel zero, 8,  02 01 01 02 03 00 FF E3 04 01 00 02 01 00",
    "no flags,              16, 02 01 01 02 03 00 FF E3 04 00 02 01 04",
    "two octets of flags,   16, 02 01 01 02 03 00 FF E3 04 02 00 00 02 01 04",
    "a missing field,       1,  02 01 01 02 03 00 FF E3 04 01 00",
    "a fifth field,         6,  02 01 01 02 03 00 FF E3 04 01 00 02 01 04 05 00"
  })
  void shouldRefuse(String what, int cause, String hex) {
    assertFalse(reads(hex), what);
    assertEquals(cause, error, BerError.name(error));
  }
}
