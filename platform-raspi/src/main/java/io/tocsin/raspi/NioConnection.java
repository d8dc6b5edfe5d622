/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import io.tocsin.hal.Connection;
import io.tocsin.hal.Log;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Objects;

/** A connection of {@link NioNetwork}. */
final class NioConnection implements Connection, NioEndpoint {

  private final NioNetwork network;
  private final String host;
  private int state = CONNECTING;
  private String failure;

  /** Set while a name is being resolved. */
  private ResolverThreads.Request request;

  /** The addresses to try; null before they are known and after the connection is open. */
  private InetAddress[] addresses;

  private int addressIndex;
  private long attemptUntilMs = Long.MAX_VALUE;
  private boolean connectable;

  private SocketChannel channel;
  private SelectionKey key;
  private boolean readWanted;
  private boolean writeWanted;
  private boolean inputEnded;
  private boolean outputShut;

  private String remoteAddress;
  private int remotePort;
  private String localAddress;
  private int localPort;

  /** Makes a connection that {@link #begin} or {@link #refuse} must follow. */
  NioConnection(NioNetwork network, String host, int port) {
    this.network = network;
    this.host = host;
    this.remotePort = port;
  }

  /** Makes a connection out of an accepted channel, whose descriptor the caller counts. */
  NioConnection(NioNetwork network, SocketChannel accepted) throws IOException {
    this.network = network;
    this.host = null;
    this.channel = accepted;
    configure();
    key = channel.register(network.selector(), 0, this);
    rememberAddresses();
    state = OPEN;
  }

  /** Fails before any descriptor was counted. */
  void refuse(String why) {
    failure = why;
    state = FAILED;
  }

  /** Starts to resolve, or to connect where the host is an address; the descriptor is counted. */
  void begin() {
    InetAddress literal;
    try {
      literal = AddressText.parseLiteral(host);
    } catch (UnknownHostException e) {
      fail("cannot connect to port " + remotePort + ": " + e.getMessage());
      return;
    }
    if (literal != null) {
      tryAll(new InetAddress[] {literal});
      return;
    }
    request = new ResolverThreads.Request(host, this);
    String refusal = network.resolver().submit(request);
    if (refusal != null) {
      request = null;
      fail("cannot resolve " + host + ": " + refusal);
    }
  }

  /**
   * Takes the resolver's answer.
   *
   * @return whether the agent must be called
   */
  boolean onResolved(ResolverThreads.Request answer) {
    if (state != CONNECTING || answer != request) {
      return false;
    }
    request = null;
    if (answer.addresses() == null) {
      fail(answer.failure());
    } else {
      tryAll(answer.addresses());
    }
    return state != CONNECTING;
  }

  private void tryAll(InetAddress[] all) {
    addresses = all;
    network.addConnecting(this);
    tryNext();
  }

