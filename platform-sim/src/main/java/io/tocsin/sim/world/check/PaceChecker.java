/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import io.tocsin.config.Configuration;
import io.tocsin.config.TargetSettings;
import java.util.HashMap;
import java.util.Map;

/**
 * No target is troubled faster than its configuration says, measured at its connections: the rate
 * over any time, the bytes of all targets together, the pause between two notifications, the time
 * before an inform is repeated, and the time before the next attempt to connect.
 */
final class PaceChecker extends Checker {
  private static final long NEVER = Long.MIN_VALUE / 2;

  /** What a time that is told in whole milliseconds may be off by, in tokens. */
  private static final double TOLERANCE = 1e-6;

  private static final class Pace {
    private final Bucket tokens = new Bucket();
    private long sentMs = NEVER;
    private long dialedMs = NEVER;
    private long channel;
    private final Map<Integer, Long> requests = new HashMap<>();
  }

  /** The bytes that all targets of a board may have together. */
  private final Map<String, Bucket> bytes = new HashMap<>();

  private final PerTarget<Pace> paces = new PerTarget<>(Pace::new);

  PaceChecker(Findings findings) {
    super("pace", findings);
  }

  /** How long an agent waits for the answer of an inform with all its repetitions, in ms. */
  static long patienceMs(TargetSettings settings) {
    return (long) settings.timeoutMs() * (settings.retries() + 1);
  }

  @Override
  public void started(BoardView board) {
    paces.reset(board);
    bytes.put(board.name(), new Bucket());
  }

  /** Buckets are full and pauses are over: rates may be others now. */
  @Override
  public void reloaded(BoardView board, boolean taken) {
    if (taken) {
      started(board);
    }
  }

  @Override
  public void sent(Sending sending) {
    Pace pace = paces.of(sending.board(), sending.target());
    TargetSettings settings = sending.board().settings(sending.target());
    if (pace.channel != sending.channel()) {
      pace.channel = sending.channel();
      pace.requests.clear();
    }
    boolean isNew = !pace.requests.containsKey(sending.notice().requestId());
    takeBytes(sending, isNew);
    Long before = pace.requests.put(sending.notice().requestId(), sending.timeMs());
    if (before != null) {
      demand(
          sending.timeMs() - before >= settings.timeoutMs(),
          "retry",
          sending.label() + ": repeated after " + (sending.timeMs() - before) + " ms");
      return;
    }
    demand(
        sending.timeMs() - pace.sentMs >= settings.pacing().pauseMs(),
        "pause",
        sending.label() + ": " + (sending.timeMs() - pace.sentMs) + " ms after the one before");
    if (settings.pacing().ratePerSecond() > 0) {
      int burst = settings.pacing().burstEvents();
      int rate = settings.pacing().ratePerSecond();
      demand(
          pace.tokens.level(burst, rate, sending.timeMs()) >= 1 - TOLERANCE,
          "rate",
          sending.label() + ": more than " + burst + " at once and " + rate + " a second");
      pace.tokens.take(1, burst, rate, sending.timeMs());
    }
    pace.sentMs = sending.timeMs();
  }

  /**
   * Something new is only sent while there are bytes left; the last may take more than there are,
   * and repetitions of informs go out in any case. Then the debt is paid first.
   */
  private void takeBytes(Sending sending, boolean isNew) {
    Configuration configuration = sending.board().configuration();
    int rate = configuration.outboxBytesPerSecond();
    if (rate == 0) {
      return;
    }
    Bucket of = bytes.get(sending.board().name());
    double burst = Math.max(rate, configuration.limits().messageSizeBytesMax());
    demand(
        !isNew || of.level(burst, rate, sending.timeMs()) >= 1 - TOLERANCE,
        "bytes",
        sending.label() + ": the board has sent more than " + rate + " bytes a second");
    of.take(sending.sizeBytes(), burst, rate, sending.timeMs());
  }

  @Override
  public void dialed(BoardView board, int target, long timeMs) {
    Pace pace = paces.of(board, target);
    TargetSettings settings = board.settings(target);
    // One that was closed because it had nothing to carry may be followed at once.
    boolean mustWait = settings.pacing().idleMs() == 0;
    demand(
        !mustWait || timeMs - pace.dialedMs >= settings.pacing().backoffMsMin(),
        "backoff",
        board.label(target) + ": next attempt after " + (timeMs - pace.dialedMs) + " ms");
    pace.dialedMs = timeMs;
  }
}
