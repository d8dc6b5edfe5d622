/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which hosts managers may make targets. */
class AllowedDestinationTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24, 192.0.2.0, true",
    "192.0.2.0/24, 192.0.2.255, true",
    "192.0.2.0/24, 192.0.3.0, false",
    "192.0.2.0/24, ::ffff:192.0.2.7, true",
    "192.0.2.0/24, 2001:db8::1, false",
    "192.0.2.0/24, 192.0.2.1.example.com, false",
    "192.0.2.4/31, 192.0.2.5, true",
    "192.0.2.4/31, 192.0.2.6, false",
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "[2001:db8::]/32, 2001:db8::1, true",
    "2001:db8::/32, 2001:db9::1, false",
    "fe80::/10, fe80::1%eth0, true",
    "2001:db8::1, 2001:DB8:0::1, true",
    "noc.example.com, noc.example.com, true",
    "noc.example.com, NOC.Example.COM., true",
    "noc.example.com, a.noc.example.com, false",
    "*.example.com, noc.example.com, true",
    "*.example.com, a.b.Example.com, true",
    "*.example.com, example.com, false",
    "*.example.com, badexample.com, false",
    "*.example.com, example.com.evil.org, false",
    "localhost, 127.0.0.1, false",
  })
  void shouldMatch(String allowed, String host, boolean matches) {
    AllowedDestination destination = (AllowedDestination) AllowedDestination.parse(allowed).value();
    assertEquals(matches, destination.matches(host));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.0/33",
        "::ffff:192.0.2.0/120",
        "::ffff:192.0.2.1",
        "192.0.2.0/",
        "192.0.2.0/-1",
        "192.0.2.0/x",
        "192.0.2.1/24",
        "2001:db8::1/64",
        "2001:db8::/129",
        "noc.example.com/24",
        "*",
        "*.",
        "*.192.0.2.1",
        "*.2001:db8::1",
        "a.*.example.com",
        "not a host",
        "/24",
      })
  void shouldRefuse(String text) {
    assertNull(AllowedDestination.parse(text).value(), text);
  }
}
