/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The path validation of RFC 5280 §6, rule by rule. */
class PathVerifierTest {

  private static final TestPki.Issued ROOT = TestPki.authority("Root CA").selfSigned();
  private static final TestPki.Issued MIDDLE = TestPki.authority("Middle CA").issuedBy(ROOT);
  private static final TestPki.Issued LEAF = TestPki.leaf("board").issuedBy(MIDDLE);

  private PeerCertificates peer;

  private TlsRefusal verify(
      CertificateTime time, int purpose, CertificateView[] presented, TestPki.Issued... anchors) {
    CertificateView[] trusted = new CertificateView[anchors.length];
    for (int i = 0; i < anchors.length; i++) {
      trusted[i] = anchors[i].certificate();
    }
    peer = new PeerCertificates(presented);
    return new PathVerifier(trusted, time, purpose).verify(peer);
  }

  private TlsRefusal verify(TestPki.Issued leaf, TestPki.Issued... anchors) {
    return verify(Times.NOW, PathVerifier.SERVER, leaf.chain(), anchors);
  }

  private void assertPath(TestPki.Issued... expected) {
    List<CertificateView> path = new ArrayList<>();
    for (int i = 0; i < peer.verifiedCount(); i++) {
      path.add(peer.verified(i));
    }
    List<CertificateView> wanted = new ArrayList<>();
    for (TestPki.Issued issued : expected) {
      wanted.add(issued.certificate());
    }
    assertEquals(wanted, path);
  }

  private void assertRefused(
      int cause, TestPki.Issued certificate, String rule, TlsRefusal refusal) {
    assertNotNull(refusal, "accepted");
    assertEquals(cause, refusal.cause(), refusal::toString);
    assertEquals(certificate.certificate(), refusal.certificate(), refusal::toString);
    assertTrue(refusal.rule().contains(rule), refusal::toString);
    assertFalse(refusal.advice().isEmpty());
    assertEquals(0, peer.verifiedCount());
  }

  @Test
  void shouldFindPathThroughIntermediate() {
    assertNull(verify(LEAF, ROOT));
    assertPath(LEAF, MIDDLE, ROOT);
  }

  @Test
  void shouldFindPathWhateverTheOrderOfThePresented() {
    CertificateView[] presented = {
      LEAF.certificate(),
      TestPki.authority("Somebody Else").selfSigned().certificate(),
      ROOT.certificate(),
      MIDDLE.certificate(),
    };
    assertNull(verify(Times.NOW, PathVerifier.CLIENT, presented, ROOT));
    assertPath(LEAF, MIDDLE, ROOT);
  }

  @Test
  void shouldStopAtIntermediateThatIsAnchor() {
    assertNull(verify(LEAF, MIDDLE));
    assertPath(LEAF, MIDDLE);
  }

  /** A row of the certificate map may name any authority of the path. */
  @Test
  void shouldGoOnFromAnAnchorToFurtherAnchors() {
    assertNull(verify(LEAF, MIDDLE, ROOT));
    assertPath(LEAF, MIDDLE, ROOT);
    assertNull(verify(LEAF, ROOT, MIDDLE));
    assertPath(LEAF, MIDDLE, ROOT);
    assertNull(verify(LEAF, ROOT, MIDDLE, LEAF));
    assertPath(LEAF, MIDDLE, ROOT);
    CertificateView[] alone = {LEAF.certificate()};
    assertNull(verify(Times.NOW, PathVerifier.CLIENT, alone, MIDDLE, ROOT));
    assertPath(LEAF, MIDDLE, ROOT);
    TestPki.Issued third = TestPki.authority("Third CA").issuedBy(MIDDLE);
    TestPki.Issued below = TestPki.leaf("board").issuedBy(third);
    assertNull(verify(below, third, ROOT));
    assertPath(below, third, MIDDLE, ROOT);
  }

  /** RFC 5280 §4.1.1.3: a signature is a string of octets, whatever its type could hold. */
  @Test
  void shouldRefuseASignatureThatIsNotMadeOfOctets() throws IOException {
    byte[] encoding = LEAF.certificate().encoded();
    int signatureSize = LEAF.certificate().structure().getSignature().getOctets().length;
    // The octet in front of it tells how many bits of its last one do not count.
    int unused = encoding.length - signatureSize - 1;
    assertEquals(0, encoding[unused]);
    encoding[unused] = 1;
    encoding[encoding.length - 1] &= (byte) 0xFE;
    CertificateView odd = CertificateView.decode(encoding);
    CertificateView[] presented = {odd, MIDDLE.certificate()};
    TlsRefusal refusal = verify(Times.NOW, PathVerifier.SERVER, presented, ROOT);
    assertNotNull(refusal);
    assertEquals(TlsRefusal.BAD_SIGNATURE, refusal.cause(), refusal::toString);
  }

