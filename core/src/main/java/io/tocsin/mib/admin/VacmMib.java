/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.admin;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.hal.Entropy;
import io.tocsin.mib.MibRegistry;
import io.tocsin.mib.Names;
import io.tocsin.mib.SnmpV2Mib;
import io.tocsin.mib.SortedRowIndex;
import io.tocsin.mib.TableObject;
import io.tocsin.mib.TestAndIncrement;
import io.tocsin.mib.rows.Column;
import io.tocsin.mib.rows.IndexParts;
import io.tocsin.mib.rows.IndexShape;
import io.tocsin.mib.rows.Row;
import io.tocsin.mib.rows.RowRules;
import io.tocsin.mib.rows.RowShape;
import io.tocsin.mib.rows.RowStore;
import io.tocsin.mib.rows.RowTable;
import io.tocsin.mib.rows.Syntax;
import io.tocsin.mib.rows.Values;
import io.tocsin.snmp.Octets;
import io.tocsin.snmp.SecurityLevel;
import io.tocsin.snmp.vacm.AccessTable;
import io.tocsin.snmp.vacm.SecurityToGroup;
import io.tocsin.snmp.vacm.ViewBasedAccessControl;
import io.tocsin.snmp.vacm.ViewTree;
import java.util.List;

/**
 * SNMP-VIEW-BASED-ACM-MIB (RFC 3415): who is in which group, what groups may, and what views are
 * made of. The engine decides by the active rows.
 */
public final class VacmMib {

  /** vacmContextMatch: the whole name. */
  public static final int MATCH_EXACT = 1;

  /** vacmContextMatch: its beginning. */
  public static final int MATCH_PREFIX = 2;

  /** vacmViewTreeFamilyType. */
  public static final int INCLUDED = 1;

  /** vacmViewTreeFamilyType. */
  public static final int EXCLUDED = 2;

  private static final Oid MODULE = Oid.of(1, 3, 6, 1, 6, 3, 16);

  /** vacmMIBCompliance. */
  private static final Oid COMPLIANCE = Names.below(MODULE, 2, 1, 1);

  private static final Oid CONTEXT_ENTRY = Names.below(MODULE, 1, 1, 1);
  private static final Oid GROUP_ENTRY = Names.below(MODULE, 1, 2, 1);
  private static final Oid ACCESS_ENTRY = Names.below(MODULE, 1, 4, 1);
  private static final Oid SPIN_LOCK = Names.below(MODULE, 1, 5, 1);
  private static final Oid FAMILY_ENTRY = Names.below(MODULE, 1, 5, 2, 1);

  private static final int GROUP_NAME = 3;
  private static final int GROUP_STORAGE = 4;
  private static final int GROUP_STATUS = 5;

  private static final int ACCESS_MATCH = 4;
  private static final int ACCESS_READ = 5;
  private static final int ACCESS_WRITE = 6;
  private static final int ACCESS_NOTIFY = 7;
  private static final int ACCESS_STORAGE = 8;
  private static final int ACCESS_STATUS = 9;

  private static final int FAMILY_MASK = 3;
  private static final int FAMILY_TYPE = 4;
  private static final int FAMILY_STORAGE = 5;
  private static final int FAMILY_STATUS = 6;

  private static final int NAME_LENGTH_MAX = 32;
  private static final byte[] EMPTY = Values.octets();

  private static final RowShape GROUPS =
      new RowShape(
          GROUP_ENTRY,
          new IndexShape().integer(1, Integer.MAX_VALUE).string(1, NAME_LENGTH_MAX),
          GROUP_STORAGE,
          GROUP_STATUS,
          new Column(GROUP_NAME, Syntax.text(1, NAME_LENGTH_MAX)));

  private static final RowShape ACCESS =
      new RowShape(
          ACCESS_ENTRY,
          new IndexShape()
              .string(1, NAME_LENGTH_MAX)
              .string(0, NAME_LENGTH_MAX)
              .integer(0, Integer.MAX_VALUE)
              .integer(SecurityLevel.NO_AUTH_NO_PRIV, SecurityLevel.AUTH_PRIV),
          ACCESS_STORAGE,
          ACCESS_STATUS,
          new Column(ACCESS_MATCH, Syntax.integer(MATCH_EXACT, MATCH_PREFIX))
              .byDefault(Values.integer(MATCH_EXACT)),
          new Column(ACCESS_READ, Syntax.text(0, NAME_LENGTH_MAX)).byDefault(EMPTY),
          new Column(ACCESS_WRITE, Syntax.text(0, NAME_LENGTH_MAX)).byDefault(EMPTY),
          new Column(ACCESS_NOTIFY, Syntax.text(0, NAME_LENGTH_MAX)).byDefault(EMPTY));

