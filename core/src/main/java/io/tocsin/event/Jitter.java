/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import io.tocsin.hal.Entropy;

/** Draws times at random. */
public final class Jitter {

  private static final int DRAW_BITS = 31;

  private final Entropy entropy;
  private final byte[] draw = new byte[4];

  /**
   * A source of random times.
   *
   * @param entropy the board's source of unpredictable bytes
   */
  public Jitter(Entropy entropy) {
    this.entropy = entropy;
  }

  /**
   * A number from 0 to a greatest one, each as likely as any other.
   *
   * @param greatest 0 to 2^31-1
   */
  public long upTo(long greatest) {
    entropy.fill(draw, 0, draw.length);
    long random =
        (draw[0] & 0x7FL) << 24 | (draw[1] & 0xFF) << 16 | (draw[2] & 0xFF) << 8 | (draw[3] & 0xFF);
    return (random * (greatest + 1)) >>> DRAW_BITS;
  }
}
