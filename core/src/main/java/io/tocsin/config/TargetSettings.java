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
  private final int timeoutMs;
  private final int retries;
  private final int backoffMsMin;
  private final int backoffMsMax;
  private final int pauseMs;
  private final int ratePerSecond;
  private final int burstEvents;
  private final int weight;
  private final int idleMs;

  TargetSettings(Values values, String name) {
    this.name = name;
    this.host = values.text(ConfigurationKeys.TARGET_HOST, name);
    this.port = values.integer(ConfigurationKeys.TARGET_PORT, name);
    this.inform = values.integer(ConfigurationKeys.TARGET_TYPE, name) == 1;
    this.securityName = values.text(ConfigurationKeys.TARGET_SECURITY_NAME, name);
    String checked = values.text(ConfigurationKeys.TARGET_SERVER_NAME, name);
    this.serverName = checked != null ? checked : HostNames.withoutZone(host);
    this.serverFingerprint = values.fingerprint(ConfigurationKeys.TARGET_SERVER_FINGERPRINT, name);
    this.timeoutMs = values.integer(ConfigurationKeys.TARGET_TIMEOUT_MS, name);
    this.retries = values.integer(ConfigurationKeys.TARGET_RETRIES, name);
    this.backoffMsMin = values.integer(ConfigurationKeys.TARGET_BACKOFF_MIN_MS, name);
    this.backoffMsMax = values.integer(ConfigurationKeys.TARGET_BACKOFF_MAX_MS, name);
    this.pauseMs = values.integer(ConfigurationKeys.TARGET_PAUSE_MS, name);
    this.ratePerSecond = values.integer(ConfigurationKeys.TARGET_PER_SECOND_EVENTS, name);
    this.burstEvents = values.integer(ConfigurationKeys.TARGET_BURST_EVENTS, name);
    this.weight = values.integer(ConfigurationKeys.TARGET_WEIGHT, name);
    this.idleMs = values.integer(ConfigurationKeys.TARGET_IDLE_MS, name);
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

  /** Time to wait for the response to an inform, in milliseconds. */
  public int timeoutMs() {
    return timeoutMs;
  }

  /** How often an inform without response is sent again. */
  public int retries() {
    return retries;
  }

  /** First pause between two attempts to connect, in milliseconds. */
  public int backoffMsMin() {
    return backoffMsMin;
  }

  /** Longest pause between two attempts to connect, in milliseconds. */
  public int backoffMsMax() {
    return backoffMsMax;
  }

  /** Notifications in a second, in the long run; 0 for no bound. */
  public int ratePerSecond() {
    return ratePerSecond;
  }

  /** Notifications that may come together after a rest. */
  public int burstEvents() {
    return burstEvents;
  }

  /** Notifications in one turn, when several targets wait. */
  public int weight() {
    return weight;
  }

  /** Least time between two notifications, in milliseconds. */
  public int pauseMs() {
    return pauseMs;
  }

  /** Time after the last notification until the session is closed, in milliseconds; 0 for never. */
  public int idleMs() {
    return idleMs;
  }
}
