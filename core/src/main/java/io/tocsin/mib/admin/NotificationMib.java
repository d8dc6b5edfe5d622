/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.admin;

import io.tocsin.ber.Oid;
import io.tocsin.mib.MibRegistry;
import io.tocsin.mib.Names;
import io.tocsin.mib.SnmpV2Mib;
import io.tocsin.mib.rows.Column;
import io.tocsin.mib.rows.IndexParts;
import io.tocsin.mib.rows.IndexShape;
import io.tocsin.mib.rows.Row;
import io.tocsin.mib.rows.RowRules;
import io.tocsin.mib.rows.RowShape;
import io.tocsin.mib.rows.RowStore;
import io.tocsin.mib.rows.RowTable;
import io.tocsin.mib.rows.StorageType;
import io.tocsin.mib.rows.Syntax;
import io.tocsin.mib.rows.Values;
import io.tocsin.snmp.Octets;
import io.tocsin.snmp.vacm.ViewTree;
import java.util.ArrayList;
import java.util.List;

/**
 * SNMP-NOTIFICATION-MIB (RFC 3413 §4.2), all of it: which targets get notifications, as traps or as
 * informs, and which ones.
 */
public final class NotificationMib {

  /** snmpNotifyTag. */
  static final int TAG = 2;

  /** snmpNotifyType. */
  static final int TYPE = 3;

  private static final int NOTIFY_STORAGE = 4;
  private static final int NOTIFY_STATUS = 5;

  /** snmpNotifyType: unacknowledged. */
  static final int TRAP = 1;

  /** snmpNotifyType: acknowledged. */
  static final int INFORM = 2;

  /** snmpNotifyFilterProfileName. */
  static final int PROFILE_NAME = 1;

  private static final int PROFILE_STORAGE = 2;
  private static final int PROFILE_STATUS = 3;

  /** snmpNotifyFilterMask. */
  static final int FILTER_MASK = 2;

  /** snmpNotifyFilterType. */
  static final int FILTER_TYPE = 3;

  private static final int FILTER_STORAGE = 4;
  private static final int FILTER_STATUS = 5;

  /** snmpNotifyFilterType. */
  static final int INCLUDED = 1;

  /** snmpNotifyFilterType. */
  static final int EXCLUDED = 2;

  private static final int NAME_LENGTH_MAX = 32;

  private static final Oid MODULE = Oid.of(1, 3, 6, 1, 6, 3, 13);
  private static final Oid NOTIFY_ENTRY = Names.below(MODULE, 1, 1, 1);
  private static final Oid PROFILE_ENTRY = Names.below(MODULE, 1, 2, 1);
  private static final Oid FILTER_ENTRY = Names.below(MODULE, 1, 3, 1);

  /** snmpNotifyFullCompliance. */
  private static final Oid COMPLIANCE = Names.below(MODULE, 3, 1, 3);

  private static final RowShape NOTIFY =
      new RowShape(
          NOTIFY_ENTRY,
          new IndexShape().impliedString(1, NAME_LENGTH_MAX),
          NOTIFY_STORAGE,
          NOTIFY_STATUS,
          new Column(TAG, Tags.one()).byDefault(Values.octets()),
          new Column(TYPE, Syntax.integer(TRAP, INFORM)).byDefault(Values.integer(TRAP)));

  private static final RowShape PROFILES =
      new RowShape(
          PROFILE_ENTRY,
          new IndexShape().impliedString(1, NAME_LENGTH_MAX),
          PROFILE_STORAGE,
          PROFILE_STATUS,
          new Column(PROFILE_NAME, Syntax.text(1, NAME_LENGTH_MAX)));

  private static final RowShape FILTERS =
      new RowShape(
          FILTER_ENTRY,
          new IndexShape().string(1, NAME_LENGTH_MAX).impliedOid(Oid.LENGTH_MAX),
          FILTER_STORAGE,
          FILTER_STATUS,
          new Column(FILTER_MASK, Syntax.octets(0, ViewTree.MASK_LENGTH_MAX))
              .byDefault(Values.octets()),
          new Column(FILTER_TYPE, Syntax.integer(INCLUDED, EXCLUDED))
              .byDefault(Values.integer(INCLUDED)));

  private final RowTable notifications;
  private final RowTable profiles;
  private final RowTable filters;

  /**
   * Tables without rows.
   *
   * @param store keeps the rows of managers
   * @param managedRowsMax most rows that managers may have made in each of them
   */
  public NotificationMib(RowStore store, int managedRowsMax) {
    notifications = table(NOTIFY, managedRowsMax, store);
    profiles = table(PROFILES, managedRowsMax, store);
    filters = table(FILTERS, managedRowsMax, store);
  }

  private static RowTable table(RowShape shape, int managedRowsMax, RowStore store) {
    return new RowTable(shape, RowRules.ANY, managedRowsMax, store, changed -> {});
  }

  /**
   * Adds a row of the configuration to snmpNotifyTable, with its name as its tag.
   *
   * @param name snmpNotifyName
   * @param isInform whether informs are sent, or else traps
   */
  public void addOwn(String name, boolean isInform) {
    notifications.addOwn(
        TargetMib.index(name),
        StorageType.PERMANENT,
        Values.text(name),
        Values.integer(isInform ? INFORM : TRAP));
  }

  /** snmpNotifyTable. */
  RowTable notifications() {
    return notifications;
  }

  /** snmpNotifyFilterProfileTable. */
  RowTable profiles() {
    return profiles;
  }

  /** snmpNotifyFilterTable. */
  RowTable filters() {
    return filters;
  }

  /** The active rows of snmpNotifyFilterTable that a profile has. */
  List<Row> families(Octets profileName) {
    List<Row> families = new ArrayList<>();
    for (Row row : filters.rows()) {
      if (row.isActive() && new IndexParts(row).string().equals(profileName)) {
        families.add(row);
      }
    }
    return families;
  }

  /**
   * Registers the module's objects.
   *
   * @param registry takes them
   * @param system takes the module's row of sysORTable
   */
  public void register(MibRegistry registry, SnmpV2Mib system) {
    system.addModule(COMPLIANCE, "SNMP-NOTIFICATION-MIB (RFC 3413)");
    registry.register(notifications);
    registry.register(profiles);
    registry.register(filters);
  }
}
