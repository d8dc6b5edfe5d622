/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

/**
 * Stream connections (TCP), opened and accepted, and datagrams (UDP), received, without blocking.
 */
public interface Network {

  /**
   * Starts to resolve a name and to connect to it, and returns at once.
   *
   * <p>The name is resolved anew by each call. Where it has several addresses, they are tried in
   * turn until one answers.
   *
   * @param host host name, IPv4 address, or IPv6 address without brackets
   * @param port TCP port, 1 to 65535
   * @return the connection in state {@link Connection#CONNECTING}, or already in state {@link
   *     Connection#FAILED} with the cause; never null
   */
  Connection connect(String host, int port);

  /**
   * Starts to listen.
   *
   * @param host host name or address to bind to, {@code 0.0.0.0} or {@code ::} for all
   * @param port TCP port; 0 lets the system choose
   * @return the listener
   * @throws java.io.IOException when the address cannot be bound; the message names the cause
   */
  Listener listen(String host, int port) throws java.io.IOException;

  /**
   * Starts to receive datagrams.
   *
   * @param host host name or address to bind to, {@code 0.0.0.0} or {@code ::} for all
   * @param port UDP port; 0 lets the system choose
   * @return the port
   * @throws java.io.IOException when the address cannot be bound; the message names the cause
   */
  DatagramPort receive(String host, int port) throws java.io.IOException;
}
