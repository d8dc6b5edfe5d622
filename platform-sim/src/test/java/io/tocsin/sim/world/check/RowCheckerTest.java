/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.sim.BoardPlan;
import io.tocsin.sim.world.host.AgentHost;
import io.tocsin.sim.world.host.World;
import io.tocsin.sim.world.rows.Assignment;
import io.tocsin.sim.world.rows.SetRequest;
import io.tocsin.sim.world.scenario.BoardSpec;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is told of SETs is compared with the rows that an agent really has: here it has none, and
 * nobody asks it for any.
 */
class RowCheckerTest {
  private static final int CHANNEL = 1;
  private static final int COMMIT_FAILED = 14;
  private static final int RESOURCE_UNAVAILABLE = 13;

  /** vacmGroupName and vacmSecurityToGroupStatus (createAndGo) of the user u1. */
  private static final SetRequest MAKE =
      new SetRequest(
          1,
          List.of(
              new Assignment("1.3.6.1.6.3.16.1.2.1.3.4.2.117.49", "04026731"),
              new Assignment("1.3.6.1.6.3.16.1.2.1.5.4.2.117.49", "020104")));

  private final World world = new World(1, false);
  private final Findings findings = new Findings(world.scheduler());
  private final AgentHost host = world.addAgent("board1", "10.0.0.1", BoardPlan.STANDARD);
  private final BoardView board =
      new BoardView(host, new BoardSpec("board1", true, false), List.of(), List.of());
  private final RowChecker checker = new RowChecker(findings);

  @BeforeEach
  void start() {
    host.configure(List.of("limit.managed.rows = 1"));
    host.powerOn();
    checker.started(board);
    world.run(1);
    checker.stepped(board);
    assertNothingFound();
  }

  private void assertNothingFound() {
    assertTrue(findings.isEmpty(), () -> findings.first().toString());
  }

  private void assertFound(String rule) {
    assertNotNull(findings.first(), "nothing found");
    assertEquals("rows", findings.first().checker());
    assertEquals(rule, findings.first().rule());
  }

  private void answer(SetRequest request, int error) {
    checker.setTaken(board, CHANNEL, request);
    checker.setAnswered(board, CHANNEL, new Response(1, request.requestId(), error));
    checker.stepped(board);
  }

  @Test
  void shouldFindThatAgentsLackWhatTheyHaveTaken() {
    answer(MAKE, 0);
    assertFound("mix");
  }

  @Test
  void shouldFindThatAStartLacksIt() {
    checker.setTaken(board, CHANNEL, MAKE);
    checker.setAnswered(board, CHANNEL, new Response(1, MAKE.requestId(), 0));
    checker.ends(board, true);
    checker.started(board);
    assertFound("lost");
  }

  @Test
  void shouldFindThatGoodIsRefused() {
    answer(MAKE, COMMIT_FAILED);
    assertFound("answer");
  }

  @Test
  void shouldExcuseThatASetHasMoreVariablesThanOneMayHave() {
    host.configure(List.of("limit.set.variables = 1"));
    answer(MAKE, RESOURCE_UNAVAILABLE);
    assertNothingFound();
  }

  private void failFlash() {
    host.flash().setFailing(true);
    assertThrows(IOException.class, () -> host.flash().open("rows", 1));
    host.flash().setFailing(false);
  }

  @Test
  void shouldExcuseThatTheFlashFails() {
    failFlash();
    answer(MAKE, COMMIT_FAILED);
    assertNothingFound();
  }

  @Test
  void shouldExcuseThatThereIsNoRoom() {
    answer(MAKE, RESOURCE_UNAVAILABLE);
    assertFound("answer");
    Findings others = new Findings(world.scheduler());
    RowChecker other = new RowChecker(others);
    other.started(board);
    Assignment group = new Assignment("1.3.6.1.6.3.16.1.2.1.3.3.2.117.49", "04026731");
    Assignment go = new Assignment("1.3.6.1.6.3.16.1.2.1.5.3.2.117.49", "020104");
    SetRequest two =
        new SetRequest(2, List.of(MAKE.assignments().get(0), MAKE.assignments().get(1), group, go));
    other.setTaken(board, CHANNEL, two);
    other.setAnswered(board, CHANNEL, new Response(1, 2, RESOURCE_UNAVAILABLE));
    assertTrue(others.isEmpty(), "more than limit.managed.rows");
  }

  @Test
  void shouldFindThatNobodyWritesAgain() {
    failFlash();
    answer(MAKE, COMMIT_FAILED);
    world.run(75_000);
    checker.stepped(board);
    assertNothingFound();
    world.run(2);
    checker.stepped(board);
    assertFound("doubt");
  }

  @Test
  void shouldFindThatMoreIsWrittenThanADayAllows() {
    RowWear wear = new RowWear();
    wear.begin(0);
    assertTrue(wear.isAllowed(100, 400, 0));
    assertFalse(wear.isAllowed(2, 400, 0), "a quarter at once");
    wear.begin(0);
    wear.owe(50);
    assertTrue(wear.isAllowed(100, 400, 0));
    assertTrue(wear.isAllowed(50, 400, 0), "of rows that went by themselves");
    assertFalse(wear.isAllowed(2, 400, 0));
    wear.begin(0);
    assertTrue(wear.isAllowed(200, 400, 0), "one that is larger than the quarter");
    assertFalse(wear.isAllowed(200, 400, 0));
    wear.begin(0);
    assertTrue(wear.isAllowed(250, 400, 12 * 3_600_000), "the rest comes over the day");
    assertTrue(wear.isAllowed(1_000_000, 0, 0), "no bound");
  }
}