  /** Starts with the next address that can be started with; fails when none is left. */
  private void tryNext() {
    int addressesMax = Math.min(addresses.length, network.limits().addressesMax());
    while (addressIndex < addressesMax) {
      InetAddress address = addresses[addressIndex];
      try {
        boolean ipv6 = address instanceof Inet6Address;
        channel =
            SocketChannel.open(ipv6 ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
        configure();
        connectable = channel.connect(new InetSocketAddress(address, remotePort));
        key = channel.register(network.selector(), SelectionKey.OP_CONNECT, this);
        boolean last = addressIndex == addressesMax - 1;
        attemptUntilMs =
            last ? Long.MAX_VALUE : network.nowMs() + network.limits().attemptTimeMsMax();
        return;
      } catch (IOException | RuntimeException e) {
        // Beside IOException: an address family that this system does not have, a forbidden target.
        giveUpAddress(FailureText.ofConnect(e, address, remotePort));
      }
    }
    fail(failure);
  }

  /** Ends the attempt with the present address and adds its failure to those before. */
  private void giveUpAddress(String why) {
    closeChannel();
    failure = failure == null ? why : failure + "; " + why;
    addressIndex++;
    connectable = false;
    attemptUntilMs = Long.MAX_VALUE;
  }

  private void configure() throws IOException {
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
  }

  @Override
  public boolean onReady() {
    if (state == CONNECTING) {
      connectable = true;
      return false;
    }
    return true;
  }

  /** When the present address has had its time, on the monotonic clock. */
  long attemptUntilMs() {
    return attemptUntilMs;
  }

  /**
   * Goes on with setting up, where the system or the time gives cause.
   *
   * @return whether the agent must be called
   */
  boolean progress(long nowMs) {
    if (connectable) {
      connectable = false;
      finishConnect();
    } else if (nowMs >= attemptUntilMs) {
      giveUpAddress(
          FailureText.ofSilence(
              addresses[addressIndex], remotePort, network.limits().attemptTimeMsMax()));
      tryNext();
    }
    return state != CONNECTING;
  }

  private void finishConnect() {
    try {
      if (!channel.finishConnect()) {
        return;
      }
      rememberAddresses();
      if (localPort == remotePort && localAddress.equals(remoteAddress)) {
        // TCP lets a socket meet itself when nobody listens on a port of the ephemeral range.
        throw new IOException("Connection refused");
      }
    } catch (IOException e) {
      giveUpAddress(FailureText.ofConnect(e, addresses[addressIndex], remotePort));
      forgetAddresses();
      tryNext();
      return;
    }
    network.removeConnecting(this);
    addresses = null;
    failure = null;
    attemptUntilMs = Long.MAX_VALUE;
    state = OPEN;
    updateInterest();
  }

  private void rememberAddresses() throws IOException {
    InetSocketAddress remote = (InetSocketAddress) channel.getRemoteAddress();
    InetSocketAddress local = (InetSocketAddress) channel.getLocalAddress();
    remoteAddress = AddressText.of(remote.getAddress());
    remotePort = remote.getPort();
    localAddress = AddressText.of(local.getAddress());
    localPort = local.getPort();
  }

  private void forgetAddresses() {
    remoteAddress = null;
    localAddress = null;
    localPort = 0;
  }

  @Override
  public int state() {
    return state;
  }

  @Override
  public String failure() {
    return state == FAILED ? failure : null;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (state != OPEN) {
      return state == CONNECTING ? 0 : BROKEN;
    }
    if (inputEnded) {
      return END;
    }
    ByteBuffer transfer = network.transfer();
    transfer.clear().limit(Math.min(length, transfer.capacity()));
    try {
      int count = channel.read(transfer);
      if (count < 0) {
        inputEnded = true;
        updateInterest();
        return END;
      }
      transfer.flip().get(into, offset, count);
      return count;
    } catch (IOException e) {
      return breakOff(e);
    }
  }

  @Override
  public int write(byte[] from, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, from.length);
    if (state != OPEN) {
      return state == CONNECTING ? 0 : BROKEN;
    }
    ByteBuffer transfer = network.transfer();
    int taken = 0;
    try {
      while (taken < length) {
        int part = Math.min(length - taken, transfer.capacity());
        transfer.clear().put(from, offset + taken, part).flip();
        int count = channel.write(transfer);
        taken += count;
        if (count < part) {
          break;
        }
      }
      return taken;
    } catch (IOException e) {
      return breakOff(e);
    }
  }

  @Override
  public void shutdownOutput() {
    if (state != OPEN || outputShut) {
      return;
    }
    try {
      channel.shutdownOutput();
      outputShut = true;
      updateInterest();
    } catch (IOException e) {
      breakOff(e);
    }
  }

  @Override
  public void setInterest(boolean read, boolean write) {
    readWanted = read;
    writeWanted = write;
    updateInterest();
  }

  private void updateInterest() {
    if (state != OPEN) {
      return;
    }
    // After the end of the input, and of our output, the system reports readiness for ever.
    int operations = readWanted && !inputEnded ? SelectionKey.OP_READ : 0;
    operations |= writeWanted && !outputShut ? SelectionKey.OP_WRITE : 0;
    if (key.interestOps() != operations) {
      key.interestOps(operations);
    }
  }

  @Override
  public String remoteAddress() {
    return remoteAddress;
  }

  @Override
  public int remotePort() {
    return remotePort;
  }

  @Override
  public String localAddress() {
    return localAddress;
  }

  @Override
  public int localPort() {
    return localPort;
  }

  @Override
  public void close() {
    if (state == CONNECTING || state == OPEN) {
      release();
    }
    state = CLOSED;
  }

  private int breakOff(IOException cause) {
    fail(FailureText.ofBreak(cause, remoteAddress, remotePort));
    return BROKEN;
  }

  private void fail(String why) {
    failure = why;
    release();
    state = FAILED;
  }

  private void release() {
    if (request != null) {
      network.resolver().abandon(request);
      request = null;
    }
    if (addresses != null) {
      network.removeConnecting(this);
      addresses = null;
    }
    closeChannel();
    network.releaseDescriptor();
  }

  private void closeChannel() {
    if (channel == null) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      network.log().write(Log.DEBUG, "network", "Closing a socket failed: " + e);
    }
    channel = null;
    key = null;
  }
}
