/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import io.tocsin.config.DmClientSettings;
import io.tocsin.dm.client.DmClient;
import java.util.HashMap;
import java.util.Map;

/**
 * No DM server is troubled more often than the configuration says, and a board has one session at a
 * time, none of them for longer than it may take. Sessions are counted for all servers together;
 * how long a board pauses after a failure is seen where it has one server.
 */
final class DmPaceChecker extends Checker {

  private static final int SECONDS_PER_HOUR = 3_600;

  /** What a time that is told in whole milliseconds may be off by, in tokens. */
  private static final double TOLERANCE = 1e-3;

  /** A session is cut in the step that finds it too long; steps may come late, and clocks drift. */
  private static final double SESSION_TIME_TOLERANCE = 1.2;

  private static final long LATE_MS_MAX = 30_000;

  private static final class Pace {
    private final Bucket sessions = new Bucket();
    private long sessionCount;
    private long failureCount;
    private long failedMs = Long.MIN_VALUE / 2;
    private long beganMs = -1;
  }

  private final Map<String, Pace> paces = new HashMap<>();

  DmPaceChecker(Findings findings) {
    super("dm-pace", findings);
  }

  @Override
  public void started(BoardView board) {
    paces.put(board.name(), new Pace());
  }

  /** The pace may be another one now. */
  @Override
  public void reloaded(BoardView board, boolean taken) {
    if (taken && board.dm() != null) {
      Pace fresh = new Pace();
      fresh.sessionCount = board.dm().client().sessionCount();
      fresh.failureCount = board.dm().client().failureCount();
      paces.put(board.name(), fresh);
    }
  }

  @Override
  public void stepped(BoardView board) {
    if (board.dm() == null || board.accountCount() == 0) {
      return;
    }
    Pace pace = paces.get(board.name());
    DmClient client = board.dm().client();
    long nowMs = board.host().clock().monotonicMs();
    if (client.sessionCount() > pace.sessionCount) {
      pace.beganMs = -1;
    }
    checkBegun(board, pace, client, nowMs);
    checkConnections(board);
    checkTime(board, pace, client, nowMs);
  }

  private void checkBegun(BoardView board, Pace pace, DmClient client, long nowMs) {
    DmClientSettings settings = board.configuration().dm();
    long begun = client.sessionCount() - pace.sessionCount;
    pace.sessionCount = client.sessionCount();
    double burst = (double) settings.sessionsBurst() * board.accountCount();
    double rate = (double) settings.sessionsPerHour() * board.accountCount() / SECONDS_PER_HOUR;
    for (long i = 0; i < begun; i++) {
      demand(
          pace.sessions.level(burst, rate, nowMs) >= 1 - TOLERANCE,
          "rate",
          board.name()
              + ": more sessions than "
              + burst
              + " at once and "
              + rate * SECONDS_PER_HOUR
              + " an hour");
      pace.sessions.take(1, burst, rate, nowMs);
    }
    boolean hasOne = board.accountCount() == 1;
    demand(
        begun == 0 || !hasOne || nowMs - pace.failedMs >= settings.backoffMsMin(),
        "backoff",
        board.name() + ": next session " + (nowMs - pace.failedMs) + " ms after a failure");
    if (client.failureCount() > pace.failureCount) {
      pace.failedMs = nowMs;
    }
    pace.failureCount = client.failureCount();
  }

  private void checkConnections(BoardView board) {
    int count = board.dmConnectionCount();
    demand(count <= 1, "one", board.name() + ": " + count + " connections to DM servers");
  }

  private void checkTime(BoardView board, Pace pace, DmClient client, long nowMs) {
    if (!client.isInSession()) {
      pace.beganMs = -1;
      return;
    }
    pace.beganMs = pace.beganMs < 0 ? nowMs : pace.beganMs;
    double most =
        SESSION_TIME_TOLERANCE * board.configuration().limits().dmSessionTimeMsMax() + LATE_MS_MAX;
    demand(
        nowMs - pace.beganMs <= most,
        "time",
        board.name() + ": a session goes on for " + (nowMs - pace.beganMs) + " ms");
  }
}
