/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.admin;

import io.tocsin.mib.MibRegistry;
import io.tocsin.mib.TocsinNames;
import io.tocsin.mib.rows.Column;
import io.tocsin.mib.rows.IndexParts;
import io.tocsin.mib.rows.IndexShape;
import io.tocsin.mib.rows.Row;
import io.tocsin.mib.rows.RowShape;
import io.tocsin.mib.rows.RowStore;
import io.tocsin.mib.rows.RowTable;
import io.tocsin.mib.rows.Syntax;
import io.tocsin.mib.rows.Values;
import io.tocsin.snmp.ErrorStatus;
import java.util.List;

/**
 * tocsinThresholdTable: thresholds of sensors that managers set. An active row counts in place of
 * what the configuration says of the sensor that it is called by.
 */
public final class ThresholdTable {

  /** tocsinThresholdHigh: none. */
  public static final int NO_HIGH = Integer.MAX_VALUE;

  /** tocsinThresholdLow: none. */
  public static final int NO_LOW = Integer.MIN_VALUE;

  private static final int HIGH = 2;
  private static final int HIGH_CLEAR = 3;
  private static final int LOW = 4;
  private static final int LOW_CLEAR = 5;
  private static final int SEVERITY = 6;
  private static final int STORAGE = 7;
  private static final int STATUS = 8;

  private static final int NAME_LENGTH_MAX = 32;
  private static final int SEVERITY_MIN = 1;
  private static final int SEVERITY_MAX = 4;
  private static final int WARNING = 2;

  private static final RowShape SHAPE =
      new RowShape(
          TocsinNames.THRESHOLD_ENTRY,
          new IndexShape().impliedString(1, NAME_LENGTH_MAX),
          STORAGE,
          STATUS,
          milliUnits(HIGH, NO_HIGH),
          milliUnits(HIGH_CLEAR, NO_HIGH),
          milliUnits(LOW, NO_LOW),
          milliUnits(LOW_CLEAR, NO_LOW),
          new Column(SEVERITY, Syntax.integer(SEVERITY_MIN, SEVERITY_MAX))
              .byDefault(Values.integer(WARNING)));

  private final RowTable table;
  private final SensorNames sensors;

  /** Tells which sensors there are. */
  public interface SensorNames {

    /**
     * Whether there is a sensor.
     *
     * @param name its name
     */
    boolean hasSensor(String name);
  }

  /**
   * A table without rows.
   *
   * @param store keeps the rows
   * @param managedRowsMax most rows
   * @param sensors tells which sensors there are
   */
  public ThresholdTable(RowStore store, int managedRowsMax, SensorNames sensors) {
    this.sensors = sensors;
    table = new RowTable(SHAPE, this::check, managedRowsMax, store, changed -> {});
  }

  private static Column milliUnits(int column, int none) {
    return new Column(column, Syntax.integer(Integer.MIN_VALUE, Integer.MAX_VALUE))
        .byDefault(Values.integer(none));
  }

  /** The order of the configuration: low, its clearing value, that of high, high. */
  private int check(Row row) {
    int high = row.integer(HIGH);
    int highClear = row.integer(HIGH_CLEAR);
    int low = row.integer(LOW);
    int lowClear = row.integer(LOW_CLEAR);
    boolean hasHigh = high != NO_HIGH;
    boolean hasLow = low != NO_LOW;
    boolean isGood =
        sensors.hasSensor(name(row))
            && (hasHigh || hasLow)
            && (!hasHigh || highClear < high)
            && (!hasLow || lowClear > low)
            && (!hasHigh || !hasLow || lowClear <= highClear);
    return isGood ? ErrorStatus.NO_ERROR : ErrorStatus.INCONSISTENT_VALUE;
  }

  private static String name(Row row) {
    return TargetMib.text(new IndexParts(row).impliedString());
  }

  /** A number that is another one after each change. */
  public long changeCount() {
    return table.changeCount();
  }

  /**
   * The row that counts for a sensor; null for none. A row that has changed is another one.
   *
   * @param sensor name of the sensor
   */
  public Row row(String sensor) {
    List<Row> rows = table.rows();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).isActive() && name(rows.get(i)).equals(sensor)) {
        return rows.get(i);
      }
    }
    return null;
  }

  /** tocsinThresholdHigh of an active row, in thousandths; {@link #NO_HIGH} for none. */
  public static int high(Row row) {
    return row.integer(HIGH);
  }

  /** tocsinThresholdHighClear of an active row, in thousandths. */
  public static int highClear(Row row) {
    return row.integer(HIGH_CLEAR);
  }

  /** tocsinThresholdLow of an active row, in thousandths; {@link #NO_LOW} for none. */
  public static int low(Row row) {
    return row.integer(LOW);
  }

  /** tocsinThresholdLowClear of an active row, in thousandths. */
  public static int lowClear(Row row) {
    return row.integer(LOW_CLEAR);
  }

  /** tocsinThresholdSeverity of an active row, 1 informational to 4 critical. */
  public static int severity(Row row) {
    return row.integer(SEVERITY);
  }

  /**
   * Registers the table.
   *
   * @param registry takes it
   */
  public void register(MibRegistry registry) {
    registry.register(table);
  }
}
