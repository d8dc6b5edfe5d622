/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.admin;

import io.tocsin.ber.Oid;
import io.tocsin.hal.Clock;
import io.tocsin.mib.MibRegistry;
import io.tocsin.mib.Names;
import io.tocsin.mib.rows.Column;
import io.tocsin.mib.rows.IndexShape;
import io.tocsin.mib.rows.Row;
import io.tocsin.mib.rows.RowShape;
import io.tocsin.mib.rows.RowStore;
import io.tocsin.mib.rows.RowTable;
import io.tocsin.mib.rows.StorageType;
import io.tocsin.mib.rows.Syntax;
import io.tocsin.mib.rows.Values;
import io.tocsin.snmp.ErrorStatus;
import io.tocsin.snmp.Octets;
import io.tocsin.snmp.SnmpEngine;
import io.tocsin.tls.Fingerprint;

/**
 * snmpTlstmParamsTable and snmpTlstmAddrTable of SNMP-TLS-TM-MIB (RFC 9456 §4): which certificate
 * we show to a target, and by what we know the target's own.
 */
public final class TlsTargetTables {

  /** snmpTlstmParamsClientFingerprint. */
  static final int CLIENT_FINGERPRINT = 1;

  private static final int PARAMS_STORAGE = 2;
  private static final int PARAMS_STATUS = 3;

  /** snmpTlstmAddrServerFingerprint. */
  static final int SERVER_FINGERPRINT = 1;

  /** snmpTlstmAddrServerIdentity. */
  static final int SERVER_IDENTITY = 2;

  private static final int ADDRESS_STORAGE = 3;
  private static final int ADDRESS_STATUS = 4;

  private static final int NAME_LENGTH_MAX = 32;
  private static final int IDENTITY_LENGTH_MAX = 255;

  private static final Oid MAPPING = Oid.of(1, 3, 6, 1, 2, 1, 198, 2, 2, 1);
  private static final Oid PARAMS_COUNT = Names.below(MAPPING, 4);
  private static final Oid PARAMS_LAST_CHANGED = Names.below(MAPPING, 5);
  private static final Oid PARAMS_ENTRY = Names.below(MAPPING, 6, 1);
  private static final Oid ADDRESS_COUNT = Names.below(MAPPING, 7);
  private static final Oid ADDRESS_LAST_CHANGED = Names.below(MAPPING, 8);
  private static final Oid ADDRESS_ENTRY = Names.below(MAPPING, 9, 1);

  private static final Octets ANYBODY = Octets.ofAscii("*");

  private static final RowShape PARAMS =
      new RowShape(
          PARAMS_ENTRY,
          new IndexShape().impliedString(1, NAME_LENGTH_MAX),
          PARAMS_STORAGE,
          PARAMS_STATUS,
          new Column(CLIENT_FINGERPRINT, FingerprintSyntax.optional()).lockedWhileActive());

  private static final RowShape ADDRESSES =
      new RowShape(
          ADDRESS_ENTRY,
          new IndexShape().impliedString(1, NAME_LENGTH_MAX),
          ADDRESS_STORAGE,
          ADDRESS_STATUS,
          new Column(SERVER_FINGERPRINT, FingerprintSyntax.optional())
              .byDefault(Values.octets())
              .lockedWhileActive(),
          new Column(SERVER_IDENTITY, Syntax.text(0, IDENTITY_LENGTH_MAX))
              .byDefault(Values.octets())
              .lockedWhileActive());

  private final RowTable params;
  private final RowTable addresses;
  private final TableCensus paramsCensus;
  private final TableCensus addressCensus;
  private final TargetPolicy policy;

  /**
   * Tables without rows.
   *
   * @param store keeps the rows of managers
   * @param managedRowsMax most rows that managers may have made in each of them
   * @param engine tells sysUpTime
   * @param clock the board's clock
   * @param policy tells which certificates we have
   */
  public TlsTargetTables(
      RowStore store, int managedRowsMax, SnmpEngine engine, Clock clock, TargetPolicy policy) {
    this.policy = policy;
    paramsCensus = new TableCensus(engine, clock);
    addressCensus = new TableCensus(engine, clock);
    params =
        new RowTable(
            PARAMS, this::checkParams, managedRowsMax, store, changed -> paramsCensus.noteChange());
    addresses =
        new RowTable(
            ADDRESSES,
            TlsTargetTables::checkAddress,
            managedRowsMax,
            store,
            changed -> addressCensus.noteChange());
  }

  /** A row in use names a certificate that we can show now. */
  private int checkParams(Row row) {
    Fingerprint fingerprint = fingerprint(row, CLIENT_FINGERPRINT);
    boolean isGood = fingerprint != null && policy.isHeld(fingerprint);
    return isGood ? ErrorStatus.NO_ERROR : ErrorStatus.INCONSISTENT_VALUE;
  }

  /** A row in use must not take whatever certificate is presented. */
  private static int checkAddress(Row row) {
    boolean isGood =
        fingerprint(row, SERVER_FINGERPRINT) != null
            || !row.octets(SERVER_IDENTITY).equals(ANYBODY);
    return isGood ? ErrorStatus.NO_ERROR : ErrorStatus.INCONSISTENT_VALUE;
  }

  /**
   * Adds a row of the configuration to snmpTlstmAddrTable.
   *
   * @param name snmpTargetAddrName
   * @param fingerprint that of the server's own certificate; null for none
   * @param identity the name that the server's certificate must have
   */
  public void addOwn(String name, Fingerprint fingerprint, String identity) {
    addresses.addOwn(
        TargetMib.index(name),
        StorageType.PERMANENT,
        fingerprint == null ? Values.octets() : Values.octets(fingerprint.octets()),
        Values.text(identity));
  }

  /**
   * Adds a row of the configuration to snmpTlstmParamsTable.
   *
   * @param name snmpTargetParamsName
   * @param fingerprint that of the certificate of ours that is shown
   */
  public void addOwnParams(String name, Fingerprint fingerprint) {
    params.addOwn(
        TargetMib.index(name), StorageType.PERMANENT, Values.octets(fingerprint.octets()));
  }

  /** A fingerprint; null for the empty one. */
  static Fingerprint fingerprint(Row row, int column) {
    return Fingerprint.ofOctets(row.octets(column).toArray());
  }

  /** snmpTlstmParamsTable. */
  RowTable params() {
    return params;
  }

  /** snmpTlstmAddrTable. */
  RowTable addresses() {
    return addresses;
  }

  /**
   * Registers the tables with their scalars.
   *
   * @param registry takes them
   */
  public void register(MibRegistry registry) {
    paramsCensus.register(registry, PARAMS_COUNT, PARAMS_LAST_CHANGED, params);
    registry.register(params);
    addressCensus.register(registry, ADDRESS_COUNT, ADDRESS_LAST_CHANGED, addresses);
    registry.register(addresses);
  }
}
