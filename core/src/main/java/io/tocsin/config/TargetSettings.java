/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import io.tocsin.text.HostNames;
import io.tocsin.tls.Fingerprint;

/** A receiver of notifications: {@code target.NAME.*} (RFC 3413, snmpTargetAddrTable). */
public final class TargetSettings {

  private final String name;
  private final String host;
  private final int port;
  private final boolean inform;
  private final String securityName;
  private final String serverName;
  private final Fingerprint serverFingerprint;
  private final boolean identityChosen;
  private final boolean nextIdentity;
  private final int timeoutMs;
  private final int retries;
  private final TargetPacing pacing;

  TargetSettings(Values values, String name) {
    this.name = name;
    this.host = values.text(ConfigurationKeys.TARGET_HOST, name);
    this.port = values.integer(ConfigurationKeys.TARGET_PORT, name);
    this.inform = values.integer(ConfigurationKeys.TARGET_TYPE, name) == 1;
    this.securityName = values.text(ConfigurationKeys.TARGET_SECURITY_NAME, name);
    String checked = values.text(ConfigurationKeys.TARGET_SERVER_NAME, name);
    this.serverName = checked != null ? checked : HostNames.withoutZone(host);
    this.serverFingerprint = values.fingerprint(ConfigurationKeys.TARGET_SERVER_FINGERPRINT, name);
    this.identityChosen = values.isPresent(ConfigurationKeys.TARGET_IDENTITY, name);
    this.nextIdentity = values.integer(ConfigurationKeys.TARGET_IDENTITY, name) == 1;
    this.timeoutMs = values.integer(ConfigurationKeys.TARGET_TIMEOUT_MS, name);
    this.retries = values.integer(ConfigurationKeys.TARGET_RETRIES, name);
    this.pacing = new TargetPacing(values, name);
  }

  /** NAME of the entry. */
  public String name() {
    return name;
  }

  /** Host name or address, an IPv6 address without brackets, maybe with a zone. */
  public String host() {
    return host;
  }

  /** TCP port, 1 to 65535. */
  public int port() {
    return port;
  }

  /** Whether informs are sent, which the receiver acknowledges, or else traps. */
  public boolean isInform() {
    return inform;
  }

  /** The security name under which notifications are sent, 1 to 32 octets of UTF-8. */
  public String securityName() {
    return securityName;
  }

  /**
   * The name or address that the server's certificate must bear: the one configured, or else {@link
   * #host()} without its zone. It does not count where there is a {@link #serverFingerprint()}.
   */
  public String serverName() {
    return serverName;
  }

  /** Fingerprint of the server's own certificate; null for none. */
  public Fingerprint serverFingerprint() {
    return serverFingerprint;
  }

  /** Whether the file says which certificate of ours it is shown; if not, managers may. */
  public boolean isIdentityChosen() {
    return identityChosen;
  }

  /** Whether it is shown our next certificate, or else the first. */
  public boolean isNextIdentity() {
    return nextIdentity;
  }

  /** Time to wait for the response to an inform, in milliseconds. */
  public int timeoutMs() {
    return timeoutMs;
  }

  /** How often an inform without response is sent again. */
  public int retries() {
    return retries;
  }

  /** How fast it is sent to. */
  public TargetPacing pacing() {
    return pacing;
  }
}