  @Test
  void shouldEndAtAnchorWhenThePathToFurtherAnchorsBreaksARule() {
    TestPki.Issued expired = TestPki.authority("Root CA").expired().selfSigned();
    assertNull(verify(LEAF, MIDDLE, expired));
    assertPath(LEAF, MIDDLE);
    TestPki.Issued impostor = TestPki.authority("Root CA").keyOf("impostor").selfSigned();
    assertNull(verify(LEAF, MIDDLE, impostor));
    assertPath(LEAF, MIDDLE);
    TestPki.Issued other = TestPki.authority("Other CA").selfSigned();
    assertNull(verify(LEAF, MIDDLE, other));
    assertPath(LEAF, MIDDLE);
  }

  /** The work behind an anchor is bounded like that before it, and takes nothing away. */
  @Test
  void shouldEndAtAnchorWhenTheSignaturesAreSpentBehindIt() {
    List<CertificateView> presented = new ArrayList<>();
    presented.add(LEAF.certificate());
    for (int i = 0; i < 2 * PathVerifier.SIGNATURES_COUNT_MAX; i++) {
      presented.add(
          TestPki.authority("Root CA").serial(i + 2).keyOf("k").selfSigned().certificate());
    }
    TestPki.Issued other = TestPki.authority("Other CA").selfSigned();
    CertificateView[] all = presented.toArray(new CertificateView[0]);
    assertNull(verify(Times.NOW, PathVerifier.CLIENT, all, MIDDLE, other));
    assertPath(LEAF, MIDDLE);
  }

  @Test
  void shouldTakePresentedCertificateThatIsAnchorAsPathOfOne() {
    TestPki.Issued own = TestPki.leaf("self").selfSigned();
    assertNull(verify(own, own));
    assertPath(own);
    assertNull(verify(LEAF, LEAF));
    assertPath(LEAF);
  }

  @Test
  void shouldRefuseUnknownAuthority() {
    TestPki.Issued other = TestPki.authority("Other CA").selfSigned();
    assertRefused(
        TlsRefusal.UNKNOWN_CA,
        ROOT,
        "signed by itself and not among the trusted",
        verify(LEAF, other));
    assertRefused(TlsRefusal.UNKNOWN_CA, ROOT, "not among the trusted", verify(LEAF));
  }

  @Test
  void shouldRefuseWhenIntermediateIsMissing() {
    CertificateView[] alone = {LEAF.certificate()};
    assertRefused(
        TlsRefusal.UNKNOWN_CA,
        LEAF,
        "its issuer is not among",
        verify(Times.NOW, PathVerifier.SERVER, alone, ROOT));
  }

  @Test
  void shouldRefuseWhenNothingWasPresented() {
    TlsRefusal refusal = verify(Times.NOW, PathVerifier.SERVER, new CertificateView[0], ROOT);
    assertEquals(TlsRefusal.NO_CERTIFICATE, refusal.cause());
  }

  @Test
  void shouldRefuseAuthorityOfTheSameNameWithAnotherKey() {
    TestPki.Issued impostor = TestPki.authority("Root CA").keyOf("impostor").selfSigned();
    TestPki.Issued leaf = TestPki.leaf("board").issuedBy(impostor);
    CertificateView[] alone = {leaf.certificate()};
    assertRefused(
        TlsRefusal.BAD_SIGNATURE,
        leaf,
        "its signature is not that of",
        verify(Times.NOW, PathVerifier.SERVER, alone, ROOT));
    assertRefused(
        TlsRefusal.BAD_SIGNATURE, impostor, "which has the name of its issuer", verify(leaf, ROOT));
  }

  @Test
  void shouldRefuseWrongSignature() {
    TestPki.Issued leaf = TestPki.leaf("board").withWrongSignature().issuedBy(ROOT);
    assertRefused(
        TlsRefusal.BAD_SIGNATURE, leaf, "its signature is not that of", verify(leaf, ROOT));
    TestPki.Issued middle = TestPki.authority("Middle CA").withWrongSignature().issuedBy(ROOT);
    TestPki.Issued below = TestPki.leaf("board").issuedBy(middle);
    assertRefused(
        TlsRefusal.BAD_SIGNATURE, middle, "its signature is not that of", verify(below, ROOT));
  }

  @Test
  void shouldNotAskForTheSignatureOfTheAnchor() {
    TestPki.Issued anchor = TestPki.authority("Root CA").withWrongSignature().selfSigned();
    TestPki.Issued leaf = TestPki.leaf("board").issuedBy(anchor);
    assertNull(verify(leaf, anchor));
  }

  @Test
  void shouldChooseByKeyIdentifierAmongAuthoritiesOfOneName() {
    TestPki.Issued older = TestPki.authority("Root CA").keyOf("older").selfSigned();
    assertNull(verify(LEAF, older, ROOT));
    assertPath(LEAF, MIDDLE, ROOT);
  }

