/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tocsin.hal.Log;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogLineTest {

  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01T00:00:00.000Z",
    "1767225600007, 2026-01-01T00:00:00.007Z",
    "1772323199999, 2026-02-28T23:59:59.999Z",
    "-1, 1969-12-31T23:59:59.999Z",
  })
  void shouldWriteTimeInUtc(long wallMs, String expected) {
    assertEquals(expected + " INFO agent: Up.", LogLine.of(wallMs, Log.INFO, "agent", "Up."));
  }

  @Test
  void shouldNameEachSeverity() {
    assertEquals("ERROR", LogLine.severity(Log.ERROR));
    assertEquals("WARNING", LogLine.severity(Log.WARNING));
    assertEquals("INFO", LogLine.severity(Log.INFO));
    assertEquals("DEBUG", LogLine.severity(Log.DEBUG));
  }

  @Test
  void shouldLeaveNobodyRoomToFakeALine() {
    String text = "name 'x\r\n2026 ERROR\tfake\u001b[2J\u2028\u202e\u0085'";
    assertEquals(
        "1970-01-01T00:00:00.000Z WARNING tls: name"
            + " 'x\\r\\n2026 ERROR\\tfake\\u001b[2J\\u2028\\u202e\\u0085'",
        LogLine.of(0, Log.WARNING, "tls", text));
  }

  @Test
  void shouldKeepLettersOfAllLanguages() {
    assertEquals(
        "1970-01-01T00:00:00.000Z INFO board: T\u00fcr \u6248 {} \\",
        LogLine.of(0, Log.INFO, "board", "T\u00fcr \u6248 {} \\"));
  }
}
