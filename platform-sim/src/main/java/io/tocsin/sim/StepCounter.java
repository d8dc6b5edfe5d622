/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import io.tocsin.hal.Watchdog;

/** No watchdog; the steps that would have fed one are counted. */
final class StepCounter implements Watchdog {

  private long count;

  @Override
  public long timeoutMs() {
    return 0;
  }

  @Override
  public void feed() {
    count++;
  }

  /** Number of completed steps. */
  long count() {
    return count;
  }
}
