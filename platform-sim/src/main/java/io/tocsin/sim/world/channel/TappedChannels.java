/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.channel;

import io.tocsin.tls.Fingerprint;
import io.tocsin.tls.PeerVerifier;
import io.tocsin.tls.SecureChannel;
import io.tocsin.tls.SecureChannelFactory;
import io.tocsin.tls.TlsRefusal;
import java.util.function.LongSupplier;

/** Channels of another factory, with a tap. */
public final class TappedChannels implements SecureChannelFactory {
  private final SecureChannelFactory channels;
  private final ChannelTap tap;
  private final LongSupplier numbers;

  /**
   * Wraps a factory.
   *
   * @param channels makes the channels
   * @param tap sees what passes over them
   * @param numbers gives each of them a number
   */
  public TappedChannels(SecureChannelFactory channels, ChannelTap tap, LongSupplier numbers) {
    this.channels = channels;
    this.tap = tap;
    this.numbers = numbers;
  }

  @Override
  public SecureChannel server(PeerVerifier verifier) {
    long number = numbers.getAsLong();
    tap.accepted(number);
    return new TappedChannel(channels.server(verifier), number, tap);
  }

  @Override
  public SecureChannel client(String serverName, PeerVerifier verifier) {
    long number = numbers.getAsLong();
    tap.begun(number, serverName);
    PeerVerifier heard =
        peer -> {
          TlsRefusal refusal = verifier.verify(peer);
          tap.judged(number, refusal == null);
          return refusal;
        };
    return new TappedChannel(channels.client(serverName, heard), number, tap);
  }

  @Override
  public SecureChannelFactory showing(Fingerprint certificate) {
    return new TappedChannels(channels.showing(certificate), tap, numbers);
  }

  @Override
  public SecureChannelFactory withOptionalProof() {
    return new TappedChannels(channels.withOptionalProof(), tap, numbers);
  }
}
