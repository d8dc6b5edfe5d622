/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.cover;

import io.tocsin.mib.rows.RowStore;
import io.tocsin.sim.world.check.BoardView;
import io.tocsin.sim.world.check.Response;
import io.tocsin.sim.world.check.Witness;
import io.tocsin.sim.world.rows.ModelRow;
import io.tocsin.sim.world.rows.RowName;
import io.tocsin.sim.world.rows.RowReader;
import io.tocsin.sim.world.rows.SetRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Takes note of the situations that managers bring about by setting rows. */
public final class RowSituations implements Witness {
  private static final int RESOURCE_UNAVAILABLE = 13;
  private static final int COMMIT_FAILED = 14;

  /** One board. */
  private static final class Board {
    private SetRequest running;
    private boolean isInDoubt;
    private long bytes;
    private long failures;
    private Set<RowName> lacking = Set.of();
    private boolean isSet;
  }

  private final SituationWatch situations;
  private final Map<String, Board> boards = new HashMap<>();

  /**
   * Nothing seen yet.
   *
   * @param situations takes them
   */
  public RowSituations(SituationWatch situations) {
    this.situations = situations;
  }

  private Board of(BoardView board) {
    return boards.computeIfAbsent(board.name(), key -> new Board());
  }

  @Override
  public void started(BoardView board) {
    Map<?, ModelRow> rows = RowReader.read(board.host().agent().objects());
    boolean isRestored = rows.values().stream().anyMatch(ModelRow::isOfManagers);
    situations.noteIf(isRestored, Situation.ROWS_RESTORED);
    boards.remove(board.name());
  }

  @Override
  public void setTaken(BoardView board, long channel, SetRequest request) {
    of(board).running = request;
    of(board).isSet = true;
    of(board).bytes = bytes(board);
  }

  private static long bytes(BoardView board) {
    return board.host().flash().bytesWritten(RowStore.REGION);
  }

  @Override
  public void setAnswered(BoardView board, long channel, Response response) {
    Board of = of(board);
    int rows = of.running == null ? 0 : of.running.assignments().size();
    of.running = null;
    switch (response.errorStatus()) {
      case 0:
        situations.note(Situation.ROWS_SET);
        break;
      case RESOURCE_UNAVAILABLE:
        situations.note(Situation.ROWS_WITHOUT_ROOM);
        break;
      case COMMIT_FAILED:
        situations.note(Situation.ROWS_COMMIT_FAILED);
        of.isInDoubt = true;
        break;
      default:
        situations.noteIf(rows > 1, Situation.ROWS_REFUSED);
        break;
    }
  }

  @Override
  public void ends(BoardView board, boolean cut) {
    Board of = of(board);
    situations.noteIf(cut && of.running != null, Situation.SET_CUT);
    boolean hasWritten = bytes(board) > of.bytes;
    situations.noteIf(cut && of.running != null && hasWritten, Situation.SET_CUT_IN_WRITE);
  }

  @Override
  public void stepped(BoardView board) {
    Board of = boards.get(board.name());
    if (of != null && of.isInDoubt && of.running == null && bytes(board) > of.bytes) {
      of.isInDoubt = board.host().flash().failureCount() > of.failures;
      situations.noteIf(!of.isInDoubt, Situation.ROWS_WRITTEN_AGAIN);
    }
    if (of != null) {
      of.bytes = bytes(board);
      of.failures = board.host().flash().failureCount();
    }
  }

  @Override
  public void observed(BoardView board) {
    Board of = boards.get(board.name());
    if (of == null) {
      return;
    }
    Set<RowName> lacking = new HashSet<>();
    RowReader.read(board.host().agent().objects())
        .forEach(
            (name, row) -> {
              if (row.isLacking()) {
                lacking.add(name);
              }
            });
    boolean isGone = !lacking.containsAll(of.lacking);
    situations.noteIf(isGone && !of.isSet, Situation.ROW_EXPIRED);
    of.lacking = lacking;
    of.isSet = false;
  }

  @Override
  public void reloaded(BoardView board, boolean taken) {
    Map<?, ModelRow> rows = RowReader.read(board.host().agent().objects());
    boolean hasVolatile =
        rows.values().stream().anyMatch(row -> row.storage() == ModelRow.VOLATILE);
    situations.noteIf(taken && hasVolatile, Situation.VOLATILE_ROWS_TAKEN_OVER);
  }
}
