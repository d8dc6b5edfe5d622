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

import java.util.List;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

/** Certificates judged by revocation lists while a path is verified (RFC 5280 §6.3). */
class RevocationsTest {

  private static final TestPki.Issued ROOT = TestPki.authority("Root CA").serial(1).selfSigned();
  private static final TestPki.Issued MIDDLE =
      TestPki.authority("Middle CA").serial(2).issuedBy(ROOT);
  private static final TestPki.Issued PEER = TestPki.leaf("peer").serial(7).issuedBy(MIDDLE);
  private static final TestPki.Issued OTHER = TestPki.leaf("other").serial(8).issuedBy(MIDDLE);

  private static Revocations lists(boolean isStrict, RevocationList... lists) {
    for (RevocationList list : lists) {
      assertNull(Revocations.prove(list, List.of(ROOT.certificate())));
    }
    return new Revocations(lists, isStrict);
  }

  private static TlsRefusal verify(
      TestPki.Issued peer, Revocations revocations, TestPki.Issued... anchors) {
    CertificateView[] trusted = new CertificateView[anchors.length];
    for (int i = 0; i < anchors.length; i++) {
      trusted[i] = anchors[i].certificate();
    }
    return new PathVerifier(trusted, Times.NOW, PathVerifier.CLIENT, revocations)
        .verify(new PeerCertificates(peer.chain()));
  }

  private static void assertRefused(int cause, TestPki.Issued about, TlsRefusal refusal) {
    assertNotNull(refusal, "accepted");
    assertEquals(cause, refusal.cause(), refusal::toString);
    assertEquals(about.certificate(), refusal.certificate());
  }

  @Test
  void shouldRefuseWhomAnAnchorHasRevoked() {
    TestPki.Issued peer = TestPki.leaf("peer").serial(7).issuedBy(ROOT);
    TlsRefusal refusal = verify(peer, lists(false, TestCrl.of(ROOT).revoke(7).list()), ROOT);
    assertRefused(TlsRefusal.REVOKED, peer, refusal);
    assertEquals(
        "its issuer has revoked it: it is on the revocation list of 2025-12-31T00:00:00Z",
        refusal.rule());
    TestPki.Issued good = TestPki.leaf("good").serial(8).issuedBy(ROOT);
    assertNull(verify(good, lists(false, TestCrl.of(ROOT).revoke(7).list()), ROOT));
  }

  @Test
  void shouldRefuseWhomAnAuthorityOfTheVerifiedPathHasRevoked() {
    Revocations revocations = lists(false, TestCrl.of(MIDDLE).revoke(7).list());
    assertRefused(TlsRefusal.REVOKED, PEER, verify(PEER, revocations, ROOT));
    assertNull(verify(OTHER, revocations, ROOT));
  }

  @Test
  void shouldRefuseEveryoneBelowARevokedAuthority() {
    Revocations revocations = lists(false, TestCrl.of(ROOT).revoke(2).list());
    assertRefused(TlsRefusal.REVOKED, MIDDLE, verify(PEER, revocations, ROOT));
    // It may be trusted, and is not when somebody above it who is trusted too has revoked it.
    assertRefused(TlsRefusal.REVOKED, MIDDLE, verify(PEER, revocations, MIDDLE));
  }

  /** A serial number is unique for its issuer and for nobody else. */
  @Test
  void shouldNotTakeTheListOfOneAuthorityForThatOfAnother() {
    assertNull(verify(PEER, lists(false, TestCrl.of(ROOT).revoke(7).list()), ROOT));
    assertNull(verify(PEER, lists(false, TestCrl.of(MIDDLE).revoke(2).list()), ROOT));
  }

  @Test
  void shouldNotHaveARootRevokeItself() {
    TestPki.Issued peer = TestPki.leaf("peer").serial(7).issuedBy(ROOT);
    assertNull(verify(peer, lists(false, TestCrl.of(ROOT).revoke(1).list()), ROOT));
  }

  @Test
  void shouldNotCountAListThatNobodyHasProven() {
    TestPki.Issued impostor = TestPki.authority("Middle CA").keyOf("impostor").issuedBy(ROOT);
    Revocations forged = lists(false, TestCrl.of(impostor).revoke(7).list());
    assertNull(verify(PEER, forged, ROOT));
    assertFalse(forged.isRevoked(PEER.certificate()));
    TestPki.Issued mute =
        TestPki.authority("Mute CA").serial(3).keyUsage(KeyUsage.keyCertSign).issuedBy(ROOT);
    TestPki.Issued below = TestPki.leaf("below").serial(7).issuedBy(mute);
    assertNull(verify(below, lists(false, TestCrl.of(mute).revoke(7).list()), ROOT));
  }

