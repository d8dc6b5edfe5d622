/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostAndPortTest {

  @ParameterizedTest
  @CsvSource({
    "localhost, localhost:161",
    "localhost:5, localhost:5",
    "192.0.2.1:65535, 192.0.2.1:65535",
    "::1, [::1]:161",
    "2001:db8::7, [2001:db8::7]:161",
    "[::1], [::1]:161",
    "[::1]:0, [::1]:0",
  })
  void shouldReadHostsWithAndWithoutPort(String text, String read) {
    assertEquals(read, HostAndPort.parse(text, 161).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":5",
        "host:",
        "host:x",
        "host:65536",
        "[::1",
        "[]:5",
        "[::1]5",
        "[::1]:",
        "h:-1"
      })
  void shouldRefuseWhatIsNeither(String text) {
    assertThrows(IllegalArgumentException.class, () -> HostAndPort.parse(text, 161));
  }

  @ParameterizedTest
  @CsvSource({"10162, [::]:10162", "0, [::]:0", "127.0.0.1, 127.0.0.1:161", "[::1]:7, [::1]:7"})
  void shouldReadPlacesToListenAt(String text, String read) {
    assertEquals(read, HostAndPort.parseListener(text, "::", 161).toString());
  }
}
