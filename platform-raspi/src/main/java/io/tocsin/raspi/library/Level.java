/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.library;

import io.tocsin.hal.Log;

/** How severe a library finds what it says; the names of {@code java.util.logging.Level}. */
public enum Level {
  /** Something failed. */
  SEVERE(Log.ERROR),
  /** Something may fail. */
  WARNING(Log.WARNING),
  /** What a user may want to know. */
  INFO(Log.INFO),
  /** How something is set up. */
  CONFIG(Log.DEBUG),
  /** What happens. */
  FINE(Log.DEBUG),
  /** What happens, at length. */
  FINER(Log.DEBUG),
  /** Everything. */
  FINEST(Log.DEBUG);

  private final int severity;

  Level(int severity) {
    this.severity = severity;
  }

  /** The same as a severity of {@link Log}. */
  int severity() {
    return severity;
  }
}
