/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import io.tocsin.event.Severity;
import io.tocsin.mib.TargetStatus;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Nothing is more than the configuration allows, and no step does more than its share. */
final class BoundsChecker extends Checker {
  /** Events that are on their way when a log loses them still count as queued. */
  private static final int ON_THE_WAY_MAX = 16;

  private static final int EVENTS_PER_STEP_MAX = 32;

  private static final class Flight {
    private final Set<Integer> unanswered = new HashSet<>();
    private long channel;
  }

  private static final class Step {
    private long number = -1;
    private int events;
  }

  private final PerTarget<Flight> flights = new PerTarget<>(Flight::new);
  private final Map<String, Step> steps = new HashMap<>();
  private final Map<String, Integer> closing = new HashMap<>();

  BoundsChecker(Findings findings) {
    super("bounds", findings);
  }

  @Override
  public void started(BoardView board) {
    flights.reset(board);
    steps.put(board.name(), new Step());
    closing.remove(board.name());
  }

  @Override
  public void sent(Sending sending) {
    Flight flight = flights.of(sending.board(), sending.target());
    if (flight.channel != sending.channel()) {
      flight.channel = sending.channel();
      flight.unanswered.clear();
    }
    if (sending.notice().inform() && !flight.unanswered.add(sending.notice().requestId())) {
      // A retry.
      return;
    }
    demand(
        !sending.notice().inform() || flight.unanswered.size() == 1,
        "informs",
        sending.label() + ": sent while another inform waits for its answer");
    Step step = steps.get(sending.board().name());
    step.events = step.number == sending.step() ? step.events + 1 : 1;
    step.number = sending.step();
    demand(
        step.events <= EVENTS_PER_STEP_MAX,
        "step",
        sending.board().name() + ": " + step.events + " events sent in one step");
  }

  @Override
  public void answered(BoardView board, int target, long timeMs, long channel, Response response) {
    flights.of(board, target).unanswered.remove(response.requestId());
  }

  /** The sessions of before close beside the new ones, in good order. */
  @Override
  public void reloaded(BoardView board, boolean taken) {
    if (taken) {
      closing.put(board.name(), connectionCount(board));
    }
  }

  /** Those with DM servers have a bound of their own. */
  private static int connectionCount(BoardView board) {
    return board.host().network().connections().size() - board.dmConnectionCount();
  }

  /** Connections of before the last reload that may be closing yet. */
  private int closing(BoardView board, int connections) {
    int before = closing.getOrDefault(board.name(), 0);
    int now = Math.min(before, connections);
    closing.put(board.name(), now);
    return now;
  }

  @Override
  public void stepped(BoardView board) {
    TargetStatus status = board.status();
    int sessions = board.host().agent().sessionCount();
    int sessionsMax = board.configuration().limits().sessionsMax();
    int connections = connectionCount(board);
    if (sessions > sessionsMax || connections > sessionsMax + closing(board, connections)) {
      report("sessions", board.name() + ": " + sessions + " sessions, allowed: " + sessionsMax);
    }
    for (int target = 0; target < status.targetCount(); target++) {
      for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
        long queued = status.classStatus(target).queued(severity);
        long most = status.classStatus(target).queueHighWater(severity);
        int capacity = board.configuration().outboxEvents(severity);
        if (queued > capacity + ON_THE_WAY_MAX || most > capacity + ON_THE_WAY_MAX) {
          report(
              "queued",
              board.label(target)
                  + ": "
                  + Math.max(queued, most)
                  + " "
                  + Severity.name(severity)
                  + " events were queued, room is for "
                  + capacity);
        }
        if (queued > most) {
          report("high-water", board.label(target) + ": more queued than ever, " + queued);
        }
      }
    }
  }
}
