/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import io.tocsin.ber.Oid;

/** A transport domain: its registered identifier and its prefix for names of security. */
public final class TransportDomain {

  /** snmpTLSTCPDomain with the prefix {@code tls} (RFC 6353 §7). */
  public static final TransportDomain TLS_TCP =
      new TransportDomain(Oid.of(1, 3, 6, 1, 6, 1, 8), Octets.ofAscii("tls"));

  private final Oid identifier;
  private final Octets prefix;

  /**
   * A domain.
   *
   * @param identifier its value of TDomain
   * @param prefix its prefix in the registry of RFC 5590 §7.2, one to four octets; empty when it
   *     has none
   */
  public TransportDomain(Oid identifier, Octets prefix) {
    this.identifier = identifier;
    this.prefix = prefix;
  }

  /** Value of TDomain; not to be changed. */
  public Oid identifier() {
    return identifier;
  }

  /** Prefix without the colon, empty when there is none; not to be changed. */
  public Octets prefix() {
    return prefix;
  }
}
