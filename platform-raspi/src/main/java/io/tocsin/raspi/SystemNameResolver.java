/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.Security;

/**
 * The resolver of the operating system.
 *
 * <p>The JVM's own cache of names is switched off for the whole process: a target whose address
 * changed is found by the next connection, and a name that was unknown while the network came up is
 * asked for again. Caching is left to the system's name service.
 */
public final class SystemNameResolver implements NameResolver {

  static {
    Security.setProperty("networkaddress.cache.ttl", "0");
    Security.setProperty("networkaddress.cache.negative.ttl", "0");
  }

  /** Makes the resolver. */
  public SystemNameResolver() {}

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    return InetAddress.getAllByName(host);
  }
}
