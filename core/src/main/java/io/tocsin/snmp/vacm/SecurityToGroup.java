/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.vacm;

import io.tocsin.snmp.Octets;

/** vacmSecurityToGroupTable (RFC 3415 §4): which group a principal belongs to. */
public final class SecurityToGroup {

  /** Greatest length of the name of a group in bytes (RFC 3415 §4). */
  public static final int GROUP_NAME_LENGTH_MAX = 32;

  private final int[] securityModels;
  private final Octets[] securityNames;
  private final Octets[] groupNames;
  private int count;

  /**
   * An empty table.
   *
   * @param countMax most entries
   */
  public SecurityToGroup(int countMax) {
    securityModels = new int[countMax];
    securityNames = new Octets[countMax];
    groupNames = new Octets[countMax];
  }

  /**
   * Adds an entry.
   *
   * @param securityModel number of the security model, not {@link
   *     io.tocsin.snmp.SecurityModelNumber#ANY}
   * @param securityName the principal, not empty; copied
   * @param groupName the group, 1 to {@value #GROUP_NAME_LENGTH_MAX} bytes; copied
   * @return false when the table is full, the principal has a group already, or an argument is out
   *     of range
   */
  public boolean add(int securityModel, Octets securityName, Octets groupName) {
    if (count == securityModels.length
        || securityModel < 1
        || securityName.isEmpty()
        || groupName.isEmpty()
        || groupName.length() > GROUP_NAME_LENGTH_MAX
        || groupName(securityModel, securityName) != null) {
      return false;
    }
    securityModels[count] = securityModel;
    securityNames[count] = Octets.of(securityName.toArray());
    groupNames[count] = Octets.of(groupName.toArray());
    count++;
    return true;
  }

  /** The group of a principal, null when it has none. */
  Octets groupName(int securityModel, Octets securityName) {
    for (int i = 0; i < count; i++) {
      if (securityModels[i] == securityModel && securityNames[i].equals(securityName)) {
        return groupNames[i];
      }
    }
    return null;
  }
}
