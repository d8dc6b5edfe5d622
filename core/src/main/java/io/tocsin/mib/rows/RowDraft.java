/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.rows;

import io.tocsin.ber.Oid;
import io.tocsin.snmp.ErrorStatus;

/**
 * What one SET makes of one row: all of its variables together, in whatever order they come, are
 * judged by the state that the row would be in (RFC 2579 §2, RowStatus).
 */
final class RowDraft {

  /** The row before; null for none. */
  final Row before;

  final Oid index;
  private final RowShape shape;
  private final byte[][] values;
  private final boolean[] isSet;
  private int wantedStatus = RowStatus.NONE;
  private int wantedStorage;
  private int lastColumn;

  private boolean isJudged;
  private Row after;
  private int error;
  private int errorColumn;

  /** Whether the table has what this draft makes. */
  boolean isApplied;

  RowDraft(RowShape shape, Oid index, Row before) {
    this.shape = shape;
    this.before = before;
    this.index = new Oid(index.length());
    this.index.set(index);
    values = before == null ? new byte[shape.count()][] : before.values().clone();
    isSet = new boolean[values.length];
  }

  /** Takes a value that is good by itself. */
  void set(int column, byte[] value) {
    isJudged = false;
    if (column == shape.statusColumn) {
      wantedStatus = Values.toInteger(value);
    } else {
      lastColumn = column;
      if (column == shape.storageColumn) {
        wantedStorage = Values.toInteger(value);
      } else {
        values[shape.position(column)] = value;
        isSet[shape.position(column)] = true;
      }
    }
  }

  /**
   * Whether the row can become what all variables together ask for.
   *
   * @param column that of one of the variables
   * @return the error that is this variable's
   */
  int judge(int column, RowRules rules) {
    if (!isJudged) {
      isJudged = true;
      error = ErrorStatus.NO_ERROR;
      errorColumn = wantedStatus == RowStatus.NONE ? lastColumn : shape.statusColumn;
      judge(rules);
    }
    return column == errorColumn ? error : ErrorStatus.NO_ERROR;
  }

  /** Whether it has been judged with all of its variables. */
  boolean isJudged() {
    return isJudged;
  }

  /** The row afterwards; null when there is none, and until it is judged. */
  Row after() {
    return after;
  }

  private void judge(RowRules rules) {
    after = null;
    if (wantedStatus == RowStatus.DESTROY) {
      return;
    }
    boolean isNew = before == null;
    boolean isToBeMade =
        wantedStatus == RowStatus.CREATE_AND_GO || wantedStatus == RowStatus.CREATE_AND_WAIT;
    if (isNew != isToBeMade) {
      // RFC 3416 §4.2.5 rule 8: the row could be made, but not in this way.
      boolean isForgotten = isNew && wantedStatus == RowStatus.NONE;
      error = isForgotten ? ErrorStatus.INCONSISTENT_NAME : ErrorStatus.INCONSISTENT_VALUE;
      return;
    }
    if (isNew) {
      takeDefaults();
    }
    int storage = storage();
    int status = status();
    if (error != ErrorStatus.NO_ERROR) {
      return;
    }
    if (status == RowStatus.ACTIVE && !isNew && before.isActive() && isLockedColumnSet()) {
      error = ErrorStatus.INCONSISTENT_VALUE;
      return;
    }
    Row row = new Row(shape, index, values.clone(), storage, status);
    if (status == RowStatus.ACTIVE) {
      error = rules.check(row);
    }
    after = row;
  }

  private void takeDefaults() {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        values[i] = shape.column(i).defaultValue();
      }
    }
  }

  private int storage() {
    if (wantedStorage == 0) {
      return before == null ? StorageType.NON_VOLATILE : before.storage();
    }
    if (!StorageType.isOfManagers(wantedStorage)) {
      error = ErrorStatus.INCONSISTENT_VALUE;
      errorColumn = shape.storageColumn;
    }
    return wantedStorage;
  }

  /** The status that the row would have. */
  private int status() {
    boolean isComplete = isComplete();
    switch (wantedStatus) {
      case RowStatus.CREATE_AND_WAIT:
        return isComplete ? RowStatus.NOT_IN_SERVICE : RowStatus.NOT_READY;
      case RowStatus.NONE:
        boolean isReadyNow = before.status() == RowStatus.NOT_READY && isComplete;
        return isReadyNow ? RowStatus.NOT_IN_SERVICE : before.status();
      default:
        if (!isComplete) {
          error = ErrorStatus.INCONSISTENT_VALUE;
          errorColumn = shape.statusColumn;
        }
        return wantedStatus == RowStatus.NOT_IN_SERVICE
            ? RowStatus.NOT_IN_SERVICE
            : RowStatus.ACTIVE;
    }
  }

  private boolean isComplete() {
    for (byte[] value : values) {
      if (value == null) {
        return false;
      }
    }
    return true;
  }

  private boolean isLockedColumnSet() {
    for (int i = 0; i < isSet.length; i++) {
      if (isSet[i] && shape.column(i).isLocked()) {
        errorColumn = shape.column(i).id;
        return true;
      }
    }
    return false;
  }
}
