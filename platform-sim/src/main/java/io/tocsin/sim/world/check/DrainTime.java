/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import io.tocsin.config.Configuration;
import io.tocsin.config.TargetSettings;
import io.tocsin.event.Severity;

/**
 * How long it may take after the last fault until nothing waits any more, by the configuration.
 *
 * <p>Old sessions must be found dead: by the patience for informs, or by the time in which a peer
 * must take something. The pause after a failure can be as long as the greatest one; then the
 * connection, the handshake, the first contact. {@link #ATTEMPTS} such rounds are allowed: one for
 * an attempt that was begun in the time of faults, and one for the first that is begun in the calm.
 * Then what waits leaves at the rate that is configured, an inform with the time for its answer.
 */
public final class DrainTime {
  private static final int ATTEMPTS = 2;
  private static final long MS_PER_SECOND = 1_000;

  /** Time on a calm network for a message and its answer, with retransmissions of old bytes. */
  private static final long ROUND_TRIP_MS = 100;

  /** A sender that had no hope tries again after a minute at most, as TCP does. */
  private static final long RETRANSMISSION_MS = 60_000;

  private DrainTime() {}

  /**
   * The time for all targets of a board, in milliseconds.
   *
   * @param configuration the board's
   */
  public static long ms(Configuration configuration) {
    long longestMs = 0;
    for (TargetSettings target : configuration.targets()) {
      longestMs = Math.max(longestMs, ms(configuration, target));
    }
    return longestMs + configuration.firstContactSpreadMs() + 2L * configuration.coalesceMs();
  }

  private static long ms(Configuration configuration, TargetSettings target) {
    long attemptMs =
        configuration.limits().connectTimeMsMax()
            + configuration.limits().handshakeTimeMsMax()
            + configuration.limits().stalledTimeMsMax()
            + configuration.limits().closeTimeMsMax()
            + PaceChecker.patienceMs(target)
            + target.backoffMsMax()
            + RETRANSMISSION_MS;
    long events = 0;
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      events += configuration.outboxEvents(severity);
    }
    long eventMs = target.pauseMs() + (target.isInform() ? ROUND_TRIP_MS : 0);
    if (target.ratePerSecond() > 0) {
      eventMs += MS_PER_SECOND / target.ratePerSecond();
    }
    return ATTEMPTS * attemptMs + events * eventMs;
  }
}
