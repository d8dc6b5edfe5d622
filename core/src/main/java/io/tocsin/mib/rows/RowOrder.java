/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.rows;

import io.tocsin.ber.Oid;
import io.tocsin.mib.OrderedRowIndex;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a table in the order of their indexes. The number of a row is its place, which is the
 * same until rows come or go.
 */
final class RowOrder extends OrderedRowIndex {

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
    if (isAt(at, row.index(), 0)) {
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
  public int count() {
    return rows.size();
  }

  @Override
  protected int rowAt(int position) {
    return position;
  }

  @Override
  protected Oid indexOf(int row) {
    return rows.get(row).index();
  }
}
