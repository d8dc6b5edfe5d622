/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import io.tocsin.config.TargetSettings;
import io.tocsin.mib.TargetStatus;
import java.util.HashMap;
import java.util.Map;

/**
 * A target that can take something gets its turn: until then each other target has two turns at
 * most, one that was under way and a whole one, of as many events as its weight says.
 *
 * <p>Judged of targets for informs, because what keeps one of them from sending can be seen from
 * outside: an answer that is missing, the pause, the rate. Those with an idle time are left out:
 * whether their session is just being closed cannot be seen.
 */
final class FairnessChecker extends Checker {
  private static final int TURNS = 2;
  private static final long NEVER = Long.MIN_VALUE / 2;

  private static final class Place {
    /** Events that others have sent since this target could take one, by their index. */
    private final Map<Integer, Integer> others = new HashMap<>();

    private boolean able;
    private boolean accepted;
    private int openRequest;
    private boolean isAnswered = true;
    private final Bucket tokens = new Bucket();
    private long sentMs = NEVER;
    private long openMs = NEVER;
  }

  private final PerTarget<Place> places = new PerTarget<>(Place::new);

  FairnessChecker(Findings findings) {
    super("fairness", findings);
  }

  @Override
  public void started(BoardView board) {
    places.reset(board);
  }

  /** What there is of the old burst goes over; a greater new one has to come in first. */
  @Override
  public void reloading(BoardView board) {
    for (int target = 0; target < board.targetCount(); target++) {
      take(places.of(board, target), 0, board.settings(target), nowMs(board));
    }
  }

  private static long nowMs(BoardView board) {
    return board.host().clock().worldMs(board.host().clock().monotonicMs());
  }

  @Override
  public void reloaded(BoardView board, boolean taken) {
    for (int target = 0; taken && target < board.targetCount(); target++) {
      // Sessions begin anew; tokens do not.
      Place place = places.of(board, target);
      place.others.clear();
      place.able = false;
      place.accepted = false;
      place.isAnswered = true;
      place.openMs = NEVER;
    }
  }

  @Override
  public void judged(BoardView board, int target, long channel, boolean accepted) {
    Place place = places.of(board, target);
    place.accepted = accepted;
    place.openMs = NEVER;
    place.isAnswered = true;
    place.able = false;
  }

  @Override
  public void sent(Sending sending) {
    BoardView board = sending.board();
    Place place = places.of(board, sending.target());
    boolean isRetry = !place.isAnswered && place.openRequest == sending.notice().requestId();
    if (isRetry) {
      return;
    }
    take(place, 1, board.settings(sending.target()), sending.timeMs());
    place.sentMs = sending.timeMs();
    place.openRequest = sending.notice().requestId();
    place.isAnswered = false;
    place.able = false;
    for (int target = 0; target < board.targetCount(); target++) {
      Place other = places.of(board, target);
      if (other.able) {
        count(sending, target, other);
      }
    }
  }

  private void count(Sending sending, int target, Place waiting) {
    int weight = sending.board().settings(sending.target()).pacing().weight();
    int events = waiting.others.merge(sending.target(), 1, Integer::sum);
    demand(
        events <= TURNS * weight,
        "turn",
        sending.board().label(target)
            + ": gets nothing while "
            + sending.board().target(sending.target()).name()
            + " gets "
            + events
            + " events");
  }

  @Override
  public void answered(BoardView board, int target, long timeMs, long channel, Response response) {
    Place place = places.of(board, target);
    place.isAnswered |= response.requestId() == place.openRequest;
  }

  @Override
  public void stepped(BoardView board) {
    long nowMs = nowMs(board);
    for (int target = 0; target < board.targetCount(); target++) {
      Place place = places.of(board, target);
      boolean isOpen = board.status().state(target) == TargetStatus.OPEN;
      place.openMs = isOpen && place.openMs == NEVER ? nowMs : place.openMs;
      boolean isAble = isAble(board, target, place, nowMs);
      if (!isAble || !place.able) {
        place.others.clear();
      }
      place.able = isAble;
    }
  }

  /** Whether nothing but its turn keeps an inform from the target. */
  private static boolean isAble(BoardView board, int target, Place place, long nowMs) {
    TargetSettings settings = board.settings(target);
    TargetStatus status = board.status();
    return settings.isInform()
        && settings.pacing().idleMs() == 0
        && place.accepted
        && place.isAnswered
        && board.target(target).allowed()
        && status.state(target) == TargetStatus.OPEN
        && status.queued(target) > 0
        && nowMs >= Math.max(place.sentMs, place.openMs) + settings.pacing().pauseMs()
        && isWithinRate(place, settings, nowMs);
  }

  private static boolean isWithinRate(Place place, TargetSettings settings, long nowMs) {
    int rate = settings.pacing().ratePerSecond();
    return rate == 0 || place.tokens.level(settings.pacing().burstEvents(), rate, nowMs) >= 1;
  }

  private static void take(Place place, int count, TargetSettings settings, long nowMs) {
    int rate = settings.pacing().ratePerSecond();
    // Without a rate nothing is ever taken out.
    place.tokens.take(rate == 0 ? 0 : count, settings.pacing().burstEvents(), rate, nowMs);
  }
}
