/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.bouncycastle.tls.CipherSuite;
import org.junit.jupiter.api.Test;

final class CipherSuiteNamesTest {

  @Test
  void everySuiteOfOursShouldHaveItsName() throws ReflectiveOperationException {
    int[] suites = TlsParameters.clientSuites(TlsEndpoint.TLS_1_2 | TlsEndpoint.TLS_1_3);
    assertEquals(9, suites.length);
    for (int suite : suites) {
      String name = CipherSuiteNames.of(suite);
      assertEquals(suite, CipherSuite.class.getField(name).getInt(null), name);
    }
  }

  @Test
  void othersShouldHaveNone() {
    assertNull(CipherSuiteNames.of(CipherSuite.TLS_NULL_WITH_NULL_NULL));
  }
}
