/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.play;

import io.tocsin.sim.world.Scheduler;
import io.tocsin.sim.world.check.BoardView;
import io.tocsin.sim.world.check.Checkers;
import io.tocsin.sim.world.check.Findings;
import io.tocsin.sim.world.check.Witness;
import io.tocsin.sim.world.cover.DmSituations;
import io.tocsin.sim.world.cover.JournalSituations;
import io.tocsin.sim.world.cover.RowSituations;
import io.tocsin.sim.world.cover.Situation;
import io.tocsin.sim.world.cover.SituationWatch;
import io.tocsin.sim.world.dm.DmExchange;
import io.tocsin.sim.world.dm.DmPeer;
import io.tocsin.sim.world.host.LivelockException;
import io.tocsin.sim.world.host.Manager;
import io.tocsin.sim.world.host.NotificationServer;
import io.tocsin.sim.world.host.ReceivedNotification;
import io.tocsin.sim.world.host.WorldServer;
import io.tocsin.sim.world.rows.SetRequest;
import io.tocsin.sim.world.scenario.Action;
import io.tocsin.sim.world.scenario.Scenario;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Plays one scenario: the time of faults, then the time of calm, which ends when everything has
 * come to rest. Ends early when a checker finds something.
 */
public final class ScenarioPlayer {
  private static final long OBSERVATION_MS = 1_000;
  private static final int FRAMES_TOLD = 6;

  private final Scenario scenario;
  private final Stage stage;
  private final Scheduler scheduler;
  private final Findings findings;
  private final SituationWatch situations = new SituationWatch();
  private final Arrivals arrivals = new Arrivals();
  private final Audience audience;
  private final NetworkActions network;
  private final DmActions dm;
  private final BoardActions boards;
  private final RowActions rows;
  private final List<BoardWatch> watches = new ArrayList<>();
  private boolean isCalm;

  /**
   * Sets a scenario up.
   *
   * @param scenario what is to be played
   * @throws IllegalArgumentException when a configuration in it has errors
   */
  public ScenarioPlayer(Scenario scenario) {
    this.scenario = scenario;
    stage = new Stage(scenario);
    scheduler = stage.world.scheduler();
    findings = new Findings(scheduler);
    network = new NetworkActions(stage);
    dm = new DmActions(stage, scenario.dm());
    boards = new BoardActions(stage);
    rows = new RowActions(stage);
    List<Witness> witnesses = new ArrayList<>(Checkers.all(findings));
    witnesses.add(situations);
    witnesses.add(new JournalSituations(situations));
    witnesses.add(new DmSituations(situations));
    witnesses.add(new RowSituations(situations));
    witnesses.add(arrivals);
    witnesses.add(
        new Witness() {
          @Override
          public void ends(BoardView board, boolean cut) {
            boards.ended(board);
          }

          @Override
          public void setTaken(BoardView board, long channel, SetRequest request) {
            boards.setTaken(board);
          }
        });
    audience = new Audience(witnesses);
    for (BoardView board : stage.boards()) {
      watches.add(new BoardWatch(scheduler, board, audience));
    }
    for (NotificationServer server : stage.servers.values()) {
      server.setListener(notification -> received(server, notification));
    }
    for (DmPeer server : stage.dmServers.values()) {
      server.setListener(exchange -> exchanged(server, exchange));
    }
  }

  /**
   * Has something done again and again while it is played, between two things that happen.
   *
   * @param periodMs virtual time between, in milliseconds
   * @param look is given the boards
   */
  public void watch(long periodMs, Consumer<Collection<BoardView>> look) {
    scheduler.after(
        periodMs,
        "look",
        () -> {
          look.accept(stage.boards());
          watch(periodMs, look);
        });
  }

  private void exchanged(DmPeer server, DmExchange exchange) {
    for (BoardView board : stage.boards()) {
      int account = board.accountOf(server.name());
      if (account >= 0 && board.host().network().address().equals(exchange.from())) {
        audience.tell(witness -> witness.dmExchanged(board, account, exchange));
        return;
      }
    }
    findings.report("dm", "stranger", server.name() + " was called by " + exchange.from());
  }

  private void received(NotificationServer server, ReceivedNotification notification) {
    BoardView board = stage.boards.get(notification.securityName());
    int target = board == null ? -1 : board.targetOf(server.name());
    if (target < 0) {
      findings.report(
          "peer", "stranger", server.name() + " was told by " + notification.securityName());
    } else {
      audience.tell(witness -> witness.received(board, target, notification));
    }
  }

  /** Plays it; once. */
  public RunResult play() {
    try {
      runFaults();
      if (findings.isEmpty()) {
        new CalmPhase(stage, audience, findings, arrivals).run(this::calm, dm::askAll);
      }
    } catch (LivelockException e) {
      findings.report("steps", "livelock", e.getMessage());
    } catch (RuntimeException e) {
      findings.report("program", "exception", describe(e));
    }
    if (stage.world.isTls()) {
      situations.note(Situation.TLS);
    }
    for (BoardWatch watch : watches) {
      if (watch.isRecordDamaged()) {
        situations.note(Situation.ENGINE_RECORD_DAMAGED);
      }
    }
    return new RunResult(
        findings.first(),
        scheduler.nowMs(),
        stage.boards.size(),
        stage.world.hash(),
        scheduler.executedCount(),
        situations.met());
  }

  private void runFaults() {
    for (Action action : scenario.actions()) {
      scheduler.at(action.atMs(), "action", () -> act(action));
    }
    scheduler.after(OBSERVATION_MS, "observation", this::observe);
    stage.allServers().forEach(WorldServer::powerOn);
    stage.managers.values().forEach(Manager::powerOn);
    stage.boards().forEach(board -> board.host().powerOn());
    scheduler.runUntil(scenario.faultsMs(), () -> !findings.isEmpty());
  }

  private void observe() {
    for (BoardView board : stage.boards()) {
      if (board.status() != null) {
        audience.tell(witness -> witness.observed(board));
      }
    }
    scheduler.after(OBSERVATION_MS, "observation", this::observe);
  }

  private void act(Action action) {
    if (isCalm) {
      return;
    }
    audience.tell(witness -> witness.acted(action));
    Runnable undo = dm.act(action);
    undo = undo == null ? network.act(action) : undo;
    undo = undo == null ? rows.act(action) : undo;
    undo = undo == null ? boards.act(action) : undo;
    if (undo == null) {
      throw new IllegalStateException("nobody does " + action);
    }
    Runnable end = undo;
    if (action.forMs() > 0) {
      scheduler.after(
          action.forMs(),
          "action ends",
          () -> {
            // In the calm everything is undone already.
            if (!isCalm) {
              end.run();
            }
          });
    }
  }

  private void calm() {
    isCalm = true;
    network.calm();
    dm.calm();
    boards.calm();
    rows.calm();
    audience.tell(Witness::calm);
  }

  private static String describe(RuntimeException e) {
    StringBuilder text = new StringBuilder(e.toString());
    StackTraceElement[] frames = e.getStackTrace();
    for (int i = 0; i < Math.min(FRAMES_TOLD, frames.length); i++) {
      text.append(" at ").append(frames[i]);
    }
    return text.toString();
  }

  /** The newest entries of the logs of all boards, for people. */
  public List<String> logs() {
    List<String> lines = new ArrayList<>();
    for (BoardView board : stage.boards()) {
      for (String entry : board.host().log().entries()) {
        lines.add(board.name() + " " + entry);
      }
    }
    return lines;
  }
}