  @Test
  void shouldTryAllAuthoritiesOfOneNameWithoutKeyIdentifiers() {
    TestPki.Issued older =
        TestPki.authority("Plain CA").keyOf("older").withoutKeyIdentifiers().selfSigned();
    TestPki.Issued present =
        TestPki.authority("Plain CA").keyOf("present").withoutKeyIdentifiers().selfSigned();
    TestPki.Issued leaf = TestPki.leaf("board").withoutKeyIdentifiers().issuedBy(present);
    assertNull(verify(leaf, older, present));
    assertPath(leaf, present);
  }

  @Test
  void shouldTakeRenewedAuthorityWhenTheOlderHasExpired() {
    TestPki.Issued older = TestPki.authority("Root CA").expired().selfSigned();
    assertNull(verify(LEAF, older, ROOT));
    assertPath(LEAF, MIDDLE, ROOT);
  }

  @Test
  void shouldRefuseExpiredCertificateAnywhereInThePath() {
    TestPki.Issued leaf = TestPki.leaf("board").expired().issuedBy(MIDDLE);
    assertRefused(TlsRefusal.EXPIRED, leaf, "it was valid until", verify(leaf, ROOT));
    TestPki.Issued middle = TestPki.authority("Middle CA").expired().issuedBy(ROOT);
    assertRefused(
        TlsRefusal.EXPIRED,
        middle,
        "it was valid until",
        verify(TestPki.leaf("board").issuedBy(middle), ROOT));
    TestPki.Issued root = TestPki.authority("Root CA").expired().selfSigned();
    assertRefused(TlsRefusal.EXPIRED, root, "it was valid until", verify(LEAF, root));
  }

  @Test
  void shouldRefuseCertificateThatIsNotYetValid() {
    TestPki.Issued leaf = TestPki.leaf("board").notYetValid().issuedBy(ROOT);
    assertRefused(TlsRefusal.NOT_YET_VALID, leaf, "it is valid from", verify(leaf, ROOT));
  }

  @Test
  void shouldTakeBothEndsOfTheValidityAsValid() {
    TestPki.Issued leaf =
        TestPki.leaf("board").validity(TestPki.NOW_MS, TestPki.NOW_MS + 1000).issuedBy(ROOT);
    CertificateView[] chain = leaf.chain();
    long end = TestPki.NOW_MS + 1000;
    assertNull(verify(Times.NOW, PathVerifier.SERVER, chain, ROOT));
    assertNull(verify(Times.at(end + 999), PathVerifier.SERVER, chain, ROOT));
    assertNotNull(verify(Times.at(end + 1000), PathVerifier.SERVER, chain, ROOT));
    long before = TestPki.NOW_MS - 1;
    assertNotNull(verify(Times.at(before), PathVerifier.SERVER, chain, ROOT));
  }

  @Test
  void shouldJudgeUntrustedTimeByItsBounds() {
    TestPki.Issued expired = TestPki.leaf("board").expired().issuedBy(ROOT);
    TestPki.Issued coming = TestPki.leaf("board").notYetValid().issuedBy(ROOT);
    CertificateTime anyTime = Times.between(0, Long.MAX_VALUE);
    assertNull(verify(anyTime, PathVerifier.SERVER, expired.chain(), ROOT));
    assertNull(verify(anyTime, PathVerifier.SERVER, coming.chain(), ROOT));
    CertificateTime bounded = Times.between(TestPki.NOW_MS, Long.MAX_VALUE);
    assertRefused(
        TlsRefusal.EXPIRED,
        expired,
        "and it is at least 2026-01-01T00:00:00Z here",
        verify(bounded, PathVerifier.SERVER, expired.chain(), ROOT));
    assertNull(verify(bounded, PathVerifier.SERVER, coming.chain(), ROOT));
  }

  @Test
  void shouldRefuseLeafThatSignsAnother() {
    TestPki.Issued leaf = TestPki.leaf("board").issuedBy(ROOT);
    TestPki.Issued below = TestPki.leaf("victim").issuedBy(leaf);
    assertRefused(TlsRefusal.USAGE, leaf, "is no certification authority's", verify(below, ROOT));
    TestPki.Issued plain =
        TestPki.leaf("board").basicConstraints(false).withoutKeyUsage().issuedBy(ROOT);
    assertRefused(
        TlsRefusal.USAGE,
        plain,
        "is no certification authority's",
        verify(TestPki.leaf("victim").issuedBy(plain), ROOT));
  }

  @Test
  void shouldHoldTheAnchorToTheRulesToo() {
    TestPki.Issued anchor = TestPki.authority("Root CA").withoutBasicConstraints().selfSigned();
    assertRefused(
        TlsRefusal.USAGE, anchor, "is no certification authority's", verify(LEAF, anchor));
  }

