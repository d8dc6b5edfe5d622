/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.manager;

import io.tocsin.snmp.Octets;
import java.nio.charset.StandardCharsets;

/**
 * How a manager asks.
 *
 * @param context name of the context, empty for the default one
 * @param timeoutMs how long to wait for a session, and for each answer, in milliseconds, 1 at least
 * @param retries how often a request without an answer is sent again, 0 at least
 */
public record ManagerSettings(String context, int timeoutMs, int retries) {

  private static final int CONTEXT_LENGTH_MAX = 255;

  /**
   * The default context, 5 seconds, one more attempt: TCP loses nothing, but there are agents that
   * sleep over a message until the next one comes.
   */
  public static final ManagerSettings DEFAULT = new ManagerSettings("", 5_000, 1);

  /** Checks the ranges. */
  public ManagerSettings {
    if (timeoutMs < 1 || timeoutMs > 600_000) {
      throw new IllegalArgumentException("the timeout must be 0.001 to 600 seconds");
    }
    if (retries < 0 || retries > 100) {
      throw new IllegalArgumentException("the number of retries must be 0 to 100");
    }
    if (context.getBytes(StandardCharsets.UTF_8).length > CONTEXT_LENGTH_MAX) {
      throw new IllegalArgumentException("the context's name has more than 255 octets");
    }
  }

  /** The context's name as octets. */
  Octets contextName() {
    return Octets.of(context.getBytes(StandardCharsets.UTF_8));
  }
}
