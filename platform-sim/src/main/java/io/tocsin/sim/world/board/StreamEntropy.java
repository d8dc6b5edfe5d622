/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.board;

import io.tocsin.hal.Entropy;
import io.tocsin.sim.world.RandomStream;

/** Entropy that is none: the world's seed decides every byte. */
public final class StreamEntropy implements Entropy {

  private final RandomStream random;

  /**
   * A source.
   *
   * @param random gives the bytes
   */
  public StreamEntropy(RandomStream random) {
    this.random = random;
  }

  @Override
  public void fill(byte[] into, int offset, int length) {
    random.fill(into, offset, length);
  }
}
