/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server identity check of RFC 6125 §6, as RFC 6353 §5.3.1 asks for it. */
class ServerNameTest {

  private static boolean matches(String name, TestPki certificate) throws IOException {
    return ServerName.parse(name).matches(certificate.selfSigned().certificate());
  }

  @ParameterizedTest
  @CsvSource({
    "a.example, a.example, true",
    "A.Example., a.EXAMPLE, true",
    "a.example, a.example., true",
    "a.example, b.example, false",
    "a.example, example, false",
    "a.b.example, *.b.example, true",
    "a.b.example, *.example, false",
    "b.example, *.b.example, false",
    "a.b.example, a.*.example, false",
    "ab.example, a*.example, false",
    "a.example, *, false",
    "localhost, *, false",
    "a.example, *., false",
    "a.example, *.*, false",
  })
  void shouldCompareDnsNames(String name, String entry, boolean expected) throws IOException {
    assertEquals(expected, matches(name, TestPki.leaf("x").dns(entry)));
  }

  @Test
  void shouldFindTheNameAmongSeveral() throws IOException {
    TestPki several = TestPki.leaf("x").rfc822("c.example").dns("a.example").dns("b.example");
    assertTrue(matches("b.example", several));
    assertFalse(matches("c.example", several));
  }

  @Test
  void shouldUseCommonNameOnlyWithoutDnsEntry() throws IOException {
    assertTrue(matches("a.example", TestPki.leaf("A.example")));
    assertTrue(matches("b.a.example", TestPki.leaf("*.a.example")));
    assertTrue(matches("a.example", TestPki.leaf("a.example").ip("192.0.2.1")));
    assertFalse(matches("a.example", TestPki.leaf("a.example").dns("b.example")));
  }

  @Test
  void shouldTakeTheLastOfSeveralCommonNames() throws IOException {
    TestPki certificate = TestPki.leaf("x").subject("CN=a.example,O=y,CN=b.example");
    CertificateView view = certificate.selfSigned().certificate();
    String last = view.commonName(1);
    String first = view.commonName(0);
    assertTrue(matches(last, certificate));
    assertFalse(matches(first, certificate));
  }

  @Test
  void shouldCompareAddressesWithIpEntriesAlone() throws IOException {
    assertTrue(matches("192.0.2.1", TestPki.leaf("x").ip("192.0.2.1")));
    assertTrue(matches("2001:DB8:0::1", TestPki.leaf("x").ip("2001:db8::1")));
    assertFalse(matches("192.0.2.1", TestPki.leaf("x").ip("192.0.2.2")));
    assertFalse(matches("192.0.2.1", TestPki.leaf("192.0.2.1")));
    assertFalse(matches("192.0.2.1", TestPki.leaf("x").dns("192.0.2.1")));
    assertFalse(matches("::ffff:192.0.2.1", TestPki.leaf("x").ip("192.0.2.1")));
    assertFalse(matches("a.example", TestPki.leaf("x").ip("192.0.2.1")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "a..example",
        ".example",
        "-a.example",
        "a-.example",
        "*.example",
        "a b.example",
        "a.example..",
        "b\u00FCro.example",
        "a.example\n",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.444",
        "[::1]",
        "*",
      })
  void shouldRefuseWhatIsNeitherNameNorAddress(String text) {
    assertThrows(IOException.class, () -> ServerName.parse(text));
  }

  @Test
  void shouldRefuseNamesThatAreTooLong() throws IOException {
    String label = "a".repeat(63);
    assertEquals(label, ServerName.parse(label).text());
    assertThrows(IOException.class, () -> ServerName.parse(label + "a"));
    String longest = (label + ".").repeat(3) + "a".repeat(61);
    assertEquals(253, ServerName.parse(longest).text().length());
    assertThrows(IOException.class, () -> ServerName.parse(longest + "a"));
  }

  @Test
  void shouldSayWhatTheCertificateIsFor() throws IOException {
    CertificateView view =
        TestPki.leaf("x").dns("a.example").ip("192.0.2.1").selfSigned().certificate();
    assertNull(ServerName.parse("a.example").check(view));
    TlsRefusal refusal = ServerName.parse("b.example").check(view);
    assertEquals(TlsRefusal.WRONG_NAME, refusal.cause());
    assertTrue(
        refusal
            .rule()
            .contains("the certificate is for dns:a.example, ip:192.0.2.1, not for b.example"),
        refusal::toString);
    assertTrue(refusal.advice().contains("DNS:b.example"), refusal::toString);
    TlsRefusal address = ServerName.parse("192.0.2.2").check(view);
    assertTrue(address.advice().contains("IP:192.0.2.2"), address::toString);
    CertificateView plain = TestPki.leaf("nobody").selfSigned().certificate();
    TlsRefusal without = ServerName.parse("b.example").check(plain);
    assertTrue(without.rule().contains("cn=nobody"), without::toString);
  }
}