  @Test
  void shouldRefuseAuthorityWithoutKeyCertSign() {
    TestPki.Issued root = TestPki.authority("Root CA").keyUsage(KeyUsage.cRLSign).selfSigned();
    TestPki.Issued leaf = TestPki.leaf("board").issuedBy(root);
    assertRefused(TlsRefusal.USAGE, root, "lacks keyCertSign", verify(leaf, root));
    TestPki.Issued free = TestPki.authority("Root CA").withoutKeyUsage().selfSigned();
    assertNull(verify(leaf, free));
  }

  @Test
  void shouldHoldThePathLength() {
    TestPki.Issued root = TestPki.authority("Root CA").pathLength(0).selfSigned();
    assertRefused(TlsRefusal.USAGE, root, "allows 0 intermediate", verify(LEAF, root));
    assertNull(verify(TestPki.leaf("board").issuedBy(root), root));
    TestPki.Issued one = TestPki.authority("Root CA").pathLength(1).selfSigned();
    assertNull(verify(LEAF, one));
    TestPki.Issued third = TestPki.authority("Third CA").issuedBy(MIDDLE);
    TestPki.Issued deep = TestPki.leaf("board").issuedBy(third);
    assertRefused(TlsRefusal.USAGE, one, "and there are 2", verify(deep, one));
  }

  @Test
  void shouldNotCountSelfIssuedIntermediatesInThePathLength() {
    TestPki.Issued root = TestPki.authority("Root CA").pathLength(1).selfSigned();
    TestPki.Issued rollover = TestPki.authority("Root CA").keyOf("next key").issuedBy(root);
    TestPki.Issued middle = TestPki.authority("Middle CA").issuedBy(rollover);
    TestPki.Issued leaf = TestPki.leaf("board").issuedBy(middle);
    assertNull(verify(leaf, root));
    assertPath(leaf, middle, rollover, root);
  }

  @Test
  void shouldHoldTheExtendedKeyUsageOfTheLeaf() {
    TestPki.Issued server = TestPki.leaf("board").serverOnly().issuedBy(ROOT);
    TestPki.Issued client = TestPki.leaf("board").clientOnly().issuedBy(ROOT);
    TestPki.Issued code = TestPki.leaf("board").codeSigningOnly().issuedBy(ROOT);
    TestPki.Issued any = TestPki.leaf("board").withoutExtendedKeyUsage().issuedBy(ROOT);
    assertNull(verify(Times.NOW, PathVerifier.SERVER, server.chain(), ROOT));
    assertRefused(
        TlsRefusal.USAGE,
        server,
        "lacks clientAuth",
        verify(Times.NOW, PathVerifier.CLIENT, server.chain(), ROOT));
    assertNull(verify(Times.NOW, PathVerifier.CLIENT, client.chain(), ROOT));
    assertRefused(
        TlsRefusal.USAGE,
        client,
        "lacks serverAuth",
        verify(Times.NOW, PathVerifier.SERVER, client.chain(), ROOT));
    assertRefused(TlsRefusal.USAGE, code, "lacks serverAuth", verify(code, ROOT));
    assertNull(verify(any, ROOT));
  }

  @Test
  void shouldRefuseLeafWithoutDigitalSignature() {
    TestPki.Issued leaf = TestPki.leaf("board").keyUsage(KeyUsage.keyEncipherment).issuedBy(ROOT);
    assertRefused(TlsRefusal.USAGE, leaf, "lacks digitalSignature", verify(leaf, ROOT));
    assertNull(verify(TestPki.leaf("board").withoutKeyUsage().issuedBy(ROOT), ROOT));
  }

  @Test
  void shouldRefuseUnknownCriticalExtension() {
    TestPki.Issued leaf = TestPki.leaf("board").unknownExtension(true).issuedBy(ROOT);
    assertRefused(
        TlsRefusal.USAGE, leaf, "critical extension 1.3.6.1.4.1.32473.99", verify(leaf, ROOT));
    TestPki.Issued middle = TestPki.authority("Middle CA").unknownExtension(true).issuedBy(ROOT);
    assertRefused(
        TlsRefusal.USAGE,
        middle,
        "critical extension",
        verify(TestPki.leaf("board").issuedBy(middle), ROOT));
    assertNull(verify(TestPki.leaf("board").unknownExtension(false).issuedBy(ROOT), ROOT));
  }

  @Test
  void shouldBreakTheChainWhereIssuerAndSubjectDiffer() {
    TestPki.Issued leaf = TestPki.leaf("board").issuerName("CN=Nobody").issuedBy(ROOT);
    assertRefused(TlsRefusal.UNKNOWN_CA, leaf, "its issuer is not among", verify(leaf, ROOT));
  }

  @Test
  void shouldCompareNamesWithoutCaseAndBlanks() {
    TestPki.Issued leaf = TestPki.leaf("board").issuerName("CN=rOOT  ca").issuedBy(ROOT);
    assertNull(verify(leaf, ROOT));
  }

