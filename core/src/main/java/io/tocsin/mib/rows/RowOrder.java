/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.rows;

import io.tocsin.ber.Oid;
import io.tocsin.mib.OidOrder;
import io.tocsin.mib.RowIndex;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a table in the order of their indexes. The number of a row is its place, which is the
 * same until rows come or go.
 */
final class RowOrder implements RowIndex {

  private final OidOrder order = OidOrder.LEXICOGRAPHIC;
  private final ArrayList<Row> rows = new ArrayList<>();

  /** All rows; not to be changed. */
  List<Row> rows() {
    return rows;
  }

  Row row(int number) {
    return rows.get(number);
  }

  /**
   * Adds a row.
   *
   * @return false when there is one with its index
   */
  boolean add(Row row) {
    int at = firstNotBefore(row.index(), 0);
    if (at < rows.size() && row.index().equals(rows.get(at).index())) {
      return false;
    }
    rows.add(at, row);
    return true;
  }

  /** Takes the row with an index away. */
  void remove(Oid index) {
    rows.remove(find(index, 0));
  }

  /** Puts a row in the place of the one with the same index. */
  void replace(Row row) {
    rows.set(find(row.index(), 0), row);
  }

  /** Has other rows from now on, which are in their order. */
  void become(List<Row> others) {
    rows.clear();
    rows.addAll(others);
  }

  @Override
  public int find(Oid name, int from) {
    int at = firstNotBefore(name, from);
    boolean isFound = at < rows.size() && order.compare(name, from, rows.get(at).index()) == 0;
    return isFound ? at : NONE;
  }

  @Override
  public int findNext(Oid name, int from) {
    int low = 0;
    int high = rows.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (order.compare(name, from, rows.get(middle).index()) >= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < rows.size() ? low : NONE;
  }

  private int firstNotBefore(Oid name, int from) {
    int low = 0;
    int high = rows.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (order.compare(name, from, rows.get(middle).index()) > 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public boolean append(int row, Oid name) {
    return name.append(rows.get(row).index(), 0);
  }
}
