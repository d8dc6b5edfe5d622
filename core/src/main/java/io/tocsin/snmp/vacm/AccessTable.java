/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.vacm;

import io.tocsin.snmp.Octets;
import io.tocsin.snmp.SecurityLevel;
import io.tocsin.snmp.SecurityModelNumber;

/** vacmAccessTable (RFC 3415 §4): which views a group has in a context, by model and level. */
public final class AccessTable {

  /** Greatest length of a context's name or its prefix in bytes (RFC 3415 §4). */
  public static final int CONTEXT_PREFIX_LENGTH_MAX = 32;

  /** No entry. */
  static final int NONE = -1;

  private static final int VIEW_TYPES = 3;

  private final ViewTree views;
  private final Octets[] groupNames;
  private final Octets[] contextPrefixes;
  private final boolean[] exactMatches;
  private final int[] securityModels;
  private final int[] securityLevels;
  private final int[] entryViews;
  private int count;

  /**
   * An empty table.
   *
   * @param countMax most entries
   * @param views the views that entries name
   */
  public AccessTable(int countMax, ViewTree views) {
    this.views = views;
    groupNames = new Octets[countMax];
    contextPrefixes = new Octets[countMax];
    exactMatches = new boolean[countMax];
    securityModels = new int[countMax];
    securityLevels = new int[countMax];
    entryViews = new int[countMax * VIEW_TYPES];
  }

  /**
   * Adds an entry.
   *
   * @param groupName the group; copied
   * @param contextPrefix vacmAccessContextPrefix, at most {@value #CONTEXT_PREFIX_LENGTH_MAX}
   *     bytes; copied
   * @param exactMatch whether the context must be equal to the prefix (vacmAccessContextMatch)
   * @param securityModel number of the security model, or {@link SecurityModelNumber#ANY}
   * @param securityLevel least level, a value of {@link SecurityLevel}
   * @param readView name of the view for reading, empty for none
   * @param writeView name of the view for writing, empty for none
   * @param notifyView name of the view for notifications, empty for none
   * @return false when a table is full, there is an entry of the same index, or an argument is out
   *     of range
   */
  public boolean add(
      Octets groupName,
      Octets contextPrefix,
      boolean exactMatch,
      int securityModel,
      int securityLevel,
      Octets readView,
      Octets writeView,
      Octets notifyView) {
    if (count == groupNames.length
        || groupName.isEmpty()
        || groupName.length() > SecurityToGroup.GROUP_NAME_LENGTH_MAX
        || contextPrefix.length() > CONTEXT_PREFIX_LENGTH_MAX
        || securityModel < SecurityModelNumber.ANY
        || securityLevel < SecurityLevel.NO_AUTH_NO_PRIV
        || securityLevel > SecurityLevel.AUTH_PRIV
        || isIndexTaken(groupName, contextPrefix, securityModel, securityLevel)) {
      return false;
    }
    int first = count * VIEW_TYPES;
    entryViews[first] = views.index(readView);
    entryViews[first + 1] = views.index(writeView);
    entryViews[first + 2] = views.index(notifyView);
    if (isMissing(readView, first)
        || isMissing(writeView, first + 1)
        || isMissing(notifyView, first + 2)) {
      return false;
    }
    groupNames[count] = Octets.of(groupName.toArray());
    contextPrefixes[count] = Octets.of(contextPrefix.toArray());
    exactMatches[count] = exactMatch;
    securityModels[count] = securityModel;
    securityLevels[count] = securityLevel;
    count++;
    return true;
  }

  private boolean isMissing(Octets viewName, int at) {
    return !viewName.isEmpty() && entryViews[at] == ViewTree.NONE;
  }

  private boolean isIndexTaken(
      Octets groupName, Octets contextPrefix, int securityModel, int securityLevel) {
    for (int i = 0; i < count; i++) {
      if (groupNames[i].equals(groupName)
          && contextPrefixes[i].equals(contextPrefix)
          && securityModels[i] == securityModel
          && securityLevels[i] == securityLevel) {
        return true;
      }
    }
    return false;
  }

  /** The entry that holds (RFC 3415 §4, vacmAccessTable), or {@link #NONE}. */
  int find(Octets groupName, Octets contextName, int securityModel, int securityLevel) {
    int best = NONE;
    for (int i = 0; i < count; i++) {
      // Step 1: the set of possible matches.
      if (groupNames[i].equals(groupName)
          && matchesContext(i, contextName)
          && (securityModels[i] == securityModel || securityModels[i] == SecurityModelNumber.ANY)
          && securityLevels[i] <= securityLevel
          && (best == NONE || isPreferred(i, best))) {
        best = i;
      }
    }
    return best;
  }

  private boolean matchesContext(int entry, Octets contextName) {
    Octets prefix = contextPrefixes[entry];
    return exactMatches[entry] ? prefix.equals(contextName) : contextName.startsWith(prefix);
  }

  /** Step 2: which of two entries that match weighs more. */
  private boolean isPreferred(int entry, int other) {
    // a) the model named over any model.
    boolean named = securityModels[entry] != SecurityModelNumber.ANY;
    if (named != (securityModels[other] != SecurityModelNumber.ANY)) {
      return named;
    }
    // b) the whole name of the context over a prefix, c) a longer prefix over a shorter one. The
    // whole name is the longest prefix there can be.
    int length = contextPrefixes[entry].length();
    int otherLength = contextPrefixes[other].length();
    if (length != otherLength) {
      return length > otherLength;
    }
    // d) the higher level.
    return securityLevels[entry] > securityLevels[other];
  }

  /** The view of an entry for a viewType of AccessControl, or {@link ViewTree#NONE}. */
  int view(int entry, int viewType) {
    return entryViews[entry * VIEW_TYPES + viewType];
  }
}
