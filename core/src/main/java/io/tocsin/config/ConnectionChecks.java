/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks listeners and targets, and the identity and trust that they need. */
final class ConnectionChecks {

  private final Values values;
  private final Problems problems;
  private final List<String> listeners;
  private final List<String> targets;
  private final List<String> dmServers;

  ConnectionChecks(Values values, Problems problems) {
    this.values = values;
    this.problems = problems;
    this.listeners = values.names(ConfigurationSection.LISTENERS);
    this.targets = values.names(ConfigurationSection.TARGETS);
    this.dmServers = values.names(ConfigurationSection.DM_SERVERS);
  }

  void check() {
    checkIdentity();
    checkTrust();
    checkListeners();
    checkTargets();
    checkSessions();
    checkInforms();
  }

  private void checkIdentity() {
    boolean certificate = values.isPresent(ConfigurationKeys.IDENTITY_CERTIFICATE, null);
    boolean key = values.isPresent(ConfigurationKeys.IDENTITY_KEY, null);
    boolean nextCertificate = values.isPresent(ConfigurationKeys.IDENTITY_NEXT_CERTIFICATE, null);
    boolean nextKey = values.isPresent(ConfigurationKeys.IDENTITY_NEXT_KEY, null);
    boolean needed = !listeners.isEmpty() || !targets.isEmpty() || !dmServers.isEmpty();
    if (!certificate && (needed || key)) {
      missing(ConfigurationKeys.IDENTITY_CERTIFICATE);
    }
    if (!key && (needed || certificate)) {
      missing(ConfigurationKeys.IDENTITY_KEY);
    }
    if (nextKey && !nextCertificate) {
      missing(ConfigurationKeys.IDENTITY_NEXT_CERTIFICATE);
    }
    if (nextCertificate && !nextKey) {
      missing(ConfigurationKeys.IDENTITY_NEXT_KEY);
    }
    for (String target : targets) {
      if (!nextCertificate && values.integer(ConfigurationKeys.TARGET_IDENTITY, target) == 1) {
        problems.error(
            values.error(
                ConfigurationKeys.TARGET_IDENTITY,
                target,
                "there is no next identity; give identity.next.certificate and identity.next.key",
                null));
      }
    }
  }

  private void missing(ConfigurationKey key) {
    problems.error(CrossChecks.missing(values, key, null));
  }

  private void checkTrust() {
    if (values.flag(ConfigurationKeys.TRUST_CRLS_STRICT, null)
        && !values.isPresent(ConfigurationKeys.TRUST_CRLS, null)) {
      missing(ConfigurationKeys.TRUST_CRLS);
    }
    if (values.isPresent(ConfigurationKeys.TRUST_CERTIFICATES, null)) {
      return;
    }
    if (!listeners.isEmpty() && !values.names(ConfigurationSection.MAP).isEmpty()) {
      problems.warning(
          values.error(
              ConfigurationKeys.TRUST_CERTIFICATES,
              null,
              "without it only those managers are served whose own certificate is in the map",
              null));
    }
    for (String target : targets) {
      if (!values.isPresent(ConfigurationKeys.TARGET_SERVER_FINGERPRINT, target)) {
        problems.error(
            values.error(
                ConfigurationKeys.TARGET_SERVER_FINGERPRINT,
                target,
                "nothing tells whether the receiver is the right one; give this key or"
                    + " trust.certificates",
                ConfigurationKeys.TARGET_SERVER_FINGERPRINT.allowed()));
      }
    }
  }

  private void checkListeners() {
    Map<String, String> seen = new HashMap<>();
    for (String name : listeners) {
      int port = values.integer(ConfigurationKeys.LISTEN_PORT, name);
      boolean good =
          values.isGood(ConfigurationKeys.LISTEN_ADDRESS, name)
              && !values.isWrong(ConfigurationKeys.LISTEN_PORT, name);
      if (good && port != 0) {
        String address = values.text(ConfigurationKeys.LISTEN_ADDRESS, name);
        String first = seen.get(address + ' ' + port);
        if (first == null) {
          seen.put(address + ' ' + port, name);
        } else {
          problems.error(
              values.error(
                  ConfigurationKeys.LISTEN_ADDRESS,
                  name,
                  "listen." + first + " has the same address and port " + port,
                  null));
        }
      }
    }
    if (listeners.isEmpty() && targets.isEmpty() && dmServers.isEmpty()) {
      warning(
          0,
          "there is no listener, no target and no DM server: the agent serves nobody and tells"
              + " nobody");
    }
    if (!listeners.isEmpty()) {
      checkUsefulListener();
    }
  }

