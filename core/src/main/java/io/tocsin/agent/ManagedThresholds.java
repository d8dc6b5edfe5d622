/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.event.BoardWatch;
import io.tocsin.event.ThresholdWatch;
import io.tocsin.hal.Board;
import io.tocsin.mib.admin.ThresholdTable;
import io.tocsin.mib.rows.Row;

/** Has the thresholds of sensors be those of managers where there are any. */
final class ManagedThresholds {

  private final ThresholdTable table;
  private final Board board;
  private final BoardWatch watch;

  /** What the configuration says, for each sensor of the board. */
  private final ThresholdWatch[] configured;

  /** The row that counts for each sensor; null for none. */
  private final Row[] rows;

  private long takenChanges = -1;

  /**
   * Thresholds of the configuration, so far.
   *
   * @param table what managers have set
   * @param board has the sensors
   * @param watch watches them
   * @param configured what the configuration says, for each sensor
   */
  ManagedThresholds(
      ThresholdTable table, Board board, BoardWatch watch, ThresholdWatch[] configured) {
    this.table = table;
    this.board = board;
    this.watch = watch;
    this.configured = configured;
    rows = new Row[configured.length];
  }

  /** Looks at the table, if it has changed. */
  void step() {
    if (table.changeCount() == takenChanges) {
      return;
    }
    takenChanges = table.changeCount();
    for (int sensor = 0; sensor < rows.length; sensor++) {
      Row row = table.row(board.sensor(sensor).name());
      if (row != rows[sensor]) {
        rows[sensor] = row;
        watch.setThreshold(sensor, row == null ? copy(configured[sensor]) : of(row));
      }
    }
  }

  private static ThresholdWatch of(Row row) {
    return new ThresholdWatch(
        ThresholdTable.high(row),
        ThresholdTable.highClear(row),
        ThresholdTable.low(row),
        ThresholdTable.lowClear(row),
        ThresholdTable.severity(row));
  }

  private static ThresholdWatch copy(ThresholdWatch other) {
    return new ThresholdWatch(
        other.high(), other.highClear(), other.low(), other.lowClear(), other.severity());
  }
}
