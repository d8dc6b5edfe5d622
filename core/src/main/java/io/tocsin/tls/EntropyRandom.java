/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import io.tocsin.hal.Entropy;
import java.security.SecureRandom;
import java.security.SecureRandomSpi;

/**
 * The board's entropy in the form that Bouncy Castle asks for. It never touches the random sources
 * of the Java library, so a run with the same entropy makes the same bytes.
 */
final class EntropyRandom extends SecureRandom {

  private static final long serialVersionUID = 1L;

  EntropyRandom(Entropy entropy) {
    super(new Source(entropy), null);
  }

  private static final class Source extends SecureRandomSpi {

    private static final long serialVersionUID = 1L;

    private final transient Entropy entropy;

    Source(Entropy entropy) {
      this.entropy = entropy;
    }

    /** The board's entropy needs no seed of ours. */
    @Override
    protected void engineSetSeed(byte[] seed) {}

    @Override
    protected void engineNextBytes(byte[] bytes) {
      entropy.fill(bytes, 0, bytes.length);
    }

    @Override
    protected byte[] engineGenerateSeed(int sizeBytes) {
      byte[] seed = new byte[sizeBytes];
      entropy.fill(seed, 0, sizeBytes);
      return seed;
    }
  }
}
