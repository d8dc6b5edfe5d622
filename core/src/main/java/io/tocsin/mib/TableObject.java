/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.ErrorStatus;
import io.tocsin.snmp.ManagedObjects;

/**
 * A conceptual table: columns that are known at start, and rows that come and go.
 *
 * <p>A table that can be written overrides {@link #isWritable}, {@link #checkValue}, {@link
 * #checkRow} and {@link #assign}. One whose rows managers create and destroy (RowStatus, RFC 2579)
 * overrides {@link #reserveRow} as well, and the phases themselves where an assignment cannot be
 * taken back by assigning the old value.
 */
public abstract class TableObject extends ManagedObject {

  private final int[] columns;
  private final RowIndex rows;

  /**
   * A table, not yet registered.
   *
   * @param name its conceptual row
   * @param rows finds its rows
   * @param columns sub-identifiers of the columns that can be read, ascending
   */
  protected TableObject(Oid name, RowIndex rows, int... columns) {
    super(name);
    this.rows = rows;
    this.columns = columns.clone();
    for (int i = 1; i < columns.length; i++) {
      if (columns[i] <= columns[i - 1]) {
        throw new IllegalArgumentException("columns of " + name + " are not ascending");
      }
    }
  }

  /**
   * Writes the present value of one variable.
   *
   * @param column sub-identifier of the column
   * @param row the row
   * @param value takes it, identifier octet and all
   */
  protected abstract void writeValue(int column, int row, BerWriter value);

  /**
   * Whether a row has a variable in a column; a row may lack some.
   *
   * @param column sub-identifier of the column
   * @param row the row
   */
  protected boolean isPresent(int column, int row) {
    return true;
  }

  @Override
  protected final int get(Oid variable, BerWriter value) {
    int column = columnOf(variable);
    if (column < 0) {
      return BerTag.NO_SUCH_OBJECT;
    }
    int row = rows.find(variable, indexPosition());
    if (row == RowIndex.NONE || !isPresent(column, row)) {
      return BerTag.NO_SUCH_INSTANCE;
    }
    writeValue(column, row, value);
    return ManagedObjects.FOUND;
  }

  @Override
  protected final boolean first(Oid variable) {
    return variable.set(name())
        && rows.findNext(variable, variable.length()) != RowIndex.NONE
        && nextFrom(0, variable);
  }

  @Override
  protected final boolean next(Oid variable) {
    int length = name().length();
    if (variable.length() == length) {
      return first(variable);
    }
    int position = lowerBound(variable.arc(length));
    if (position < columns.length && columns[position] != variable.arc(length)) {
      variable.truncate(length);
    }
    return nextFrom(position, variable);
  }

  /**
   * Finds the next variable from a column on.
   *
   * @param first position of the column among {@link #columns}
   * @param variable a name within that column, or this table's name to begin with the column's
   *     first row
   */
  private boolean nextFrom(int first, Oid variable) {
    int length = name().length();
    for (int position = first; position < columns.length; position++) {
      if (variable.length() == length) {
        variable.append(columns[position]);
      }
      if (nextInColumn(columns[position], variable)) {
        return true;
      }
      variable.truncate(length);
    }
    return false;
  }

  private boolean nextInColumn(int column, Oid variable) {
    int row = rows.findNext(variable, indexPosition());
    while (row != RowIndex.NONE) {
      variable.truncate(indexPosition());
      if (!rows.append(row, variable)) {
        return false;
      }
      if (isPresent(column, row)) {
        return true;
      }
      row = rows.findNext(variable, indexPosition());
    }
    return false;
  }

  /** Position of the index in the names of variables. */
  protected final int indexPosition() {
    return name().length() + 1;
  }

  /**
   * The column that a name lies in.
   *
   * @param variable a name that starts with {@link #name()}
   * @return -1 when there is no such column
   */
  protected final int columnOf(Oid variable) {
    int length = name().length();
    if (variable.length() == length) {
      return -1;
    }
    int arc = variable.arc(length);
    int position = lowerBound(arc);
    return position < columns.length && columns[position] == arc ? arc : -1;
  }

  /** Position of the first column that is not below a sub-identifier. */
  private int lowerBound(int arc) {
    int low = 0;
    int high = columns.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (columns[middle] + Integer.MIN_VALUE < arc + Integer.MIN_VALUE) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * Whether any variable of a column can be written or created (RFC 3416 §4.2.5 rule 2).
   *
   * @param column sub-identifier of the column
   */
  protected boolean isWritable(int column) {
    return false;
  }

  /**
   * Checks a value by itself (RFC 3416 §4.2.5 rules 3 to 6).
   *
   * @param column sub-identifier of the column
   * @param value stands at the value's identifier octet
   * @return {@link ErrorStatus#NO_ERROR} or the error
   */
  protected int checkValue(int column, BerReader value) {
    return ErrorStatus.NOT_WRITABLE;
  }

  /**
   * Called for a row that does not exist (RFC 3416 §4.2.5 rules 7, 8 and 11): reserves one, which
   * stays invisible until it is committed, or finds the one that an earlier variable of the same
   * request has reserved.
   *
   * @param request holds the new value and takes the row reserved
   * @param variable full name of the variable
   * @param indexPosition position of the index in the name
   * @return {@link ErrorStatus#NO_ERROR} or the error
   */
  protected int reserveRow(SetVariable request, Oid variable, int indexPosition) {
    return ErrorStatus.NO_CREATION;
  }

  /**
   * Checks a value against its row (RFC 3416 §4.2.5 rules 9 to 11).
   *
   * @param column sub-identifier of the column
   * @param row the row
   * @param value stands at the value's identifier octet
   * @return {@link ErrorStatus#NO_ERROR} or the error
   */
  protected int checkRow(int column, int row, BerReader value) {
    return ErrorStatus.NO_ERROR;
  }

  /**
   * Assigns a value that passed the checks, or one that {@link #writeValue} wrote.
   *
   * @param column sub-identifier of the column
   * @param row the row
   * @param value stands at the value's identifier octet
   * @return false when it could not be assigned; nothing has changed then
   */
  protected boolean assign(int column, int row, BerReader value) {
    return false;
  }

  @Override
  protected int prepareSet(SetVariable request, Oid variable, BerWriter oldValue) {
    int column = columnOf(variable);
    if (column < 0 || !isWritable(column)) {
      return ErrorStatus.NOT_WRITABLE;
    }
    int status = checkValue(column, request.newValue());
    if (status != ErrorStatus.NO_ERROR) {
      return status;
    }
    request.setColumn(column);
    int row = rows.find(variable, indexPosition());
    if (row == RowIndex.NONE) {
      return reserveRow(request, variable, indexPosition());
    }
    request.setRow(row);
    status = checkRow(column, row, request.newValue());
    if (status == ErrorStatus.NO_ERROR && isPresent(column, row)) {
      writeValue(column, row, oldValue);
    }
    return status;
  }

  @Override
  protected boolean commitSet(SetVariable request) {
    return assign(request.column(), request.row(), request.newValue());
  }

  @Override
  protected boolean undoSet(SetVariable request) {
    return assign(request.column(), request.row(), request.oldValue());
  }
}
