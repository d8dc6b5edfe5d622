/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.channel;

import io.tocsin.tls.PeerCertificates;
import io.tocsin.tls.SecureChannel;
import io.tocsin.tls.TlsRefusal;

/** A channel with a tap. */
final class TappedChannel implements SecureChannel {
  private final SecureChannel channel;
  private final long number;
  private final ChannelTap tap;

  TappedChannel(SecureChannel channel, long number, ChannelTap tap) {
    this.channel = channel;
    this.number = number;
    this.tap = tap;
  }

  @Override
  public int state() {
    return channel.state();
  }

  @Override
  public int offerInput(byte[] from, int offset, int length) {
    return channel.offerInput(from, offset, length);
  }

  @Override
  public void endOfInput() {
    channel.endOfInput();
  }

  @Override
  public int readPlain(byte[] into, int offset, int length) {
    int count = channel.readPlain(into, offset, length);
    if (count > 0) {
      tap.read(number, into, offset, count);
    }
    return count;
  }

  @Override
  public int plainAvailable() {
    return channel.plainAvailable();
  }

  @Override
  public boolean writePlain(byte[] from, int offset, int length) {
    boolean taken = channel.writePlain(from, offset, length);
    if (taken) {
      tap.written(number, from, offset, length);
    }
    return taken;
  }

  @Override
  public int outputAvailable() {
    return channel.outputAvailable();
  }

  @Override
  public int writable() {
    return channel.writable();
  }

  @Override
  public int readOutput(byte[] into, int offset, int length) {
    return channel.readOutput(into, offset, length);
  }

  @Override
  public void close() {
    channel.close();
  }

  @Override
  public boolean isPeerClosed() {
    return channel.isPeerClosed();
  }

  @Override
  public TlsRefusal refusal() {
    return channel.refusal();
  }

  @Override
  public PeerCertificates peer() {
    return channel.peer();
  }

  @Override
  public String protocol() {
    return channel.protocol();
  }

  @Override
  public String cipherSuite() {
    return channel.cipherSuite();
  }
}
