/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.text.UtcText;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateViewTest {

  private static CertificateView view(TestPki certificate) {
    return certificate.selfSigned().certificate();
  }

  private static String decodeFault(TestPki certificate) {
    // The fixture decodes what it makes, so the fault comes out of it.
    RuntimeException wrapped = assertThrows(RuntimeException.class, certificate::selfSigned);
    return wrapped.getCause().getMessage();
  }

  @Test
  void shouldShowSubjectIssuerSerialAndEncoding() throws IOException {
    TestPki.Issued ca = TestPki.authority("Test CA").subject("O=Site,CN=Test CA").selfSigned();
    CertificateView view = TestPki.leaf("board").serial(4711).issuedBy(ca).certificate();
    assertEquals("cn=board", view.subject());
    assertEquals("cn=Test CA,o=Site", view.issuer());
    assertEquals(BigInteger.valueOf(4711), view.serial());
    assertFalse(view.isSelfIssued());
    assertTrue(ca.certificate().isSelfIssued());
    CertificateView again = CertificateView.decode(view.encoded());
    assertEquals(view, again);
    assertEquals(view.hashCode(), again.hashCode());
    assertNotEquals(view, ca.certificate());
    assertArrayEquals(view.encoded(), again.encoded());
    assertTrue(view.toString().contains(view.fingerprint()));
  }

  @Test
  void shouldNotLetNamesForgeLinesOfALog() {
    CertificateView view = view(TestPki.leaf("board").subject("CN=board\\0AINFO all is well"));
    assertEquals("cn=board?INFO all is well", view.subject());
    assertEquals("board\nINFO all is well", view.commonName(0));
  }

  @Test
  void shouldTakeNamesThatLookLikeEncodings() {
    X500NameBuilder subject = new X500NameBuilder();
    subject.addRDN(BCStyle.CN, new DERUTF8String("#no hexadecimal digits"));
    CertificateView view = view(TestPki.leaf("x").subject(subject.build()));
    assertEquals("#no hexadecimal digits", view.commonName(0));
    assertTrue(view.isSelfIssued());
  }

  @Test
  void shouldShowNamesInTheirOrder() {
    CertificateView view =
        view(
            TestPki.leaf("board")
                .rfc822("Ops@Site.example")
                .dns("Board.example")
                .name(new GeneralName(GeneralName.uniformResourceIdentifier, "http://x/"))
                .ip("192.0.2.1")
                .ip("2001:db8::1"));
    assertEquals(4, view.subjectAltNameCount());
    assertEquals("rfc822:Ops@Site.example", view.subjectAltName(0).toString());
    assertEquals(SubjectAltName.RFC822, view.subjectAltName(0).type());
    assertNull(view.subjectAltName(0).address());
    assertEquals("dns:Board.example", view.subjectAltName(1).toString());
    assertEquals("ip:192.0.2.1", view.subjectAltName(2).toString());
    assertArrayEquals(new byte[] {(byte) 192, 0, 2, 1}, view.subjectAltName(2).address());
    assertEquals("2001:db8::1", view.subjectAltName(3).text());
    assertEquals(1, view.commonNameCount());
    assertEquals("board", view.commonName(0));
  }

  /** RFC 5280 §4.2.1.6: a dns name has no final dot, and with one it is the same name. */
  @Test
  void shouldTakeTheFinalDotOffDnsNames() {
    CertificateView view = view(TestPki.leaf("x").dns("Board.example.").rfc822("a@b.example."));
    assertEquals("dns:Board.example", view.subjectAltName(0).toString());
    assertEquals("rfc822:a@b.example.", view.subjectAltName(1).toString());
    assertTrue(decodeFault(TestPki.leaf("x").dns(".")).contains("is empty"));
  }

  @Test
  void shouldShowSeveralCommonNamesOrNone() {
    assertEquals(2, view(TestPki.leaf("x").subject("CN=a,O=b,CN=c")).commonNameCount());
    assertEquals(0, view(TestPki.leaf("x").subject("O=b")).commonNameCount());
  }

  @Test
  void shouldShowWhatItMayBeUsedFor() {
    CertificateView ca = view(TestPki.authority("CA").pathLength(3));
    assertTrue(ca.isAuthority());
    assertEquals(3, ca.pathLengthMax());
    assertTrue(ca.allowsCertificateSigning());
    assertFalse(ca.allowsDigitalSignature());
    CertificateView leaf = view(TestPki.leaf("x").clientOnly());
    assertFalse(leaf.isAuthority());
    assertEquals(-1, leaf.pathLengthMax());
    assertFalse(leaf.allowsCertificateSigning());
    assertTrue(leaf.allowsDigitalSignature());
    assertTrue(leaf.allowsClientAuthentication());
    assertFalse(leaf.allowsServerAuthentication());
    CertificateView free = view(TestPki.leaf("x").withoutKeyUsage().withoutExtendedKeyUsage());
    assertTrue(free.allowsCertificateSigning());
    assertTrue(free.allowsClientAuthentication());
    assertTrue(free.allowsServerAuthentication());
    CertificateView both =
        view(TestPki.leaf("x").keyUsage(KeyUsage.digitalSignature | KeyUsage.keyAgreement));
    assertTrue(both.allowsDigitalSignature());
  }

  @ParameterizedTest
  @CsvSource({
    "500101000000Z, 1950-01-01T00:00:00Z, -631152000000",
    "700101000000Z, 1970-01-01T00:00:00Z, 0",
    "000229235959Z, 2000-02-29T23:59:59Z, 951868799000",
    "491231235959Z, 2049-12-31T23:59:59Z, 2524607999000",
    "20500101000000Z, 2050-01-01T00:00:00Z, 2524608000000",
    "99991231235959Z, 9999-12-31T23:59:59Z, 253402300799000",
    "19000301000000Z, 1900-03-01T00:00:00Z, -2203891200000",
  })
  void shouldReadTimes(String encoded, String text, long expectedMs) {
    Time time =
        encoded.length() == 13
            ? new Time(new ASN1UTCTime(encoded))
            : new Time(new ASN1GeneralizedTime(encoded));
    CertificateView view = view(TestPki.leaf("x").validity(time, time));
    assertEquals(expectedMs, view.notBeforeMs());
    assertEquals(expectedMs, view.notAfterMs());
    assertEquals(text, view.notBefore());
    assertEquals(text, view.notAfter());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "990229000000Z",
        "991301000000Z",
        "990001000000Z",
        "990100000000Z",
        "990101240000Z",
        "990101006000Z",
        "990101000060Z",
        "9901010000Z",
        "990101000000+0100",
      })
  void shouldRefuseTimesThatAreNone(String encoded) {
    String fault =
        decodeFault(
            TestPki.leaf("x")
                .validity(new Time(new ASN1UTCTime(encoded)), new Time(new ASN1UTCTime(encoded))));
    assertTrue(fault.contains("validity"), fault);
  }

  @Test
  void shouldAgreeWithTheCalendarOfTheJavaLibrary() {
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      long seconds = (long) (random.nextDouble() * 253_402_300_799L);
      assertEquals(Instant.ofEpochSecond(seconds).toString(), UtcText.seconds(seconds * 1000));
    }
  }

  @Test
  void shouldRefuseNamesThatCannotBeShown() {
    TestPki hidden =
        TestPki.leaf("x").name(new GeneralName(GeneralName.dNSName, new DERIA5String("a\0.evil")));
    assertTrue(decodeFault(hidden).contains("not printable"));
    TestPki empty =
        TestPki.leaf("x").name(new GeneralName(GeneralName.dNSName, new DERIA5String("")));
    assertTrue(decodeFault(empty).contains("is empty"));
    TestPki address =
        TestPki.leaf("x")
            .name(new GeneralName(GeneralName.iPAddress, new DEROctetString(new byte[5])));
    assertTrue(decodeFault(address).contains("5 octets"));
  }

  /** SEQUENCEs in each other; the innermost is empty. */
  private static byte[] nested(int depth) {
    byte[] encoding = new byte[0];
    for (int i = 0; i < depth; i++) {
      int length = encoding.length;
      byte[] header =
          length < 128
              ? new byte[] {0x30, (byte) length}
              : new byte[] {0x30, (byte) 0x82, (byte) (length >> 8), (byte) length};
      byte[] outer = Arrays.copyOf(header, header.length + length);
      System.arraycopy(encoding, 0, outer, header.length, length);
      encoding = outer;
    }
    return encoding;
  }

  /** A parser that called itself for every level would exhaust the small stack of a small board. */
  @Test
  void shouldRefuseDeepNestingWithoutExhaustingTheStack() throws IOException {
    byte[] deep = nested(1000);
    IOException refused = assertThrows(IOException.class, () -> CertificateView.decode(deep));
    assertTrue(refused.getMessage().contains("nested"), refused.getMessage());
    ASN1Encodable within = new DERSequence();
    for (int i = 0; i < 40; i++) {
      within = new DERSequence(within);
    }
    TestPki extension = TestPki.leaf("x").name(new GeneralName(GeneralName.otherName, within));
    assertThrows(RuntimeException.class, extension::selfSigned);
  }

  /** A name of attributes of one type, with the numbers from first to last as values. */
  private static X500Name numbered(int first, int last) {
    int step = first <= last ? 1 : -1;
    RDN[] parts = new RDN[Math.abs(last - first) + 1];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = new RDN(BCStyle.SERIALNUMBER, new ASN1Integer(first + i * step));
    }
    return new X500Name(parts);
  }

  /** The work for a name grows with the square of its attributes and of its length. */
  @Test
  void shouldRefuseNamesOfMoreAttributesThanTheBound() {
    int countMax = CertificateBounds.NAME_ATTRIBUTES_COUNT_MAX;
    assertTrue(view(TestPki.leaf("x").subject(numbered(1, countMax))).isSelfIssued());
    String refused = decodeFault(TestPki.leaf("x").subject(numbered(1, countMax + 1)));
    assertTrue(refused.contains("more than 32 attributes"), refused);
    AttributeTypeAndValue[] set = new AttributeTypeAndValue[countMax + 1];
    for (int i = 0; i < set.length; i++) {
      set[i] = new AttributeTypeAndValue(BCStyle.SERIALNUMBER, new ASN1Integer(i));
    }
    X500Name inOneSet = new X500Name(new RDN[] {new RDN(set)});
    String refusedSet = decodeFault(TestPki.leaf("x").subject(inOneSet));
    assertTrue(refusedSet.contains("more than 32 attributes"), refusedSet);
  }

  @Test
  void shouldRefuseNamesThatAreLongerThanTheBound() {
    // Headers and type of the one attribute take 15 octets.
    int sizeMax = CertificateBounds.NAME_SIZE_MAX - 15;
    assertEquals(1, view(TestPki.leaf("x").subject("CN=" + "y".repeat(1900))).commonNameCount());
    String refused = decodeFault(TestPki.leaf("x").subject("CN=" + "y".repeat(sizeMax + 1)));
    assertTrue(refused.contains("longer than 2048 octets"), refused);
  }

  @Test
  void shouldRefuseCertificatesOfMoreElementsThanTheBound() {
    ASN1Encodable[] elements = new ASN1Encodable[CertificateBounds.ELEMENTS_COUNT_MAX];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = new ASN1Integer(elements.length - i);
    }
    RDN part = new RDN(BCStyle.SERIALNUMBER, new DERSet(elements));
    String inName = decodeFault(TestPki.leaf("x").subject(new X500Name(new RDN[] {part})));
    assertTrue(inName.contains("more than 1024 elements"), inName);
    GeneralName other = new GeneralName(GeneralName.otherName, new DERSequence(elements));
    String inExtension = decodeFault(TestPki.leaf("x").name(other));
    assertTrue(inExtension.contains("more than 1024 elements"), inExtension);
  }

  @Test
  void shouldRefuseMoreAlternativeNamesThanTheBound() {
    TestPki many = TestPki.leaf("x");
    for (int i = 0; i < CertificateBounds.ALT_NAMES_COUNT_MAX; i++) {
      many.dns("board" + i + ".example");
    }
    assertEquals(128, view(many).subjectAltNameCount());
    String refused = decodeFault(many.rfc822("ops@site.example"));
    assertTrue(refused.contains("more than 128 entries"), refused);
  }

  @Test
  void shouldRefuseMoreNameConstraintsThanTheBound() {
    GeneralSubtree[] trees = new GeneralSubtree[CertificateBounds.SUBTREES_COUNT_MAX + 1];
    for (int i = 0; i < trees.length; i++) {
      trees[i] = new GeneralSubtree(new GeneralName(GeneralName.dNSName, i + ".example"));
    }
    GeneralSubtree[] within = Arrays.copyOf(trees, trees.length - 1);
    view(TestPki.authority("CA").nameConstraints(new NameConstraints(within, within)));
    for (NameConstraints beyond :
        new NameConstraints[] {
          new NameConstraints(trees, null), new NameConstraints(null, trees),
        }) {
      String refused = decodeFault(TestPki.authority("CA").nameConstraints(beyond));
      assertTrue(refused.contains("more than 64 permitted or excluded"), refused);
    }
  }

  /** RFC 5280 §7.1: the parts have to match in their order; case, blanks and types are nothing. */
  @Test
  void shouldCompareNamesPartByPartInTheirOrder() throws IOException {
    assertSameName(true, "CN=Board One,O=Site", "CN=bOARD   one,O= site ");
    assertSameName(false, "CN=Board One,O=Site", "CN=Boardone,O=Site");
    assertSameName(false, "CN=a,O=b", "O=b,CN=a");
    assertSameName(false, "CN=a,O=b", "CN=a");
    assertSameName(false, "CN=a", "O=a");
    assertSameName(true, "CN=a+O=b", "O=B+CN=A");
    assertSameName(false, "CN=a+O=b", "CN=a,O=b");
    assertSameName(true, "", "");
    X500Name forward = numbered(1, 32);
    assertEquals(DistinguishedName.of(forward), DistinguishedName.of(numbered(1, 32)));
    assertNotEquals(DistinguishedName.of(forward), DistinguishedName.of(numbered(32, 1)));
  }

  @Test
  void shouldCompareTextsWhateverTheirTypeAndOtherValuesByTheirEncoding() throws IOException {
    assertEquals(
        DistinguishedName.of(named(new DERUTF8String("Board"))),
        DistinguishedName.of(named(new DERPrintableString("board"))));
    assertEquals(
        DistinguishedName.of(named(new DERBitString(new byte[] {1}))),
        DistinguishedName.of(named(new DERBitString(new byte[] {1}))));
    assertNotEquals(
        DistinguishedName.of(named(new DERBitString(new byte[] {1}))),
        DistinguishedName.of(named(new DERUTF8String("#03020001"))));
  }

  private static X500Name named(ASN1Encodable value) {
    return new X500Name(new RDN[] {new RDN(BCStyle.CN, value)});
  }

  private static void assertSameName(boolean expected, String left, String right)
      throws IOException {
    DistinguishedName one = DistinguishedName.of(new X500Name(left));
    DistinguishedName other = DistinguishedName.of(new X500Name(right));
    assertEquals(expected, one.equals(other), left + " and " + right);
    assertTrue(!expected || one.hashCode() == other.hashCode());
  }

  /** A table of fingerprints costs one digest for each algorithm, not one for each row. */
  @Test
  void shouldDigestItsEncodingOnceForEachAlgorithm() {
    CertificateView view = view(TestPki.leaf("board"));
    for (int algorithm = Fingerprint.SHA256; algorithm <= Fingerprint.SHA512; algorithm++) {
      byte[] digest = view.digest(algorithm);
      assertTrue(Fingerprint.of(algorithm, view).matches(view));
      assertSame(digest, view.digest(algorithm));
    }
  }

  @Test
  void shouldRefuseEveryCut() {
    byte[] good = view(TestPki.leaf("board").dns("localhost")).encoded();
    for (int length = 0; length < good.length; length++) {
      byte[] cut = Arrays.copyOf(good, length);
      assertThrows(IOException.class, () -> CertificateView.decode(cut));
    }
    byte[] longer = Arrays.copyOf(good, good.length + 1);
    assertThrows(IOException.class, () -> CertificateView.decode(longer));
  }

  @Test
  void shouldRefuseEncodingsThatAreNotDer() {
    byte[] good = view(TestPki.leaf("board").dns("localhost")).encoded();
    // The outermost length in one octet more than it needs.
    byte[] padded = new byte[good.length + 1];
    padded[0] = good[0];
    padded[1] = (byte) 0x83;
    System.arraycopy(good, 2, padded, 3, good.length - 2);
    assertEquals((byte) 0x82, good[1]);
    IOException refused = assertThrows(IOException.class, () -> CertificateView.decode(padded));
    assertTrue(refused.getMessage().contains("not DER"), refused.getMessage());
  }

  @Test
  void shouldNeverThrowAnythingElseOnDamagedBytes() {
    byte[] good =
        view(TestPki.leaf("board").dns("localhost").ip("192.0.2.1").rfc822("a@b.example"))
            .encoded();
    int refused = 0;
    for (int position = 0; position < good.length; position++) {
      for (int change = 1; change < 256; change += 17) {
        byte[] bad = good.clone();
        bad[position] ^= (byte) change;
        try {
          CertificateView view = CertificateView.decode(bad);
          assertFalse(view.subject() == null || view.issuer() == null);
        } catch (IOException e) {
          refused++;
        }
      }
    }
    assertTrue(refused > 0);
  }
}
