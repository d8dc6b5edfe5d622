/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import io.tocsin.event.Severity;
import java.util.HashMap;
import java.util.Map;

/**
 * A reload loses nothing but what a smaller log has no room for, and counts that; one that is
 * rejected changes nothing. Counters and identifiers go on.
 */
final class ReloadChecker extends Checker {
  private static final int ACCEPTED = 0;
  private static final int DELIVERED = 1;
  private static final int DROPPED = 3;

  private final Map<String, QueueSnapshot> before = new HashMap<>();

  /** Room in the logs before, by severity. */
  private final Map<String, int[]> rooms = new HashMap<>();

  ReloadChecker(Findings findings) {
    super("reload", findings);
  }

  @Override
  public void reloading(BoardView board) {
    before.put(board.name(), QueueSnapshot.of(board));
    int[] room = new int[Severity.COUNT];
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      room[severity] = board.configuration().outboxEvents(severity);
    }
    rooms.put(board.name(), room);
  }

  @Override
  public void reloaded(BoardView board, boolean taken) {
    QueueSnapshot old = before.remove(board.name());
    QueueSnapshot now = QueueSnapshot.of(board);
    demand(now.newest() >= old.newest(), "identifiers", board.name() + ": begin anew");
    for (int target = 0; target < board.targetCount(); target++) {
      for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
        judge(board, target, severity, old, now, taken);
      }
    }
  }

  private void judge(
      BoardView board,
      int target,
      int severity,
      QueueSnapshot old,
      QueueSnapshot now,
      boolean taken) {
    String label = board.label(target) + ", " + Severity.name(severity);
    long[] then = old.counters(target, severity);
    long[] since = now.counters(target, severity).clone();
    for (int term = 0; term < since.length; term++) {
      since[term] -= then[term];
      demand(since[term] >= 0, "counters", label + ": " + QueueSnapshot.TERMS + " fall");
      demand(taken || since[term] == 0, "rejected", label + ": counters have changed");
    }
    long gone = 0;
    for (long id : old.waiting(target, severity)) {
      gone += now.contains(target, severity, id) ? 0 : 1;
    }
    int room = board.configuration().outboxEvents(severity);
    boolean mayDrop = room < rooms.get(board.name())[severity] || since[ACCEPTED] > 0;
    demand(
        gone <= since[DELIVERED] + (mayDrop ? since[DROPPED] : 0),
        "lost",
        label + ": " + gone + " events wait no more and are not counted");
    long more = now.waiting(target, severity).length - old.waiting(target, severity).length + gone;
    demand(
        more <= since[ACCEPTED],
        "invented",
        label + ": " + more + " more events wait, " + since[ACCEPTED] + " accepted");
  }
}
