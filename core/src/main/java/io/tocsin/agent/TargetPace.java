/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.event.Backoff;
import io.tocsin.event.TokenBucket;
import io.tocsin.fault.Faults;
import io.tocsin.fault.PlantedBugs;

/**
 * How fast one target may be troubled: when to connect to it again, and how many notifications it
 * gets.
 */
final class TargetPace {

  private final Backoff backoff;
  private final TokenBucket notifications;
  private final long pauseMs;
  private final long firstContactDelayMs;

  private boolean started;
  private long connectMs;
  private long pauseOverMs;

  /**
   * The pace of a target that has not been troubled yet.
   *
   * @param backoff how long to wait after failures
   * @param notifications the rate of the notifications
   * @param pauseMs least time between two notifications in milliseconds
   * @param firstContactDelayMs time from the first event until the first connection, in
   *     milliseconds
   */
  TargetPace(Backoff backoff, TokenBucket notifications, long pauseMs, long firstContactDelayMs) {
    this.backoff = backoff;
    this.notifications = notifications;
    this.pauseMs = pauseMs;
    this.firstContactDelayMs = firstContactDelayMs;
  }

  /**
   * Goes on for a target that another one has been the pace of: it has had its first contact, and
   * is owed no burst that it has had. Pauses after failures begin anew, as their cause may be
   * mended.
   */
  void adopt(TargetPace other, long nowMs) {
    started = other.started;
    notifications.adopt(other.notifications, nowMs);
    pauseOverMs = other.pauseOverMs;
  }

  /**
   * As {@link #adopt}, for a target that has been changed by a manager: nobody shall make us
   * connect faster by changing it again and again.
   *
   * @param wasOpening whether a session was being opened; then the least pause begins now
   */
  void follow(TargetPace other, boolean wasOpening, long nowMs) {
    adopt(other, nowMs);
    long pauseOverMsMin = nowMs + backoff.delayMsMin();
    connectMs = wasOpening ? pauseOverMsMin : Math.min(other.connectMs, pauseOverMsMin);
  }

  /** When to connect, {@code nowMs} or earlier for at once. There is something to tell. */
  long connectMs(long nowMs) {
    if (!started) {
      started = true;
      connectMs = nowMs + firstContactDelayMs;
    }
    return connectMs;
  }

  /** When a notification may be sent, {@code nowMs} for at once. */
  long sendMs(long nowMs) {
    return Math.max(pauseOverMs, notifications.openMs(nowMs));
  }

  /** A session has been opened. */
  void opened(long nowMs) {
    // The first message does not follow hard upon the handshake, for the reason of the pause
    // itself.
    pauseOverMs = nowMs + pauseMs();
  }

  /** A notification has been sent. */
  void sent(long nowMs) {
    notifications.take(Faults.planted(PlantedBugs.FREE_TOKENS) ? 0 : 1, nowMs);
    pauseOverMs = nowMs + pauseMs();
  }

  private long pauseMs() {
    return Faults.planted(PlantedBugs.NO_PAUSE) ? 0 : pauseMs;
  }

  /** The target takes what it is given. */
  void succeeded() {
    backoff.succeeded();
  }

  /** A session has ended that was not needed any more. */
  void endedIdle(long nowMs) {
    connectMs = nowMs;
  }

  /**
   * A session did not come about, or it ended.
   *
   * @return time until the next attempt in milliseconds
   */
  long failed(long nowMs) {
    long waitMs = Faults.planted(PlantedBugs.NO_BACKOFF) ? 0 : backoff.failed();
    connectMs = nowMs + waitMs;
    return waitMs;
  }
}
