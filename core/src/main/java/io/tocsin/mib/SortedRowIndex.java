/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.Oid;

/**
 * Rows with any INDEX, a bounded number of them, in an array that is kept sorted. Finding takes
 * logarithmic time; inserting and removing move references, and allocate nothing either.
 *
 * <p>How the columns of an INDEX become sub-identifiers is {@link IndexEncoding}'s.
 */
public final class SortedRowIndex extends OrderedRowIndex {

  /** Result of {@link #insert}: there is no room for a further row. */
  public static final int FULL = -2;

  /** Result of {@link #insert}: there is such a row already. */
  public static final int DUPLICATE = -3;

  /** Result of {@link #insert}: the index has too many sub-identifiers. */
  public static final int TOO_LONG = -4;

  private final Oid[] indexes;

  /** The rows in use, sorted by their indexes; behind them those that are free. */
  private final int[] rows;

  private int count;

  /**
   * An index without rows.
   *
   * @param rowsMax most rows at a time
   * @param arcsMax most sub-identifiers of a row's index
   */
  public SortedRowIndex(int rowsMax, int arcsMax) {
    this(rowsMax, arcsMax, OidOrder.LEXICOGRAPHIC);
  }

  /**
   * An index of pairs of numbers, each from 1 on: rows 0 to {@code secondCount - 1} are those of
   * the first 1, and so on.
   *
   * @param firstCount how many numbers come first
   * @param secondCount how many numbers come second
   */
  static SortedRowIndex ofPairs(int firstCount, int secondCount) {
    SortedRowIndex rows = new SortedRowIndex(firstCount * secondCount, 2);
    Oid index = new Oid(2);
    for (int first = 1; first <= firstCount; first++) {
      for (int second = 1; second <= secondCount; second++) {
        index.clear();
        IndexEncoding.appendInteger(index, first);
        IndexEncoding.appendInteger(index, second);
        rows.insert(index);
      }
    }
    return rows;
  }

  SortedRowIndex(int rowsMax, int arcsMax, OidOrder order) {
    super(order);
    indexes = new Oid[rowsMax];
    rows = new int[rowsMax];
    for (int row = 0; row < rowsMax; row++) {
      indexes[row] = new Oid(arcsMax);
      rows[row] = row;
    }
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  protected int rowAt(int position) {
    return rows[position];
  }

  @Override
  protected Oid indexOf(int row) {
    return indexes[row];
  }

  /**
   * Adds a row.
   *
   * @param index its index; copied
   * @return the row, from 0 to the greatest number of rows - 1, or {@link #FULL}, {@link
   *     #DUPLICATE} or {@link #TOO_LONG}
   */
  public int insert(Oid index) {
    int position = firstNotBefore(index, 0);
    if (isAt(position, index, 0)) {
      return DUPLICATE;
    }
    if (count == rows.length) {
      return FULL;
    }
    int row = rows[count];
    if (!indexes[row].set(index)) {
      return TOO_LONG;
    }
    System.arraycopy(rows, position, rows, position + 1, count - position);
    rows[position] = row;
    count++;
    return row;
  }

  /**
   * Removes a row. Its number is given to a later one.
   *
   * @param row a row that exists
   */
  public void remove(int row) {
    int position = firstNotBefore(indexes[row], 0);
    if (position == count || rows[position] != row) {
      throw new IllegalArgumentException("no such row: " + row);
    }
    count--;
    System.arraycopy(rows, position + 1, rows, position, count - position);
    rows[count] = row;
  }
}
