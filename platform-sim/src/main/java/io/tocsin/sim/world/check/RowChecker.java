/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import io.tocsin.mib.rows.RowStore;
import io.tocsin.sim.world.flash.Flash;
import io.tocsin.sim.world.rows.ModelRow;
import io.tocsin.sim.world.rows.RowFault;
import io.tocsin.sim.world.rows.RowModel;
import io.tocsin.sim.world.rows.RowName;
import io.tocsin.sim.world.rows.RowReader;
import io.tocsin.sim.world.rows.SetRequest;
import io.tocsin.sim.world.rows.TableKind;
import io.tocsin.sim.world.scenario.Action;
import io.tocsin.sim.world.scenario.Verb;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rows of managers are as {@link RowModel} has them: after each step that carried out a SET or in
 * which a row was due to go, after each second, reload and start.
 *
 * <ul>
 *   <li>answer: a SET that is good is refused without an excuse, or one that is bad is taken.
 *   <li>mix: there is a part of a SET, or of what a start should bring back.
 *   <li>lost: a row is gone that was durable.
 *   <li>invented: there is a row that nobody has made, or that was refused.
 *   <li>volatile: a start brings back a volatile row.
 *   <li>expiry: a row that lacks something goes before its time, or does not go.
 *   <li>doubt: what a write that failed may have left is not written over in time.
 *   <li>day: SETs write more than managed.day.bytes allows.
 * </ul>
 */
final class RowChecker extends Checker {

  /** The agent tries to write again after a minute at most; its steps may be late. */
  private static final long DOUBT_MS_MAX = 75_000;

  /** Greatest write in bytes: limit.managed.bytes of these boards, and a sector. */
  private static final int WRITE_BYTES_MAX = 8_192 + 512;

  /** One board. */
  private static final class Board {
    private final RowModel model = new RowModel();
    private final RowWear wear = new RowWear();
    private boolean isDamaged;
    private boolean isManaged;
    private boolean isLookDue;
    private long failuresBefore;
    private long failuresAtStart;
    private long bytesBefore;
    private long bytesAtStart;
    private long worksSinceMs;
  }

  private final Map<String, Board> boards = new HashMap<>();

  RowChecker(Findings findings) {
    super("rows", findings);
  }

  private Board of(BoardView board) {
    return boards.computeIfAbsent(board.name(), key -> new Board());
  }

  private void report(BoardView board, RowFault fault) {
    if (fault != null) {
      report(fault.rule(), board.name() + ": " + fault.text());
    }
  }

  private static Map<RowName, ModelRow> read(BoardView board) {
    return RowReader.read(board.host().agent().objects());
  }

  private static long bytes(BoardView board) {
    return board.host().flash().bytesWritten(RowStore.REGION);
  }

  private static long nowMs(BoardView board) {
    return board.host().clock().monotonicMs();
  }

  @Override
  public void acted(Action action) {
    if (action.verb() == Verb.FLIP && boards.containsKey(action.word(0))) {
      boards.get(action.word(0)).isDamaged = true;
    }
  }

  @Override
  public void started(BoardView board) {
    Board of = of(board);
    report(board, of.model.started(read(board), of.isDamaged));
    of.isDamaged = false;
    begin(board, of);
  }

  /** A start and a reload begin with a full budget. */
  private static void begin(BoardView board, Board of) {
    of.failuresAtStart = board.host().flash().failureCount();
    of.failuresBefore = of.failuresAtStart;
    of.bytesAtStart = bytes(board);
    of.bytesBefore = of.bytesAtStart;
    of.worksSinceMs = nowMs(board);
    of.isLookDue = true;
    of.wear.begin(nowMs(board));
  }

  @Override
  public void reloaded(BoardView board, boolean taken) {
    if (taken) {
      of(board).model.reloaded();
      begin(board, of(board));
    }
  }

  @Override
  public void setTaken(BoardView board, long channel, SetRequest request) {
    of(board).model.taken(channel, request);
    of(board).isManaged = true;
    of(board).isLookDue = true;
  }

  @Override
  public void setAnswered(BoardView board, long channel, Response response) {
    Board of = of(board);
    RowModel.Excuses excuses =
        new RowModel.Excuses() {
          @Override
          public boolean hasFlashFailed() {
            return board.host().flash().failureCount() > of.failuresBefore;
          }

          @Override
          public boolean mayLackRoom(SetRequest request, Map<RowName, ModelRow> after) {
            int variables = request.assignments().size();
            return variables > board.configuration().limits().setVariablesMax()
                || mayExceed(board, of, after);
          }
        };
    report(
        board, of.model.answered(channel, response.requestId(), response.errorStatus(), excuses));
  }

  private static boolean mayExceed(BoardView board, Board of, Map<RowName, ModelRow> after) {
    Map<TableKind, Integer> counts = new TreeMap<>();
    after.keySet().forEach(name -> counts.merge(name.table(), 1, Integer::sum));
    int rowsMax = board.configuration().limits().managedRowsMax();
    if (counts.values().stream().anyMatch(count -> count > rowsMax)) {
      return true;
    }
    return mayBudgetBeUsedUp(board, of);
  }

  /** A write that fails counts too. */
  private static boolean mayBudgetBeUsedUp(BoardView board, Board of) {
    int dayBytes = board.configuration().managedDayBytes();
    long failures = board.host().flash().failureCount() - of.failuresAtStart;
    long usedBytes = bytes(board) - of.bytesAtStart + failures * WRITE_BYTES_MAX;
    return dayBytes > 0 && usedBytes + 2 * WRITE_BYTES_MAX > dayBytes / 4;
  }

  @Override
  public void stepped(BoardView board) {
    Board of = of(board);
    Flash flash = board.host().flash();
    boolean hasFailed = flash.failureCount() > of.failuresBefore;
    long written = bytes(board) - of.bytesBefore;
    of.failuresBefore = flash.failureCount();
    of.bytesBefore += written;
    if (of.isLookDue || written > 0 || of.model.isDue(nowMs(board))) {
      of.isLookDue = false;
      report(board, of.model.stepped(read(board), nowMs(board), written > 0 && !hasFailed));
      of.wear.owe(of.model.hasTakenAway() ? written : 0);
    }
    if (!of.isManaged) {
      return;
    }
    judgeDoubt(board, of, hasFailed);
    int dayBytes = board.configuration().managedDayBytes();
    demand(
        of.wear.isAllowed(written, dayBytes, nowMs(board)),
        "day",
        board.name() + ": more than " + dayBytes + " bytes in a day: " + of.wear);
  }

  private void judgeDoubt(BoardView board, Board of, boolean hasFailed) {
    if (hasFailed || !board.host().flash().isWorking() || !of.model.isInDoubt()) {
      of.worksSinceMs = nowMs(board);
    }
    demand(
        mayBudgetBeUsedUp(board, of) || nowMs(board) - of.worksSinceMs <= DOUBT_MS_MAX,
        "doubt",
        board.name() + ": not written again for " + (nowMs(board) - of.worksSinceMs) + " ms");
  }

  @Override
  public void observed(BoardView board) {
    of(board).isLookDue = of(board).isManaged;
  }

  @Override
  public void ends(BoardView board, boolean cut) {
    of(board).model.ends(cut, nowMs(board));
  }
}