  @ParameterizedTest
  @EnumSource(
      names = {"RSA_SHA256", "RSA_SHA384", "RSA_SHA512", "PSS_SHA256", "PSS_SHA384", "PSS_SHA512"})
  void shouldAcceptStrongRsaSignatures(TestPki.Signature signature) {
    TestPki.Issued root = TestPki.authority("RSA CA").rsa().selfSigned();
    TestPki.Issued leaf = TestPki.leaf("board").signature(signature).issuedBy(root);
    assertNull(verify(leaf, root));
    TestPki.Issued wrong =
        TestPki.leaf("board").signature(signature).withWrongSignature().issuedBy(root);
    assertRefused(
        TlsRefusal.BAD_SIGNATURE, wrong, "its signature is not that", verify(wrong, root));
  }

  @ParameterizedTest
  @EnumSource(
      value = TestKeys.Type.class,
      names = {"EC_P256", "EC_P384", "EC_P521"})
  void shouldAcceptStrongEcdsaSignatures(TestKeys.Type type) {
    TestPki.Issued root = TestPki.authority("ECDSA CA").key(type).selfSigned();
    for (TestPki.Signature signature :
        new TestPki.Signature[] {
          TestPki.Signature.ECDSA_SHA256,
          TestPki.Signature.ECDSA_SHA384,
          TestPki.Signature.ECDSA_SHA512
        }) {
      TestPki.Issued leaf = TestPki.leaf("board").signature(signature).issuedBy(root);
      assertNull(verify(leaf, root));
      TestPki.Issued wrong =
          TestPki.leaf("board").signature(signature).withWrongSignature().issuedBy(root);
      assertRefused(
          TlsRefusal.BAD_SIGNATURE, wrong, "its signature is not that", verify(wrong, root));
    }
  }

  @Test
  void shouldAcceptEd25519Signatures() {
    TestPki.Issued root = TestPki.authority("Ed CA").ed25519().selfSigned();
    assertNull(verify(TestPki.leaf("board").issuedBy(root), root));
    TestPki.Issued wrong = TestPki.leaf("board").withWrongSignature().issuedBy(root);
    assertRefused(
        TlsRefusal.BAD_SIGNATURE, wrong, "its signature is not that", verify(wrong, root));
  }

  @ParameterizedTest
  @EnumSource(names = {"RSA_SHA1", "PSS_SHA1", "ECDSA_SHA1"})
  void shouldRefuseSignaturesWithSha1(TestPki.Signature signature) {
    TestPki authority = TestPki.authority("Weak CA");
    TestPki.Issued root =
        (signature == TestPki.Signature.ECDSA_SHA1 ? authority : authority.rsa()).selfSigned();
    TestPki.Issued leaf = TestPki.leaf("board").signature(signature).issuedBy(root);
    assertRefused(TlsRefusal.BAD_SIGNATURE, leaf, "not", verify(leaf, root));
  }

  @Test
  void shouldRefuseWeakAndStrangeKeys() {
    TestPki.Issued weak = TestPki.leaf("board").key(TestKeys.Type.RSA_1024).issuedBy(ROOT);
    assertRefused(TlsRefusal.BAD_CERTIFICATE, weak, "an RSA key of 1024 bits", verify(weak, ROOT));
    TestPki.Issued strange = TestPki.leaf("board").key(TestKeys.Type.EC_K256).issuedBy(ROOT);
    assertRefused(
        TlsRefusal.BAD_CERTIFICATE, strange, "on curve 1.3.132.0.10", verify(strange, ROOT));
    TestPki.Issued root = TestPki.authority("Weak CA").key(TestKeys.Type.RSA_1024).selfSigned();
    TestPki.Issued leaf = TestPki.leaf("board").issuedBy(root);
    assertRefused(TlsRefusal.BAD_SIGNATURE, leaf, "an RSA key of 1024 bits", verify(leaf, root));
  }

  /** What an RSA signature costs grows with the square of the key's size. */
  @Test
  void shouldRefusePresentedRsaKeysAbove4096Bits() {
    TestPki.Issued leaf = TestPki.leaf("board").key(TestKeys.Type.RSA_4096).issuedBy(ROOT);
    assertNull(verify(leaf, ROOT));
    TestPki.Issued large = TestPki.leaf("board").key(TestKeys.Type.RSA_5120).issuedBy(ROOT);
    assertRefused(
        TlsRefusal.BAD_CERTIFICATE, large, "5120 bits, where 2048 to 4096", verify(large, ROOT));
    TestPki.Issued middle = TestPki.authority("RSA CA").key(TestKeys.Type.RSA_4096).issuedBy(ROOT);
    assertNull(verify(TestPki.leaf("board").issuedBy(middle), ROOT));
    TestPki.Issued huge = TestPki.authority("RSA CA").key(TestKeys.Type.RSA_5120).issuedBy(ROOT);
    TestPki.Issued below = TestPki.leaf("board").issuedBy(huge);
    assertRefused(
        TlsRefusal.BAD_SIGNATURE, below, "5120 bits, where 2048 to 4096", verify(below, ROOT));
  }

