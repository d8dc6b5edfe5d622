/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How the board talks with DM servers: {@code dm.*}. */
public final class DmClientSettings {

  private final Values values;
  private final List<DmServerSettings> servers;

  DmClientSettings(Values values) {
    this.values = values;
    List<DmServerSettings> list = new ArrayList<>();
    for (String name : values.names(ConfigurationSection.DM_SERVERS)) {
      list.add(new DmServerSettings(values, name));
    }
    servers = Collections.unmodifiableList(list);
  }

  /** The servers, in the order of the file; without any, the board speaks no DM. */
  public List<DmServerSettings> servers() {
    return servers;
  }

  /** DevId; null when the agent is to make one. */
  public String deviceId() {
    return values.text(DmKeys.DEVICE_ID, null);
  }

  /** Whether messages are written in XML, and not in WBXML. */
  public boolean isXml() {
    return values.integer(DmKeys.ENCODING, null) == 1;
  }

  /** Whether servers may be called without TLS. */
  public boolean isPlainAllowed() {
    return values.flag(DmKeys.PLAIN_HTTP, null);
  }

  /** Time between two sessions that nobody has asked for, in milliseconds; 0 for none. */
  public int pollMs() {
    return values.integer(DmKeys.POLL_MS, null);
  }

  /** Least pause after a session that failed, in milliseconds. */
  public int backoffMsMin() {
    return values.integer(DmKeys.BACKOFF_MIN_MS, null);
  }

  /** Longest pause after a session that failed, in milliseconds. */
  public int backoffMsMax() {
    return values.integer(DmKeys.BACKOFF_MAX_MS, null);
  }

  /** Sessions with one server in an hour, in the long run. */
  public int sessionsPerHour() {
    return values.integer(DmKeys.PER_HOUR_SESSIONS, null);
  }

  /** Sessions with one server that may follow upon each other after a rest. */
  public int sessionsBurst() {
    return values.integer(DmKeys.BURST_SESSIONS, null);
  }

  /** Bytes that the changes of one server may write in a day; 0 for no bound. */
  public int dayBytes() {
    return values.integer(DmKeys.DAY_BYTES, null);
  }

  /** Address at which notification messages are taken; null for none. */
  public String notificationAddress() {
    return values.text(DmKeys.NOTIFICATION_ADDRESS, null);
  }

  /** UDP port of that address, 0 for any. */
  public int notificationPort() {
    return values.integer(DmKeys.NOTIFICATION_PORT, null);
  }

  /** Hosts to which servers may move their accounts. */
  public List<String> allowedHosts() {
    return values.list(DmKeys.ALLOWED_HOSTS, null);
  }

  /** Whether servers may let others register them. */
  public boolean isThirdPartyAllowed() {
    return values.flag(DmKeys.THIRD_PARTY_REGISTRATION, null);
  }
}
