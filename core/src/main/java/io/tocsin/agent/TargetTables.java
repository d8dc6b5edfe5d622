/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.config.Configuration;
import io.tocsin.config.TargetSettings;
import io.tocsin.mib.MibRegistry;
import io.tocsin.mib.SnmpV2Mib;
import io.tocsin.mib.admin.DestinationFinder;
import io.tocsin.mib.admin.NotificationMib;
import io.tocsin.mib.admin.TargetMib;
import io.tocsin.mib.admin.TargetPolicy;
import io.tocsin.mib.admin.TlsTargetTables;
import io.tocsin.mib.rows.RowStore;
import io.tocsin.snmp.SecurityLevel;
import io.tocsin.tls.Fingerprint;
import io.tocsin.tls.TlsIdentity;

/**
 * The tables that say who gets notifications, with the rows of the configuration: each target has a
 * row of its name in each table; in that of our own certificates if its entry chooses one.
 */
final class TargetTables {

  private static final int MS_PER_HUNDREDTH = 10;

  private final TargetMib targets;
  private final NotificationMib notifications;
  private final TlsTargetTables tls;
  private final DestinationFinder finder;
  private final Foundation foundation;
  private final Credentials credentials;

  TargetTables(
      Configuration configuration,
      Credentials credentials,
      RowStore store,
      Foundation foundation,
      TargetPolicy policy) {
    this.foundation = foundation;
    this.credentials = credentials;
    int rowsMax = configuration.limits().managedRowsMax();
    int targetsMax = configuration.limits().managedTargetsMax();
    targets = new TargetMib(store, targetsMax, rowsMax, foundation.platform.entropy(), policy);
    notifications = new NotificationMib(store, rowsMax);
    tls =
        new TlsTargetTables(store, rowsMax, foundation.engine, foundation.platform.clock(), policy);
    finder = new DestinationFinder(targets, notifications, tls, policy);
    for (TargetSettings target : configuration.targets()) {
      add(target);
    }
  }

  private void add(TargetSettings target) {
    String name = target.name();
    targets.addOwnAddress(
        name,
        target.host(),
        target.port(),
        (target.timeoutMs() + MS_PER_HUNDREDTH - 1) / MS_PER_HUNDREDTH,
        target.retries());
    targets.addOwnParams(name, target.securityName(), SecurityLevel.AUTH_PRIV);
    notifications.addOwn(name, target.isInform());
    tls.addOwn(name, target.serverFingerprint(), target.serverName());
    if (target.isIdentityChosen()) {
      TlsIdentity shown = target.isNextIdentity() ? credentials.next() : credentials.identity();
      tls.addOwnParams(name, Fingerprint.of(Fingerprint.SHA256, shown.certificate()));
    }
  }

  /** Finds out who gets notifications, by the rows as they are at any time. */
  DestinationFinder finder() {
    return finder;
  }

  /** Which of them get which notifications. */
  NotificationMib notifications() {
    return notifications;
  }

  void register(MibRegistry registry, SnmpV2Mib system) {
    targets.register(registry, system, foundation.engineCounters);
    notifications.register(registry, system);
    tls.register(registry);
  }
}
