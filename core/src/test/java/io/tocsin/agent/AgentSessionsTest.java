/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tocsin.hal.VirtualConnection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What managers see of the sessions of the agent: tocsinSessionTable. */
class AgentSessionsTest extends AgentWorld {

  private static final String ENTRY = "10.1.1";
  private static final int ROLE = 2;
  private static final int PEER = 3;
  private static final int SECURITY_NAME = 4;
  private static final int TARGET = 5;
  private static final int TLS_VERSION = 6;
  private static final int AGE = 8;
  private static final int MESSAGES_IN = 9;
  private static final int MESSAGES_OUT = 10;
  private static final int LAST_MESSAGE_AGE = 11;

  /** Virtual time in hundredths of a second that questions may take. */
  private static final int ASKING = 50;

  /** One whose session stays open. */
  private static final String[] KEPT_TARGET = {
    TRAP_TARGET[0], TRAP_TARGET[1], "target.nms.idle.ms = 0",
  };

  @Test
  void shouldShowTheSessionsOfTargetsAndOfManagers() throws Exception {
    start(KEPT_TARGET);
    accept();
    AskingManager manager = new AskingManager(this);
    assertEquals(Map.of(1L, "2", 2L, "1"), manager.column(ENTRY, ROLE));
    assertEquals(
        Map.of(1L, "10.0.0.2:10162", 2L, "10.0.0.2:" + manager.port()),
        manager.column(ENTRY, PEER));
    assertEquals(Map.of(1L, "peer", 2L, "peer"), manager.column(ENTRY, SECURITY_NAME));
    assertEquals(Map.of(1L, "nms", 2L, ""), manager.column(ENTRY, TARGET));
    assertEquals(Map.of(1L, "plain", 2L, "plain"), manager.column(ENTRY, TLS_VERSION));
  }

  @Test
  void shouldCountTheMessagesOfEachSession() throws Exception {
    start(KEPT_TARGET);
    VirtualConnection receiver = accept();
    assertEquals(List.of(COLD_START), notifications(receiver));
    AskingManager manager = new AskingManager(this);
    // The request for the second row is in already, and its answer is not out.
    assertEquals(Map.of(1L, "0", 2L, "2"), manager.column(ENTRY, MESSAGES_IN));
    assertEquals(Map.of(1L, "1", 2L, "4"), manager.column(ENTRY, MESSAGES_OUT));
  }

  @Test
  void shouldTellHowLongASessionIsOpenAndHowLongItIsSilent() throws Exception {
    start(KEPT_TARGET);
    VirtualConnection receiver = accept();
    world.run(5_000);
    assertEquals(1, messages(receiver).size());
    AskingManager manager = new AskingManager(this);
    double open = hundredths(manager, AGE, 1);
    double silent = hundredths(manager, LAST_MESSAGE_AGE, 1);
    world.run(20_000);
    assertEquals(open + 2_000, hundredths(manager, AGE, 1), ASKING);
    assertEquals(silent + 2_000, hundredths(manager, LAST_MESSAGE_AGE, 1), ASKING);
    assertEquals(0, hundredths(manager, LAST_MESSAGE_AGE, 2), ASKING);
    platform.board.change(0, true);
    world.run(10_000, () -> !messages(receiver).isEmpty());
    world.run(1_000);
    assertEquals(100, hundredths(manager, LAST_MESSAGE_AGE, 1), ASKING);
  }

  private static double hundredths(AskingManager manager, int column, long index) {
    return Double.parseDouble(manager.column(ENTRY, column).get(index));
  }

  @Test
  void aSessionShouldGoWhenItIsClosedAndItsIndexShouldNotComeBack() throws Exception {
    start();
    AskingManager manager = new AskingManager(this);
    AskingManager another = new AskingManager(this);
    assertEquals(Set.of(1L, 2L), manager.column(ENTRY, ROLE).keySet());
    another.close();
    assertEquals(Set.of(1L), manager.column(ENTRY, ROLE).keySet());
    new AskingManager(this);
    assertEquals(Set.of(1L, 3L), manager.column(ENTRY, ROLE).keySet());
  }

  /** Numbers of sessions are never used twice (RFC 6353 §5.1.2 step 1). */
  @Test
  void theSessionsOfBeforeAReloadShouldBeGoneAndTheirIndexesNotUsedAgain() throws Exception {
    start(KEPT_TARGET);
    accept();
    AskingManager before = new AskingManager(this);
    assertEquals(Set.of(1L, 2L), before.column(ENTRY, ROLE).keySet());
    assertEquals(
        List.of(), agent.reload(configuration(KEPT_TARGET).configuration(), world.nowMs()));
    world.wake();
    accept();
    AskingManager after = new AskingManager(this);
    Map<Long, String> targets = after.column(ENTRY, TARGET);
    assertEquals(2, targets.size());
    assertFalse(targets.containsKey(1L) || targets.containsKey(2L), targets::toString);
    assertEquals("nms", targets.get(3L));
  }
}
