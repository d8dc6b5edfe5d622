/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

/**
 * Makes secure channels that all prove the same identity of ours, unless {@link #showing} another
 * one.
 */
public interface SecureChannelFactory {

  /**
   * The server's end of a new channel. It waits for the client's first bytes.
   *
   * @param verifier judges the client; called once, within the handshake
   */
  SecureChannel server(PeerVerifier verifier);

  /**
   * The client's end of a new channel. Its first output waits at once.
   *
   * @param serverName the name or address that we mean to reach; a DNS name is told to the server
   *     (RFC 6066 §3), an address is not; null or empty when there is none
   * @param verifier judges the server; called once, within the handshake
   */
  SecureChannel client(String serverName, PeerVerifier verifier);

  /**
   * The same factory for a server that knows us by a certain certificate of ours.
   *
   * @param certificate fingerprint of the certificate to show; null for the one that is shown
   *     otherwise
   * @throws IllegalArgumentException when we do not have it
   */
  default SecureChannelFactory showing(Fingerprint certificate) {
    return this;
  }

  /**
   * The same factory for servers that need not ask who we are: one that does not ask is talked to
   * all the same, and has to find out in another way. What proves the server does not change, nor
   * does what a server's end asks of clients. Where our proof is not required anyway, it is this
   * one.
   */
  default SecureChannelFactory withOptionalProof() {
    return this;
  }
}
