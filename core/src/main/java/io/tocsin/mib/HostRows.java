/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.Oid;

/**
 * Rows that come and go with what a host has, sorted by their indexes. All are found again when
 * {@link #refresh} says so; nothing is allocated for it.
 */
abstract class HostRows extends OrderedRowIndex {

  private final Oid[] indexes;
  private final int[] rows;
  private int count;

  /**
   * None are there yet.
   *
   * @param rowsMax most rows; they are numbered from 0 on
   * @param arcsMax most sub-identifiers of an index
   */
  HostRows(int rowsMax, int arcsMax) {
    rows = new int[rowsMax];
    indexes = new Oid[rowsMax];
    for (int row = 0; row < rowsMax; row++) {
      indexes[row] = new Oid(arcsMax);
    }
  }

  /** Finds the rows again if there are others; called before every search. */
  abstract void refresh();

  /** Takes all rows away. */
  final void clear() {
    count = 0;
  }

  /**
   * Adds a row.
   *
   * @param row its number, that of no row that is there
   * @param index its index; copied
   */
  final void insert(int row, Oid index) {
    indexes[row].set(index);
    int position = count++;
    while (position > 0 && indexes[rows[position - 1]].compareTo(index) > 0) {
      rows[position] = rows[position - 1];
      position--;
    }
    rows[position] = row;
  }

  @Override
  public final int count() {
    // Every search begins with it, so that none meets rows that are gone.
    refresh();
    return count;
  }

  @Override
  protected final int rowAt(int position) {
    return rows[position];
  }

  @Override
  protected final Oid indexOf(int row) {
    return indexes[row];
  }
}
