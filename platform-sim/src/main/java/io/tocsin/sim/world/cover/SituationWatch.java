/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.cover;

import io.tocsin.event.DropCause;
import io.tocsin.event.Severity;
import io.tocsin.mib.TargetStatus;
import io.tocsin.sim.world.channel.CertificateKind;
import io.tocsin.sim.world.check.BoardView;
import io.tocsin.sim.world.check.Response;
import io.tocsin.sim.world.check.Sending;
import io.tocsin.sim.world.check.Witness;
import io.tocsin.sim.world.host.ReceivedNotification;
import io.tocsin.sim.world.scenario.Action;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes note of the situations of a run. */
public final class SituationWatch implements Witness {
  private static final int EVENTS_PER_STEP_MAX = 32;

  /** Situations of the causes of drops, by their numbers; null for none. */
  private static final Situation[] DROPS = {
    null,
    Situation.DROP_QUEUE_FULL,
    Situation.DROP_NOT_ACKNOWLEDGED,
    Situation.DROP_ACCESS_DENIED,
    null,
    Situation.DROP_REFUSED_BY_TARGET,
    Situation.DROP_SHUT_DOWN,
    Situation.DROP_LOST_IN_RESTART,
    null,
  };

  private final EnumSet<Situation> met = EnumSet.noneOf(Situation.class);
  private final List<BoardView> boards = new ArrayList<>();
  private final Map<String, TargetNotes> targets = new HashMap<>();
  private BoardView stepBoard;
  private long stepNumber;
  private int stepEvents;

  /** What was seen of one target of one board. */
  private static final class TargetNotes {
    private final Map<Long, Long> channelOfEvent = new HashMap<>();
    private final Set<Integer> answered = new HashSet<>();
    private final Map<Integer, Integer> sendings = new HashMap<>();
    private boolean informSent;
    private boolean anyAnswer;
    private boolean forgotten;
  }

  /** Nothing seen yet. */
  public SituationWatch() {}

  /** The situations so far. */
  public Set<Situation> met() {
    return EnumSet.copyOf(met);
  }

  /** Takes note of a situation that others see. */
  public void note(Situation situation) {
    met.add(situation);
  }

  private TargetNotes notes(BoardView board, int target) {
    return targets.computeIfAbsent(board.name() + " " + target, key -> new TargetNotes());
  }

  @Override
  public void started(BoardView board) {
    if (!boards.contains(board)) {
      boards.add(board);
    }
    for (int target = 0; target < board.targetCount(); target++) {
      targets.remove(board.name() + " " + target);
    }
    noteIf(!board.host().clock().wallTrusted(), Situation.START_IN_1970);
  }

  void noteIf(boolean seen, Situation situation) {
    if (seen) {
      met.add(situation);
    }
  }

  @Override
  public void ends(BoardView board, boolean cut) {
    observed(board);
    boolean isStopped = board.host().agent().isStopped();
    for (int target = 0; target < board.targetCount() && !cut && !isStopped; target++) {
      noteIf(board.status().queued(target) > 0, Situation.KILLED_WITH_QUEUE);
    }
  }

