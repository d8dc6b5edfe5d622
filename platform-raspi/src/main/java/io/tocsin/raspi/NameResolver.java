/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Turns a host name into addresses. It may block, so it is called in threads of its own. */
@FunctionalInterface
public interface NameResolver {

  /**
   * Resolves a name. Several threads ask at a time, each for another name.
   *
   * @param host host name, never an address in numbers
   * @return the addresses, best first; at least one
   * @throws UnknownHostException when the name has no address or the name service does not answer
   */
  InetAddress[] resolve(String host) throws UnknownHostException;
}
