/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

import java.util.ArrayList;
import java.util.List;

/** What the operator of the board lets servers do beyond their own affairs. */
public final class TrapTrust {

  /** Nothing. */
  public static final TrapTrust NONE = new TrapTrust(new ArrayList<String>(), false);

  private final List<String> hosts = new ArrayList<>();
  private final boolean isThirdPartyAllowed;

  /**
   * Some trust.
   *
   * @param hosts names and IP addresses to which a server may move its account
   * @param isThirdPartyAllowed whether a server may be registered by one to which it has granted
   *     Exec on its account. Patents speak of that (US9160767, US9426043); it is off unless
   *     somebody has looked at them.
   * @throws IllegalArgumentException when a host is none
   */
  public TrapTrust(List<String> hosts, boolean isThirdPartyAllowed) {
    this.isThirdPartyAllowed = isThirdPartyAllowed;
    for (String host : hosts) {
      String found = ServerHost.of(host);
      if (found == null) {
        throw new IllegalArgumentException(host + " is no host");
      }
      this.hosts.add(found);
    }
  }

  /** Whether a text is a host that the constructor takes. */
  public static boolean isHost(String text) {
    return ServerHost.of(text) != null;
  }

  /** Whether accounts may move to a host, in the form of {@link ServerHost}. */
  boolean includes(String host) {
    return hosts.contains(host);
  }

  boolean isThirdPartyAllowed() {
    return isThirdPartyAllowed;
  }
}
