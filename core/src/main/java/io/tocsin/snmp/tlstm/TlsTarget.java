/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import io.tocsin.text.HostNames;
import io.tocsin.tls.Fingerprint;

/**
 * Where to open a session to, and what proves that the right server was reached: what a row of
 * snmpTargetAddrTable and its rows of snmpTlstmAddrTable and snmpTlstmParamsTable say (RFC 6353
 * §7). Immutable.
 */
public final class TlsTarget {

  private final String host;
  private final int port;
  private final String serverName;
  private final Fingerprint serverFingerprint;
  private final SecurityName securityName;
  private final Fingerprint clientFingerprint;

  /**
   * A target to which we show the certificate that we show to most.
   *
   * @param host host name, IPv4 address, or IPv6 address without brackets
   * @param port TCP port, 1 to 65535
   * @param serverName the name or address that the server's certificate must carry
   *     (snmpTlstmAddrServerIdentity), in ASCII; null or empty to use the host
   * @param serverFingerprint the one certificate that the server must present
   *     (snmpTlstmAddrServerFingerprint), which makes the server's name of no account; or null
   * @param securityName tmSecurityName of the session
   */
  public TlsTarget(
      String host,
      int port,
      String serverName,
      Fingerprint serverFingerprint,
      SecurityName securityName) {
    this(host, port, serverName, serverFingerprint, securityName, null);
  }

  /**
   * A target.
   *
   * @param host host name, IPv4 address, or IPv6 address without brackets
   * @param port TCP port, 1 to 65535
   * @param serverName the name or address that the server's certificate must carry
   *     (snmpTlstmAddrServerIdentity), in ASCII; null or empty to use the host
   * @param serverFingerprint the one certificate that the server must present
   *     (snmpTlstmAddrServerFingerprint), which makes the server's name of no account; or null
   * @param securityName tmSecurityName of the session
   * @param clientFingerprint the certificate of ours that we show
   *     (snmpTlstmParamsClientFingerprint), which must be there; null for the one that we show to
   *     most
   */
  public TlsTarget(
      String host,
      int port,
      String serverName,
      Fingerprint serverFingerprint,
      SecurityName securityName,
      Fingerprint clientFingerprint) {
    if (host.isEmpty() || port < 1 || port > 65535 || securityName == null) {
      throw new IllegalArgumentException("a target needs host, port and security name");
    }
    this.host = host;
    this.port = port;
    this.serverName = serverName == null || serverName.isEmpty() ? host : serverName;
    this.serverFingerprint = serverFingerprint;
    this.securityName = securityName;
    this.clientFingerprint = clientFingerprint;
  }

  /** Host name or address to connect to. */
  public String host() {
    return host;
  }

  /** TCP port, 1 to 65535. */
  public int port() {
    return port;
  }

  /** The name or address that the server's certificate must carry. */
  public String serverName() {
    return serverName;
  }

  /** The only certificate that the server may present; null when a verified path and name do. */
  public Fingerprint serverFingerprint() {
    return serverFingerprint;
  }

  /** The certificate of ours that we show to it; null for the one that we show to most. */
  public Fingerprint clientFingerprint() {
    return clientFingerprint;
  }

  /** tmSecurityName of the sessions to it. */
  public SecurityName securityName() {
    return securityName;
  }

  /** Whether a session to the other target reaches the same address. */
  boolean hasSameAddress(TlsTarget other) {
    return port == other.port && host.equals(other.host);
  }

  /** Host and port, an IPv6 address in brackets. */
  @Override
  public String toString() {
    return HostNames.bracketed(host) + ":" + port;
  }
}
