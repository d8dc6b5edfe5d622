/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

import io.tocsin.event.SubjectNames;
import io.tocsin.event.ThresholdWatch;

/**
 * What there is on the board that traps can tell of. Lines and links stay the same while the agent
 * runs; sensors may come and go, after which {@link TrapCatalog#findSensors} is due.
 */
public interface TrapSources {

  /**
   * The names of lines, sensors, links and targets, as events number them; but for those of targets
   * of lower-case letters, digits and hyphens.
   */
  SubjectNames names();

  /**
   * Whether a line is an input.
   *
   * @param line index of the line
   */
  boolean isInput(int line);

  /**
   * The thresholds of a sensor.
   *
   * @param sensor index of the sensor
   */
  ThresholdWatch threshold(int sensor);
}
