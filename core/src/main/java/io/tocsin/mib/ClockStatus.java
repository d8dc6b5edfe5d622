/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

/** What is to be told of the agent's knowledge of wall time. */
public interface ClockStatus {

  /** Whether wall time is believed to be right. */
  boolean isTrusted();

  /** The latest trusted time ever seen, milliseconds since 1970-01-01T00:00:00Z; 0 for none. */
  long boundMs();
}
