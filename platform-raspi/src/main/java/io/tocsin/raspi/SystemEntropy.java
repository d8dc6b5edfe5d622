/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import io.tocsin.hal.Entropy;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Random bytes from the kernel, through the JVM's generator over {@code /dev/urandom}, which never
 * blocks.
 */
public final class SystemEntropy implements Entropy {

  private final SecureRandom random;

  /** Opens the source; fails where the JVM has no generator over {@code /dev/urandom}. */
  public SystemEntropy() {
    try {
      random = SecureRandom.getInstance("NativePRNGNonBlocking");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM has no random source over /dev/urandom", e);
    }
  }

  @Override
  public void fill(byte[] into, int offset, int length) {
    if (offset == 0 && length == into.length) {
      random.nextBytes(into);
      return;
    }
    byte[] part = new byte[length];
    random.nextBytes(part);
    System.arraycopy(part, 0, into, offset, length);
    // What was handed out may become a key; it must not stay behind in the heap.
    Arrays.fill(part, (byte) 0);
  }
}
