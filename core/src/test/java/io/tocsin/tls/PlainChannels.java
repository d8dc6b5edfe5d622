/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

/** Makes {@link PlainChannel}s; says which certificates their peers are taken to present. */
public final class PlainChannels implements SecureChannelFactory {

  private final int bufferBytes;
  private CertificateView[] presented;
  private boolean greets;

  /**
   * A factory.
   *
   * @param bufferBytes size of the buffers of each channel, for each direction
   * @param presented what the peers of channels made from now on present, their own first
   */
  public PlainChannels(int bufferBytes, CertificateView... presented) {
    this.bufferBytes = bufferBytes;
    this.presented = presented.clone();
  }

  /** Changes what the peers of channels made from now on present. */
  public void setPresented(CertificateView... certificates) {
    presented = certificates.clone();
  }

  /** Lets channels made from now on begin with a greeting, or not. */
  public void setGreets(boolean greets) {
    this.greets = greets;
  }

  @Override
  public SecureChannel server(PeerVerifier verifier) {
    return new PlainChannel(verifier, presented, bufferBytes, greets);
  }

  @Override
  public SecureChannel client(String serverName, PeerVerifier verifier) {
    return new PlainChannel(verifier, presented, bufferBytes, greets);
  }
}
