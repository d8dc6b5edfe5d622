/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class NotificationServerTest extends WorldBed {

  @Test
  void shouldAnswerInforms() {
    start("inform");
    change(5);
    world.run(10_000);
    assertEquals(6, server.received().size());
    assertTrue(server.received().get(3).inform());
    assertEquals(6, server.eventCount());
    assertEquals(6, delivered());
    assertTrue(server.hasEvent(server.received().get(5).eventId()));
  }

  @Test
  void shouldCountWithoutKeepingNotes() {
    start("inform");
    server.setNotesKept(false);
    change(5);
    world.run(10_000);
    assertEquals(1, server.received().size());
    assertEquals(1, server.eventCount());
    assertEquals(6, server.receivedCount());
    assertEquals(6, delivered());
  }

  @Test
  void shouldTakeInformsAndNotAnswerWhenSilent() {
    server.setSilent(true);
    start("inform", "target.t.timeout.ms = 1000", "target.t.retries = 20");
    world.run(10_000);
    assertEquals(0, delivered());
    assertTrue(server.received().size() > 5);
    server.setSilent(false);
    world.run(5_000);
    assertEquals(1, delivered());
  }

  @Test
  void shouldAnswerLateAndTwice() {
    server.setAnswers(700, 2);
    start("inform");
    long beforeMs = world.scheduler().nowMs();
    change(1);
    world.run(500);
    assertEquals(1, delivered());
    world.run(500);
    assertEquals(2, delivered());
    change(3);
    world.run(5_000);
    assertEquals(5, delivered());
    assertEquals(5, server.received().size());
    assertTrue(server.received().get(4).timeMs() > beforeMs);
  }

  @Test
  void shouldReadSlowly() {
    start("trap");
    server.setSlow(20, 1_000);
    change(10);
    world.run(10_000);
    int few = server.received().size();
    assertTrue(few < 4, "" + few);
    server.setFast();
    world.run(10_000);
    assertEquals(11, server.received().size());
  }

  @Test
  void shouldDropItsSessionsAndTakeNewOnes() {
    start("inform");
    server.dropSessions();
    world.run(100);
    assertEquals(0, server.openSessionCount());
    change(2);
    world.run(10_000);
    assertEquals(1, server.openSessionCount());
    assertEquals(3, delivered());
  }

  @Test
  void shouldCloseItsSessionsInGoodOrder() {
    start("inform");
    server.closeSessions();
    world.run(100);
    assertEquals(0, server.openSessionCount());
    change(1);
    world.run(10_000);
    assertEquals(2, delivered());
  }

  @Test
  void shouldForgetEverythingButItsNotesWhenItStartsAnew() {
    start("inform", "target.t.timeout.ms = 30000");
    server.powerOff(true);
    change(2);
    world.run(10_000);
    assertEquals(1, server.received().size());
    server.powerOn();
    server.powerOn();
    world.run(600_000);
    assertEquals(3, server.eventCount());
    assertEquals(0, queued());
  }

  @Test
  void shouldKeepTheNotificationsOfSeveralBoardsApart() {
    AgentHost other = world.addAgent("board2", "10.0.0.2", io.tocsin.sim.BoardPlan.STANDARD);
    other.configure(
        List.of(
            "view.all.include = 1.3.6.1",
            "group.all.members = server.test",
            "group.all.notify = all",
            "target.t.host = server.test",
            "target.t.security.name = server.test"));
    start("trap");
    other.powerOn();
    world.run(5_000);
    ReceivedNotification one = server.received().get(0);
    ReceivedNotification two = server.received().get(1);
    assertEquals("board2", two.securityName());
    assertNotEquals(one.engineId(), two.engineId());
  }

  @Test
  void shouldFindConnectionsThatLeadNowhereWhenToldToLook() {
    start("inform", "target.t.idle.ms = 0");
    board.powerOff(true);
    world.run(600_000);
    assertEquals(1, server.openSessionCount());
    server.keepAlive(60_000);
    world.run(61_000);
    assertEquals(0, server.openSessionCount());
    assertTrue(board.powerOn());
    world.run(120_000);
    assertEquals(1, server.openSessionCount());
  }
}
