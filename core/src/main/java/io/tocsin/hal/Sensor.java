/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

/**
 * One measured quantity of the board. Reading never blocks: a platform whose hardware is slow reads
 * it beforehand and returns the last value.
 */
public interface Sensor {

  /** Reading state: {@link #valueMilli()} is good. */
  int OK = 0;

  /** Reading state: the sensor exists but gives no value now. */
  int UNAVAILABLE = 1;

  /** Reading state: the sensor does not answer within its time or answers nonsense. */
  int FAULTY = 2;

  /** Unique name on the board: lower-case letters, digits, hyphen; 32 characters at most. */
  String name();

  /**
   * What the value counts, as a short symbol, the same while the agent runs: {@code C} for degrees
   * Celsius, {@code V}, {@code A}, {@code W}, {@code Hz}, {@code %RH} for relative humidity, {@code
   * rpm}, {@code bool} for yes (1) or no (0), or any other of the board's choice.
   */
  String unit();

  /** State of the last reading: {@link #OK}, {@link #UNAVAILABLE} or {@link #FAULTY}. */
  int status();

  /** Last good value in thousandths of {@link #unit()}; 0 before the first. */
  int valueMilli();
}
