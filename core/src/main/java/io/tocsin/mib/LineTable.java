/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.hal.Board;
import io.tocsin.snmp.ErrorStatus;

/** tocsinLineTable: the lines of the board. The level of an output can be set. */
final class LineTable extends TableObject {

  /** tocsinLineName. */
  static final int NAME = 2;

  /** tocsinLineLevel. */
  static final int LEVEL = 4;

  private static final int DIRECTION = 3;
  private static final int STATUS = 5;

  private static final int DIRECTION_INPUT = 1;
  private static final int DIRECTION_OUTPUT = 2;
  private static final int STATUS_OK = 1;
  private static final int STATUS_UNAVAILABLE = 2;
  private static final int LEVEL_INACTIVE = 0;
  private static final int LEVEL_ACTIVE = 1;

  private final Board board;
  private final TextEncoder text = new TextEncoder();

  /**
   * A table of all lines.
   *
   * @param board has the lines
   */
  LineTable(Board board) {
    super(
        TocsinNames.LINE_ENTRY,
        new CountedRowIndex(board.lineCount()),
        NAME,
        DIRECTION,
        LEVEL,
        STATUS);
    this.board = board;
  }

  @Override
  protected void writeValue(int column, int row, BerWriter value) {
    switch (column) {
      case NAME:
        text.write(board.line(row).name(), value);
        break;
      case DIRECTION:
        value.writeInteger(
            BerTag.INTEGER, board.line(row).isOutput() ? DIRECTION_OUTPUT : DIRECTION_INPUT);
        break;
      case LEVEL:
        value.writeInteger(
            BerTag.INTEGER, board.line(row).isActive() ? LEVEL_ACTIVE : LEVEL_INACTIVE);
        break;
      case STATUS:
        value.writeInteger(
            BerTag.INTEGER, board.line(row).isAvailable() ? STATUS_OK : STATUS_UNAVAILABLE);
        break;
      default:
        throw new IllegalArgumentException("no such column: " + column);
    }
  }

  @Override
  protected boolean isWritable(int column) {
    return column == LEVEL;
  }

  @Override
  protected int checkValue(int column, BerReader value) {
    return ValueCheck.integer(value, LEVEL_INACTIVE, LEVEL_ACTIVE);
  }

  @Override
  protected int checkRow(int column, int row, BerReader value) {
    // RFC 3416 §4.2.5 rule 9: it exists, but no value whatever can be assigned.
    return board.line(row).isOutput() ? ErrorStatus.NO_ERROR : ErrorStatus.NOT_WRITABLE;
  }

  @Override
  protected boolean assign(int column, int row, BerReader value) {
    return board.line(row).drive(value.readInteger32() == LEVEL_ACTIVE);
  }
}
