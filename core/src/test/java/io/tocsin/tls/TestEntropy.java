/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import io.tocsin.hal.Entropy;
import java.util.SplittableRandom;

/** Entropy that is none: the same seed gives the same bytes. For tests and nothing else. */
public final class TestEntropy implements Entropy {

  private final SplittableRandom random;

  /**
   * A source.
   *
   * @param seed decides every byte
   */
  public TestEntropy(long seed) {
    random = new SplittableRandom(seed);
  }

  @Override
  public void fill(byte[] into, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      into[i] = (byte) random.nextInt();
    }
  }
}
