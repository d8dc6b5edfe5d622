/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.board;

import io.tocsin.hal.Clock;
import io.tocsin.sim.world.Scheduler;

/**
 * The clocks of a board: one that counts from each start, and a wall clock that may be wrong, run
 * wrong, step, and go back.
 */
public final class BoardClock implements Clock {

  private static final double PARTS = 1e6;

  private final Scheduler scheduler;
  private long startMs;
  private long wallSetAtMs;
  private long wallSetMs;
  private double driftPartsPerMillion;
  private boolean trusted;

  /**
   * The clock of a board that starts now, in 1970, and is not trusted.
   *
   * @param scheduler the world's time
   */
  public BoardClock(Scheduler scheduler) {
    this.scheduler = scheduler;
    start();
  }

  /** The board starts: the monotonic clock begins anew. */
  public void start() {
    startMs = scheduler.nowMs();
  }

  @Override
  public long monotonicMs() {
    return scheduler.nowMs() - startMs;
  }

  /**
   * The moment of the world at which the monotonic clock shows a time.
   *
   * @param monotonicMs the time; {@link Long#MAX_VALUE} stays what it is
   */
  public long worldMs(long monotonicMs) {
    return monotonicMs == Long.MAX_VALUE ? Long.MAX_VALUE : startMs + monotonicMs;
  }

  @Override
  public long wallMs() {
    long passedMs = scheduler.nowMs() - wallSetAtMs;
    return wallSetMs + passedMs + (long) (passedMs * driftPartsPerMillion / PARTS);
  }

  @Override
  public boolean wallTrusted() {
    return trusted;
  }

  /** Sets the wall clock, in milliseconds since 1970-01-01T00:00:00Z. */
  public void setWall(long wallMs) {
    wallSetMs = wallMs;
    wallSetAtMs = scheduler.nowMs();
  }

  /** Moves the wall clock by so many milliseconds, back when negative. */
  public void stepWall(long byMs) {
    setWall(wallMs() + byMs);
  }

  /** Lets the wall clock run fast, or slow when negative. */
  public void setDriftPartsPerMillion(double parts) {
    setWall(wallMs());
    driftPartsPerMillion = parts;
  }

  /** The wall clock begins in 1970, and nobody believes it. */
  public void lose() {
    setWall(0);
    trusted = false;
  }

  /** Whether the system believes the wall clock. */
  public void setTrusted(boolean trusted) {
    this.trusted = trusted;
  }
}
