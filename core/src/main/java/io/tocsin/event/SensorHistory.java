/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import io.tocsin.hal.Board;
import io.tocsin.hal.Sensor;
import java.util.Arrays;

/** The last reading of each sensor of the board, and when it was. */
public final class SensorHistory {

  private final Board board;
  private final int[] status;
  private final int[] valueMilli;
  private final long[] readMs;

  /**
   * A history without readings.
   *
   * @param board has the sensors
   */
  SensorHistory(Board board) {
    this.board = board;
    int count = board.sensorCount();
    status = new int[count];
    valueMilli = new int[count];
    readMs = new long[count];
    Arrays.fill(status, Sensor.UNAVAILABLE);
    Arrays.fill(readMs, BoardWatch.NEVER);
  }

  /**
   * Goes on from where another history of one of the sensors is.
   *
   * @param index of the sensor here
   * @param before its index there
   */
  void adopt(int index, SensorHistory other, int before) {
    status[index] = other.status[before];
    valueMilli[index] = other.valueMilli[before];
    readMs[index] = other.readMs[before];
  }

  /**
   * Reads one sensor.
   *
   * @param index of the sensor
   * @param nowMs monotonic time in milliseconds
   */
  void read(int index, long nowMs) {
    Sensor sensor = board.sensor(index);
    status[index] = sensor.status();
    valueMilli[index] = sensor.valueMilli();
    readMs[index] = nowMs;
  }

  /**
   * State of the reading: a constant of {@link Sensor}; {@link Sensor#UNAVAILABLE} before the
   * first.
   *
   * @param index of the sensor
   */
  public int status(int index) {
    return status[index];
  }

  /**
   * The last good value in thousandths of the sensor's unit; 0 before the first.
   *
   * @param index of the sensor
   */
  public int valueMilli(int index) {
    return valueMilli[index];
  }

  /**
   * When the sensor was read: monotonic milliseconds, or {@link BoardWatch#NEVER}.
   *
   * @param index of the sensor
   */
  public long readMs(int index) {
    return readMs[index];
  }
}