  private void checkUsefulListener() {
    int line = values.firstLine(ConfigurationSection.LISTENERS, listeners.get(0));
    if (values.names(ConfigurationSection.MAP).isEmpty()) {
      warning(
          line,
          "no manager can be served: no certificate has a security name; add map.1.fingerprint,"
              + " map.1.type");
    } else if (values.names(ConfigurationSection.GROUPS).isEmpty()) {
      warning(
          line,
          "no manager may do anything: there is no group; add view.NAME.include,"
              + " group.NAME.members, group.NAME.read");
    }
  }

  private void warning(int line, String problem) {
    problems.warning(new ConfigurationError(values.fileName(), line, null, null, problem, null));
  }

  private void checkTargets() {
    boolean prefixed = values.flag(ConfigurationKeys.TSM_PREFIX, null);
    Set<String> notified = notifiedNames();
    for (String name : targets) {
      if (values.isGood(ConfigurationKeys.TARGET_SECURITY_NAME, name)) {
        checkSecurityName(name, prefixed, notified);
      }
      CrossChecks.checkBackoff(
          values,
          problems,
          ConfigurationKeys.TARGET_BACKOFF_MIN_MS,
          ConfigurationKeys.TARGET_BACKOFF_MAX_MS,
          name);
    }
  }

  private void checkSecurityName(String target, boolean prefixed, Set<String> notified) {
    String securityName = values.text(ConfigurationKeys.TARGET_SECURITY_NAME, target);
    // RFC 5591 §4.2 step 2.2: without the prefix, no message under this name can be sent.
    if (prefixed
        && (!securityName.startsWith(Configuration.TSM_PREFIX)
            || securityName.length() == Configuration.TSM_PREFIX.length())) {
      problems.error(
          values.error(
              ConfigurationKeys.TARGET_SECURITY_NAME,
              target,
              "with tsm.prefix = true no message can be sent under this name",
              Configuration.TSM_PREFIX + " and a name"));
    } else if (!notified.contains(securityName)) {
      problems.warning(
          values.error(
              ConfigurationKeys.TARGET_SECURITY_NAME,
              target,
              "it will be told nothing: no group with a notify view in the default context has this"
                  + " member",
              null));
    }
  }

  /**
   * Members of all groups with a notify view for the default context, in which notifications are
   * sent (RFC 3413 §3.3 step 3 asks for the access).
   */
  private Set<String> notifiedNames() {
    Set<String> names = new HashSet<>();
    for (String group : values.names(ConfigurationSection.GROUPS)) {
      if (values.isPresent(ConfigurationKeys.GROUP_NOTIFY, group)
          && AccessChecks.isForDefaultContext(values, group)) {
        names.addAll(values.list(ConfigurationKeys.GROUP_MEMBERS, group));
      }
    }
    return names;
  }

  /** Targets keep their sessions, so managers can only have those that are left. */
  private void checkSessions() {
    ConfigurationKey key = ConfigurationKeys.of(Limit.SESSIONS);
    int needed = targets.size() + managedTargets() + (listeners.isEmpty() ? 0 : 1);
    if (!values.isWrong(key, null) && values.integer(key, null) < needed) {
      problems.error(
          values.error(
              key,
              null,
              "too few for "
                  + targets.size()
                  + " targets"
                  + (managedTargets() == 0 ? "" : ", limit.managed.targets of managers")
                  + (listeners.isEmpty() ? "" : " and managers"),
              "at least " + needed));
    }
  }

  /** Targets that managers may make; 0 when there is no host to which they may have any sent. */
  private int managedTargets() {
    boolean isAny = !values.destinations(ConfigurationKeys.MANAGED_DESTINATIONS, null).isEmpty();
    return isAny ? values.limits().managedTargetsMax() : 0;
  }

  /** One inform of each target at least, so that none waits for the receiver of another. */
  private void checkInforms() {
    ConfigurationKey key = ConfigurationKeys.of(Limit.INFORMS_IN_FLIGHT);
    int needed = managedTargets();
    for (String target : targets) {
      needed += values.integer(ConfigurationKeys.TARGET_TYPE, target);
    }
    if (!values.isWrong(key, null) && values.integer(key, null) < needed) {
      problems.error(
          values.error(
              key,
              null,
              "too few for " + needed + " targets of type inform",
              "at least " + needed));
    }
  }
}
