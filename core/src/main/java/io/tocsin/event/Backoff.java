/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import io.tocsin.hal.Entropy;

/**
 * How long to wait before the next try after failures: doubling from a least to a greatest delay,
 * each drawn at random between half of it and all of it, so that boards that failed together do not
 * come back together.
 */
public final class Backoff {

  private final long delayMsMin;
  private final long delayMsMax;
  private final Entropy entropy;
  private final byte[] draw = new byte[4];
  private long ceilingMs;

  /**
   * A backoff after no failure.
   *
   * @param delayMsMin ceiling of the first delay in milliseconds, more than 0
   * @param delayMsMax ceiling of all delays in milliseconds
   * @param entropy source of the jitter
   */
  public Backoff(long delayMsMin, long delayMsMax, Entropy entropy) {
    this.delayMsMin = delayMsMin;
    this.delayMsMax = delayMsMax;
    this.entropy = entropy;
    this.ceilingMs = delayMsMin;
  }

  /**
   * Notes a failure.
   *
   * @return how long to wait before the next try, in milliseconds
   */
  public long failed() {
    long ceiling = ceilingMs;
    ceilingMs = Math.min(delayMsMax, ceilingMs * 2);
    entropy.fill(draw, 0, draw.length);
    long random =
        (draw[0] & 0x7FL) << 24 | (draw[1] & 0xFF) << 16 | (draw[2] & 0xFF) << 8 | (draw[3] & 0xFF);
    return ceiling - random % (ceiling / 2 + 1);
  }

  /** Notes a success; the next failure starts again with the least delay. */
  public void succeeded() {
    ceilingMs = delayMsMin;
  }
}