  @Test
  void shouldNotHaveARevokedAuthorityProveAList() {
    Revocations revocations =
        lists(false, TestCrl.of(ROOT).revoke(2).list(), TestCrl.of(MIDDLE).revoke(7).list());
    assertRefused(TlsRefusal.REVOKED, MIDDLE, verify(PEER, revocations, ROOT));
    assertFalse(revocations.isRevoked(PEER.certificate()));
  }

  @Test
  void shouldNotBeProvenByACertificateThatIsOnlyPresented() {
    Revocations revocations = lists(false, TestCrl.of(MIDDLE).revoke(7).list());
    TestPki.Issued stranger = TestPki.authority("Stranger").selfSigned();
    assertRefused(TlsRefusal.UNKNOWN_CA, ROOT, verify(PEER, revocations, stranger));
    assertFalse(revocations.isRevoked(PEER.certificate()));
  }

  @Test
  void shouldRefuseARevokedCertificateThatIsItsOwnAnchor() {
    Revocations revocations = lists(false, TestCrl.of(MIDDLE).revoke(7).list());
    assertNull(verify(PEER, revocations, PEER), "nobody has proven the list yet");
    assertNull(verify(OTHER, revocations, ROOT));
    assertTrue(revocations.isRevoked(PEER.certificate()));
    assertRefused(TlsRefusal.REVOKED, PEER, verify(PEER, revocations, PEER));
  }

  @Test
  void shouldCountAnOverdueListForWhatItSays() {
    Revocations revocations = lists(false, TestCrl.of(MIDDLE).revoke(7).overdue().list());
    assertRefused(TlsRefusal.REVOKED, PEER, verify(PEER, revocations, ROOT));
    assertNull(verify(OTHER, revocations, ROOT));
  }

  @Test
  void shouldRefuseWhomAnyListOfItsIssuerHas() {
    Revocations revocations =
        lists(false, TestCrl.of(MIDDLE).list(), TestCrl.of(MIDDLE).revoke(7).list());
    assertRefused(TlsRefusal.REVOKED, PEER, verify(PEER, revocations, ROOT));
  }

  // Strict

  @Test
  void shouldAskForAListOfEveryIssuerWhenStrict() {
    RevocationList ofMiddle = TestCrl.of(MIDDLE).list();
    RevocationList ofRoot = TestCrl.of(ROOT).list();
    TlsRefusal none = verify(PEER, lists(true), ROOT);
    assertRefused(TlsRefusal.REVOCATION_UNKNOWN, MIDDLE, none);
    assertTrue(none.rule().endsWith("and trust.crls.strict is on"), none.rule());
    assertRefused(TlsRefusal.REVOCATION_UNKNOWN, MIDDLE, verify(PEER, lists(true, ofMiddle), ROOT));
    assertRefused(TlsRefusal.REVOCATION_UNKNOWN, PEER, verify(PEER, lists(true, ofRoot), ROOT));
    assertNull(verify(PEER, lists(true, ofMiddle, ofRoot), ROOT));
    assertNull(verify(PEER, lists(true, ofMiddle), MIDDLE), "who is trusted needs none");
  }

  @Test
  void shouldAskForACurrentListWhenStrict() {
    TlsRefusal refusal = verify(PEER, lists(true, TestCrl.of(MIDDLE).overdue().list()), MIDDLE);
    assertRefused(TlsRefusal.REVOCATION_UNKNOWN, PEER, refusal);
    assertTrue(
        refusal.rule().contains("the next list was due on 2025-12-31T00:00:00Z, and it is"),
        refusal.rule());
    Revocations both = lists(true, TestCrl.of(MIDDLE).overdue().list(), TestCrl.of(MIDDLE).list());
    assertNull(verify(PEER, both, MIDDLE));
  }

  @Test
  void shouldAskForAListOfACertificateThatIsItsOwnAnchorWhenStrict() {
    assertRefused(TlsRefusal.REVOCATION_UNKNOWN, PEER, verify(PEER, lists(true), PEER));
    TestPki.Issued own = TestPki.leaf("own").selfSigned();
    assertNull(verify(own, lists(true), own), "nobody else could revoke it");
  }
}
