/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.vacm;

import io.tocsin.ber.Oid;
import io.tocsin.snmp.AccessControl;
import io.tocsin.snmp.AccessDecision;
import io.tocsin.snmp.Octets;

/**
 * isAccessAllowed of RFC 3415 §3. The engine has the default context alone (vacmContextTable with
 * one entry, the empty name).
 */
public final class ViewBasedAccessControl implements AccessControl {

  private SecurityToGroup groups;
  private AccessTable access;
  private ViewTree views;

  /**
   * A model over tables that somebody else fills.
   *
   * @param groups groups of principals
   * @param access entries of groups
   * @param views the views that the entries name
   */
  public ViewBasedAccessControl(SecurityToGroup groups, AccessTable access, ViewTree views) {
    this.groups = groups;
    this.access = access;
    this.views = views;
  }

  /**
   * Goes by other tables from the next decision on; numbers of views from before mean nothing then.
   *
   * @param newGroups groups of principals
   * @param newAccess entries of groups
   * @param newViews the views that the entries name
   */
  public void use(SecurityToGroup newGroups, AccessTable newAccess, ViewTree newViews) {
    groups = newGroups;
    access = newAccess;
    views = newViews;
  }

  @Override
  public int selectView(
      int securityModel, Octets securityName, int securityLevel, int viewType, Octets contextName) {
    if (viewType < READ || viewType > NOTIFY) {
      return AccessDecision.OTHER_ERROR;
    }
    // RFC 3415 §3.2 step 1: the context.
    if (!contextName.isEmpty()) {
      return AccessDecision.NO_SUCH_CONTEXT;
    }
    // Step 2: the group.
    Octets groupName = groups.groupName(securityModel, securityName);
    if (groupName == null) {
      return AccessDecision.NO_GROUP_NAME;
    }
    // Step 3: the access entry.
    int entry = access.find(groupName, contextName, securityModel, securityLevel);
    if (entry == AccessTable.NONE) {
      return AccessDecision.NO_ACCESS_ENTRY;
    }
    // Step 4: the view for the purpose.
    int view = access.view(entry, viewType);
    return views.exists(view) ? view : AccessDecision.NO_SUCH_VIEW;
  }

  @Override
  public boolean isInView(int view, Oid variableName) {
    // Step 5.
    return views.contains(view, variableName);
  }
}
