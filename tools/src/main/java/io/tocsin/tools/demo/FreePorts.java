/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.demo;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds ports that nobody uses now, for processes that are to be started. */
public final class FreePorts {

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  /**
   * Below those that systems give to outgoing connections, one of which could take it meanwhile.
   */
  private static final int TCP_FIRST = 20_000;

  private static final int TCP_END = 32_000;
  private static final int TRIES = 50;

  private FreePorts() {}

  /**
   * Finds a TCP port of 127.0.0.1.
   *
   * @throws IOException when there is none
   */
  public static int tcp() throws IOException {
    return tcp(InetAddress.getByAddress(LOOPBACK));
  }

  /**
   * Finds a TCP port.
   *
   * @param address that it is to be free on
   * @throws IOException when there is none
   */
  public static int tcp(InetAddress address) throws IOException {
    IOException last = null;
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(TCP_FIRST, TCP_END);
      try (ServerSocket socket = new ServerSocket()) {
        // Programs that do not ask for reuse cannot have a port whose connections have just ended.
        socket.setReuseAddress(false);
        socket.bind(new InetSocketAddress(address, port), 1);
        return port;
      } catch (IOException e) {
        last = e;
      }
    }
    throw last;
  }

  /**
   * Finds a UDP port of 127.0.0.1.
   *
   * @throws IOException when there is none
   */
  public static int udp() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByAddress(LOOPBACK))) {
      return socket.getLocalPort();
    }
  }
}
