/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerReader;

/**
 * One variable of a SET request between its phases. The registry owns a fixed number of them and
 * fills them anew for every request.
 */
public final class SetVariable {

  private final BerReader reader = new BerReader();
  private ManagedObject object;
  private byte[] newBytes;
  private int newOffset;
  private int newLength;
  private byte[] oldBytes;
  private int oldOffset;
  private int oldLength;
  private int column;
  private int row;
  private int note;
  private boolean committed;

  SetVariable() {}

  void start(ManagedObject concerned, BerReader value) {
    object = concerned;
    newBytes = value.buffer();
    newOffset = value.position();
    newLength = value.remaining();
    oldBytes = newBytes;
    oldOffset = 0;
    oldLength = 0;
    column = 0;
    row = RowIndex.NONE;
    note = 0;
    committed = false;
  }

  void setOldValue(byte[] bytes, int offset, int length) {
    oldBytes = bytes;
    oldOffset = offset;
    oldLength = length;
  }

  void forget() {
    object = null;
    newBytes = null;
    oldBytes = null;
  }

  ManagedObject object() {
    return object;
  }

  boolean isCommitted() {
    return committed;
  }

  void setCommitted(boolean committed) {
    this.committed = committed;
  }

  /** A reader at the identifier octet of the value that is to be assigned. */
  public BerReader newValue() {
    return reader.wrap(newBytes, newOffset, newLength);
  }

  /**
   * A reader at the identifier octet of the value before the request; of nothing when the variable
   * did not exist.
   */
  public BerReader oldValue() {
    return reader.wrap(oldBytes, oldOffset, oldLength);
  }

  /** Sub-identifier of the column, of a table's variable. */
  public int column() {
    return column;
  }

  /**
   * Sets the column.
   *
   * @param column its sub-identifier below the conceptual row
   */
  public void setColumn(int column) {
    this.column = column;
  }

  /** The row, of a table's variable; {@link RowIndex#NONE} when none is set. */
  public int row() {
    return row;
  }

  /**
   * Sets the row.
   *
   * @param row as a {@link RowIndex} numbers it
   */
  public void setRow(int row) {
    this.row = row;
  }

  /** What the object noted, 0 at first. */
  public int note() {
    return note;
  }

  /**
   * Notes a number for a later phase.
   *
   * @param note any number
   */
  public void setNote(int note) {
    this.note = note;
  }
}
