/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

import io.tocsin.hal.Sensor;

/**
 * A sensor that was found, before it is known what it is called in the end.
 *
 * @param name what it would be called
 * @param key what tells it from others of that name, and stays the same
 * @param maker makes it
 */
record FoundSensor(String name, String key, Maker maker) {

  /** Makes a sensor, and has it read. */
  interface Maker {

    /**
     * Makes it.
     *
     * @param name its name
     */
    Sensor make(String name);
  }
}
