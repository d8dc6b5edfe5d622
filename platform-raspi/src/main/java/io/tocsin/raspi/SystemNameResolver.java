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
    forgetAtOnce("networkaddress.cache.ttl");
    forgetAtOnce("networkaddress.cache.negative.ttl");
  }

  /** Makes the resolver. */
  public SystemNameResolver() {}

  /**
   * A board's runtime has it so already: each property that is set has the JVM look for a logger to
   * tell, and load the classes of one.
   */
  private static void forgetAtOnce(String property) {
    if (!"0".equals(Security.getProperty(property))) {
      Security.setProperty(property, "0");
    }
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    return InetAddress.getAllByName(host);
  }
}
