/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.board;

import io.tocsin.hal.Watchdog;
import io.tocsin.sim.world.Scheduler;
import io.tocsin.sim.world.Task;

/** A watchdog that takes note when it is not fed in time, and tells whoever minds it. */
public final class BoardWatchdog implements Watchdog {

  private final Scheduler scheduler;
  private final long timeoutMs;
  private Runnable bite = () -> {};
  private Task check;
  private long fedMs;
  private long missedCount;
  private long pauseMsMax;

  /**
   * A watchdog that sleeps until it is fed first.
   *
   * @param scheduler the world's time
   * @param timeoutMs longest pause between two feeds in milliseconds, 0 for no watchdog
   */
  public BoardWatchdog(Scheduler scheduler, long timeoutMs) {
    this.scheduler = scheduler;
    this.timeoutMs = timeoutMs;
  }

  /** Sets what happens when it was not fed in time, such as a reset of the board. */
  public void setBite(Runnable bite) {
    this.bite = bite;
  }

  @Override
  public long timeoutMs() {
    return timeoutMs;
  }

  @Override
  public void feed() {
    if (check != null) {
      pauseMsMax = Math.max(pauseMsMax, scheduler.nowMs() - fedMs);
    }
    fedMs = scheduler.nowMs();
    if (check == null && timeoutMs > 0) {
      check = scheduler.after(timeoutMs + 1, "watchdog", this::look);
    }
  }

  /** Looks rarely: a feed costs no task. */
  private void look() {
    long dueMs = fedMs + timeoutMs + 1;
    if (scheduler.nowMs() < dueMs) {
      check = scheduler.at(dueMs, "watchdog", this::look);
      return;
    }
    check = null;
    missedCount++;
    bite.run();
  }

  /** The board is off: the watchdog sleeps until it is fed again. */
  public void sleep() {
    if (check != null) {
      check.cancel();
      check = null;
    }
  }

  /** How often it was not fed in time. */
  public long missedCount() {
    return missedCount;
  }

  /** Longest pause between two feeds so far, in milliseconds. */
  public long pauseMsMax() {
    return pauseMsMax;
  }
}
