/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

/** The hardware that the agent watches. What it has is fixed while the agent runs. */
public interface Board {

  /** Model and revision in words, for sysDescr; 128 characters at most. */
  String description();

  /**
   * What tells this board from all others (a serial number, a hardware address), 1 to 64 bytes of
   * UTF-8; the same after every start.
   */
  String serial();

  /** Number of sensors. */
  int sensorCount();

  /**
   * One sensor.
   *
   * @param index 0 to {@link #sensorCount()} - 1
   */
  Sensor sensor(int index);

  /** Number of lines. */
  int lineCount();

  /**
   * One line.
   *
   * @param index 0 to {@link #lineCount()} - 1
   */
  Line line(int index);

  /** Number of network interfaces. */
  int linkCount();

  /**
   * One network interface.
   *
   * @param index 0 to {@link #linkCount()} - 1
   */
  Link link(int index);

  /** The computer on the board and its operating system; the same object while the agent runs. */
  Host host();

  /**
   * Takes the oldest level change of any input line that has not been taken yet. Changes come in
   * the order in which they happened; where the board had to drop some, the newest level is still
   * told.
   *
   * @return index of the line, shifted left by one, with the new level (1 active) in the lowest
   *     bit; -1 when no change waits
   */
  int pollLineChange();
}
