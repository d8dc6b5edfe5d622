/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.Oid;

/**
 * Finds the rows of a conceptual table by the sub-identifiers of their INDEX (RFC 2578 §7.7).
 *
 * <p>Rows are told apart by numbers of the implementation's choice, 0 and above, that stay valid as
 * long as the row exists. None of the calls allocates.
 */
public interface RowIndex {

  /** No such row. */
  int NONE = -1;

  /**
   * Finds a row.
   *
   * @param name the name that holds the index
   * @param from position of the index in the name; it reaches to the end
   * @return the row, or {@link #NONE}
   */
  int find(Oid name, int from);

  /**
   * Finds the first row whose index comes behind the one given, in lexicographic order.
   *
   * @param name the name that holds the index
   * @param from position of the index in the name; it reaches to the end and may be empty, which
   *     comes before every row
   * @return the row, or {@link #NONE}
   */
  int findNext(Oid name, int from);

  /**
   * Appends a row's index to a name.
   *
   * @param row a row that exists
   * @param name the name to append to
   * @return false when the name would be longer than names can be; such a row is never found
   */
  boolean append(int row, Oid name);
}
