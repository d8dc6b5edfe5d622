/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

/**
 * Decides, within the handshake, whether a peer is the one that we mean to talk to. Called once a
 * handshake, before any plain byte moves.
 */
public interface PeerVerifier {

  /**
   * Judges a peer.
   *
   * @param peer what it presented; the verified path in it is filled by this call where there is
   *     one
   * @return null when the peer is accepted; otherwise the rule that it failed
   */
  TlsRefusal verify(PeerCertificates peer);

  /**
   * Whether the peer, a server, must ask for our own certificate; one that does not is refused
   * then. Only for those who can prove who we are in another way it need not.
   */
  default boolean isOwnProofNeeded() {
    return true;
  }
}
