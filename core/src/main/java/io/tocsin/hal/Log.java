/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

/**
 * Where the agent tells people what it does. Built texts cost memory, so callers write to it only
 * off the steady paths.
 */
public interface Log {

  /** Severity: the agent cannot do part of its work. */
  int ERROR = 0;

  /** Severity: something was refused, dropped or is about to fail. */
  int WARNING = 1;

  /** Severity: a change of state that an operator wants to see once, or a trace that he wants. */
  int INFO = 2;

  /** Severity: detail for finding faults. */
  int DEBUG = 3;

  /**
   * Whether entries of a severity are kept; ask before building an expensive text.
   *
   * @param severity {@link #ERROR} to {@link #DEBUG}
   */
  boolean isEnabled(int severity);

  /**
   * Writes one entry.
   *
   * @param severity {@link #ERROR} to {@link #DEBUG}
   * @param topic the part that speaks, for example {@code tls} or {@code config}
   * @param text one or more whole sentences; secrets never appear in it
   */
  void write(int severity, String topic, String text);
}
