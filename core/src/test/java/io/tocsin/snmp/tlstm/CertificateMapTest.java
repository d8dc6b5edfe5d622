/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.tls.CertificateView;
import io.tocsin.tls.Fingerprint;
import io.tocsin.tls.PeerCertificates;
import io.tocsin.tls.TestPki;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;

/** snmpTlstmCertToTSNTable (RFC 9456 §4): which row names a client, and how. */
class CertificateMapTest {

  private static final TestPki.Issued ROOT = TestPki.authority("Root").selfSigned();
  private static final TestPki.Issued SUB = TestPki.authority("Sub").issuedBy(ROOT);
  private static final TestPki.Issued OTHER_ROOT = TestPki.authority("Other").selfSigned();

  private final CertificateMap map = new CertificateMap(4);

  @Test
  void shouldUseDataOfSpecifiedRow() {
    add(ROOT, CertificateMap.SPECIFIED, "operator");
    assertName("operator", TestPki.leaf("x").issuedBy(ROOT));
  }

  @Test
  void shouldFailSpecifiedRowWithoutData() {
    add(ROOT, CertificateMap.SPECIFIED, "");
    assertName(null, TestPki.leaf("x").issuedBy(ROOT));
  }

  @Test
  void shouldLowerOnlyTheDomainOfRfc822Name() {
    add(ROOT, CertificateMap.RFC822, null);
    assertName("FooBar@example.com", TestPki.leaf("x").rfc822("FooBar@Example.COM").issuedBy(ROOT));
  }

  @Test
  void shouldLowerAllOfDnsName() {
    add(ROOT, CertificateMap.DNS, null);
    assertName("board1.example.com", TestPki.leaf("x").dns("Board1.Example.COM").issuedBy(ROOT));
  }

  @Test
  void shouldWriteIpv4AddressAsDottedQuad() {
    add(ROOT, CertificateMap.IP, null);
    assertName("192.0.2.1", TestPki.leaf("x").ip("192.0.2.1").issuedBy(ROOT));
  }

  @Test
  void shouldWriteIpv6AddressAs32LowerCaseDigitsWithoutColons() {
    add(ROOT, CertificateMap.IP, null);
    assertName(
        "20010db80000000000000000000000ab", TestPki.leaf("x").ip("2001:DB8::AB").issuedBy(ROOT));
  }

  @Test
  void shouldUseFirstNameOfAnyKindInOrder() {
    add(ROOT, CertificateMap.ANY, null);
    assertName("192.0.2.7", TestPki.leaf("x").ip("192.0.2.7").dns("a.example").issuedBy(ROOT));
    assertName("a.example", TestPki.leaf("x").dns("A.example").ip("192.0.2.7").issuedBy(ROOT));
    assertName(
        "Me@b.example", TestPki.leaf("x").rfc822("Me@B.example").dns("a.example").issuedBy(ROOT));
  }

  @Test
  void shouldUseCommonName() {
    add(ROOT, CertificateMap.COMMON_NAME, null);
    assertName("Board One", TestPki.leaf("Board One").dns("a.example").issuedBy(ROOT));
  }

  private static TestPki.Issued bound(GeneralName permitted, GeneralName excluded) {
    return TestPki.authority("Bound")
        .nameConstraints(new NameConstraints(trees(permitted), trees(excluded)))
        .issuedBy(ROOT);
  }

  private static GeneralSubtree[] trees(GeneralName base) {
    return base == null ? null : new GeneralSubtree[] {new GeneralSubtree(base)};
  }

  /** RFC 5280 §4.2.1.10: an authority gives no names outside of its space, by whatever way. */
  @Test
  void shouldPassOverCommonNameOutsideOfTheNameSpaceOfItsAuthority() {
    add(ROOT, CertificateMap.COMMON_NAME, null);
    TestPki.Issued site = bound(new GeneralName(GeneralName.dNSName, "site.example"), null);
    assertNameUnder(site, "b.site.example", TestPki.leaf("b.site.example"));
    assertNameUnder(site, "Board One", TestPki.leaf("Board One"));
    for (String outside : new String[] {"nms", "b.other.example", "b.other.example."}) {
      assertNameUnder(site, null, TestPki.leaf(outside));
      assertNameUnder(site, null, TestPki.leaf(outside).dns("b.site.example"));
    }
    TestPki.Issued noRoot = bound(null, new GeneralName(GeneralName.rfc822Name, "root@a.example"));
    assertNameUnder(noRoot, null, TestPki.leaf("root@a.example"));
    assertNameUnder(noRoot, "b@a.example", TestPki.leaf("b@a.example"));
    byte[] network = {(byte) 192, 0, 2, 0, -1, -1, -1, 0};
    TestPki.Issued noNetwork =
        bound(null, new GeneralName(GeneralName.iPAddress, new DEROctetString(network)));
    assertNameUnder(noNetwork, null, TestPki.leaf("192.0.2.1"));
    assertNameUnder(noNetwork, "192.0.3.1", TestPki.leaf("192.0.3.1"));
  }

  @Test
  void shouldPassOverRowWhoseKindTheCertificateLacks() {
    add(ROOT, CertificateMap.RFC822, null);
    add(ROOT, CertificateMap.DNS, null);
    assertName("a.example", TestPki.leaf("x").dns("a.example").issuedBy(ROOT));
    assertName(null, TestPki.leaf("x").ip("192.0.2.7").issuedBy(ROOT));
  }