  @Test
  void shouldAcceptRsaKeysOfTrustedCertificatesUpTo8192Bits() {
    TestPki.Issued root = TestPki.authority("RSA CA").key(TestKeys.Type.RSA_8192).selfSigned();
    TestPki.Issued leaf = TestPki.leaf("board").issuedBy(root);
    assertNull(verify(leaf, root));
    assertPath(leaf, root);
    // Presented and not trusted, it is a stranger's.
    assertRefused(TlsRefusal.BAD_SIGNATURE, leaf, "8192 bits", verify(leaf, ROOT));
  }

  /** The cost grows with the exponent's bits too. */
  @Test
  void shouldRefuseRsaExponentsAbove32Bits() {
    TestPki.Issued widest =
        TestPki.authority("RSA CA").key(TestKeys.Type.RSA_EXPONENT_32).selfSigned();
    assertNull(verify(TestPki.leaf("board").issuedBy(widest), widest));
    TestPki.Issued beyond =
        TestPki.authority("RSA CA").key(TestKeys.Type.RSA_EXPONENT_33).selfSigned();
    TestPki.Issued leaf = TestPki.leaf("board").issuedBy(beyond);
    assertRefused(
        TlsRefusal.BAD_SIGNATURE, leaf, "exponent has 33 bits, where 32", verify(leaf, beyond));
  }

  @Test
  void shouldNotRunInLoopsOfCrossSignedAuthorities() {
    TestPki.Issued a = TestPki.authority("A").selfSigned();
    TestPki.Issued b = TestPki.authority("B").selfSigned();
    TestPki.Issued aByB = TestPki.authority("A").issuedBy(b);
    TestPki.Issued bByA = TestPki.authority("B").issuedBy(a);
    TestPki.Issued leaf = TestPki.leaf("board").issuedBy(a);
    CertificateView[] presented = {
      leaf.certificate(), aByB.certificate(), bByA.certificate(), a.certificate(), b.certificate()
    };
    TlsRefusal refusal = verify(Times.NOW, PathVerifier.SERVER, presented, ROOT);
    assertEquals(TlsRefusal.UNKNOWN_CA, refusal.cause());
    assertNull(verify(Times.NOW, PathVerifier.SERVER, presented, b));
  }

  @Test
  void shouldBoundThePathLength() {
    List<CertificateView> presented = new ArrayList<>();
    TestPki.Issued issuer = ROOT;
    for (int i = 0; i < PathVerifier.PATH_COUNT_MAX - 1; i++) {
      issuer = TestPki.authority("Level " + i).issuedBy(issuer);
    }
    TestPki.Issued leaf = TestPki.leaf("board").issuedBy(issuer);
    for (CertificateView certificate : leaf.chain()) {
      presented.add(certificate);
    }
    TlsRefusal refusal =
        verify(Times.NOW, PathVerifier.SERVER, presented.toArray(new CertificateView[0]), ROOT);
    assertEquals(TlsRefusal.UNKNOWN_CA, refusal.cause());
    assertTrue(refusal.rule().contains("no path to a trusted certificate"), refusal::toString);
    TestPki.Issued nearer = TestPki.leaf("board").issuedBy(issuer);
    TestPki.Issued anchor = TestPki.authority("Level 0").issuedBy(ROOT);
    assertNull(verify(nearer, anchor));
    assertEquals(PathVerifier.PATH_COUNT_MAX, peer.verifiedCount());
  }

  @Test
  void shouldBoundTheSignaturesThatAreChecked() {
    // Twins of one name and key, each of which could have signed each other.
    List<CertificateView> presented = new ArrayList<>();
    presented.add(
        TestPki.leaf("board").issuedBy(TestPki.authority("Twin").selfSigned()).certificate());
    for (int i = 0; i < 40; i++) {
      presented.add(TestPki.authority("Twin").serial(i + 2).selfSigned().certificate());
    }
    TlsRefusal refusal =
        verify(Times.NOW, PathVerifier.SERVER, presented.toArray(new CertificateView[0]), ROOT);
    assertEquals(TlsRefusal.UNKNOWN_CA, refusal.cause());
    assertTrue(
        refusal.rule().contains(PathVerifier.SIGNATURES_COUNT_MAX + " signatures"),
        refusal::toString);
  }

