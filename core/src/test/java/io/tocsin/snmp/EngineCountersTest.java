/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tocsin.ber.BerError;
import org.junit.jupiter.api.Test;

final class EngineCountersTest {

  @Test
  void shouldCountAParseErrorByItselfAndUnderItsCause() {
    EngineCounters counters = new EngineCounters();
    counters.countParseError(BerError.TRUNCATED);
    counters.countParseError(BerError.TRUNCATED);
    counters.countParseError(BerError.OID_EMPTY);
    assertEquals(3, counters.value(EngineCounters.SNMP_IN_ASN_PARSE_ERRS));
    assertEquals(2, counters.parseErrors(BerError.TRUNCATED));
    assertEquals(1, counters.parseErrors(BerError.OID_EMPTY));
    assertEquals(0, counters.parseErrors(BerError.LENGTH_FORM));
  }
}
