/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

/** What is a revocation list, and when it is proven (RFC 5280 §5 and §6.3). */
class RevocationListTest {

  private static final TestPki.Issued CA = TestPki.authority("Test CA").selfSigned();

  private static RevocationList decoded(TestCrl list) throws IOException {
    return RevocationList.decode(list.der(), 1000);
  }

  private static void assertRefused(String rule, byte[] encoded) {
    IOException refusal =
        assertThrows(IOException.class, () -> RevocationList.decode(encoded, 1000));
    assertTrue(refusal.getMessage().contains(rule), refusal.getMessage());
    assertTrue(refusal.getMessage().startsWith("no revocation list that can be used: "));
  }

  private static void assertRefused(String rule, TestCrl list) {
    assertRefused(rule, list.der());
  }

  @Test
  void shouldReadAllThatIsKept() throws IOException {
    RevocationList list =
        decoded(TestCrl.of(CA).revoke(7, 5, 900).number(3).unknownExtension(false));
    assertEquals("cn=Test CA", list.issuer());
    assertEquals(3, list.count());
    assertEquals("2025-12-31T00:00:00Z", list.thisUpdate());
    assertEquals("2026-01-08T00:00:00Z", list.nextUpdate());
    for (long serial : new long[] {5, 7, 900, 6}) {
      TestPki.Issued leaf = TestPki.leaf("peer").serial(serial).issuedBy(CA);
      assertTrue(list.concerns(leaf.certificate()));
      assertEquals(serial != 6, list.has(leaf.certificate()));
    }
  }

  @Test
  void shouldReadAnEmptyListAndOneOfVersion1() throws IOException {
    assertEquals(0, decoded(TestCrl.of(CA)).count());
    assertEquals(1, decoded(TestCrl.of(CA).version1().revoke(7)).count());
  }

  /** RFC 5280 §5.3.1: whatever the reason is, it is not to be accepted. */
  @Test
  void shouldTakeEntriesWithReasonAndDate() throws IOException {
    TestCrl list =
        TestCrl.of(CA)
            .entry(BigInteger.valueOf(7), Extension.reasonCode, false)
            .entry(BigInteger.valueOf(8), Extension.invalidityDate, true);
    assertEquals(2, decoded(list).count());
  }

  @Test
  void shouldRefuseListsThatDoNotTellTheWholeOfOneAuthority() {
    assertRefused("it is a delta list", TestCrl.of(CA).delta());
    assertRefused("it is an indirect list", TestCrl.of(CA).distributionPoint(true));
    assertRefused("a part of its issuer's certificates", TestCrl.of(CA).distributionPoint(false));
    assertRefused(
        "it is an indirect list",
        TestCrl.of(CA).entry(BigInteger.ONE, Extension.certificateIssuer, true));
  }

  /** RFC 5280 §5.2 and §5.3. */
  @Test
  void shouldRefuseCriticalExtensionsThatItDoesNotKnow() {
    assertRefused(
        "its critical extension 1.3.6.1.4.1.32473.99 is not processed here",
        TestCrl.of(CA).unknownExtension(true));
    assertRefused(
        "the critical extension 2.5.29.23 of an entry",
        TestCrl.of(CA).entry(BigInteger.ONE, Extension.instructionCode, true));
  }

  @Test
  void shouldRefuseWhatIsNotAsTheStandardHasIt() {
    assertRefused("it has no nextUpdate", TestCrl.of(CA).withoutNextUpdate());
    assertRefused(
        "extensions of version 2",
        TestCrl.of(CA).version1().entry(BigInteger.ONE, Extension.reasonCode, false));
    assertRefused("extensions of version 2", TestCrl.of(CA).version1().number(1));
    assertRefused(
        "its two statements of the signature algorithm differ",
        TestCrl.of(CA).stating(TestPki.Signature.ED25519));
    assertRefused(
        "a serial number in it is longer", TestCrl.of(CA).revoke(BigInteger.ONE.shiftLeft(167)));
    assertRefused("it has no sequence", CA.certificatePem());
    assertRefused("", CA.certificate().encoded());
    assertRefused("there is something behind its end", behind(TestCrl.of(CA).der()));
  }

  private static byte[] behind(byte[] der) {
    return Arrays.copyOf(der, der.length + 1);
  }

  @Test
  void shouldRefuseMoreEntriesThanAreAllowed() throws IOException {
    byte[] three = TestCrl.of(CA).revoke(1, 2, 3).der();
    assertEquals(3, RevocationList.decode(three, 3).count());
    IOException refusal = assertThrows(IOException.class, () -> RevocationList.decode(three, 2));
    assertTrue(refusal.getMessage().contains("more than 2 entries"), refusal.getMessage());
  }