  /** What was presented twice is one certificate, and its signature is checked once. */
  @Test
  void shouldNotSpendTheSignaturesOnRepeatedCertificates() {
    TestPki impostor = TestPki.authority("Plain CA").keyOf("impostor").withoutKeyIdentifiers();
    TestPki.Issued middle = TestPki.authority("Plain CA").withoutKeyIdentifiers().issuedBy(ROOT);
    TestPki.Issued leaf = TestPki.leaf("board").withoutKeyIdentifiers().issuedBy(middle);
    List<CertificateView> presented = new ArrayList<>();
    presented.add(leaf.certificate());
    for (int i = 0; i < PathVerifier.SIGNATURES_COUNT_MAX; i++) {
      presented.add(impostor.selfSigned().certificate());
    }
    presented.add(middle.certificate());
    assertNull(
        verify(Times.NOW, PathVerifier.SERVER, presented.toArray(new CertificateView[0]), ROOT));
    assertPath(leaf, middle, ROOT);
  }

  private static NameConstraints constraints(GeneralName permitted, GeneralName excluded) {
    return new NameConstraints(
        permitted == null ? null : new GeneralSubtree[] {new GeneralSubtree(permitted)},
        excluded == null ? null : new GeneralSubtree[] {new GeneralSubtree(excluded)});
  }

  private TlsRefusal verifyUnder(NameConstraints constraints, TestPki leaf) {
    TestPki.Issued root = TestPki.authority("Bound CA").nameConstraints(constraints).selfSigned();
    return verify(leaf.issuedBy(root), root);
  }

  private static GeneralName dns(String name) {
    return new GeneralName(GeneralName.dNSName, name);
  }

  private static GeneralName mail(String name) {
    return new GeneralName(GeneralName.rfc822Name, name);
  }

