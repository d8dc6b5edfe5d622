/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import io.tocsin.hal.DatagramPort;
import io.tocsin.hal.Log;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;

/** A port for datagrams of {@link NioNetwork}. */
final class NioDatagramPort implements DatagramPort, NioEndpoint {

  private final NioNetwork network;
  private final String place;
  private final DatagramChannel channel;
  private final SelectionKey key;
  private final int port;
  private InetSocketAddress remote;
  private boolean failureTold;
  private boolean closed;

  /** Binds; the descriptor is counted by the caller. */
  NioDatagramPort(NioNetwork network, String host, InetAddress address, int port)
      throws IOException {
    this.network = network;
    boolean ipv6 = address instanceof Inet6Address;
    channel =
        DatagramChannel.open(ipv6 ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
    try {
      channel.configureBlocking(false);
      channel.bind(new InetSocketAddress(address, port));
      this.port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
      key = channel.register(network.selector(), 0, this);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    place = host + " port " + this.port;
  }

  @Override
  public boolean onReady() {
    return true;
  }

  @Override
  public int receive(byte[] into, int offset, int length) {
    if (closed) {
      return NONE;
    }
    ByteBuffer transfer = network.transfer();
    transfer.clear();
    try {
      InetSocketAddress from = (InetSocketAddress) channel.receive(transfer);
      if (from == null) {
        return NONE;
      }
      remote = from;
    } catch (IOException e) {
      tell(e);
      return NONE;
    }
    transfer.flip();
    // One that fills the buffer may have been longer: the system tells nothing of what it cut off.
    if (transfer.remaining() > length || transfer.limit() == transfer.capacity()) {
      return TOO_LONG;
    }
    int count = transfer.remaining();
    transfer.get(into, offset, count);
    return count;
  }

  private void tell(IOException cause) {
    if (!failureTold) {
      failureTold = true;
      network
          .log()
          .write(
              Log.WARNING,
              "network",
              "Cannot receive datagrams on " + place + ": " + cause.getMessage() + ".");
    }
  }

  @Override
  public String remoteAddress() {
    return remote == null ? null : AddressText.of(remote.getAddress());
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void setReceiveWanted(boolean wanted) {
    if (!closed) {
      key.interestOps(wanted ? SelectionKey.OP_READ : 0);
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      channel.close();
    } catch (IOException e) {
      network.log().write(Log.DEBUG, "network", "Closing the port on " + place + ": " + e);
    }
    network.releaseDescriptor();
  }
}
