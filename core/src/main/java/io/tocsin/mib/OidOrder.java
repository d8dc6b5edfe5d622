/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.Oid;

/** The lexicographic order of names (RFC 3416 §4.2.2), in which everything here is searched. */
public class OidOrder {

  /** The order. */
  public static final OidOrder LEXICOGRAPHIC = new OidOrder();

  OidOrder() {}

  /**
   * Compares the end of a name with another one.
   *
   * @param name the name
   * @param from how many sub-identifiers of the name not to look at
   * @param other what to compare the others with
   * @return negative, 0 or positive as they come before, are the same as, or come behind the other
   */
  public int compare(Oid name, int from, Oid other) {
    int length = name.length() - from;
    int common = Math.min(length, other.length());
    for (int i = 0; i < common; i++) {
      int left = name.arc(from + i);
      int right = other.arc(i);
      if (left != right) {
        return left + Integer.MIN_VALUE < right + Integer.MIN_VALUE ? -1 : 1;
      }
    }
    return length - other.length();
  }
}
