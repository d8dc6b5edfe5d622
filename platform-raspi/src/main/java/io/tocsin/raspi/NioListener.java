/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import io.tocsin.hal.Connection;
import io.tocsin.hal.Listener;
import io.tocsin.hal.Log;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** A listener of {@link NioNetwork}. */
final class NioListener implements Listener, NioEndpoint {

  /** Connections that wait in the system's queue; the system may hold fewer. */
  private static final int BACKLOG_MAX = 256;

  private final NioNetwork network;
  private final String place;
  private final ServerSocketChannel channel;
  private final SelectionKey key;
  private final int port;
  private boolean acceptWanted;
  private boolean closed;
  private boolean failureTold;
  private long pausedUntilMs = Long.MAX_VALUE;

  /** Binds; the descriptor is counted already. */
  NioListener(NioNetwork network, String host, InetAddress address, int port) throws IOException {
    this.network = network;
    boolean ipv6 = address instanceof Inet6Address;
    channel =
        ServerSocketChannel.open(ipv6 ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.bind(new InetSocketAddress(address, port), BACKLOG_MAX);
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
  public Connection accept() {
    network.giveBackClosed();
    while (!closed && !isPaused() && !network.isFull()) {
      SocketChannel accepted;
      try {
        accepted = channel.accept();
      } catch (IOException e) {
        pause(e);
        return null;
      }
      if (accepted == null) {
        return null;
      }
      failureTold = false;
      try {
        Connection connection = new NioConnection(network, accepted);
        network.countDescriptor();
        return connection;
      } catch (IOException e) {
        // The peer was gone before we met it: nobody has to hear of that.
        discard(accepted);
      }
    }
    updateInterest();
    return null;
  }

  private void discard(SocketChannel accepted) {
    try {
      accepted.close();
    } catch (IOException e) {
      network.log().write(Log.DEBUG, "network", "Closing a socket failed: " + e);
    }
  }

  /**
   * Leaves the waiting connections alone for a while: when the process or the system has no
   * descriptor left, the same refusal would come again at once, for ever.
   */
  private void pause(IOException cause) {
    pausedUntilMs = network.nowMs() + NioNetwork.ACCEPT_PAUSE_MS;
    if (!failureTold) {
      failureTold = true;
      network
          .log()
          .write(
              Log.WARNING,
              "network",
              "Cannot accept connections on "
                  + place
                  + ": "
                  + cause.getMessage()
                  + ". Trying again every "
                  + NioNetwork.ACCEPT_PAUSE_MS
                  + " ms.");
    }
    updateInterest();
  }

  private boolean isPaused() {
    return pausedUntilMs != Long.MAX_VALUE;
  }

  /** When accepting is to be tried again, on the monotonic clock. */
  long pausedUntilMs() {
    return pausedUntilMs;
  }

  /** Ends the pause when its time has come. */
  void resume(long nowMs) {
    if (nowMs >= pausedUntilMs) {
      pausedUntilMs = Long.MAX_VALUE;
      updateInterest();
    }
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void setAcceptWanted(boolean wanted) {
    acceptWanted = wanted;
    updateInterest();
  }

  /** Asks the system for what the agent wants and the bounds allow. */
  void updateInterest() {
    if (closed) {
      return;
    }
    boolean ask = acceptWanted && !isPaused() && !network.isFull();
    int operations = ask ? SelectionKey.OP_ACCEPT : 0;
    if (key.interestOps() != operations) {
      key.interestOps(operations);
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
      network.log().write(Log.DEBUG, "network", "Closing the listener on " + place + ": " + e);
    }
    network.removeListener(this);
    network.releaseDescriptor();
  }
}
