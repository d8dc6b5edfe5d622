/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.config.Configuration;
import io.tocsin.config.GroupSettings;
import io.tocsin.config.Limits;
import io.tocsin.config.ViewSettings;
import io.tocsin.config.ViewSubtree;
import io.tocsin.snmp.Octets;
import io.tocsin.snmp.SecurityModelNumber;
import io.tocsin.snmp.tlstm.SecurityName;
import io.tocsin.snmp.vacm.AccessTable;
import io.tocsin.snmp.vacm.SecurityToGroup;
import io.tocsin.snmp.vacm.ViewBasedAccessControl;
import io.tocsin.snmp.vacm.ViewTree;

/** The tables of access control (RFC 3415), filled from the configuration. */
final class AccessTables {

  private AccessTables() {}

  static ViewBasedAccessControl build(Configuration configuration) {
    Limits limits = configuration.limits();
    ViewTree views = new ViewTree(limits.viewsMax(), limits.viewSubtreesMax());
    for (ViewSettings view : configuration.views()) {
      Octets name = Octets.ofAscii(view.name());
      for (ViewSubtree family : view.subtrees()) {
        mustFit(views.addFamily(name, family.subtree(), family.mask(), family.isIncluded()));
      }
    }
    SecurityToGroup groups = new SecurityToGroup(limits.groupMembersMax());
    AccessTable access = new AccessTable(limits.groupsMax(), views);
    for (GroupSettings group : configuration.groups()) {
      Octets name = Octets.ofAscii(group.name());
      for (String member : group.members()) {
        mustFit(groups.add(SecurityModelNumber.TSM, octets(member), name));
      }
      mustFit(
          access.add(
              name,
              octets(group.context()),
              !group.isContextPrefix(),
              SecurityModelNumber.TSM,
              group.level(),
              viewName(group.readView()),
              viewName(group.writeView()),
              viewName(group.notifyView())));
    }
    return new ViewBasedAccessControl(groups, access, views);
  }

  /** A name in UTF-8, as the configuration checked it; empty for the default context. */
  static Octets octets(String name) {
    return name.isEmpty() ? Octets.of() : Octets.of(SecurityName.of(name).toBytes());
  }

  private static Octets viewName(String name) {
    return Octets.ofAscii(name == null ? "" : name);
  }

  /** The configuration was checked against the same bounds, so this is never false. */
  private static void mustFit(boolean added) {
    if (!added) {
      throw new IllegalStateException("the configuration exceeds the bounds of access control");
    }
  }
}
