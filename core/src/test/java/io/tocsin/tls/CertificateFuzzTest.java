/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;

/**
 * Whatever stands in the place of a certificate:
 *
 * <ol>
 *   <li>it is refused with an {@link IOException}, or every question about it has an answer, and
 *       its encoding is the one that was read;
 *   <li>of a path in which any octets of a certificate were changed, none is verified, and looking
 *       for one throws nothing.
 * </ol>
 */
class CertificateFuzzTest {

  private static final TestPki.Issued ROOT = TestPki.authority("Root").selfSigned();
  private static final TestPki.Issued MIDDLE = TestPki.authority("Middle").issuedBy(ROOT);
  private static final TestPki.Issued LEAF =
      TestPki.leaf("peer").dns("peer.example.org").issuedBy(MIDDLE);

  /** Octets of input for one changed octet: two for its place, one for what it becomes. */
  private static final int CHANGE_OCTETS = 3;

  @FuzzTest
  void shouldRefuseOrAnswerEveryQuestion(byte[] input) {
    CertificateView certificate = decoded(input);
    if (certificate == null) {
      return;
    }
    assertArrayEquals(input, certificate.encoded());
    assertEquals(certificate, decoded(input));
    ask(certificate);
    assertNotNull(verify(certificate, MIDDLE.certificate()), "nobody here has signed it");
    assertNotNull(verify(LEAF.certificate(), certificate), "nor has it signed anything");
  }

  private static void ask(CertificateView certificate) {
    assertNotNull(certificate.toString());
    assertNotNull(certificate.subject());
    assertNotNull(certificate.issuer());
    assertNotNull(certificate.serial());
    assertNotNull(certificate.fingerprint());
    assertNotNull(certificate.notBefore());
    assertNotNull(certificate.notAfter());
    for (int i = 0; i < certificate.commonNameCount(); i++) {
      assertNotNull(certificate.commonName(i));
    }
    for (int i = 0; i < certificate.subjectAltNameCount(); i++) {
      assertNotNull(certificate.subjectAltName(i).toString());
    }
  }

  @FuzzTest
  void shouldVerifyNoPathWithAChangedCertificate(byte[] input) {
    byte[] leaf = changed(LEAF.certificate().encoded(), input);
    byte[] middle = changed(MIDDLE.certificate().encoded(), input);
    check(decoded(leaf), MIDDLE.certificate(), LEAF.certificate());
    CertificateView otherMiddle = decoded(middle);
    if (otherMiddle != null) {
      boolean isSame = otherMiddle.equals(MIDDLE.certificate());
      TlsRefusal refusal = verify(LEAF.certificate(), otherMiddle);
      assertEquals(isSame, refusal == null);
    }
  }

  private static void check(
      CertificateView leaf, CertificateView middle, CertificateView original) {
    if (leaf == null) {
      return;
    }
    TlsRefusal refusal = verify(leaf, middle);
    if (leaf.equals(original)) {
      assertNull(refusal);
    } else {
      assertNotNull(refusal);
    }
  }

  private static byte[] changed(byte[] encoding, byte[] changes) {
    for (int i = 0; i + CHANGE_OCTETS <= changes.length; i += CHANGE_OCTETS) {
      int place = (changes[i] & 0xFF) << 8 | (changes[i + 1] & 0xFF);
      encoding[place % encoding.length] = changes[i + 2];
    }
    return encoding;
  }

  /** The certificate, or null when it is refused. */
  private static CertificateView decoded(byte[] encoding) {
    try {
      return CertificateView.decode(encoding);
    } catch (IOException e) {
      assertNotNull(e.getMessage());
      return null;
    }
  }

  private static TlsRefusal verify(CertificateView leaf, CertificateView middle) {
    CertificateView[] anchors = {ROOT.certificate()};
    PathVerifier verifier = new PathVerifier(anchors, Times.NOW, PathVerifier.CLIENT);
    return verifier.verify(new PeerCertificates(new CertificateView[] {leaf, middle}));
  }
}
