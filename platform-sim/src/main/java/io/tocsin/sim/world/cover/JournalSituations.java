/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.cover;

import io.tocsin.event.DropCause;
import io.tocsin.event.Journal;
import io.tocsin.mib.TargetStatus;
import io.tocsin.sim.world.check.BoardView;
import io.tocsin.sim.world.check.Sending;
import io.tocsin.sim.world.check.Witness;
import io.tocsin.sim.world.flash.Flash;
import io.tocsin.sim.world.host.ReceivedNotification;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Takes note of the situations that journals and reloads bring about. */
public final class JournalSituations implements Witness {
  private final SituationWatch situations;
  private final Map<String, Integer> states = new HashMap<>();
  private final Map<String, Long> overflows = new HashMap<>();
  private final Set<String> arrived = new HashSet<>();

  /**
   * Nothing seen yet.
   *
   * @param situations takes them
   */
  public JournalSituations(SituationWatch situations) {
    this.situations = situations;
  }

  private static Journal journal(BoardView board) {
    return board.host().agent().journal();
  }

  @Override
  public void started(BoardView board) {
    situations.noteIf(journal(board).restoredEvents() > 0, Situation.EVENTS_RESTORED);
    situations.noteIf(journal(board).damagedSectors() > 0, Situation.JOURNAL_SECTOR_DAMAGED);
    states.put(board.name(), journal(board).state());
  }

  @Override
  public void stepped(BoardView board) {
    int state = journal(board).state();
    int before = states.put(board.name(), state);
    situations.noteIf(state == Journal.SLOWED, Situation.JOURNAL_SLOWED);
    situations.noteIf(state == Journal.FAILING, Situation.JOURNAL_FAILED);
    situations.noteIf(state == Journal.GOOD && before != state, Situation.JOURNAL_GOOD_AGAIN);
  }

  @Override
  public void observed(BoardView board) {
    Flash flash = board.host().flash();
    int sizeBytes = flash.sizeBytes(Journal.REGION);
    situations.noteIf(
        sizeBytes > 0 && flash.bytesWritten(Journal.REGION) > sizeBytes, Situation.JOURNAL_WRAPPED);
  }

  @Override
  public void ends(BoardView board, boolean cut) {
    boolean isStopped = !cut && board.host().agent().isStopped();
    for (int target = 0; target < board.targetCount() && isStopped; target++) {
      situations.noteIf(board.status().queued(target) > 0, Situation.STOPPED_WITH_QUEUE);
    }
  }

  private static long overflow(BoardView board) {
    TargetStatus status = board.status();
    long sum = 0;
    for (int target = 0; target < board.targetCount(); target++) {
      sum += status.dropped(target, DropCause.QUEUE_FULL);
    }
    return sum;
  }

  @Override
  public void reloading(BoardView board) {
    overflows.put(board.name(), overflow(board));
  }

  @Override
  public void reloaded(BoardView board, boolean taken) {
    situations.note(taken ? Situation.RELOAD_TAKEN : Situation.RELOAD_REJECTED);
    situations.noteIf(overflow(board) > overflows.get(board.name()), Situation.RELOAD_LOST_EVENTS);
    states.put(board.name(), journal(board).state());
  }

  @Override
  public void sent(Sending sending) {
    boolean isOld = sending.notice().engineBoots() != sending.board().engineBoots();
    situations.noteIf(
        isOld
            && arrived.contains(key(sending.board(), sending.target(), sending.notice().eventId())),
        Situation.SENT_AGAIN_AFTER_START);
  }

  private static String key(BoardView board, int target, long eventId) {
    return board.label(target) + " " + eventId;
  }

  @Override
  public void received(BoardView board, int target, ReceivedNotification notification) {
    arrived.add(key(board, target, notification.eventId()));
    // TOCSIN-MIB tocsinJournalStateChanged.
    situations.noteIf(notification.name().endsWith(".32473.100.0.5"), Situation.JOURNAL_STATE_TOLD);
  }
}
