/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

/** Verifiers and endpoints that the tests of this package share. */
final class Peers {

  static final int BOTH = TlsEndpoint.TLS_1_2 | TlsEndpoint.TLS_1_3;
  static final int OUTPUT_SIZE = 32 * 1024;

  /** Accepts whoever proves that the key is his. */
  static final PeerVerifier ANYBODY = peer -> null;

  private Peers() {}

  static TlsEndpoint endpoint(TestPki.Issued identity, int versions, long seed) {
    return new TlsEndpoint(identity.identity(), new TestEntropy(seed), versions, OUTPUT_SIZE);
  }

  static ChannelPair pair(
      TestPki.Issued clientIdentity,
      PeerVerifier clientVerifier,
      TestPki.Issued serverIdentity,
      PeerVerifier serverVerifier,
      int versions,
      int pieceSize) {
    return new ChannelPair(
        endpoint(clientIdentity, versions, 1).client("server.example", clientVerifier),
        endpoint(serverIdentity, versions, 2).server(serverVerifier),
        pieceSize);
  }
}
