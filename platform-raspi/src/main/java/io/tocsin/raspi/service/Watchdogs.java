/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.service;

import io.tocsin.hal.Watchdog;
import java.util.List;

/** Several watchdogs, all fed by the same agent. */
public final class Watchdogs implements Watchdog {

  private final List<Watchdog> all;

  /**
   * Of some watchdogs.
   *
   * @param all each of them; those without a timeout are never fed
   */
  public Watchdogs(List<? extends Watchdog> all) {
    this.all = List.copyOf(all);
  }

  /** That of the least patient one. */
  @Override
  public long timeoutMs() {
    long leastMs = 0;
    for (Watchdog each : all) {
      long timeoutMs = each.timeoutMs();
      if (timeoutMs > 0 && (leastMs == 0 || timeoutMs < leastMs)) {
        leastMs = timeoutMs;
      }
    }
    return leastMs;
  }

  @Override
  public void feed() {
    for (Watchdog each : all) {
      if (each.timeoutMs() > 0) {
        each.feed();
      }
    }
  }
}
