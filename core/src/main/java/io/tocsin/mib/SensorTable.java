/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.event.BoardWatch;
import io.tocsin.event.ThresholdWatch;
import io.tocsin.hal.Board;
import io.tocsin.hal.Clock;

/** tocsinSensorTable: the sensors of the board, with their thresholds. */
final class SensorTable extends TableObject {

  /** tocsinSensorName. */
  static final int NAME = 2;

  /** tocsinSensorUnit. */
  static final int UNIT = 3;

  /** tocsinSensorValue. */
  static final int VALUE = 4;

  private static final int STATUS = 5;
  private static final int HIGH_THRESHOLD = 6;
  private static final int HIGH_CLEAR = 7;
  private static final int LOW_THRESHOLD = 8;
  private static final int LOW_CLEAR = 9;
  private static final int ALARM = 10;
  private static final int ALARM_AGE = 11;

  private final Board board;
  private final BoardWatch watch;
  private final Clock clock;
  private final TextEncoder text = new TextEncoder();

  /**
   * A table of all sensors.
   *
   * @param board has the sensors
   * @param watch has their thresholds
   * @param clock the board's clock
   */
  SensorTable(Board board, BoardWatch watch, Clock clock) {
    super(
        TocsinNames.SENSOR_ENTRY,
        new CountedRowIndex(board.sensorCount()),
        NAME,
        UNIT,
        VALUE,
        STATUS,
        HIGH_THRESHOLD,
        HIGH_CLEAR,
        LOW_THRESHOLD,
        LOW_CLEAR,
        ALARM,
        ALARM_AGE);
    this.board = board;
    this.watch = watch;
    this.clock = clock;
  }

  @Override
  protected void writeValue(int column, int row, BerWriter value) {
    switch (column) {
      case NAME:
        text.write(board.sensor(row).name(), value);
        break;
      case UNIT:
        text.write(board.sensor(row).unit(), value);
        break;
      case ALARM_AGE:
        long ageMs = Math.max(0, clock.monotonicMs() - watch.changedMs(row));
        value.writeUnsigned(BerTag.GAUGE32, Math.min(ageMs / 1000, 0xFFFF_FFFFL));
        break;
      default:
        value.writeInteger(BerTag.INTEGER, number(column, row));
        break;
    }
  }

  private int number(int column, int row) {
    ThresholdWatch threshold = watch.threshold(row);
    switch (column) {
      case VALUE:
        return board.sensor(row).valueMilli();
      case STATUS:
        // The module's enumerations begin with 1, those of the code with 0.
        return board.sensor(row).status() + 1;
      case HIGH_THRESHOLD:
        return threshold.high();
      case HIGH_CLEAR:
        return threshold.highClear();
      case LOW_THRESHOLD:
        return threshold.low();
      case LOW_CLEAR:
        return threshold.lowClear();
      case ALARM:
        return threshold.state() + 1;
      default:
        throw new IllegalArgumentException("no such column: " + column);
    }
  }
}
