/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.ber.Oid;
import io.tocsin.config.Configuration;
import io.tocsin.config.GroupSettings;
import io.tocsin.config.ViewSettings;
import io.tocsin.config.ViewSubtree;
import io.tocsin.hal.Entropy;
import io.tocsin.mib.IndexEncoding;
import io.tocsin.mib.admin.VacmMib;
import io.tocsin.mib.rows.RowStore;
import io.tocsin.mib.rows.StorageType;
import io.tocsin.mib.rows.Values;
import io.tocsin.snmp.Octets;
import io.tocsin.snmp.SecurityModelNumber;
import io.tocsin.snmp.tlstm.SecurityName;
import io.tocsin.text.Utf8;

/** The tables of access control (RFC 3415), with the rows of the configuration. */
final class AccessTables {

  private AccessTables() {}

  static VacmMib of(Configuration configuration, RowStore store, Entropy entropy) {
    VacmMib tables = new VacmMib(store, configuration.limits().managedRowsMax(), entropy);
    for (ViewSettings view : configuration.views()) {
      addFamilies(view, tables);
    }
    for (GroupSettings group : configuration.groups()) {
      addMembers(group, tables);
      addEntry(group, tables);
    }
    return tables;
  }

  private static void addFamilies(ViewSettings view, VacmMib tables) {
    for (ViewSubtree family : view.subtrees()) {
      Oid index = new Oid();
      appendString(index, view.name());
      IndexEncoding.appendOid(index, family.subtree());
      int type = family.isIncluded() ? VacmMib.INCLUDED : VacmMib.EXCLUDED;
      tables
          .families()
          .addOwn(index, StorageType.PERMANENT, Values.octets(family.mask()), Values.integer(type));
    }
  }

  private static void addMembers(GroupSettings group, VacmMib tables) {
    for (String member : group.members()) {
      Oid index = new Oid();
      IndexEncoding.appendInteger(index, SecurityModelNumber.TSM);
      appendString(index, member);
      tables.groups().addOwn(index, StorageType.PERMANENT, text(group.name()));
    }
  }

  private static void addEntry(GroupSettings group, VacmMib tables) {
    Oid index = new Oid();
    appendString(index, group.name());
    appendString(index, group.context());
    IndexEncoding.appendInteger(index, SecurityModelNumber.TSM);
    IndexEncoding.appendInteger(index, group.level());
    int match = group.isContextPrefix() ? VacmMib.MATCH_PREFIX : VacmMib.MATCH_EXACT;
    tables
        .access()
        .addOwn(
            index,
            StorageType.PERMANENT,
            Values.integer(match),
            text(group.readView()),
            text(group.writeView()),
            text(group.notifyView()));
  }

  private static void appendString(Oid index, String text) {
    byte[] bytes = Utf8.bytes(text);
    IndexEncoding.appendString(index, bytes, 0, bytes.length);
  }

  /** A string; an empty one for null. */
  private static byte[] text(String text) {
    return Values.text(text == null ? "" : text);
  }

  /** A name in UTF-8, as the configuration checked it; empty for the default context. */
  static Octets octets(String name) {
    return name.isEmpty() ? Octets.of() : Octets.of(SecurityName.of(name).toBytes());
  }
}
