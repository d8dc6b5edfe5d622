/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.vacm;

import io.tocsin.ber.Oid;
import io.tocsin.snmp.Octets;

/**
 * vacmViewTreeFamilyTable (RFC 3415 §4): views, each made of families of subtrees that are included
 * or excluded.
 *
 * <p>Families are kept in the order in which they decide, so that the first that matches a variable
 * tells: more sub-identifiers first, and of as many the lexicographically greater first.
 */
public final class ViewTree {

  /** Greatest length of the name of a view in bytes (RFC 3415 §4). */
  public static final int VIEW_NAME_LENGTH_MAX = 32;

  /** Greatest length of a mask in bytes: one bit for each sub-identifier. */
  public static final int MASK_LENGTH_MAX = 16;

  /** No view. */
  static final int NONE = -1;

  /** Decision: the variable is in the view. */
  public static final int INCLUDED = 1;

  /** Decision: the variable is not in the view, by a family that excludes it. */
  public static final int EXCLUDED = 2;

  /** Decision: no family of the view has anything to do with the variable. */
  public static final int UNDECIDED = 3;

  private final Octets[] viewNames;
  private final int[] familyCounts;
  private int viewCount;

  private final int[] familyViews;
  private final Oid[] familySubtrees;
  private final byte[][] familyMasks;
  private final boolean[] familyIncluded;
  private int familyCount;

  /**
   * Empty tables.
   *
   * @param viewCountMax most views
   * @param familyCountMax most families of all views together
   */
  public ViewTree(int viewCountMax, int familyCountMax) {
    viewNames = new Octets[viewCountMax];
    familyCounts = new int[viewCountMax];
    familyViews = new int[familyCountMax];
    familySubtrees = new Oid[familyCountMax];
    familyMasks = new byte[familyCountMax][];
    familyIncluded = new boolean[familyCountMax];
  }

  /**
   * Adds a family of subtrees to a view.
   *
   * @param viewName name of the view, 1 to {@value #VIEW_NAME_LENGTH_MAX} bytes
   * @param subtree vacmViewTreeFamilySubtree; copied
   * @param mask vacmViewTreeFamilyMask, at most {@value #MASK_LENGTH_MAX} bytes; missing bits are
   *     ones; copied
   * @param included whether the family is included, otherwise it is excluded
   * @return false when a table is full, the view has this subtree already, or an argument is out of
   *     range
   */
  public boolean addFamily(Octets viewName, Oid subtree, byte[] mask, boolean included) {
    int view = index(viewName);
    if (view == NONE || familyCount == familyViews.length || mask.length > MASK_LENGTH_MAX) {
      return false;
    }
    int at = 0;
    while (at < familyCount && decidesBefore(familySubtrees[at], subtree)) {
      at++;
    }
    for (int i = at; i < familyCount && familySubtrees[i].equals(subtree); i++) {
      if (familyViews[i] == view) {
        return false;
      }
    }
    makeRoom(at);
    familyViews[at] = view;
    familySubtrees[at] = new Oid(subtree.length());
    familySubtrees[at].set(subtree);
    familyMasks[at] = mask.clone();
    familyIncluded[at] = included;
    familyCounts[view]++;
    return true;
  }

  private static boolean decidesBefore(Oid one, Oid other) {
    if (one.length() != other.length()) {
      return one.length() > other.length();
    }
    return one.compareTo(other) > 0;
  }

  private void makeRoom(int at) {
    int moved = familyCount - at;
    System.arraycopy(familyViews, at, familyViews, at + 1, moved);
    System.arraycopy(familySubtrees, at, familySubtrees, at + 1, moved);
    System.arraycopy(familyMasks, at, familyMasks, at + 1, moved);
    System.arraycopy(familyIncluded, at, familyIncluded, at + 1, moved);
    familyCount++;
  }

  /**
   * Number of a view, which is given one when it has none; {@link #NONE} when it cannot have one.
   */
  int index(Octets viewName) {
    if (viewName.isEmpty() || viewName.length() > VIEW_NAME_LENGTH_MAX) {
      return NONE;
    }
    for (int i = 0; i < viewCount; i++) {
      if (viewNames[i].equals(viewName)) {
        return i;
      }
    }
    if (viewCount == viewNames.length) {
      return NONE;
    }
    viewNames[viewCount] = Octets.of(viewName.toArray());
    return viewCount++;
  }

  /** Whether a view has any family; one without is as good as not there (RFC 3415 §3.2 step 4). */
  boolean exists(int view) {
    return view != NONE && familyCounts[view] > 0;
  }

  /** Whether a view holds a variable (RFC 3415 §4, vacmViewTreeFamilyTable). */
  boolean contains(int view, Oid name) {
    return decide(view, name) == INCLUDED;
  }

  /**
   * How the family that decides about a variable does.
   *
   * @param viewName name of a view that has been named before
   * @param name name of the variable
   * @return {@link #INCLUDED}, {@link #EXCLUDED} or {@link #UNDECIDED}
   */
  public int decide(Octets viewName, Oid name) {
    return decide(index(viewName), name);
  }

  private int decide(int view, Oid name) {
    for (int i = 0; i < familyCount; i++) {
      if (familyViews[i] == view && matches(i, name)) {
        return familyIncluded[i] ? INCLUDED : EXCLUDED;
      }
    }
    return UNDECIDED;
  }

  private boolean matches(int family, Oid name) {
    Oid subtree = familySubtrees[family];
    int length = subtree.length();
    if (name.length() < length) {
      return false;
    }
    byte[] mask = familyMasks[family];
    // Neighbours in the tree differ at the end, so the end is compared first.
    for (int i = length - 1; i >= 0; i--) {
      if (name.arc(i) != subtree.arc(i) && mustMatch(mask, i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean mustMatch(byte[] mask, int arc) {
    int octet = arc >> 3;
    return octet >= mask.length || (mask[octet] & (0x80 >> (arc & 7))) != 0;
  }
}
