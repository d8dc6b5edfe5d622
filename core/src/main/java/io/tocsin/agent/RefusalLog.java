/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.hal.Log;

/**
 * Writes about sessions that were refused, a bounded number in a minute: whoever knocks at the door
 * all day must not fill the board's log. What was left out is counted and told.
 */
final class RefusalLog {

  private static final String TOPIC = "session";
  private static final long PERIOD_MS = 60_000;
  private static final int ENTRIES_PER_PERIOD = 10;

  private final Log log;
  private long periodEndMs = Long.MIN_VALUE;
  private int written;
  private long leftOut;

  RefusalLog(Log log) {
    this.log = log;
  }

  void write(String text, long nowMs) {
    if (nowMs >= periodEndMs) {
      if (leftOut > 0) {
        log.write(Log.WARNING, TOPIC, leftOut + " more sessions were refused in the same minute.");
      }
      periodEndMs = nowMs + PERIOD_MS;
      written = 0;
      leftOut = 0;
    }
    if (written == ENTRIES_PER_PERIOD) {
      leftOut++;
      return;
    }
    written++;
    log.write(Log.WARNING, TOPIC, text);
  }
}
