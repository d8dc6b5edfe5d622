/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.channel;

import io.tocsin.tls.Fingerprint;
import io.tocsin.tls.PeerVerifier;
import io.tocsin.tls.SecureChannel;
import io.tocsin.tls.SecureChannelFactory;
import io.tocsin.tls.TlsIdentity;

/**
 * Makes channels that present an identity as TLS does, and secure nothing: worlds with many agents
 * need not wait for cryptography.
 */
public final class PlainChannels implements SecureChannelFactory {

  private final TlsIdentity identity;
  private final TlsIdentity next;
  private final int outputBytes;

  /**
   * A factory with one identity.
   *
   * @param identity whose certificates are presented
   * @param outputBytes bytes that may wait for the wire
   */
  public PlainChannels(TlsIdentity identity, int outputBytes) {
    this(identity, null, outputBytes);
  }

  /**
   * A factory.
   *
   * @param identity whose certificates are presented
   * @param next those for servers that {@link #showing} is asked for; null for none
   * @param outputBytes bytes that may wait for the wire
   */
  public PlainChannels(TlsIdentity identity, TlsIdentity next, int outputBytes) {
    this.identity = identity;
    this.next = next;
    this.outputBytes = outputBytes;
  }

  @Override
  public SecureChannel server(PeerVerifier verifier) {
    return new PlainChannel(identity, verifier, false, outputBytes);
  }

  @Override
  public SecureChannel client(String serverName, PeerVerifier verifier) {
    return new PlainChannel(identity, verifier, true, outputBytes);
  }

  @Override
  public SecureChannelFactory showing(Fingerprint certificate) {
    if (certificate == null || certificate.matches(identity.certificate())) {
      return this;
    }
    if (next == null || !certificate.matches(next.certificate())) {
      throw new IllegalArgumentException("there is no identity with " + certificate);
    }
    return new PlainChannels(next, outputBytes);
  }

  /** Here servers never ask: the hello has the certificates in any case. */
  @Override
  public SecureChannelFactory withOptionalProof() {
    return this;
  }
}
