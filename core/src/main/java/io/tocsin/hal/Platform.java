/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

/** All that one board provides, in one place. */
public interface Platform {

  /** Time. */
  Clock clock();

  /** Stream connections. */
  Network network();

  /** Non-volatile memory. */
  Storage storage();

  /** Unpredictable bytes. */
  Entropy entropy();

  /** The hardware that is watched. */
  Board board();

  /** The timer that resets a stuck board. */
  Watchdog watchdog();

  /** Where people are told. */
  Log log();

  /** The files that the operator put on the board. */
  OperatorFiles files();

  /** The files in which sensors of the configuration tell their values. */
  ValueFiles valueFiles();

  /** The texts of the program; those of the class loader, if the board has no better way. */
  default ProgramTexts texts() {
    return ProgramTexts.OF_CLASS_LOADER;
  }
}