  private static GeneralName network(int... octets) {
    byte[] bytes = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      bytes[i] = (byte) octets[i];
    }
    return new GeneralName(GeneralName.iPAddress, new DEROctetString(bytes));
  }

  @Test
  void shouldHoldNameConstraintsOnDnsNames() {
    NameConstraints permitted = constraints(dns("Site.example"), null);
    assertNull(verifyUnder(permitted, TestPki.leaf("b").dns("board.site.EXAMPLE")));
    assertNull(verifyUnder(permitted, TestPki.leaf("b").dns("site.example")));
    assertNull(verifyUnder(permitted, TestPki.leaf("b").dns("*.site.example")));
    assertNull(verifyUnder(permitted, TestPki.leaf("Board One").rfc822("a@other.example")));
    assertNotNull(verifyUnder(permitted, TestPki.leaf("b").dns("mysite.example")));
    assertNotNull(verifyUnder(permitted, TestPki.leaf("b").dns("a.site.example").dns("b.example")));
    NameConstraints excluded = constraints(null, dns("secret.site.example"));
    assertNull(verifyUnder(excluded, TestPki.leaf("b").dns("board.site.example")));
    assertNotNull(verifyUnder(excluded, TestPki.leaf("b").dns("a.secret.site.example")));
    assertNotNull(verifyUnder(excluded, TestPki.leaf("b").dns("*.site.example")));
  }

  @Test
  void shouldHoldNameConstraintsOnCommonNamesThatStandForDnsNames() {
    NameConstraints permitted = constraints(dns("site.example"), null);
    assertNotNull(verifyUnder(permitted, TestPki.leaf("board.other.example")));
    assertNotNull(verifyUnder(permitted, TestPki.leaf("*.other.example")));
    assertNull(verifyUnder(permitted, TestPki.leaf("board.site.example")));
    assertNull(verifyUnder(permitted, TestPki.leaf("Board in the cellar")));
    // Without a dot too, it is compared with the names of servers.
    TlsRefusal refusal = verifyUnder(permitted, TestPki.leaf("nms"));
    assertEquals(TlsRefusal.USAGE, refusal.cause());
    assertTrue(refusal.rule().contains("common name nms is outside"), refusal::toString);
    assertNotNull(verifyUnder(constraints(null, dns("nms")), TestPki.leaf("NMS")));
  }

  /** A rule for names must see what the comparison with the server's name sees, and only that. */
  @Test
  void shouldHoldNameConstraintsOnJustTheCommonNameThatAServerIsKnownBy() {
    NameConstraints permitted = constraints(dns("site.example"), null);
    assertNull(verifyUnder(permitted, TestPki.leaf("nms").dns("a.site.example")));
    assertNotNull(verifyUnder(permitted, TestPki.leaf("nms").ip("192.0.2.1")));
    X500Name last = new X500Name("CN=board.site.example,CN=nms");
    assertNotNull(verifyUnder(permitted, TestPki.leaf("x").subject(last)));
    X500Name first = new X500Name("CN=nms,CN=board.site.example");
    assertNull(verifyUnder(permitted, TestPki.leaf("x").subject(first)));
    TestPki.Issued root = TestPki.authority("Bound CA").nameConstraints(permitted).selfSigned();
    TestPki.Issued middle = TestPki.authority("middle").issuedBy(root);
    TestPki.Issued server = TestPki.leaf("board.site.example").issuedBy(middle);
    assertNull(verify(server, root));
    TestPki.Issued client = TestPki.leaf("operator").rfc822("a@site.example").issuedBy(middle);
    assertNull(verify(Times.NOW, PathVerifier.CLIENT, client.chain(), root));
  }

  /** RFC 1034 §3.1: with the final dot it is the same name. */
  @Test
  void shouldHoldNameConstraintsOnNamesWithTheFinalDot() {
    NameConstraints excluded = constraints(null, dns("victim.example"));
    assertNotNull(verifyUnder(excluded, TestPki.leaf("x").dns("victim.example.")));
    assertNotNull(verifyUnder(excluded, TestPki.leaf("x").dns("nms.Victim.example.")));
    assertNotNull(verifyUnder(excluded, TestPki.leaf("x").dns("*.example.")));
    assertNotNull(verifyUnder(excluded, TestPki.leaf("victim.example.")));
    NameConstraints dotted = constraints(null, dns("victim.example."));
    assertNotNull(verifyUnder(dotted, TestPki.leaf("x").dns("nms.victim.example")));
    assertNotNull(verifyUnder(dotted, TestPki.leaf("x").dns("nms.victim.example.")));
    NameConstraints permitted = constraints(dns("site.example."), null);
    assertNull(verifyUnder(permitted, TestPki.leaf("x").dns("board.site.example")));
    assertNotNull(verifyUnder(permitted, TestPki.leaf("x").dns("board.other.example.")));
  }

  @Test
  void shouldHoldNameConstraintsOnMailAddresses() {
    NameConstraints host = constraints(mail("site.example"), null);
    assertNull(verifyUnder(host, TestPki.leaf("b").rfc822("a@Site.example")));
    assertNotNull(verifyUnder(host, TestPki.leaf("b").rfc822("a@x.site.example")));
    NameConstraints below = constraints(mail(".site.example"), null);
    assertNull(verifyUnder(below, TestPki.leaf("b").rfc822("a@x.site.example")));
    assertNotNull(verifyUnder(below, TestPki.leaf("b").rfc822("a@site.example")));
    NameConstraints mailbox = constraints(null, mail("root@site.example"));
    assertNull(verifyUnder(mailbox, TestPki.leaf("b").rfc822("a@site.example")));
    assertNotNull(verifyUnder(mailbox, TestPki.leaf("b").rfc822("ROOT@site.example")));
    X500Name subject = new X500Name("CN=b,E=a@other.example");
    assertNotNull(verifyUnder(host, TestPki.leaf("b").subject(subject)));
    X500Name together = new X500Name("CN=b+E=a@other.example");
    assertNotNull(verifyUnder(host, TestPki.leaf("b").subject(together)));
    assertNull(verifyUnder(host, TestPki.leaf("b").subject(together).rfc822("a@site.example")));
  }

  @Test
  void shouldHoldNameConstraintsOnAddresses() {
    NameConstraints permitted = constraints(network(10, 0, 0, 0, 255, 0, 0, 0), null);
    assertNull(verifyUnder(permitted, TestPki.leaf("b").ip("10.9.8.7")));
    assertNotNull(verifyUnder(permitted, TestPki.leaf("b").ip("11.9.8.7")));
    assertNotNull(verifyUnder(permitted, TestPki.leaf("b").ip("2001:db8::1")));
    NameConstraints excluded =
        constraints(
            null,
            network(
                0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 0, 0,
                0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    assertNotNull(verifyUnder(excluded, TestPki.leaf("b").ip("2001:db8::1")));
    assertNull(verifyUnder(excluded, TestPki.leaf("b").ip("2001:db9::1").ip("10.0.0.1")));
  }

  @Test
  void shouldHoldNameConstraintsOnIntermediatesBelow() {
    TestPki.Issued root =
        TestPki.authority("Bound CA")
            .nameConstraints(constraints(dns("site.example"), null))
            .selfSigned();
    TestPki.Issued middle = TestPki.authority("Middle").dns("ca.other.example").issuedBy(root);
    TestPki.Issued leaf = TestPki.leaf("b").dns("b.site.example").issuedBy(middle);
    assertRefused(TlsRefusal.USAGE, middle, "dns:ca.other.example is outside", verify(leaf, root));
  }

  @Test
  void shouldRefuseNameConstraintsThatAreNotUnderstood() {
    NameConstraints directory = constraints(new GeneralName(new X500Name("O=Site")), null);
    TlsRefusal refusal = verifyUnder(directory, TestPki.leaf("b"));
    assertEquals(TlsRefusal.USAGE, refusal.cause());
    assertTrue(refusal.rule().contains("not processed here"), refusal::toString);
    TlsRefusal malformed =
        verifyUnder(constraints(network(10, 0, 0, 0), null), TestPki.leaf("b").ip("10.0.0.1"));
    assertTrue(malformed.rule().contains("malformed address"), malformed::toString);
  }
}
