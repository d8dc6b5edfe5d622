/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.service;

/**
 * When a watchdog is fed. The agent calls after each step, which may be a thousand times a second,
 * and after half of the timeout at the latest; a quarter between two feeds is often enough for
 * that.
 */
final class FeedPace {

  private final long pauseMs;
  private long lastMs;
  private boolean started;

  /** For a watchdog with a timeout in milliseconds. */
  FeedPace(long timeoutMs) {
    pauseMs = timeoutMs / 4;
  }

  /**
   * Whether to feed now; when so, it counts as done.
   *
   * @param nowMs monotonic time in milliseconds
   */
  boolean isDue(long nowMs) {
    if (started && nowMs - lastMs < pauseMs) {
      return false;
    }
    started = true;
    lastMs = nowMs;
    return true;
  }
}
