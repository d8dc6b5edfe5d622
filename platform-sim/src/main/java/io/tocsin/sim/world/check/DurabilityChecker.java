/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import io.tocsin.event.Journal;
import io.tocsin.event.Severity;
import io.tocsin.sim.world.scenario.Action;
import io.tocsin.sim.world.scenario.Verb;
import java.util.HashMap;
import java.util.Map;

/**
 * What a journal has promised is there after a restart, and nothing that it never had. Judged at
 * each start, by what waited when the one before ended, and what that one had promised. Where bits
 * have turned, or the flash fails at the start, nothing is promised.
 *
 * <ul>
 *   <li>lost: a promised event that waited waits no more.
 *   <li>returned: an event waits again that was over when all was settled last.
 *   <li>invented: an event waits that there never was.
 *   <li>counters: a counter is behind what it was when all was settled last.
 *   <li>false-loss: more losses are counted than there were new events since then.
 *   <li>stop: an agent that ended in good order, with flash that works, has not settled all.
 *   <li>late: what has become of events is not written in time, with nothing in the way.
 * </ul>
 */
final class DurabilityChecker extends Checker {

  /** A start of an agent, up to the next one. */
  private static final class Life {
    private final JournalPromises promises;

    /** Whether the journal could be read at the start. */
    private final boolean couldRead;

    private boolean isDamaged;
    private boolean isSure;
    private QueueSnapshot end;
    private long failuresAtEnd;

    Life(BoardView board, QueueSnapshot found, boolean isSure, long newest) {
      promises = new JournalPromises(board, found, isSure, newest);
      couldRead = board.host().agent().journal().state() == Journal.GOOD;
    }
  }

  private final Map<String, Life> lives = new HashMap<>();

  DurabilityChecker(Findings findings) {
    super("durability", findings);
  }

  @Override
  public void acted(Action action) {
    if (action.verb() == Verb.FLIP && lives.containsKey(action.word(0))) {
      lives.get(action.word(0)).isDamaged = true;
    }
  }

  @Override
  public void stepped(BoardView board) {
    if (board.host().agent().journal().state() != Journal.OFF) {
      long lateMs = lives.get(board.name()).promises.stepped(board);
      if (lateMs >= Journal.PLACE_WINDOW_MS) {
        report("late", board.name() + ": not settled for " + lateMs + " ms");
      }
    }
  }

  @Override
  public void reloaded(BoardView board, boolean taken) {
    if (taken) {
      lives.get(board.name()).promises.reloaded(board);
    }
  }

  @Override
  public void ends(BoardView board, boolean cut) {
    Life life = lives.get(board.name());
    Journal journal = board.host().agent().journal();
    life.end = QueueSnapshot.of(board);
    life.isSure = life.promises.settled() != null && !(cut && life.promises.isTorn(board));
    life.failuresAtEnd = board.host().flash().failureCount();
    boolean mustSettle =
        !cut
            && board.host().isEnding()
            && journal.state() != Journal.OFF
            && life.couldRead
            && life.promises.worksSinceStep(board);
    demand(
        !mustSettle || journal.isSettled(),
        "stop",
        board.name() + ": ended in good order and has not settled all");
  }

  @Override
  public void started(BoardView board) {
    QueueSnapshot found = QueueSnapshot.of(board);
    Life before = lives.get(board.name());
    long newest = before == null ? 0 : Math.max(before.promises.newest(), newest(before.end));
    if (before != null) {
      judge(board, before, found, newest);
    }
    lives.put(board.name(), new Life(board, found, before == null || before.isSure, newest));
  }

  private static long newest(QueueSnapshot snapshot) {
    return snapshot == null ? 0 : snapshot.newest();
  }

  private void judge(BoardView board, Life life, QueueSnapshot found, long newest) {
    Journal journal = board.host().agent().journal();
    boolean canTell =
        journal.state() == Journal.GOOD
            && !life.isDamaged
            && board.host().flash().failureCount() == life.failuresAtEnd;
    for (int target = 0; target < board.targetCount(); target++) {
      for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
        boolean isKept = severity >= board.configuration().journalSeverity();
        long[] ids = found.waiting(target, severity);
        boolean isKnown = ids.length == 0 || ids[ids.length - 1] <= newest;
        demand(isKnown, "invented", label(board, target, severity) + ": waits after the start");
        if (canTell) {
          judgeReturned(board, life, found, target, severity);
        }
        if (isKept && canTell) {
          judgeLost(board, life, found, target, severity);
          judgeCounters(board, life, found, target, severity);
        }
      }
      judgeLosses(board, life, found, target, canTell);
    }
  }

  private static String label(BoardView board, int target, int severity) {
    return board.label(target) + ", " + Severity.name(severity);
  }

  private void judgeLost(
      BoardView board, Life life, QueueSnapshot found, int target, int severity) {
    for (long id : life.end.waiting(target, severity)) {
      demand(
          id > life.promises.promised() || found.contains(target, severity, id),
          "lost",
          label(board, target, severity) + ": waited and was durable: " + Notice.event(id));
    }
  }

  private void judgeReturned(
      BoardView board, Life life, QueueSnapshot found, int target, int severity) {
    QueueSnapshot settled = life.promises.settled();
    // Records of a time that the agent did not know of may come back.
    if (settled == null || !life.couldRead) {
      return;
    }
    for (long id : found.waiting(target, severity)) {
      demand(
          id > settled.newest()
              || settled.contains(target, severity, id)
              || life.end.contains(target, severity, id),
          "returned",
          label(board, target, severity) + ": was over and waits again: " + Notice.event(id));
    }
  }

  private void judgeCounters(
      BoardView board, Life life, QueueSnapshot found, int target, int severity) {
    QueueSnapshot settled = life.promises.settled();
    if (settled == null) {
      return;
    }
    long[] before = settled.counters(target, severity);
    long[] now = found.counters(target, severity);
    for (int term = 0; term < before.length; term++) {
      demand(
          now[term] >= before[term],
          "counters",
          label(board, target, severity)
              + ": "
              + QueueSnapshot.TERMS
              + ": number "
              + (term + 1)
              + " was "
              + before[term]
              + " and is "
              + now[term]);
    }
  }

  private void judgeLosses(
      BoardView board, Life life, QueueSnapshot found, int target, boolean canTell) {
    QueueSnapshot settled = life.promises.settled();
    if (settled == null || !canTell || !life.couldRead) {
      return;
    }
    long more = found.lostInRestart(target) - settled.lostInRestart(target);
    // A place may be durable before all the events that it tells of.
    long allowed = life.end.sum(target, 0) - settled.sum(target, 0);
    demand(
        more <= allowed,
        "false-loss",
        board.label(target) + ": lost in this restart: " + more + ", allowed: " + allowed);
  }
}
