/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the model allows an agent, and what it does not. */
class RowModelTest {
  private static final int CHANNEL = 7;
  private static final int COMMIT_FAILED = 14;
  private static final int RESOURCE_UNAVAILABLE = 13;
  private static final int INCONSISTENT_VALUE = 12;
  private static final RowName A = new RowName(TableKind.GROUPS, TableKind.GROUPS.indexes().get(0));
  private static final RowName B =
      new RowName(TableKind.PROFILES, TableKind.PROFILES.indexes().get(0));
  private static final ModelRow GROUP = new ModelRow(1, 3, Map.of(3, Values.text("g1")));
  private static final ModelRow PROFILE = new ModelRow(1, 3, Map.of(1, Values.text("f1")));
  private static final ModelRow LACKING = new ModelRow(3, 3, Map.of());

  /** Nothing excuses a refusal, or everything. */
  private record Excused(boolean hasFlashFailed, boolean isFull) implements RowModel.Excuses {
    @Override
    public boolean mayLackRoom(SetRequest request, Map<RowName, ModelRow> after) {
      return isFull;
    }
  }

  private static final Excused NO_EXCUSE = new Excused(false, false);

  private final RowModel model = new RowModel();
  private int requestId;

  @BeforeEach
  void start() {
    assertNull(model.started(Map.of(), false));
    assertNull(model.stepped(Map.of(), 0, false));
  }

