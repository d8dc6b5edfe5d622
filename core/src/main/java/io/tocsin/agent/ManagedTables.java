/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.config.CertificateMapSettings;
import io.tocsin.config.Configuration;
import io.tocsin.hal.Board;
import io.tocsin.hal.Log;
import io.tocsin.hal.Platform;
import io.tocsin.mib.ChangeObjects;
import io.tocsin.mib.MibRegistry;
import io.tocsin.mib.SnmpV2Mib;
import io.tocsin.mib.admin.CertificateMapTable;
import io.tocsin.mib.admin.DestinationFinder;
import io.tocsin.mib.admin.NotificationMib;
import io.tocsin.mib.admin.ThresholdTable;
import io.tocsin.mib.admin.VacmMib;
import io.tocsin.mib.rows.RowStore;
import io.tocsin.snmp.AccessControl;
import io.tocsin.snmp.SetListener;
import io.tocsin.snmp.tlstm.CertificateMap;
import io.tocsin.snmp.tlstm.TlsTransportModel;
import io.tocsin.store.FlashBudget;
import io.tocsin.text.Utf8;

/**
 * The tables that the configuration and managers fill together: who is who by which certificate,
 * who may do what, who gets notifications, and what sensors are compared with.
 */
final class ManagedTables {

  private static final String TOPIC = "access";

  private final Log log;
  private final RowStore rows;
  private final VacmMib access;
  private final CertificateMapTable certificates;
  private final TargetTables targets;
  private final ThresholdTable thresholds;
  private final LockoutGuard guard;
  private TlsTransportModel transport;

  /**
   * Tables with the rows of the configuration, and with those of managers that were kept.
   *
   * @param configuration has the others
   * @param foundation has what was kept
   * @param credentials our own certificates
   * @param board has the sensors
   */
  ManagedTables(
      Configuration configuration, Foundation foundation, Credentials credentials, Board board) {
    Platform platform = foundation.platform;
    log = platform.log();
    rows = new RowStore(foundation.rows, configuration.limits().managedBytesMax());
    access = AccessTables.of(configuration, rows, platform.entropy());
    certificates =
        new CertificateMapTable(
            rows, configuration.limits().managedRowsMax(), foundation.engine, platform.clock());
    for (CertificateMapSettings row : configuration.certificateMap()) {
      byte[] name = row.securityName() == null ? null : Utf8.bytes(row.securityName());
      // Both number the types as snmpTlstmCertToTSNMIdentities does.
      certificates.addOwn(row.number(), row.fingerprint(), row.type(), name);
    }
    targets =
        new TargetTables(
            configuration,
            credentials,
            rows,
            foundation,
            new DestinationGuard(configuration, credentials.certificates(), log));
    thresholds =
        new ThresholdTable(
            rows, configuration.limits().managedRowsMax(), name -> hasSensor(board, name));
    rows.load();
    apply();
    rows.setBudget(
        new FlashBudget(configuration.managedDayBytes(), platform.clock().monotonicMs()));
    guard = new LockoutGuard(rows, access, certificates, log, configuration.managedConfirmMs());
    if (rows.rejectedCount() > 0) {
      warn(
          rows.rejectedCount()
              + " rows that managers had made are not used: the configuration has them, or they do"
              + " not fit its limits any more.");
    }
  }

  private static boolean hasSensor(Board board, String name) {
    for (int sensor = 0; sensor < board.sensorCount(); sensor++) {
      if (board.sensor(sensor).name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private void apply() {
    access.apply();
    certificates.apply();
  }

  private void warn(String text) {
    log.write(Log.WARNING, TOPIC, text);
  }

  /** Says where the sessions of managers are. */
  void connect(TlsTransportModel model) {
    transport = model;
    guard.connect(model);
  }

  /** Who may do what, by the rows as they are at any time. */
  AccessControl accessControl() {
    return access.accessControl();
  }

  /** Who is who, by the rows as they are at any time. */
  CertificateMap certificateMap() {
    return certificates.map();
  }

  /** Finds out who gets notifications, by the rows as they are at any time. */
  DestinationFinder destinations() {
    return targets.finder();
  }

  /** Thresholds of sensors that managers have set. */
  ThresholdTable thresholds() {
    return thresholds;
  }

  /** The filters of notifications, among others. */
  NotificationMib notifications() {
    return targets.notifications();
  }

  /** Has to be told of each SET before it is carried out. */
  SetListener setListener() {
    return guard;
  }

  /** Registers the objects of the tables. */
  void register(MibRegistry registry, SnmpV2Mib system) {
    access.register(registry, system);
    certificates.register(registry);
    targets.register(registry, system);
    thresholds.register(registry);
    ChangeObjects.register(registry, guard);
  }

  /**
   * Does what is due; between two steps of the transport, so that whoever is shut out by a request
   * has got the answer to it.
   *
   * @return when to call again at the latest
   */
  long step(long nowMs) {
    long deadlineMs = guard.step(nowMs);
    int expired = rows.expire(nowMs);
    if (expired > 0) {
      apply();
      log.write(Log.INFO, TOPIC, expired + " rows are gone that lacked something for too long.");
    }
    deadlineMs = Math.min(deadlineMs, rows.expireMs());
    deadlineMs = Math.min(deadlineMs, rows.settle(nowMs));
    if (certificates.takeChange()) {
      transport.closeRenamedSessions();
    }
    return deadlineMs;
  }

  /** Takes the rows of managers over that are not kept in the board's memory. */
  void adopt(ManagedTables before) {
    if (before.rows.isPending()) {
      warn("A change that waited to be confirmed is taken back by the new configuration.");
    }
    rows.adoptVolatile(before.rows);
    apply();
  }
}
