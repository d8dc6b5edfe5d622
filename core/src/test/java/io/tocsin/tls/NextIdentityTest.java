/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An endpoint with two identities, and which of them its peers see. */
class NextIdentityTest {

  private static final TestPki.Issued CA = TestPki.authority("Test CA").selfSigned();
  private static final TestPki.Issued FIRST = TestPki.leaf("board").issuedBy(CA);
  private static final TestPki.Issued NEXT =
      TestPki.leaf("board next").ed25519().serial(2).issuedBy(CA);
  private static final TestPki.Issued OTHER = TestPki.leaf("other").serial(3).issuedBy(CA);

  private static TlsEndpoint board(int version) {
    return new TlsEndpoint(
        FIRST.identity(), NEXT.identity(), new TestEntropy(7), version, Peers.OUTPUT_SIZE);
  }

  private static Fingerprint fingerprint(int algorithm, TestPki.Issued of) {
    return Fingerprint.of(algorithm, of.certificate());
  }

  private static CertificateView seenByServer(SecureChannelFactory board, int version) {
    ChannelPair pair =
        new ChannelPair(
                board.client("server.example", Peers.ANYBODY),
                Peers.endpoint(OTHER, version, 2).server(Peers.ANYBODY),
                100_000)
            .settle();
    assertEquals(SecureChannel.OPEN, pair.client().state());
    return pair.server().peer().presented(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {TlsEndpoint.TLS_1_2, TlsEndpoint.TLS_1_3})
  void shouldShowAServerTheCertificateThatItIsKnownBy(int version) {
    TlsEndpoint board = board(version);
    assertEquals(FIRST.certificate(), seenByServer(board, version));
    for (int algorithm = Fingerprint.SHA256; algorithm <= Fingerprint.SHA512; algorithm++) {
      SecureChannelFactory next = board.showing(fingerprint(algorithm, NEXT));
      assertEquals(NEXT.certificate(), seenByServer(next, version));
      assertEquals(NEXT.certificate(), seenByServer(next.withOptionalProof(), version));
      SecureChannelFactory first = next.showing(fingerprint(algorithm, FIRST));
      assertEquals(FIRST.certificate(), seenByServer(first, version));
    }
    assertSame(board, board.showing(null));
  }

  @ParameterizedTest
  @ValueSource(ints = {TlsEndpoint.TLS_1_2, TlsEndpoint.TLS_1_3})
  void shouldShowItsFirstCertificateAsAServer(int version) {
    ChannelPair pair =
        new ChannelPair(
                Peers.endpoint(OTHER, version, 2).client("server.example", Peers.ANYBODY),
                board(version).server(Peers.ANYBODY),
                100_000)
            .settle();
    assertEquals(FIRST.certificate(), pair.client().peer().presented(0));
  }

  @Test
  void shouldShowNothingElseInThePlaceOfACertificateThatItDoesNotHave() {
    Fingerprint unknown = fingerprint(Fingerprint.SHA256, OTHER);
    assertThrows(IllegalArgumentException.class, () -> board(3).showing(unknown));
    Fingerprint next = fingerprint(Fingerprint.SHA256, NEXT);
    assertThrows(IllegalArgumentException.class, () -> Peers.endpoint(FIRST, 3, 1).showing(next));
  }
}
