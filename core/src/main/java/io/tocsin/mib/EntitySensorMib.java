/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.event.BoardWatch;
import io.tocsin.event.SensorHistory;
import io.tocsin.hal.Board;
import io.tocsin.hal.Clock;
import io.tocsin.snmp.SnmpEngine;

/**
 * ENTITY-SENSOR-MIB (RFC 3433): the last reading of each sensor, with its time. A request reads no
 * sensor.
 */
final class EntitySensorMib {

  private EntitySensorMib() {}

  /**
   * Registers the module's objects.
   *
   * @param registry takes them
   * @param system takes the module's row of sysORTable
   * @param engine tells sysUpTime
   * @param clock the board's clock
   * @param entities the parts of the board
   * @param board the board
   * @param watch reads the sensors
   */
  static void register(
      MibRegistry registry,
      SnmpV2Mib system,
      SnmpEngine engine,
      Clock clock,
      PhysicalEntities entities,
      Board board,
      BoardWatch watch) {
    system.addModule(EntityNames.SENSOR_COMPLIANCE, "ENTITY-SENSOR-MIB (RFC 3433)");
    registry.register(new PhySensorTable(entities, board, watch, new UpTime(engine, clock)));
  }

  /** entPhySensorTable; a row is the board's number of the sensor. */
  private static final class PhySensorTable extends TableObject {

    private static final int TYPE = 1;
    private static final int SCALE = 2;
    private static final int PRECISION = 3;
    private static final int VALUE = 4;
    private static final int OPER_STATUS = 5;
    private static final int UNITS_DISPLAY = 6;
    private static final int VALUE_TIME_STAMP = 7;
    private static final int VALUE_UPDATE_RATE = 8;

    private final Board board;
    private final SensorHistory readings;
    private final long periodMs;
    private final UpTime upTime;
    private final SensorMeasure[] measures;
    private final TextEncoder text = new TextEncoder();

    PhySensorTable(PhysicalEntities entities, Board board, BoardWatch watch, UpTime upTime) {
      super(
          EntityNames.PHY_SENSOR_ENTRY,
          entities.rows(entities.firstOf(PhysicalEntities.SENSOR), board.sensorCount(), -1, -1),
          TYPE,
          SCALE,
          PRECISION,
          VALUE,
          OPER_STATUS,
          UNITS_DISPLAY,
          VALUE_TIME_STAMP,
          VALUE_UPDATE_RATE);
      this.board = board;
      this.readings = watch.sensors();
      this.periodMs = watch.periodMs();
      this.upTime = upTime;
      measures = new SensorMeasure[board.sensorCount()];
      for (int sensor = 0; sensor < measures.length; sensor++) {
        measures[sensor] = SensorMeasure.of(board.sensor(sensor).unit());
      }
    }

    @Override
    protected void writeValue(int column, int row, BerWriter value) {
      switch (column) {
        case UNITS_DISPLAY:
          text.write(board.sensor(row).unit(), value);
          break;
        case VALUE_TIME_STAMP:
          upTime.write(readings.readMs(row), value);
          break;
        case VALUE_UPDATE_RATE:
          value.writeUnsigned(BerTag.GAUGE32, Math.min(periodMs, 0xFFFF_FFFFL));
          break;
        default:
          value.writeInteger(BerTag.INTEGER, number(column, row));
          break;
      }
    }

    private int number(int column, int row) {
      switch (column) {
        case TYPE:
          return measures[row].type();
        case SCALE:
          return measures[row].scale();
        case PRECISION:
          return measures[row].precision();
        case VALUE:
          return measures[row].value(readings.valueMilli(row));
        case OPER_STATUS:
          // The module's enumeration begins with 1, that of the code with 0.
          return readings.status(row) + 1;
        default:
          throw new IllegalArgumentException("no such column: " + column);
      }
    }
  }
}