  private static final RowShape FAMILIES =
      new RowShape(
          FAMILY_ENTRY,
          new IndexShape().string(1, NAME_LENGTH_MAX).oid(Oid.LENGTH_MAX),
          FAMILY_STORAGE,
          FAMILY_STATUS,
          new Column(FAMILY_MASK, Syntax.octets(0, ViewTree.MASK_LENGTH_MAX)).byDefault(EMPTY),
          new Column(FAMILY_TYPE, Syntax.integer(INCLUDED, EXCLUDED))
              .byDefault(Values.integer(INCLUDED)));

  private static final int VIEWS_PER_ENTRY = 3;

  private final RowTable groups;
  private final RowTable access;
  private final RowTable families;
  private final TestAndIncrement spinLock;

  /** The changes of the rows that the engine goes by; less than there can be before the first. */
  private long appliedCount = -1;

  private final ViewBasedAccessControl accessControl =
      new ViewBasedAccessControl(
          new SecurityToGroup(0), new AccessTable(0, new ViewTree(0, 0)), new ViewTree(0, 0));

  /**
   * Tables without rows.
   *
   * @param store keeps the rows of managers
   * @param managedRowsMax most rows that managers may have made in each of them
   * @param entropy source of the first value of vacmViewSpinLock
   */
  public VacmMib(RowStore store, int managedRowsMax, Entropy entropy) {
    groups = table(GROUPS, managedRowsMax, store);
    access = table(ACCESS, managedRowsMax, store);
    families = table(FAMILIES, managedRowsMax, store);
    spinLock = new TestAndIncrement(SPIN_LOCK, entropy);
  }

  private RowTable table(RowShape shape, int managedRowsMax, RowStore store) {
    return new RowTable(shape, RowRules.ANY, managedRowsMax, store, changed -> apply());
  }

  /** vacmSecurityToGroupTable: for each row the name of the group. */
  public RowTable groups() {
    return groups;
  }

  /** vacmAccessTable: for each row vacmContextMatch, and the views to read, write and notify. */
  public RowTable access() {
    return access;
  }

  /** vacmViewTreeFamilyTable: for each row the mask, and the type. */
  public RowTable families() {
    return families;
  }

  /** What decides by the rows; the same object for ever. */
  public ViewBasedAccessControl accessControl() {
    return accessControl;
  }

  /**
   * Registers the module's objects.
   *
   * @param registry takes them
   * @param system takes the module's row of sysORTable
   */
  public void register(MibRegistry registry, SnmpV2Mib system) {
    system.addModule(COMPLIANCE, "SNMP-VIEW-BASED-ACM-MIB (RFC 3415)");
    registry.register(new ContextTable());
    registry.register(groups);
    registry.register(access);
    registry.register(spinLock);
    registry.register(families);
  }

  /** Lets the engine go by the rows that are active now, if they are others than before. */
  public void apply() {
    long changeCount = groups.changeCount() + access.changeCount() + families.changeCount();
    if (changeCount == appliedCount) {
      return;
    }
    appliedCount = changeCount;
    List<Row> familyRows = families.activeRows();
    List<Row> accessRows = access.activeRows();
    // Views that nothing is in are named by entries, and take a place as well.
    ViewTree views =
        new ViewTree(familyRows.size() + VIEWS_PER_ENTRY * accessRows.size(), familyRows.size());
    for (Row row : familyRows) {
      IndexParts index = new IndexParts(row);
      Octets view = index.string();
      boolean isIncluded = row.integer(FAMILY_TYPE) == INCLUDED;
      views.addFamily(view, index.oid(), row.octets(FAMILY_MASK).toArray(), isIncluded);
    }
    AccessTable entries = new AccessTable(accessRows.size(), views);
    for (Row row : accessRows) {
      IndexParts index = new IndexParts(row);
      entries.add(
          index.string(),
          index.string(),
          row.integer(ACCESS_MATCH) == MATCH_EXACT,
          index.integer(),
          index.integer(),
          row.octets(ACCESS_READ),
          row.octets(ACCESS_WRITE),
          row.octets(ACCESS_NOTIFY));
    }
    List<Row> groupRows = groups.activeRows();
    SecurityToGroup principals = new SecurityToGroup(groupRows.size());
    for (Row row : groupRows) {
      IndexParts index = new IndexParts(row);
      principals.add(index.integer(), index.string(), row.octets(GROUP_NAME));
    }
    accessControl.use(principals, entries, views);
  }

  /** vacmContextTable: the default context is the only one there is. */
  private static final class ContextTable extends TableObject {

    private static final int CONTEXT_NAME = 1;
    private static final byte[] NO_OCTETS = {};

    ContextTable() {
      super(CONTEXT_ENTRY, defaultContext(), CONTEXT_NAME);
    }

    private static SortedRowIndex defaultContext() {
      SortedRowIndex rows = new SortedRowIndex(1, 1);
      // Its name has no octets.
      rows.insert(Oid.of(0));
      return rows;
    }

    @Override
    protected void writeValue(int column, int row, BerWriter value) {
      value.writeOctets(BerTag.OCTET_STRING, NO_OCTETS, 0, 0);
    }
  }
}
