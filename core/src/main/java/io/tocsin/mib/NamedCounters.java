/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

/** A group of counters for tocsinCounterTable, numbered without gaps. */
public interface NamedCounters {

  /** Number of the first, 1 or more. */
  int first();

  /** Number of the last. */
  int last();

  /**
   * The name that logs and documentation use.
   *
   * @param number {@link #first()} to {@link #last()}
   */
  String name(int number);

  /**
   * The present value, 0 to 2^32-1.
   *
   * @param number {@link #first()} to {@link #last()}
   */
  long value(int number);
}
