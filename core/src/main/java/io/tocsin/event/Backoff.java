/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import io.tocsin.hal.Entropy;

/**
 * How long to wait before the next try after failures. Each delay is drawn at random between the
 * least one and three times the one before, so that delays grow, and boards that failed together
 * come apart from one another and do not come back together.
 */
public final class Backoff {

  private static final int GROWTH = 3;

  private final long delayMsMin;
  private final long delayMsMax;
  private final Jitter jitter;
  private long lastMs;

  /**
   * A backoff after no failure.
   *
   * @param delayMsMin least delay in milliseconds, more than 0
   * @param delayMsMax greatest delay in milliseconds, no less than the least
   * @param entropy source of the jitter
   */
  public Backoff(long delayMsMin, long delayMsMax, Entropy entropy) {
    this.delayMsMin = delayMsMin;
    this.delayMsMax = delayMsMax;
    this.jitter = new Jitter(entropy);
    this.lastMs = delayMsMin;
  }

  /**
   * Notes a failure.
   *
   * @return how long to wait before the next try, in milliseconds
   */
  public long failed() {
    long ceilingMs = Math.min(delayMsMax, lastMs * GROWTH);
    lastMs = delayMsMin + jitter.upTo(ceilingMs - delayMsMin);
    return lastMs;
  }

  /** The least delay in milliseconds. */
  public long delayMsMin() {
    return delayMsMin;
  }

  /** Goes on where another one is, within the bounds of this one. */
  public void adopt(Backoff other) {
    lastMs = Math.max(delayMsMin, Math.min(delayMsMax, other.lastMs));
  }

  /** Notes a success; the next failure starts again with the least delays. */
  public void succeeded() {
    lastMs = delayMsMin;
  }
}
