/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.tls.PeerVerifier;
import io.tocsin.tls.SecureChannel;
import io.tocsin.tls.SecureChannelFactory;

/**
 * What stands for TLS in an agent without an identity. The configuration sees to it that such an
 * agent has neither listeners nor targets.
 */
final class NoChannels implements SecureChannelFactory {

  @Override
  public SecureChannel server(PeerVerifier verifier) {
    throw new IllegalStateException("there is no identity to listen with");
  }

  @Override
  public SecureChannel client(String serverName, PeerVerifier verifier) {
    throw new IllegalStateException("there is no identity to connect with");
  }
}
