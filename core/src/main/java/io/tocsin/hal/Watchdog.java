/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

/** The hardware timer that resets a board whose agent is stuck. */
public interface Watchdog {

  /**
   * Longest pause between two feeds in milliseconds; 0 when there is no watchdog. The agent asks to
   * be called again after half of it at the latest.
   */
  long timeoutMs();

  /** Proves that the agent lives; called at the end of each completed step. */
  void feed();
}
