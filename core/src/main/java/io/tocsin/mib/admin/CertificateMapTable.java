/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.admin;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.Oid;
import io.tocsin.hal.Clock;
import io.tocsin.mib.MibRegistry;
import io.tocsin.mib.Names;
import io.tocsin.mib.rows.Column;
import io.tocsin.mib.rows.IndexShape;
import io.tocsin.mib.rows.Row;
import io.tocsin.mib.rows.RowRules;
import io.tocsin.mib.rows.RowShape;
import io.tocsin.mib.rows.RowStore;
import io.tocsin.mib.rows.RowTable;
import io.tocsin.mib.rows.StorageType;
import io.tocsin.mib.rows.Syntax;
import io.tocsin.mib.rows.Values;
import io.tocsin.snmp.ErrorStatus;
import io.tocsin.snmp.Octets;
import io.tocsin.snmp.SnmpEngine;
import io.tocsin.snmp.tlstm.CertificateMap;
import io.tocsin.text.Utf8;
import io.tocsin.tls.Fingerprint;
import java.util.List;

/**
 * snmpTlstmCertToTSNTable of SNMP-TLS-TM-MIB (RFC 9456 §4): which name a manager has by its
 * certificate.
 */
public final class CertificateMapTable {

  private static final Oid MAPPING = Oid.of(1, 3, 6, 1, 2, 1, 198, 2, 2, 1);
  private static final Oid IDENTITIES = Oid.of(1, 3, 6, 1, 2, 1, 198, 1, 1);
  private static final int FINGERPRINT = 2;
  private static final int MAP_TYPE = 3;
  private static final int DATA = 4;
  private static final int STORAGE = 5;
  private static final int STATUS = 6;

  private static final int DATA_LENGTH_MAX = 1024;

  private static final RowShape SHAPE =
      new RowShape(
          Names.below(MAPPING, 3, 1),
          new IndexShape().positive(),
          STORAGE,
          STATUS,
          new Column(FINGERPRINT, FingerprintSyntax.mandatory()).lockedWhileActive(),
          new Column(MAP_TYPE, new MapTypeSyntax())
              .byDefault(mapType(CertificateMap.SPECIFIED))
              .lockedWhileActive(),
          new Column(DATA, Syntax.octets(0, DATA_LENGTH_MAX))
              .byDefault(Values.octets())
              .lockedWhileActive());

  private final RowTable table;
  private final CertificateMap map = new CertificateMap(0);
  private final TableCensus census;

  /** The changes of the rows that {@link #map} is made of; less than there can be at first. */
  private long appliedCount = -1;

  private boolean isChanged;

  /**
   * A table without rows.
   *
   * @param store keeps the rows of managers
   * @param managedRowsMax most rows that managers may have made at a time
   * @param engine tells sysUpTime
   * @param clock the board's clock
   */
  public CertificateMapTable(RowStore store, int managedRowsMax, SnmpEngine engine, Clock clock) {
    census = new TableCensus(engine, clock);
    table = new RowTable(SHAPE, RowRules.ANY, managedRowsMax, store, changed -> change());
  }

  private static byte[] mapType(int type) {
    return Values.oid(Names.below(IDENTITIES, type));
  }

  private void change() {
    census.noteChange();
    apply();
  }

  /**
   * Adds a row of the configuration.
   *
   * @param number snmpTlstmCertToTSNID, 1 to 4294967295
   * @param fingerprint the certificate, or an authority of its path
   * @param type a map type of {@link CertificateMap}
   * @param name the name where the type is {@link CertificateMap#SPECIFIED}; else null
   */
  public void addOwn(long number, Fingerprint fingerprint, int type, byte[] name) {
    table.addOwn(
        Oid.of((int) number),
        StorageType.PERMANENT,
        Values.octets(fingerprint.octets()),
        mapType(type),
        Values.octets(name == null ? new byte[0] : name));
  }

  /** What maps by the rows; the same object for ever. */
  public CertificateMap map() {
    return map;
  }

  /** Whether {@link #map} has become another one since the last call. */
  public boolean takeChange() {
    boolean wasChanged = isChanged;
    isChanged = false;
    return wasChanged;
  }

  /**
   * Lets the transport model go by the rows that are active now, if they are others than before.
   */
  public void apply() {
    if (table.changeCount() == appliedCount) {
      return;
    }
    appliedCount = table.changeCount();
    isChanged = true;
    List<Row> rows = table.activeRows();
    CertificateMap now = new CertificateMap(rows.size());
    for (Row row : rows) {
      Oid type = row.oid(MAP_TYPE);
      now.add(
          Fingerprint.ofOctets(row.octets(FINGERPRINT).toArray()),
          type.arc(type.length() - 1),
          text(row.octets(DATA)));
    }
    map.become(now);
  }

  /** A name; an empty one, with which no map type names anybody, where it is not UTF-8. */
  private static String text(Octets octets) {
    StringBuilder text = new StringBuilder();
    boolean isText = Utf8.decode(octets.bytes(), 0, octets.length(), text) < 0;
    return isText ? text.toString() : "";
  }

  /**
   * Registers the table with its two scalars.
   *
   * @param registry takes them
   */
  public void register(MibRegistry registry) {
    census.register(registry, Names.below(MAPPING, 1), Names.below(MAPPING, 2), table);
    registry.register(table);
  }

  /** One of snmpTlstmCertToTSNMIdentities. */
  private static final class MapTypeSyntax extends Syntax {

    @Override
    protected int check(BerReader value) {
      if (value.peekTag() != BerTag.OBJECT_IDENTIFIER) {
        return ErrorStatus.WRONG_TYPE;
      }
      Oid type = new Oid();
      value.readOid(BerTag.OBJECT_IDENTIFIER, type);
      if (!value.ok()) {
        return ErrorStatus.WRONG_ENCODING;
      }
      int last = IDENTITIES.length();
      boolean isKnown =
          type.length() == last + 1
              && type.startsWith(IDENTITIES)
              && type.arc(last) >= CertificateMap.SPECIFIED
              && type.arc(last) <= CertificateMap.COMMON_NAME;
      return isKnown ? ErrorStatus.NO_ERROR : ErrorStatus.WRONG_VALUE;
    }
  }
}
