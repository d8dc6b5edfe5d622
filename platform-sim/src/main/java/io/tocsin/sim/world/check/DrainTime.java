/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import io.tocsin.config.Configuration;
import io.tocsin.config.DmClientSettings;
import io.tocsin.config.TargetSettings;
import io.tocsin.event.Severity;

/**
 * How long it may take after the last fault until nothing waits any more, by the configuration.
 *
 * <p>Old sessions must be found dead: by the patience for informs, or by the time in which a peer
 * must take something. The pause after a failure can be as long as the greatest one; then the
 * connection, the handshake, the first contact. {@link #ATTEMPTS} such rounds are allowed: one for
 * an attempt that was begun in the time of faults, and one for the first that is begun in the calm.
 * Then what waits leaves at the rate that is configured, an inform with the time for its answer,
 * and all of it together at the rate of bytes that the targets share.
 */
public final class DrainTime {
  private static final int ATTEMPTS = 2;
  private static final long MS_PER_SECOND = 1_000;
  private static final long MS_PER_HOUR = 3_600_000;

  /** Longest time for a message of DM and its answer, from the connection on. */
  private static final long DM_EXCHANGE_MS_MAX = 150_000;

  /** Attempts that may fail yet: one that was begun, one over a dead connection, old nonces. */
  private static final int DM_ATTEMPTS = 4;

  /** Sessions that bring what waits. */
  private static final int DM_SESSIONS = 20;

  /** What servers of scenarios say in Retry-After. */
  private static final long DM_RETRY_AFTER_MS = 3_000;

  /** Time on a calm network for a message and its answer, with retransmissions of old bytes. */
  private static final long ROUND_TRIP_MS = 100;

  /** A sender that had no hope tries again after a minute at most, as TCP does. */
  private static final long RETRANSMISSION_MS = 60_000;

  /** More than a notification of a scenario has, which names a line or a sensor. */
  private static final int NOTIFICATION_BYTES_MAX = 512;

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
    return Math.max(longestMs, dmMs(configuration))
        + sharedMs(configuration)
        + configuration.firstContactSpreadMs()
        + 2L * configuration.coalesceMs();
  }

  /** How long everything that may wait for all targets is held up by the bytes that they share. */
  private static long sharedMs(Configuration configuration) {
    long bytesPerSecond = configuration.outboxBytesPerSecond();
    if (bytesPerSecond == 0) {
      return 0;
    }
    long notifications = events(configuration) * configuration.targets().size();
    return notifications * NOTIFICATION_BYTES_MAX * MS_PER_SECOND / bytesPerSecond;
  }

  /** Most events that may wait for a target. */
  private static long events(Configuration configuration) {
    long events = 0;
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      events += configuration.outboxEvents(severity);
    }
    return events;
  }

  /**
   * The same for DM servers, which have their turns one after the other: a session of the time of
   * faults comes to its end, and so does one that finds its connection dead; then each has its
   * pauses, and each session brings a message of alerts at least.
   */
  private static long dmMs(Configuration configuration) {
    DmClientSettings settings = configuration.dm();
    long servers = settings.servers().size();
    if (servers == 0) {
      return 0;
    }
    long paceMs = MS_PER_HOUR / settings.sessionsPerHour();
    long sessionMs =
        Math.min(configuration.limits().dmSessionTimeMsMax(), DM_EXCHANGE_MS_MAX)
            + RETRANSMISSION_MS;
    long turnMs = sessionMs + settings.backoffMsMax() + paceMs + DM_RETRY_AFTER_MS;
    return (DM_ATTEMPTS * turnMs + DM_SESSIONS * paceMs) * servers;
  }

  private static long ms(Configuration configuration, TargetSettings target) {
    long attemptMs =
        configuration.limits().connectTimeMsMax()
            + configuration.limits().handshakeTimeMsMax()
            + configuration.limits().stalledTimeMsMax()
            + configuration.limits().closeTimeMsMax()
            + PaceChecker.patienceMs(target)
            + target.pacing().backoffMsMax()
            + RETRANSMISSION_MS;
    long eventMs = target.pacing().pauseMs() + (target.isInform() ? ROUND_TRIP_MS : 0);
    if (target.pacing().ratePerSecond() > 0) {
      eventMs += MS_PER_SECOND / target.pacing().ratePerSecond();
    }
    return ATTEMPTS * attemptMs + events(configuration) * eventMs;
  }
}
