/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.play;

import io.tocsin.agent.Agent;
import io.tocsin.sim.world.RandomStream;
import io.tocsin.sim.world.Scheduler;
import io.tocsin.sim.world.check.BoardView;
import io.tocsin.sim.world.host.Manager;
import io.tocsin.sim.world.rows.RowDraw;
import io.tocsin.sim.world.rows.RowReader;
import io.tocsin.sim.world.rows.SetMessage;
import io.tocsin.sim.world.rows.SetRequest;
import io.tocsin.sim.world.scenario.Action;
import io.tocsin.sim.world.scenario.Verb;
import java.util.Map;

/** What managers do to boards. */
final class RowActions {
  private final Stage stage;
  private final Scheduler scheduler;
  private boolean isCalm;
  private int requestId;

  RowActions(Stage stage) {
    this.stage = stage;
    scheduler = stage.world.scheduler();
  }

  /** Does it, and gives back what undoes it; null when it is not of this kind. */
  Runnable act(Action action) {
    if (action.verb() != Verb.ROWS) {
      return null;
    }
    boolean[] over = {false};
    RandomStream random = stage.world.seed().stream("action " + action);
    BoardView board = stage.boards.get(action.word(0));
    goOn(board, action.durationMs(1), random, over);
    return () -> over[0] = true;
  }

  private void goOn(BoardView board, long meanMs, RandomStream random, boolean[] over) {
    scheduler.after(
        random.exponential(meanMs),
        "rows",
        () -> {
          if (!over[0] && !isCalm) {
            set(board, random);
            goOn(board, meanMs, random, over);
          }
        });
  }

  private void set(BoardView board, RandomStream random) {
    Manager manager = stage.managers.get(board.name());
    if (!manager.isBusy() && !board.engineId().isEmpty()) {
      Agent agent = board.host().agent();
      SetRequest request =
          new SetRequest(
              ++requestId,
              new RowDraw(random).draw(agent == null ? Map.of() : RowReader.read(agent.objects())));
      manager.send(SetMessage.write(board.engineId(), request));
    }
  }

  /** Ends all of it. */
  void calm() {
    isCalm = true;
  }
}
