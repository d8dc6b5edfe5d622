/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.Oid;

/**
 * Rows that are kept in the order of their indexes, and found in logarithmic time. How they are
 * kept, and what their numbers are, is the extending class's.
 */
public abstract class OrderedRowIndex implements RowIndex {

  private final OidOrder order;

  /** Rows in lexicographic order. */
  protected OrderedRowIndex() {
    this(OidOrder.LEXICOGRAPHIC);
  }

  OrderedRowIndex(OidOrder order) {
    this.order = order;
  }

  /** Number of rows. */
  public abstract int count();

  /**
   * The number of the row at a place.
   *
   * @param position place in the order, 0 to {@link #count} - 1
   */
  protected abstract int rowAt(int position);

  /**
   * The index of a row.
   *
   * @param row a row that exists
   */
  protected abstract Oid indexOf(int row);

  /**
   * The place of the first row whose index is not before the one given; {@link #count} for none.
   *
   * @param name the name that holds the index
   * @param from position of the index in the name
   */
  protected final int firstNotBefore(Oid name, int from) {
    return firstWith(name, from, 0);
  }

  /**
   * Whether the row at a place has an index.
   *
   * @param position place in the order, 0 to {@link #count}, where there is no row
   * @param name the name that holds the index
   * @param from position of the index in the name
   */
  protected final boolean isAt(int position, Oid name, int from) {
    return position < count() && order.compare(name, from, indexOf(rowAt(position))) == 0;
  }

  @Override
  public final int find(Oid name, int from) {
    int position = firstNotBefore(name, from);
    return isAt(position, name, from) ? rowAt(position) : NONE;
  }

  @Override
  public final int findNext(Oid name, int from) {
    int position = firstWith(name, from, -1);
    return position < count() ? rowAt(position) : NONE;
  }

  /** The place of the first row with which the index given compares as that much at the most. */
  private int firstWith(Oid name, int from, int comparesAtMost) {
    int low = 0;
    int high = count();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (order.compare(name, from, indexOf(rowAt(middle))) > comparesAtMost) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public final boolean append(int row, Oid name) {
    return name.append(indexOf(row), 0);
  }
}
