/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.admin;

import io.tocsin.ber.Oid;
import io.tocsin.mib.rows.IndexParts;
import io.tocsin.mib.rows.Row;
import io.tocsin.snmp.Octets;
import io.tocsin.snmp.VarbindSource;
import io.tocsin.snmp.vacm.ViewTree;
import java.util.List;

/**
 * A filter profile: which notifications a target gets (RFC 3413 §6). A notification passes when the
 * family that decides about its own name includes it, and none that decides about one of its
 * variables excludes that one. The families of a profile decide as those of a view do.
 */
public final class NotificationFilter {

  private static final Octets ALL = Octets.ofAscii("a");

  private final ViewTree families;
  private final Oid name = new Oid();

  /**
   * A profile.
   *
   * @param rows its rows of snmpNotifyFilterTable, all of them active
   */
  NotificationFilter(List<Row> rows) {
    families = new ViewTree(1, rows.size());
    for (Row row : rows) {
      IndexParts index = new IndexParts(row);
      index.string();
      boolean isIncluded = row.integer(NotificationMib.FILTER_TYPE) == NotificationMib.INCLUDED;
      byte[] mask = row.octets(NotificationMib.FILTER_MASK).toArray();
      families.addFamily(ALL, index.impliedOid(), mask, isIncluded);
    }
  }

  /**
   * Whether a notification passes; allocates nothing.
   *
   * @param notification its name: the value of snmpTrapOID.0
   * @param content its variables
   */
  public boolean passes(Oid notification, VarbindSource content) {
    if (families.decide(ALL, notification) != ViewTree.INCLUDED) {
      return false;
    }
    for (int i = 0; i < content.count(); i++) {
      content.name(i, name);
      if (families.decide(ALL, name) == ViewTree.EXCLUDED) {
        return false;
      }
    }
    return true;
  }
}
