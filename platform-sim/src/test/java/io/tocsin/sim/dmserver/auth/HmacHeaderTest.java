/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code x-syncml-hmac} (OMA DM Security §5.4). */
class HmacHeaderTest {

  @Test
  void shouldReadTheExampleOfTheSpecification() {
    HmacHeader header =
        HmacHeader.parse(
            "algorithm=MD5, username=\"Robert Jordan\",\n mac=NTI2OTJhMDAwNjYxODkwYmQ3NWUxN2Q=");
    assertEquals("MD5", header.algorithm());
    assertEquals("Robert Jordan", header.username());
    assertEquals("NTI2OTJhMDAwNjYxODkwYmQ3NWUxN2Q=", header.mac());
  }

  @Test
  void shouldAssumeMd5() {
    assertEquals("MD5", HmacHeader.parse("mac=YQ==,username=\"a\"").algorithm());
  }

  @Test
  void shouldReadWhatItWrites() {
    HmacHeader header = HmacHeader.md5("a \"quoted\" \\ name, with a comma", "YQ==");
    assertEquals(header, HmacHeader.parse(header.toString()));
  }

  @Test
  void shouldPassOverWhatItDoesNotKnow() {
    assertEquals("a", HmacHeader.parse("x=y, username=a, mac=b, z=\"1,2\"").username());
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"mac=a", "username=\"a\"", "username", "username=\"a, mac=b", "=, ,"})
  void shouldFindNothingWhereSomethingIsMissing(String value) {
    assertNull(HmacHeader.parse(value));
  }
}
