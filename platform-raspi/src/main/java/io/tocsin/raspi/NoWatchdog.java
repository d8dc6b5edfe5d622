/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import io.tocsin.hal.Watchdog;

/** A machine without a watchdog. */
public final class NoWatchdog implements Watchdog {

  @Override
  public long timeoutMs() {
    return 0;
  }

  @Override
  public void feed() {
    // Nobody waits for it.
  }
}