  private static Map<RowName, ModelRow> rows(Object... pairs) {
    Map<RowName, ModelRow> rows = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      rows.put((RowName) pairs[i], (ModelRow) pairs[i + 1]);
    }
    return rows;
  }

  private static Assignment status(RowName row, int status) {
    return new Assignment(row.variable(row.table().statusColumn()), Values.integer(status));
  }

  private static final List<Assignment> MAKE_BOTH =
      List.of(
          status(A, 4),
          new Assignment(A.variable(3), Values.text("g1")),
          new Assignment(B.variable(1), Values.text("f1")),
          status(B, 4));

  private void take(Assignment... assignments) {
    model.taken(CHANNEL, new SetRequest(++requestId, List.of(assignments)));
  }

  private RowFault answer(int error, Excused excuses) {
    return model.answered(CHANNEL, requestId, error, excuses);
  }

  private void makeBoth() {
    model.taken(CHANNEL, new SetRequest(++requestId, MAKE_BOTH));
    assertNull(answer(0, NO_EXCUSE));
    assertNull(model.stepped(rows(A, GROUP, B, PROFILE), 0, true));
  }

  private static void assertRule(String rule, RowFault fault) {
    assertNotNull(fault);
    assertEquals(rule, fault.rule(), fault.text());
  }

  @Test
  void shouldAllowWhatWasSetAndNothingElse() {
    makeBoth();
    assertNull(model.stepped(rows(A, GROUP, B, PROFILE), 1, false));
    assertRule("lost", model.stepped(rows(A, GROUP), 2, false));
  }

  @Test
  void shouldFindThatAPartOfASetIsThere() {
    model.taken(CHANNEL, new SetRequest(++requestId, MAKE_BOTH));
    assertNull(answer(0, NO_EXCUSE));
    assertRule("mix", model.stepped(rows(B, PROFILE), 0, true));
  }

  @Test
  void shouldFindThatAPartOfASetThatWasNotAnsweredIsThere() {
    model.taken(CHANNEL, new SetRequest(++requestId, MAKE_BOTH));
    assertRule("mix", model.stepped(rows(B, PROFILE), 0, true));
  }

  @Test
  void shouldFindRowsThatNobodyHasMade() {
    assertRule("invented", model.stepped(rows(A, GROUP), 0, false));
  }

  @Test
  void shouldFindThatASetThatWasRefusedHasChangedSomething() {
    take(status(A, 4));
    assertNull(answer(INCONSISTENT_VALUE, NO_EXCUSE));
    assertRule("invented", model.stepped(rows(A, LACKING), 0, false));
  }

  @Test
  void shouldFindAnswersThatCannotBe() {
    take(status(A, 4));
    assertRule("answer", answer(0, NO_EXCUSE));
    take(status(A, 5));
    assertRule("answer", answer(INCONSISTENT_VALUE, NO_EXCUSE));
    assertRule("answer", answer(0, NO_EXCUSE));
    for (int error : List.of(COMMIT_FAILED, RESOURCE_UNAVAILABLE)) {
      take(status(A, 5));
      assertRule("answer", answer(error, NO_EXCUSE));
      take(status(A, 5));
      assertNull(answer(error, new Excused(true, true)));
    }
  }

  @Test
  void shouldTakeASetThatIsNotAnsweredForCarriedOutOrNot() {
    model.taken(CHANNEL, new SetRequest(1, MAKE_BOTH));
    assertNull(model.stepped(Map.of(), 0, false));
    model.taken(CHANNEL, new SetRequest(2, MAKE_BOTH));
    assertNull(model.stepped(rows(A, GROUP, B, PROFILE), 0, true));
    model.ends(true, 0);
    assertRule("lost", model.started(Map.of(), false));
  }

  @Test
  void shouldHaveOldOrNewRowsAfterACut() {
    for (Map<RowName, ModelRow> found : List.of(rows(), rows(A, GROUP, B, PROFILE))) {
      RowModel cut = new RowModel();
      assertNull(cut.started(Map.of(), false));
      cut.taken(CHANNEL, new SetRequest(1, MAKE_BOTH));
      cut.ends(true, 0);
      assertNull(cut.started(found, false));
    }
    model.taken(CHANNEL, new SetRequest(1, MAKE_BOTH));
    model.ends(true, 0);
    assertRule("mix", model.started(rows(A, GROUP), false));
  }

  @Test
  void shouldHaveNothingOfASetThatWasNotAnsweredWhenTheAgentWasKilled() {
    model.taken(CHANNEL, new SetRequest(1, MAKE_BOTH));
    assertNull(model.stepped(Map.of(), 0, false));
    model.ends(false, 0);
    assertRule("invented", model.started(rows(A, GROUP, B, PROFILE), false));
  }

  @Test
  void shouldKeepWhatWasAnswered() {
    makeBoth();
    model.ends(true, 0);
    assertRule("lost", model.started(rows(A, GROUP), false));
  }

  @Test
  void shouldTakeOlderRowsWhereBitsHaveTurnedAndNoOthers() {
    makeBoth();
    model.ends(true, 0);
    assertNull(model.started(Map.of(), true));
    model.ends(true, 0);
    assertRule("mix", model.started(rows(A, GROUP), true));
  }

  @Test
  void shouldLetVolatileRowsGoWithARestartButNotWithAReload() {
    ModelRow row = new ModelRow(3, 2, Map.of());
    take(status(A, 5), new Assignment(A.variable(4), Values.integer(2)));
    assertNull(answer(0, NO_EXCUSE));
    assertNull(model.stepped(rows(A, row), 0, false));
    model.reloaded();
    assertNull(model.stepped(rows(A, row), 0, false));
    model.ends(true, 0);
    assertRule("volatile", model.started(rows(A, row), false));
  }

  @Test
  void shouldDoubtWhatWasRefusedUntilItIsWrittenAgain() {
    for (boolean isWritten : new boolean[] {false, true}) {
      RowModel failing = new RowModel();
      assertNull(failing.started(Map.of(), false));
      failing.taken(CHANNEL, new SetRequest(1, MAKE_BOTH));
      assertNull(failing.answered(CHANNEL, 1, COMMIT_FAILED, new Excused(true, false)));
      assertTrue(failing.isInDoubt());
      assertNull(failing.stepped(Map.of(), 0, isWritten));
      assertEquals(!isWritten, failing.isInDoubt());
      failing.ends(true, 0);
      RowFault fault = failing.started(rows(A, GROUP, B, PROFILE), false);
      assertEquals(isWritten ? "invented" : "none", fault == null ? "none" : fault.rule());
    }
  }

  @Test
  void shouldStayInDoubtWhileVolatileRowsAreSet() {
    model.taken(CHANNEL, new SetRequest(++requestId, MAKE_BOTH));
    assertNull(answer(COMMIT_FAILED, new Excused(true, false)));
    take(status(A, 5), new Assignment(A.variable(4), Values.integer(2)));
    assertNull(answer(0, NO_EXCUSE));
    assertTrue(model.isInDoubt());
    take(status(B, 5));
    assertNull(answer(0, NO_EXCUSE));
    assertFalse(model.isInDoubt());
  }

  private void makeLacking(long nowMs) {
    take(status(A, 5));
    assertNull(answer(0, NO_EXCUSE));
    assertNull(model.stepped(rows(A, LACKING), nowMs, true));
  }

  @Test
  void shouldLetARowGoThatLacksSomethingAfterFiveMinutesAndNotBefore() {
    makeLacking(1_000);
    assertFalse(model.isDue(300_999));
    assertTrue(model.isDue(301_000));
    assertFalse(model.hasTakenAway());
    assertNull(model.stepped(Map.of(), 301_000, true));
    assertTrue(model.hasTakenAway());
    makeLacking(400_000);
    assertRule("expiry", model.stepped(Map.of(), 699_999, true));
  }

  @Test
  void shouldFindARowThatDoesNotGo() {
    makeLacking(1_000);
    assertRule("expiry", model.stepped(rows(A, LACKING), 301_000, false));
  }

  @Test
  void shouldGiveARowItsTimeAgainWhenItIsSetAndWithAReload() {
    makeLacking(0);
    take(new Assignment(A.variable(4), Values.integer(3)));
    assertNull(answer(0, NO_EXCUSE));
    assertNull(model.stepped(rows(A, LACKING), 100_000, true));
    assertNull(model.stepped(rows(A, LACKING), 399_999, false));
    model.reloaded();
    assertNull(model.stepped(rows(A, LACKING), 400_000, false));
    assertNull(model.stepped(rows(A, LACKING), 699_999, false));
    assertNull(model.stepped(Map.of(), 700_000, true));
  }

  @Test
  void shouldFindARowThatIsDueOrNoneAfterACut() {
    for (Map<RowName, ModelRow> found : List.of(rows(), rows(A, LACKING))) {
      RowModel cut = new RowModel();
      assertNull(cut.started(Map.of(), false));
      cut.taken(CHANNEL, new SetRequest(1, List.of(status(A, 5))));
      assertNull(cut.answered(CHANNEL, 1, 0, NO_EXCUSE));
      assertNull(cut.stepped(rows(A, LACKING), 0, true));
      cut.ends(true, 300_000);
      assertNull(cut.started(found, false));
    }
    makeLacking(0);
    model.ends(true, 299_999);
    assertRule("lost", model.started(Map.of(), false));
  }

  /** The flash may have kept what was written of it, or not. */
  @Test
  void shouldFindARowThatWentAgainWhereTheFlashHasFailed() {
    makeLacking(0);
    assertNull(model.stepped(Map.of(), 300_000, false));
    assertTrue(model.isInDoubt());
    model.reloaded();
    assertNull(model.stepped(rows(A, LACKING), 300_001, false));
  }
}