  @Test
  void shouldReadOneListInDerAndAnyNumberInPem() throws IOException {
    TestPki.Issued other = TestPki.authority("Other CA").selfSigned();
    assertEquals(1, RevocationList.read(TestCrl.of(CA).der(), "a.crl", 9).size());
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(CA.certificatePem());
    file.write(TestCrl.of(CA).pem());
    file.write(TestCrl.of(other).pem());
    List<RevocationList> lists = RevocationList.read(file.toByteArray(), "a.crl", 9);
    assertEquals(
        List.of("cn=Test CA", "cn=Other CA"),
        List.of(lists.get(0).issuer(), lists.get(1).issuer()));
  }

  @Test
  void shouldSayWhichFileAndLineIsWrong() {
    byte[] text = "nothing".getBytes(StandardCharsets.US_ASCII);
    IOException none = assertThrows(IOException.class, () -> RevocationList.read(text, "a.crl", 9));
    assertTrue(none.getMessage().startsWith("a.crl: no PEM block"), none.getMessage());
    IOException other =
        assertThrows(IOException.class, () -> RevocationList.read(CA.certificatePem(), "a.crl", 9));
    assertTrue(other.getMessage().startsWith("a.crl: no revocation list in it"));
    byte[] delta = TestCrl.of(CA).delta().pem();
    IOException wrong =
        assertThrows(IOException.class, () -> RevocationList.read(delta, "a.crl", 9));
    assertTrue(wrong.getMessage().startsWith("a.crl: line 1: no revocation list that"));
  }

  @Test
  void shouldBeProvenByItsIssuerOfEveryKindOfKey() throws IOException {
    for (TestPki authority :
        List.of(
            TestPki.authority("P-256"),
            TestPki.authority("P-384").p384(),
            TestPki.authority("RSA").rsa(),
            TestPki.authority("Ed25519").ed25519(),
            TestPki.authority("any use").withoutKeyUsage())) {
      TestPki.Issued ca = authority.selfSigned();
      RevocationList list = decoded(TestCrl.of(ca).revoke(7));
      assertFalse(list.isProven());
      assertNull(list.prove(ca.certificate(), true));
      assertTrue(list.isProven());
      assertTrue(list.has(TestPki.leaf("peer").serial(7).issuedBy(ca).certificate()));
    }
  }

  private static void assertUnproven(String fault, TestCrl made, TestPki.Issued authority)
      throws IOException {
    RevocationList list = decoded(made);
    for (int round = 0; round < 2; round++) {
      String found = list.prove(authority.certificate(), true);
      assertNotNull(found);
      assertTrue(found.contains(fault), found);
      assertFalse(list.isProven());
    }
  }

  @Test
  void shouldNotBeProvenByAnybodyElse() throws IOException {
    TestPki.Issued impostor = TestPki.authority("Test CA").keyOf("impostor").selfSigned();
    TestPki.Issued other = TestPki.authority("Other CA").selfSigned();
    assertUnproven("its signature is not that of", TestCrl.of(CA).revoke(7), impostor);
    assertUnproven("its signature is not that of", TestCrl.of(CA).damaged(), CA);
    assertUnproven("is not its issuer", TestCrl.of(CA), other);
    assertUnproven("its signature is not that of", TestCrl.of(other).issuerName("CN=Test CA"), CA);
  }

  @Test
  void shouldBeProvenByTheRightKeyAfterAWrongOne() throws IOException {
    TestPki.Issued impostor = TestPki.authority("Test CA").keyOf("impostor").selfSigned();
    RevocationList list = decoded(TestCrl.of(CA));
    assertNotNull(list.prove(impostor.certificate(), true));
    assertNull(list.prove(CA.certificate(), true));
  }

  /** RFC 5280 §6.3.3 (f). */
  @Test
  void shouldAskForTheKeyUsageCrlSign() throws IOException {
    TestPki.Issued ca = TestPki.authority("Test CA").keyUsage(KeyUsage.keyCertSign).selfSigned();
    assertUnproven("lacks cRLSign", TestCrl.of(ca), ca);
    TestPki.Issued leaf = TestPki.leaf("Test CA").withoutKeyUsage().selfSigned();
    assertUnproven("is no certification authority's", TestCrl.of(leaf), leaf);
  }

  @Test
  void shouldBeCurrentFromThisUpdateToNextUpdate() throws IOException {
    RevocationList list = decoded(TestCrl.of(CA).times(1_000_000, 2_000_000));
    assertNotNull(list.fault(Times.at(999_000)));
    assertNull(list.fault(Times.at(1_000_000)));
    assertNull(list.fault(Times.at(2_000_000)));
    assertTrue(
        list.fault(Times.at(2_001_000)).contains("the next list was due on 1970-01-01T00:33:20Z"));
    assertNull(list.fault(Times.between(0, Long.MAX_VALUE)), "nobody knows");
    assertTrue(list.fault(Times.between(3_000_000, Long.MAX_VALUE)).contains("it is at least"));
  }
}
