/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import io.tocsin.event.DropCause;
import io.tocsin.mib.TargetStatus;
import io.tocsin.sim.world.host.ReceivedNotification;
import io.tocsin.sim.world.scenario.Action;
import io.tocsin.sim.world.scenario.LinkFault;
import io.tocsin.sim.world.scenario.Verb;
import java.util.HashSet;
import java.util.Set;

/**
 * What counts as delivered was: an inform has been received by the server and answered, a trap has
 * been sent, and received as well where no connection was harmed. A server receives nothing that
 * was not sent to it.
 */
final class DeliveryChecker extends Checker {

  /** Identifiers of events, of this start of the agent and of all. */
  private static final class Seen {
    private final Set<Long> sentEver = new HashSet<>();
    private final Set<Long> sent = new HashSet<>();
    private final Set<Long> received = new HashSet<>();

    /** Events that counted as delivered at the start, and those that came up to then or waited. */
    private long deliveredBefore;

    private long overBefore;
  }

  private boolean mayLoseTraps;

  private final PerTarget<Seen> seen = new PerTarget<>(Seen::new);

  DeliveryChecker(Findings findings) {
    super("delivery", findings);
  }

  @Override
  public void started(BoardView board) {
    TargetStatus status = board.status();
    for (int target = 0; target < board.targetCount(); target++) {
      Seen ids = seen.of(board, target);
      ids.sent.clear();
      ids.received.clear();
      ids.deliveredBefore = status == null ? 0 : status.delivered(target);
      ids.overBefore =
          status == null
              ? 0
              : status.accepted(target) - status.coalesced(target) - status.queued(target);
    }
  }

  @Override
  public void acted(Action action) {
    boolean isLink = action.verb() == Verb.LINK;
    mayLoseTraps |=
        isLink ? LinkFault.of(action.word(2)).mayLoseTraps() : action.verb().mayLoseTraps();
  }

  @Override
  public void sent(Sending sending) {
    Seen ids = seen.of(sending.board(), sending.target());
    ids.sent.add(sending.notice().eventId());
    ids.sentEver.add(sending.notice().eventId());
    demand(
        sending.board().target(sending.target()).inform() == sending.notice().inform(),
        "kind",
        sending.label() + ": an inform for a trap, or a trap for an inform");
  }

  @Override
  public void received(BoardView board, int target, ReceivedNotification notification) {
    Seen ids = seen.of(board, target);
    long id = notification.eventId();
    demand(
        ids.sentEver.contains(id),
        "invented",
        board.label(target) + ": received and never sent: " + Notice.event(id));
    if (ids.sent.contains(id)) {
      ids.received.add(id);
    }
  }

  @Override
  public void stepped(BoardView board) {
    if (board.isBlind()) {
      return;
    }
    TargetStatus status = board.status();
    for (int target = 0; target < board.targetCount(); target++) {
      Seen ids = seen.of(board, target);
      long delivered = status.delivered(target) - ids.deliveredBefore;
      boolean inform = board.target(target).inform();
      int known = inform ? ids.received.size() : ids.sent.size();
      if (delivered > known) {
        report(
            "counted",
            board.label(target)
                + ": "
                + delivered
                + " count as delivered, "
                + known
                + (inform ? " have been received" : " have been sent"));
      }
      long told = status.accepted(target) - status.coalesced(target) - ids.overBefore;
      if (ids.sent.size() > told) {
        report(
            "accepted",
            board.label(target) + ": " + ids.sent.size() + " sent, " + told + " accepted");
      }
    }
  }

  @Override
  public void judged(BoardView board) {
    if (board.isBlind()) {
      return;
    }
    TargetStatus status = board.status();
    for (int target = 0; target < board.targetCount(); target++) {
      Seen ids = seen.of(board, target);
      int received = ids.received.size();
      long delivered = status.delivered(target) - ids.deliveredBefore;
      if (!board.target(target).inform()) {
        demand(
            mayLoseTraps || received >= delivered,
            "trap",
            board.label(target)
                + ": "
                + delivered
                + " traps count as delivered, nothing has lost any, received "
                + received);
      } else {
        long dropped = 0;
        for (int cause = 1; cause < DropCause.COUNT; cause++) {
          dropped += status.dropped(target, cause);
        }
        long due =
            status.accepted(target) - status.coalesced(target) - dropped - ids.deliveredBefore;
        demand(
            received >= due,
            "lost",
            board.label(target) + ": " + due + " informs not dropped, received " + received);
      }
    }
  }
}