  @Override
  public void observed(BoardView board) {
    TargetStatus status = board.status();
    for (int target = 0; target < board.targetCount(); target++) {
      for (int cause = 1; cause < DropCause.COUNT; cause++) {
        noteIf(DROPS[cause] != null && status.dropped(target, cause) > 0, DROPS[cause]);
      }
      noteIf(status.coalesced(target) > 0, Situation.EVENTS_COALESCED);
      for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
        long stored =
            status.classStatus(target).accepted(severity)
                - status.classStatus(target).coalesced(severity);
        noteIf(stored > board.configuration().outboxEvents(severity), Situation.LOG_WRAPPED);
      }
    }
    noteIf(board.host().flash().failureCount() > 0, Situation.FLASH_ACCESS_FAILED);
    noteIf(board.host().startFailureCount() > 0, Situation.START_REFUSED);
    noteIf(board.host().cutInStartCount() > 0, Situation.POWER_CUT_IN_START);
    noteIf(board.host().cutInStepCount() > 0, Situation.POWER_CUT_IN_STEP);
  }

  @Override
  public void judged(BoardView board, int target, long channel, boolean accepted) {
    CertificateKind kind = board.server(target).certificate();
    switch (kind) {
      case CHANGED:
        met.add(
            accepted
                ? Situation.CERTIFICATE_CHANGED_ACCEPTED
                : Situation.CERTIFICATE_CHANGED_REFUSED);
        break;
      case EXPIRED:
        met.add(
            accepted
                ? Situation.CERTIFICATE_EXPIRED_ACCEPTED
                : Situation.CERTIFICATE_EXPIRED_REFUSED);
        break;
      case OTHER_NAME:
        noteIf(!accepted, Situation.CERTIFICATE_OTHER_NAME_REFUSED);
        break;
      case UNTRUSTED:
        noteIf(!accepted, Situation.CERTIFICATE_UNTRUSTED_REFUSED);
        break;
      default:
        break;
    }
    TargetNotes notes = notes(board, target);
    noteIf(accepted && notes.forgotten, Situation.RECONNECT_AFTER_HALF_OPEN);
    notes.forgotten = false;
    noteIf(notes.informSent && !notes.anyAnswer, Situation.UNPROVEN_SESSION_CUT);
    notes.informSent = false;
    notes.anyAnswer = false;
  }

  @Override
  public void sent(Sending sending) {
    TargetNotes notes = notes(sending.board(), sending.target());
    long eventId = sending.notice().eventId();
    Long before = notes.channelOfEvent.put(eventId, sending.channel());
    noteIf(before != null && before != sending.channel(), Situation.RESENT_OVER_NEXT_SESSION);
    if (sending.notice().inform()) {
      int count = notes.sendings.merge(sending.notice().requestId(), 1, Integer::sum);
      noteIf(count > 1, Situation.INFORM_REPEATED);
      notes.informSent = true;
    }
    noteIf(sending.notice().events() > 1, Situation.STORM_RELEASED);
    boolean isSameStep = stepBoard == sending.board() && stepNumber == sending.step();
    stepEvents = isSameStep ? stepEvents + 1 : 1;
    stepBoard = sending.board();
    stepNumber = sending.step();
    noteIf(stepEvents == EVENTS_PER_STEP_MAX, Situation.FULL_STEP);
  }

  @Override
  public void answered(BoardView board, int target, long timeMs, long channel, Response response) {
    TargetNotes notes = notes(board, target);
    noteIf(!notes.answered.add(response.requestId()), Situation.DUPLICATE_RESPONSE);
    noteIf(notes.sendings.getOrDefault(response.requestId(), 0) > 1, Situation.LATE_RESPONSE);
    noteIf(response.errorStatus() != 0, Situation.ERROR_RESPONSE);
    notes.anyAnswer = true;
  }

  @Override
  public void received(BoardView board, int target, ReceivedNotification notification) {
    // IF-MIB linkUp, which follows linkDown.
    noteIf(notification.name().endsWith(".6.3.1.1.5.4"), Situation.LINK_TOLD);
    // TOCSIN-MIB tocsinEventsLost.
    noteIf(notification.name().endsWith(".32473.100.0.4"), Situation.LOSS_REPORTED);
  }

  @Override
  public void acted(Action action) {
    switch (action.verb()) {
      case FORGET:
        noteForgotten(action.word(0));
        break;
      case CLOCK_STEP:
      case CLOCK_FOUND:
      case CLOCK_LOST:
        noteClock(action.word(0));
        break;
      default:
        break;
    }
  }

  private void noteForgotten(String server) {
    for (BoardView board : boards) {
      for (int target = 0; target < board.targetCount(); target++) {
        boolean isOpen =
            board.status() != null && board.status().state(target) == TargetStatus.OPEN;
        if (isOpen && board.target(target).server().equals(server)) {
          notes(board, target).forgotten = true;
        }
      }
    }
  }

  private void noteClock(String name) {
    for (BoardView board : boards) {
      for (int target = 0; board.status() != null && target < board.targetCount(); target++) {
        boolean isOpen = board.status().state(target) == TargetStatus.OPEN;
        noteIf(isOpen && board.name().equals(name), Situation.CLOCK_STEP_IN_SESSION);
      }
    }
  }
}
