/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AgentHostTest extends WorldBed {

  @Test
  void shouldTellTheServerOfTheStartAndOfChanges() {
    start("trap");
    change(3);
    world.run(5_000);
    assertEquals(4, server.received().size());
    ReceivedNotification first = server.received().get(0);
    assertEquals("1.3.6.1.6.3.1.1.5.1", first.name());
    assertEquals("board1", first.securityName());
    assertEquals(1, first.engineBoots());
    assertEquals(1, server.received().get(1).engineBoots());
    assertFalse(first.inform());
    assertEquals(4, delivered());
  }

  @Test
  void shouldGoOnWithAnotherConfigurationAndKeepWhatWaits() {
    configure("inform");
    assertTrue(board.powerOn());
    world.run(5_000);
    change(3);
    assertEquals(4, queued());
    assertTrue(board.reload(lines("trap")));
    assertEquals(4, queued());
    assertFalse(board.configuration().targets().get(0).isInform());
    server.powerOn();
    world.run(120_000);
    assertEquals(4, server.received().size());
    assertFalse(server.received().get(3).inform());
    assertEquals(1, board.startCount());
  }

  @Test
  void shouldReadSensorsFromTheFilesOfTheBoard() {
    String[] boiler = {
      "sensor.boiler.file = boiler", "sensor.boiler.high = 90", "sensor.boiler.high.clear = 80"
    };
    start("trap", boiler);
    assertEquals(1, server.received().size());
    board.files().put("boiler", "95.5\n".getBytes(StandardCharsets.US_ASCII));
    world.run(5_000);
    assertEquals(2, server.received().size());
    board.powerOff(true);
    world.run(10_000);
    assertTrue(board.powerOn());
    world.run(10_000);
    assertEquals(4, server.received().size(), "the start, and the alarm anew");
    board.files().setSilent("boiler", true);
    board.files().put("boiler", "70".getBytes(StandardCharsets.US_ASCII));
    int before = server.received().size();
    world.run(10_000);
    assertEquals(before, server.received().size());
    board.files().setSilent("boiler", false);
    world.run(10_000);
    assertEquals(before + 1, server.received().size());
    assertEquals("1.3.6.1.4.1.32473.100.0.3", last().name());
  }

  private ReceivedNotification last() {
    return server.received().get(server.received().size() - 1);
  }

  @Test
  void shouldGoOnAsBeforeWhenAConfigurationIsRejected() {
    start("trap");
    assertFalse(board.reload(lines("trap", "no.such.key = 1")));
    assertFalse(board.reload(lines("inform", "engine.id = 80007ed90401020304")));
    change(3);
    world.run(5_000);
    assertEquals(4, server.received().size());
    assertFalse(board.configuration().targets().get(0).isInform());
    board.stop();
    assertFalse(board.reload(lines("trap")));
    board.powerOff(true);
    assertFalse(board.reload(lines("trap")));
  }

  @Test
  void shouldDoNothingWithoutPower() {
    configure("trap");
    server.powerOn();
    world.run(10_000);
    assertNull(board.agent());
    assertEquals(0, board.driver().stepCount());
  }

  @Test
  void shouldStepOnlyWhenThereIsReasonTo() {
    start("trap");
    long before = board.driver().stepCount();
    world.run(3_600_000);
    long steps = board.driver().stepCount() - before;
    // The sensors are read each second.
    assertTrue(steps <= 3_700, "" + steps);
    assertEquals(0, board.watchdog().missedCount());
  }

  @Test
  void shouldCountAStartForEachPowerCutAndKeepItsEngineId() {
    start("inform");
    change(1);
    world.run(5_000);
    for (int i = 0; i < 5; i++) {
      board.powerOff(true);
      assertNull(board.agent());
      world.run(10_000);
      assertTrue(board.powerOn());
      change(1);
      world.run(120_000);
    }
    Set<String> engineIds = new HashSet<>();
    Set<Integer> boots = new HashSet<>();
    for (ReceivedNotification notification : server.received()) {
      engineIds.add(notification.engineId());
      if (notification.eventId() != 0) {
        boots.add(notification.engineBoots());
      }
    }
    assertEquals(1, engineIds.size());
    assertEquals(Set.of(1, 2, 3, 4, 5, 6), boots);
    assertEquals(6, board.startCount());
    assertEquals(5, board.cutCount());
  }

  @Test
  void shouldSurviveAPowerCutAtEachStepOfItsStart() {
    configure("inform");
    server.powerOn();
    int last = 0;
    for (int operation = 1; operation <= 12; operation++) {
      board.flash().cutPowerDuring(operation);
      board.powerOn();
      world.run(5_000);
      board.powerOff(true);
      world.run(5_000);
      assertTrue(board.powerOn(), () -> board.log().entries().toString());
      change(1);
      world.run(60_000);
      List<ReceivedNotification> received = server.received();
      int boots = received.get(received.size() - 1).engineBoots();
      assertTrue(boots > last, boots + " after " + last);
      last = boots;
      board.powerOff(true);
    }
  }

  @Test
  void shouldLeaveTheServerInTheDarkWhenThePowerIsCut() {
    start("trap");
    board.powerOff(true);
    world.run(3_600_000);
    assertEquals(1, server.openSessionCount());
  }

  @Test
  void shouldResetItsConnectionsWhenItIsKilled() {
    start("trap");
    board.powerOff(false);
    world.run(1_000);
    assertEquals(0, server.openSessionCount());
  }

  @Test
  void shouldStopInGoodOrder() {
    start("trap");
    board.stop();
    world.run(1_000);
    assertNull(board.agent());
    assertEquals(0, server.openSessionCount());
    board.stop();
    assertTrue(board.powerOn());
    world.run(5_000);
    assertEquals("1.3.6.1.6.3.1.1.5.2", server.received().get(1).name());
    assertEquals(0, board.cutCount());
  }

  @Test
  void shouldStopAfterThreeSecondsWhenTheServerDoesNotLetGo() {
    start("trap");
    world.internet().partition(board.network(), server.network());
    board.stop();
    world.run(2_900);
    boolean lives = board.agent() != null;
    world.run(200);
    assertNull(board.agent());
    assertTrue(lives || board.startCount() == 1);
  }

  @Test
  void shouldNotStartWithoutItsFiles() {
    configure("trap");
    board.files().remove("board.key");
    assertFalse(board.powerOn());
    assertNull(board.agent());
    assertEquals(1, board.startFailureCount());
    assertTrue(board.log().entries().get(0).contains("board.key"));
  }

  @Test
  void shouldNotStartOnBrokenFlash() {
    configure("trap");
    board.flash().setFailing(true);
    assertFalse(board.powerOn());
    board.flash().setFailing(false);
    assertTrue(board.powerOn());
    assertNotNull(board.agent());
  }

  @Test
  void shouldRefuseAConfigurationWithErrors() {
    assertThrows(IllegalArgumentException.class, () -> board.configure(List.of("nonsense = 1")));
  }
}
