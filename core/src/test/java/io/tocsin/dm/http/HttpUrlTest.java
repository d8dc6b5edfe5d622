/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110 §4.2 and RFC 3986. */
class HttpUrlTest {

  @ParameterizedTest
  @CsvSource({
    "http://a, false, a, 80, /, a",
    "HTTPS://DM.Example.COM., true, dm.example.com, 443, /, dm.example.com",
    "https://dm.example.com:443/x, true, dm.example.com, 443, /x, dm.example.com",
    "https://dm.example.com:80/x, true, dm.example.com, 80, /x, dm.example.com:80",
    "http://192.0.2.1:65535/a/b?c=d&e=%2F, false, 192.0.2.1, 65535, /a/b?c=d&e=%2F, 192.0.2.1:65535",
    "http://[2001:DB8:0::1]:8080?q, false, 2001:db8::1, 8080, /?q, [2001:db8::1]:8080",
    "http://[::1]/, false, ::1, 80, /, [::1]",
    "http://a?b/c?d, false, a, 80, /?b/c?d, a",
  })
  void shouldReadItsParts(
      String text, boolean secure, String host, int port, String target, String authority) {
    HttpUrl url = HttpUrl.parse(text);
    assertNull(HttpUrl.problem(text));
    assertEquals(secure, url.isSecure());
    assertEquals(host, url.host());
    assertEquals(port, url.port());
    assertEquals(target, url.target());
    assertEquals(authority, url.authority());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http:",
        "http:/a",
        "//a",
        "a",
        "ftp://a",
        "http://",
        "http:///a",
        "http://:80",
        "http://user@a",
        "http://user:password@a",
        "http://a:",
        "http://a:0",
        "http://a:65536",
        "http://a:4294967377",
        "http://a:8x",
        "http://a:+80",
        "http://a#f",
        "http://a/#f",
        "http://a/x#f",
        "http://a/ b",
        "http://a/\"",
        "http://a/\\",
        "http://a/<",
        "http://a/\u00fc",
        "http://a/\r\nHost: b",
        "http://a/\u0000",
        "http://a/%",
        "http://a/%1",
        "http://a/%1g",
        "http://a/%\uff11\uff11",
        "http://b\u00fccher.ch",
        "http://a b",
        "http://a%20b",
        "http://192.0.2.256",
        "http://1.2.3",
        "http://::1",
        "http://[::1",
        "http://[::1]x",
        "http://[192.0.2.1]",
        "http://[a]",
        "http://[::1%25eth0]",
        "http://]",
      })
  void shouldRefuseWithAReason(String text) {
    assertNull(HttpUrl.parse(text));
    assertNotNull(HttpUrl.problem(text));
  }

  @Test
  void shouldBoundTheLength() {
    String longest = "http://a/" + "x".repeat(HttpUrl.LENGTH_MAX - 9);
    assertNotNull(HttpUrl.parse(longest));
    assertNull(HttpUrl.parse(longest + "x"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://a/x, https://A:443/y, true",
    "https://a/, http://a/, false",
    "https://a/, https://a:444/, false",
    "https://a/, https://b/, false",
    "https://a:80/, http://a/, false",
  })
  void shouldKnowTheSameOrigin(String one, String other, boolean same) {
    assertEquals(same, HttpUrl.parse(one).hasSameOrigin(HttpUrl.parse(other)));
  }

  @ParameterizedTest
  @CsvSource({
    "/y?z, https://a:1/y?z",
    "//b/y, https://b/y",
    "http://b/y, http://b/y",
    "https://b, https://b/",
  })
  void shouldResolveWhatAServerNames(String reference, String expected) {
    assertEquals(expected, HttpUrl.parse("https://a:1/x/w?v").resolve(reference).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "y", "?y", "../y", "mailto:a", "//", "/ y", "http:/y"})
  void shouldResolveNothingElse(String reference) {
    assertNull(HttpUrl.parse("https://a:1/x/w?v").resolve(reference));
  }

  /** What it takes, the Java library takes too, and as the same. */
  @Property
  void shouldAgreeWithTheJavaLibrary(
      @ForAll
          @AlphaChars
          @NumericChars
          @Chars({'.', ':', '/', '?', '[', ']', '%', '@', '#', '-', '&', '='})
          @StringLength(max = 20)
          String rest) {
    HttpUrl url = HttpUrl.parse("http://" + rest);
    if (url == null) {
      assertNotNull(HttpUrl.problem("http://" + rest));
      return;
    }
    URI uri = URI.create(url.toString());
    assertEquals(url.authority(), uri.getRawAuthority());
    assertEquals(url.port(), uri.getPort() < 0 ? 80 : uri.getPort());
    assertFalse(url.target().isEmpty());
    assertTrue(HttpUrl.parse(url.toString()).hasSameOrigin(url));
    assertEquals(url.target(), HttpUrl.parse(url.toString()).target());
  }

  @Test
  void shouldBeTheSameAtAnotherPort() {
    HttpUrl url = HttpUrl.parse("https://[::1]:8443/dm?x=1").withPort(9443);
    assertEquals("https://[::1]:9443/dm?x=1", url.toString());
    assertEquals("https://[::1]/dm?x=1", url.withPort(443).toString());
  }
}
