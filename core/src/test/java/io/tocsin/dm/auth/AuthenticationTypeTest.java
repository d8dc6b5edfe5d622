/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTypeTest {

  @ParameterizedTest
  @CsvSource({
    "1, syncml:auth-basic, BASIC",
    "2, syncml:auth-md5, DIGEST",
    "3, syncml:auth-MAC, HMAC",
  })
  void shouldKnowEachTypeByBothNames(int type, String name, String accountName) {
    assertEquals(type, AuthenticationType.of(name));
    assertEquals(type, AuthenticationType.ofAccount(accountName));
    assertEquals(name, AuthenticationType.name(type));
    assertEquals(accountName, AuthenticationType.accountName(type));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "none", "syncml:auth-mac", "syncml:auth-securid", "X509"})
  void shouldNotKnowOthers(String name) {
    assertEquals(AuthenticationType.NONE, AuthenticationType.of(name));
    assertEquals(AuthenticationType.NONE, AuthenticationType.ofAccount(name));
  }
}
