/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.sensor;

/** How a text that was read becomes the value of a sensor. */
public interface TextValue {

  /** Result of a text that has no value, or one that no sensor can have. */
  long NONE = Long.MIN_VALUE;

  /** Greatest value, and greatest one below zero, in thousandths; that of thresholds too. */
  int VALUE_MILLI_MAX = 2_000_000_000;

  /**
   * The value.
   *
   * @param text what was read; not to be changed
   * @param length number of its octets
   * @return thousandths of the sensor's unit, not beyond {@link #VALUE_MILLI_MAX} either way; or
   *     {@link #NONE}
   */
  long milli(byte[] text, int length);
}
