/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import io.tocsin.sim.world.host.ReceivedNotification;
import io.tocsin.sim.world.scenario.Action;
import io.tocsin.sim.world.scenario.Verb;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A board stays the same engine, and the count of its starts rises. Where bits of the flash have
 * turned, the count may be lost, and no count comes twice all the same.
 */
final class EngineChecker extends Checker {

  private static final class Past {
    private String engineId = "";
    private int boots;
    private final Set<Integer> used = new HashSet<>();

    /** What this start has brought back; null where no agent runs. */
    private QueueSnapshot restored;
  }

  private final Map<String, Past> pasts = new HashMap<>();
  private final Set<String> damaged = new HashSet<>();

  EngineChecker(Findings findings) {
    super("engine", findings);
  }

  @Override
  public void acted(Action action) {
    if (action.verb() == Verb.FLIP) {
      damaged.add(action.word(0));
    }
  }

  @Override
  public void started(BoardView board) {
    Past past = pasts.computeIfAbsent(board.name(), key -> new Past());
    demand(
        past.engineId.isEmpty() || past.engineId.equals(board.engineId()),
        "identity",
        board.name() + ": was " + past.engineId + ", is " + board.engineId());
    boolean isNew = past.used.add(board.engineBoots());
    boolean rises = damaged.contains(board.name()) || board.engineBoots() > past.boots;
    demand(
        isNew && rises && board.engineBoots() > 0,
        "boots",
        board.name() + ": start " + board.engineBoots() + " after " + past.boots);
    past.engineId = board.engineId();
    past.boots = board.engineBoots();
    past.restored = board.status() == null ? null : QueueSnapshot.of(board);
  }

  @Override
  public void sent(Sending sending) {
    Past past = pasts.get(sending.board().name());
    boolean isBack =
        past.restored != null
            && past.restored.contains(sending.board().rank(sending.notice().eventId()));
    demand(
        isBack
            || sending.board().isBlind()
            || sending.notice().engineBoots() == sending.board().engineBoots(),
        "event",
        sending.label() + ": sent in start " + sending.board().engineBoots());
  }

  @Override
  public void received(BoardView board, int target, ReceivedNotification notification) {
    demand(
        notification.engineId().equals(board.engineId()),
        "identity",
        board.label(target) + ": told of engine " + notification.engineId());
    demand(
        pasts.get(board.name()).used.contains(notification.engineBoots()),
        "future",
        board.label(target) + ": told of start " + notification.engineBoots());
  }
}
