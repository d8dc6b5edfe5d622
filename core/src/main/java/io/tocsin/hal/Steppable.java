/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

/**
 * What a platform's loop drives: the agent, seen from below.
 *
 * <p>The loop calls {@link #step} whenever something happened that the agent asked for, or the
 * moment came that the last call named. Extra calls are harmless. To end, the loop calls {@link
 * #stop} once and goes on stepping until {@link #isStopped()} or its patience ends.
 */
public interface Steppable {

  /** Result of {@link #step}: nothing is due by time alone. */
  long NEVER = Long.MAX_VALUE;

  /**
   * Does all that is due now. The work per call is bounded; when there is more, the result is a
   * moment that has come already.
   *
   * @param nowMs the present of {@link Clock#monotonicMs()}, in milliseconds
   * @return when it must be called again at the latest, on the same clock; {@link #NEVER} when
   *     nothing is due by time alone
   */
  long step(long nowMs);

  /**
   * Begins the orderly end: nothing new is started, sessions are closed. Harmless when repeated.
   *
   * @param nowMs the present of {@link Clock#monotonicMs()}, in milliseconds
   */
  void stop(long nowMs);

  /** Whether the end that {@link #stop} began is complete. */
  boolean isStopped();
}
