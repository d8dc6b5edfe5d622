/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.admin;

import io.tocsin.tls.Fingerprint;

/** What the agent lets managers do with targets, beyond what the modules say. */
public interface TargetPolicy {

  /**
   * Whether managers may have notifications sent to a host.
   *
   * @param host name or address, an IPv6 address without brackets
   */
  boolean isAllowed(String host);

  /**
   * Takes note of a SET that is refused because of a host that is not allowed.
   *
   * @param host that one
   */
  void refuse(String host);

  /**
   * Whether a target may have a name.
   *
   * @param name 1 to 32 octets of UTF-8 without control characters
   */
  boolean isNameFree(String name);

  /**
   * Whether the agent has a certificate for itself, which it can show to a target.
   *
   * @param fingerprint of the certificate
   */
  boolean isHeld(Fingerprint fingerprint);
}
