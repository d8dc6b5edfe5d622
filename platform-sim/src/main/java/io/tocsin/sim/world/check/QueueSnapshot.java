/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import io.tocsin.agent.Agent;
import io.tocsin.event.DropCause;
import io.tocsin.event.Severity;
import io.tocsin.mib.TargetClassStatus;
import io.tocsin.mib.TargetStatus;
import java.util.Arrays;

/**
 * What waits for the targets of a board, and its counters, at one moment. Events are told by their
 * {@link BoardView#rank}.
 */
final class QueueSnapshot {

  /** Names of the counters, in their order. */
  static final String TERMS = "accepted, delivered, coalesced, dropped";

  private static final int ON_THE_WAY_MAX = 16;
  private static final long[] NOTHING = {};

  private final long newest;

  /** Ranks of events, rising, by target and severity. */
  private final long[][][] waiting;

  private final long[][][] counters;
  private final long[] lostInRestart;
  private final long[] lossesUntold;

  private QueueSnapshot(BoardView board) {
    Agent agent = board.host().agent();
    TargetStatus status = agent.targets();
    newest = board.rank(agent.newestEventId());
    waiting = new long[status.targetCount()][Severity.COUNT][];
    counters = new long[status.targetCount()][Severity.COUNT][];
    lostInRestart = new long[status.targetCount()];
    lossesUntold = new long[status.targetCount()];
    for (int target = 0; target < status.targetCount(); target++) {
      TargetClassStatus classes = status.classStatus(target);
      for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
        long[] ids = NOTHING;
        if (classes.queued(severity) > 0) {
          ids = new long[board.configuration().outboxEvents(severity) + ON_THE_WAY_MAX];
          int count = agent.outbox().queue(target).waiting(severity, ids);
          ids = Arrays.stream(ids, 0, count).map(board::rank).sorted().toArray();
        }
        waiting[target][severity] = ids;
        counters[target][severity] =
            new long[] {
              classes.accepted(severity),
              classes.delivered(severity),
              classes.coalesced(severity),
              classes.dropped(severity)
            };
      }
      lostInRestart[target] = status.dropped(target, DropCause.LOST_IN_RESTART);
      lossesUntold[target] = agent.outbox().queue(target).lossesUntold();
    }
  }

  /** The present state of a board whose agent runs, or is just about to be gone. */
  static QueueSnapshot of(BoardView board) {
    return new QueueSnapshot(board);
  }

  /** Rank of the newest event of this start; 0 for none. */
  long newest() {
    return newest;
  }

  /** Ranks of the events of a class that wait for a target, rising; not to be changed. */
  long[] waiting(int target, int severity) {
    return waiting[target][severity];
  }

  /** Whether an event waits for a target. */
  boolean contains(int target, int severity, long rank) {
    return Arrays.binarySearch(waiting[target][severity], rank) >= 0;
  }

  /** Whether an event waits for any target. */
  boolean contains(long rank) {
    for (int target = 0; target < waiting.length; target++) {
      for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
        if (contains(target, severity, rank)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The counters of a class for a target, see {@link #TERMS}; not to be changed. */
  long[] counters(int target, int severity) {
    return counters[target][severity];
  }

  /** A counter of all classes for a target. */
  long sum(int target, int term) {
    long sum = 0;
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      sum += counters[target][severity][term];
    }
    return sum;
  }

  /** Events for a target that were lost in restarts. */
  long lostInRestart(int target) {
    return lostInRestart[target];
  }

  /** Events that a target has missed and was not told of. */
  long lossesUntold(int target) {
    return lossesUntold[target];
  }
}
