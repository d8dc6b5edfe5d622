/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.trace;

import io.tocsin.ber.Oid;

/**
 * Managed objects whose values are secrets, or lead to one for who knows an older one. This agent
 * has none of them; managers ask agents for all kinds of objects, and set them.
 */
final class SecretObjects {

  private static final Oid[] SUBTREES = {
    // SNMP-COMMUNITY-MIB (RFC 3584): snmpCommunityName, snmpTrapCommunity.
    Oid.of(1, 3, 6, 1, 6, 3, 18, 1, 1, 1, 2),
    Oid.of(1, 3, 6, 1, 6, 3, 18, 1, 4),
    // SNMP-USER-BASED-SM-MIB (RFC 3414): usmUserAuthKeyChange and usmUserOwnAuthKeyChange,
    // usmUserPrivKeyChange and usmUserOwnPrivKeyChange.
    Oid.of(1, 3, 6, 1, 6, 3, 15, 1, 2, 2, 1, 6),
    Oid.of(1, 3, 6, 1, 6, 3, 15, 1, 2, 2, 1, 7),
    Oid.of(1, 3, 6, 1, 6, 3, 15, 1, 2, 2, 1, 9),
    Oid.of(1, 3, 6, 1, 6, 3, 15, 1, 2, 2, 1, 10),
  };

  private SecretObjects() {}

  /** Whether the value of a variable is not to be shown. */
  static boolean has(Oid name) {
    for (Oid subtree : SUBTREES) {
      if (name.startsWith(subtree)) {
        return true;
      }
    }
    return false;
  }
}
