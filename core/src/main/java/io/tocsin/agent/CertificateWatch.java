/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.event.Event;
import io.tocsin.event.EventKind;
import io.tocsin.event.EventSink;
import io.tocsin.event.Severity;
import io.tocsin.tls.CertificateTime;

/**
 * Tells when the board's own certificate comes near its end: 30, 7 and 1 days before, and when it
 * is over. Each is told once in a run, and at the start the last of those that have passed. While
 * the clock is not trusted, only what is certain is told.
 */
final class CertificateWatch {

  /** Pause in milliseconds after which is looked again. */
  static final long LOOK_PERIOD_MS = 3_600_000;

  private static final long DAY_MS = 86_400_000;
  private static final int[] DAYS = {30, 7, 1, 0};
  private static final int[] SEVERITIES = {
    Severity.WARNING, Severity.MINOR, Severity.CRITICAL, Severity.CRITICAL
  };

  private final long notAfterMs;
  private final CertificateTime time;
  private final Event event = new Event();

  /** How many of the marks of {@link #DAYS} have been told of. */
  private int told;

  private long lookMs = Long.MIN_VALUE;

  /**
   * A watch.
   *
   * @param notAfterMs end of the certificate, milliseconds since 1970; 0 for no certificate
   * @param time what is known of the present
   */
  CertificateWatch(long notAfterMs, CertificateTime time) {
    this.notAfterMs = notAfterMs;
    this.time = time;
  }

  /** Goes on for another one; of the same certificate nothing is told again. */
  void adopt(CertificateWatch other) {
    if (other.notAfterMs == notAfterMs) {
      told = other.told;
    }
  }

  /**
   * Offers an event, if there is one.
   *
   * @return when to call again at the latest
   */
  long step(EventSink sink, long nowMs) {
    if (notAfterMs == 0 || told == DAYS.length) {
      return Long.MAX_VALUE;
    }
    if (nowMs >= lookMs) {
      lookMs = nowMs + LOOK_PERIOD_MS;
      look(sink, nowMs);
    }
    return lookMs;
  }

  private void look(EventSink sink, long nowMs) {
    long leftMs = notAfterMs - time.earliestMs();
    int passed = told;
    while (passed < DAYS.length && leftMs <= DAYS[passed] * DAY_MS) {
      passed++;
    }
    if (passed > told) {
      told = passed;
      int daysLeft = (int) Math.max(Math.floorDiv(leftMs, DAY_MS), Integer.MIN_VALUE);
      event.fill(
          EventKind.CERTIFICATE_ENDING, SEVERITIES[passed - 1], 0, daysLeft, DAYS[passed - 1], 0);
      sink.offer(event, nowMs);
    }
  }
}
