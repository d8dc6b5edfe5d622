/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import io.tocsin.event.Journal;
import io.tocsin.event.Severity;
import java.util.ArrayDeque;

/**
 * What a start of an agent has promised of its journal: by its word that all is settled, and by the
 * time that events have waited while its state was good.
 */
final class JournalPromises {

  /**
   * Room in the log of each severity that is kept, by severity; what the flash holds goes by it.
   */
  private final int[] rooms = new int[Severity.COUNT];

  /** When events were accepted that are not promised yet: moments and ranks of the newest. */
  private final ArrayDeque<long[]> accepted = new ArrayDeque<>();

  private QueueSnapshot settled;
  private long promised;
  private long newest;
  private boolean isSettled;

  /** Whether the next step of the journal is the first that sees the events that there are. */
  private boolean mustSeeAll;

  private long unsettledMs = -1;
  private long syncs;
  private long writes;
  private long failures;

  /**
   * A start.
   *
   * @param found what it brought back
   * @param isSure whether that is durable; what a cut has left of a write is not before the next
   *     one
   * @param newest rank of the newest event of earlier starts
   */
  JournalPromises(BoardView board, QueueSnapshot found, boolean isSure, long newest) {
    this.newest = newest;
    if (isSure && board.host().agent().journal().state() == Journal.GOOD) {
      settled = found;
      promised = newest;
    }
    takeRooms(board);
    noteFlash(board);
  }

  private void takeRooms(BoardView board) {
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      rooms[severity] = room(board, severity);
    }
  }

  private static int room(BoardView board, int severity) {
    boolean isKept = severity >= board.configuration().journalSeverity();
    return isKept ? board.configuration().outboxEvents(severity) : 0;
  }

  private void noteFlash(BoardView board) {
    syncs = board.host().flash().syncCount();
    writes = board.host().flash().writeCount();
    failures = board.host().flash().failureCount();
  }

  private static long nowMs(BoardView board) {
    return board.host().clock().monotonicMs();
  }

  /**
   * Takes note of a step.
   *
   * @return for how long what has become of events was not written though nothing was in the way,
   *     in milliseconds
   */
  long stepped(BoardView board) {
    Journal journal = board.host().agent().journal();
    long nowMs = nowMs(board);
    noteNewest(board, nowMs);
    boolean wrote = board.host().flash().syncCount() != syncs;
    if (journal.isSettled()) {
      if (!isSettled || wrote) {
        settled = QueueSnapshot.of(board);
        promised = newest;
        accepted.clear();
      }
      isSettled = true;
      unsettledMs = -1;
    } else {
      isSettled = false;
      unsettledMs = unsettledMs < 0 ? nowMs : unsettledMs;
    }
    // While it goes on at once, what it has not written yet is late by the time of its writes
    // alone.
    boolean isGood =
        journal.state() == Journal.GOOD && !journal.isUnderWay() && !board.host().isEnding();
    if (isGood) {
      promiseOld(nowMs - board.configuration().journalSyncMs());
    }
    if (!board.host().isEnding()) {
      noteFlash(board);
    }
    return isGood && !isSettled && !journal.isWaiting(nowMs) ? nowMs - unsettledMs : 0;
  }

  private void noteNewest(BoardView board, long nowMs) {
    long rank = board.rank(board.host().agent().newestEventId());
    if (rank > newest || mustSeeAll) {
      newest = Math.max(newest, rank);
      mustSeeAll = false;
      accepted.add(new long[] {nowMs, newest});
    }
  }

  private void promiseOld(long untilMs) {
    while (!accepted.isEmpty() && accepted.peek()[0] <= untilMs) {
      promised = Math.max(promised, accepted.remove()[1]);
    }
  }

  /**
   * Takes note of a new configuration. Everything that is not promised yet begins anew, and where
   * the journal has another size, what was promised does as well.
   */
  void reloaded(BoardView board) {
    long nowMs = nowMs(board);
    noteNewest(board, nowMs);
    boolean isSame = true;
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      isSame &= rooms[severity] == room(board, severity);
    }
    if (!isSame) {
      settled = null;
      promised = 0;
      takeRooms(board);
    }
    accepted.clear();
    mustSeeAll = true;
    isSettled = false;
    unsettledMs = nowMs;
    noteFlash(board);
  }

  /** Whether the flash failed nothing since the agent was told to end, or was stepped last. */
  boolean worksSinceStep(BoardView board) {
    return board.host().flash().failureCount() == failures;
  }

  /** Whether the flash was written in a step that the agent did not live to end. */
  boolean isTorn(BoardView board) {
    return board.host().flash().writeCount() != writes || board.host().flash().syncCount() != syncs;
  }

  /** What waited and was counted when all was settled last; null when that is not known. */
  QueueSnapshot settled() {
    return settled;
  }

  /** Events up to this rank are durable. */
  long promised() {
    return promised;
  }

  /** Rank of the newest event of this start and of earlier ones. */
  long newest() {
    return newest;
  }
}
