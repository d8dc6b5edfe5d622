/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.rows;

import io.tocsin.ber.Oid;
import java.util.Arrays;

/** What a table is made of: its name, its INDEX and its columns. */
public final class RowShape {

  static final int NONE = -1;

  private static final Syntax STATUS = Syntax.integer(RowStatus.ACTIVE, RowStatus.DESTROY);
  private static final Syntax STORAGE = Syntax.integer(StorageType.OTHER, StorageType.READ_ONLY);

  final Oid entry;
  final IndexShape index;
  final int statusColumn;
  final int storageColumn;
  private final Column[] columns;

  /**
   * A table.
   *
   * @param entry its conceptual row
   * @param index its INDEX
   * @param storageColumn sub-identifier of the column with the StorageType
   * @param statusColumn sub-identifier of the column with the RowStatus
   * @param columns all other columns that are not part of the INDEX alone, ascending
   */
  public RowShape(
      Oid entry, IndexShape index, int storageColumn, int statusColumn, Column... columns) {
    this.entry = entry;
    this.index = index;
    this.storageColumn = storageColumn;
    this.statusColumn = statusColumn;
    this.columns = columns.clone();
  }

  /** Number of columns beside those two. */
  int count() {
    return columns.length;
  }

  Column column(int position) {
    return columns[position];
  }

  /** Position of a column; {@link #NONE} for those two, and when there is none. */
  int position(int column) {
    for (int i = 0; i < columns.length; i++) {
      if (columns[i].id == column) {
        return i;
      }
    }
    return NONE;
  }

  Syntax syntax(int column) {
    if (column == statusColumn) {
      return STATUS;
    }
    return column == storageColumn ? STORAGE : columns[position(column)].syntax;
  }

  /** Sub-identifiers of all columns, ascending. */
  int[] columnIds() {
    int[] ids = new int[columns.length + 2];
    for (int i = 0; i < columns.length; i++) {
      ids[i] = columns[i].id;
    }
    ids[columns.length] = storageColumn;
    ids[columns.length + 1] = statusColumn;
    Arrays.sort(ids);
    return ids;
  }
}
