/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import io.tocsin.hal.Board;
import io.tocsin.hal.Line;
import io.tocsin.hal.Link;
import io.tocsin.hal.Sensor;
import io.tocsin.raspi.LineChanges;

/**
 * A board made of memory. It belongs to the agent's thread: commands of other threads come through
 * {@link CommandGate}.
 */
public final class SimulatedBoard implements Board {

  /** ifIndex of the first network interface: as on many boards, 1 is the one to itself. */
  private static final int FIRST_INTERFACE = 2;

  private final BoardPlan plan;
  private final String serial;
  private final SimulatedSensor[] sensors;
  private final SimulatedLine[] lines;
  private final SimulatedLink[] links;
  private final LineChanges changes;
  private final SimulatedHost host = new SimulatedHost();

  /**
   * Makes a board.
   *
   * @param plan what it has
   * @param serial what tells it from all others, 1 to 64 bytes of UTF-8
   */
  public SimulatedBoard(BoardPlan plan, String serial) {
    this.plan = plan;
    this.serial = serial;
    sensors = new SimulatedSensor[plan.sensors().size()];
    for (int i = 0; i < sensors.length; i++) {
      sensors[i] = new SimulatedSensor(plan.sensors().get(i));
    }
    lines = new SimulatedLine[plan.lines().size()];
    boolean[] levels = new boolean[lines.length];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = new SimulatedLine(plan.lines().get(i));
      levels[i] = lines[i].isActive();
    }
    changes = new LineChanges(levels);
    links = new SimulatedLink[plan.links().size()];
    for (int i = 0; i < links.length; i++) {
      links[i] = new SimulatedLink(plan.links().get(i), serial, FIRST_INTERFACE + i);
    }
  }

  @Override
  public String description() {
    return "Tocsin simulated board";
  }

  @Override
  public String serial() {
    return serial;
  }

  @Override
  public int sensorCount() {
    return sensors.length;
  }

  @Override
  public Sensor sensor(int index) {
    return sensors[index];
  }

  @Override
  public int lineCount() {
    return lines.length;
  }

  @Override
  public Line line(int index) {
    return lines[index];
  }

  @Override
  public int linkCount() {
    return links.length;
  }

  @Override
  public Link link(int index) {
    return links[index];
  }

  @Override
  public SimulatedHost host() {
    return host;
  }

  @Override
  public int pollLineChange() {
    return changes.poll();
  }

  /** What the board has. */
  public BoardPlan plan() {
    return plan;
  }

  /**
   * Sets a sensor's value; a sensor that had failed works again.
   *
   * @param sensor index of the sensor
   * @param milli value in thousandths of its unit
   */
  public void setSensor(int sensor, int milli) {
    sensors[sensor].set(milli);
  }

  /**
   * Sets a sensor's state; its last good value stays.
   *
   * @param sensor index of the sensor
   * @param status {@link Sensor#OK}, {@link Sensor#UNAVAILABLE} or {@link Sensor#FAULTY}
   */
  public void setSensorStatus(int sensor, int status) {
    sensors[sensor].setStatus(status);
  }

  /**
   * Sets an input's level.
   *
   * @param line index of the line
   * @param active the new level
   * @return whether it is a change; false for an output, which the world outside cannot set
   */
  public boolean setInput(int line, boolean active) {
    SimulatedLine changed = lines[line];
    if (changed.isOutput() || changed.isActive() == active) {
      return false;
    }
    changed.setFromOutside(active);
    changes.add(line, active);
    return true;
  }

  /**
   * Lets a network interface go down or come up.
   *
   * @param link index of the interface
   * @param isUp whether it is up from now on
   */
  public void setLink(int link, boolean isUp) {
    links[link].setUp(isUp);
  }

  /**
   * Sets the bandwidth of a network interface.
   *
   * @param link index of the interface
   * @param bitsPerSecond the bandwidth in bits per second, 0 or more
   */
  public void setLinkSpeed(int link, long bitsPerSecond) {
    links[link].setBitsPerSecond(bitsPerSecond);
  }

  /**
   * Sets a counter of a network interface.
   *
   * @param link index of the interface
   * @param counter a constant of {@link io.tocsin.hal.LinkCounter}
   * @param value its value from now on, an unsigned number of 64 bits
   */
  public void setLinkCounter(int link, int counter, long value) {
    links[link].setCounter(counter, value);
  }

  /** Number of line changes that came faster than the agent took them and were dropped. */
  public long droppedLineChanges() {
    return changes.dropped();
  }
}
