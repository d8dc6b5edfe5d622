/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tocsin.snmp.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SnmpTLSAddress (RFC 9456 §4). */
class TlsAddressTest {

  private static TlsAddress parse(String text) {
    return TlsAddress.parse(Octets.ofAscii(text));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1:10162, 192.0.2.1, 10162",
    "[2001:db8::1]:10162, 2001:db8::1, 10162",
    "[::ffff:192.0.2.1]:1, ::ffff:192.0.2.1, 1",
    "[fe80::1%eth0]:65535, fe80::1%eth0, 65535",
    "noc.example.com:162, noc.example.com, 162",
    "noc.example.com.:162, noc.example.com., 162",
    "localhost:00162, localhost, 162",
    "xn--bcher-kva.example:10162, xn--bcher-kva.example, 10162",
  })
  void shouldReadHostAndPort(String text, String host, int port) {
    assertEquals(host, parse(text).host());
    assertEquals(port, parse(text).port());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.1",
        "192.0.2.1:",
        "192.0.2.1:0",
        "192.0.2.1:65536",
        "192.0.2.1:123456",
        "192.0.2.1:4294967458",
        "192.0.2.1:-1",
        "192.0.2.1:+1",
        "192.0.2.1:1x",
        "192.0.2.256:1",
        "2130706433:1",
        "0x7f.1:1",
        "127.1:1",
        "2001:db8::1:10162",
        "[2001:db8::1]",
        "[2001:db8::1]10162",
        "[192.0.2.1]:1",
        "[]:1",
        "[fe80::1%]:1",
        "[fe80::1%eth 0]:1",
        "[2001:db8::1%eth0/../..]:1",
        ":10162",
        "a b:1",
        "-a:1",
        "a..b:1",
        "a@b:1",
        "a/b:1",
      })
  void shouldRefuse(String text) {
    assertNull(parse(text), text);
  }

  @Test
  void shouldTakeNothingButAscii() {
    assertNull(TlsAddress.parse(Octets.of((byte) 0xC3, (byte) 0xA4, (byte) ':', (byte) '1')));
    assertNull(TlsAddress.parse(Octets.of((byte) 'a', (byte) 0, (byte) ':', (byte) '1')));
    assertNull(TlsAddress.parse(Octets.of()));
  }
}