  @Test
  void shouldPassOverRowWhoseNameIsLongerThan32Octets() {
    String longName = "a-very-long-name-of-some-33-chars";
    assertEquals(33, longName.length());
    add(ROOT, CertificateMap.DNS, null);
    assertName(null, TestPki.leaf("x").dns(longName).issuedBy(ROOT));
    add(ROOT, CertificateMap.COMMON_NAME, null);
    assertName("short", TestPki.leaf("short").dns(longName).issuedBy(ROOT));
    assertName(longName.substring(1), TestPki.leaf("x").dns(longName.substring(1)).issuedBy(ROOT));
  }

  @Test
  void shouldPreferTheEarlierRow() {
    TestPki.Issued client = TestPki.leaf("x").dns("a.example").issuedBy(ROOT);
    add(client, CertificateMap.SPECIFIED, "first");
    add(ROOT, CertificateMap.DNS, null);
    assertName("first", client);
    assertName("b.example", TestPki.leaf("y").dns("b.example").issuedBy(ROOT));
  }

  @Test
  void shouldMatchLeafAndEveryAuthorityOfTheVerifiedPath() {
    TestPki.Issued client = TestPki.leaf("x").issuedBy(SUB);
    for (TestPki.Issued named : new TestPki.Issued[] {client, SUB, ROOT}) {
      CertificateMap one = new CertificateMap(1);
      one.add(PlainWorld.fingerprint(named.certificate()), CertificateMap.SPECIFIED, "n");
      assertEquals("n", String.valueOf(one.map(verified(client, SUB, ROOT))));
    }
  }

  @Test
  void shouldNotMatchAuthorityThatWasPresentedButIsNotInTheVerifiedPath() {
    TestPki.Issued client = TestPki.leaf("x").issuedBy(ROOT);
    add(OTHER_ROOT, CertificateMap.SPECIFIED, "admin");
    PeerCertificates peer = presented(client, OTHER_ROOT);
    peer.setVerifiedPath(new CertificateView[] {client.certificate(), ROOT.certificate()});
    assertNull(map.map(peer));
  }

  @Test
  void shouldNotTakeNameFromCertificateBehindTheLeaf() {
    TestPki.Issued client = TestPki.leaf("x").issuedBy(ROOT);
    TestPki.Issued admin = TestPki.leaf("admin").dns("admin.example").issuedBy(OTHER_ROOT);
    add(ROOT, CertificateMap.DNS, null);
    PeerCertificates peer = presented(client, admin);
    peer.setVerifiedPath(new CertificateView[] {client.certificate(), ROOT.certificate()});
    assertNull(map.map(peer));
  }

  @Test
  void shouldNameNobodyWithoutAVerifiedPath() {
    TestPki.Issued client = TestPki.leaf("me").dns("me.example").selfSigned();
    add(ROOT, CertificateMap.SPECIFIED, "admin");
    add(client, CertificateMap.DNS, null);
    assertNull(map.map(presented(client, ROOT)));
    assertNull(map.map(presented()));
  }

  @Test
  void shouldPinOnlyTheVeryCertificate() {
    TestPki.Issued client = TestPki.leaf("me").selfSigned();
    add(client, CertificateMap.COMMON_NAME, null);
    assertTrue(map.pins(client.certificate()));
    assertFalse(map.pins(TestPki.leaf("me").serial(4711).selfSigned().certificate()));
  }

  @Test
  void shouldTellWhenItIsFull() {
    CertificateMap one = new CertificateMap(1);
    Fingerprint any = PlainWorld.fingerprint(ROOT.certificate());
    assertTrue(one.add(any, CertificateMap.IP, null));
    assertFalse(one.add(any, CertificateMap.IP, null));
    assertEquals(1, one.count());
    assertEquals(any, one.fingerprint(0));
    assertEquals(CertificateMap.IP, one.type(0));
    assertEquals("", one.data(0));
  }

  private void add(TestPki.Issued of, int type, String data) {
    assertTrue(map.add(PlainWorld.fingerprint(of.certificate()), type, data));
  }

  private void assertNameUnder(TestPki.Issued authority, String expected, TestPki client) {
    SecurityName name = map.map(verified(client.issuedBy(authority), authority, ROOT));
    assertEquals(expected, name == null ? null : name.toString());
  }

  private void assertName(String expected, TestPki.Issued client) {
    SecurityName name = map.map(verified(client, ROOT));
    assertEquals(expected, name == null ? null : name.toString());
  }

  private static PeerCertificates presented(TestPki.Issued... certificates) {
    CertificateView[] views = new CertificateView[certificates.length];
    for (int i = 0; i < views.length; i++) {
      views[i] = certificates[i].certificate();
    }
    return new PeerCertificates(views);
  }

  private static PeerCertificates verified(TestPki.Issued... path) {
    PeerCertificates peer = presented(path[0]);
    CertificateView[] views = new CertificateView[path.length];
    for (int i = 0; i < views.length; i++) {
      views[i] = path[i].certificate();
    }
    peer.setVerifiedPath(views);
    return peer;
  }
}
