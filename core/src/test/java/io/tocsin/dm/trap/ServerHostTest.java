/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerHostTest {

  @ParameterizedTest
  @CsvSource({
    "https://dm.example.com, dm.example.com",
    "https://dm.example.com/, dm.example.com",
    "HTTP://DM.Example.COM:8080/a?b=c, dm.example.com",
    "https://dm.example.com.:443/, dm.example.com",
    "https://dm.example.com?x, dm.example.com",
    "https://192.0.2.7/x, 192.0.2.7",
    "'https://[2001:DB8:0::1]:443/x', 2001:db8::1",
    "dm.example.com, dm.example.com",
    "192.0.2.7, 192.0.2.7",
    "2001:db8::1, 2001:db8::1",
    "https://dm.example.com:/x, dm.example.com",
  })
  void shouldFindTheHost(String address, String host) {
    assertEquals(host, ServerHost.of(address));
    assertEquals(host, ServerHost.of(host));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "https://",
        "https:///x",
        "https://:443/",
        "https://a@b/",
        "https://a:b@c/",
        "https://a\\b/",
        "https://a/b\\c",
        "https://a b/",
        "https://a/ b",
        "https://a\n/",
        "https://[::1",
        "https://[::1]x/",
        "https://[a]/",
        "https://a:8x/",
        "https://ä.example/",
        "https://a..b/",
        "https://-a/",
        "https://%61/",
        "https://1.2.3/",
        "https://0x7f000001.1/",
        "ftp://a/",
        "a/b",
        "a:80",
        "[::1]",
      })
  void shouldTakeNothingThatCouldBeReadInTwoWays(String address) {
    assertNull(ServerHost.of(address), address);
  }
}
