/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import io.tocsin.hal.Sensor;

/** A sensor whose value is told to it. */
final class SimulatedSensor implements Sensor {

  private final String name;
  private final String unit;
  private int status = OK;
  private int valueMilli;

  SimulatedSensor(SensorPlan plan) {
    this.name = plan.name();
    this.unit = plan.unit();
    this.valueMilli = plan.valueMilli();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String unit() {
    return unit;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public int valueMilli() {
    return valueMilli;
  }

  /** Sets the value; the sensor works from now on. */
  void set(int milli) {
    valueMilli = milli;
    status = OK;
  }

  /** Sets {@link #OK}, {@link #UNAVAILABLE} or {@link #FAULTY}; the last good value stays. */
  void setStatus(int newStatus) {
    status = newStatus;
  }
}
