/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.Steppable;
import org.junit.jupiter.api.Test;

/** step tells exactly when it must be called again, and never asks for a call for nothing. */
class StepDeadlineTest {

  private final PlainWorld world = new PlainWorld();

  @Test
  void shouldNeverBeDueWithoutSessions() {
    world.start();
    assertEquals(Steppable.NEVER, world.agent.model.step(world.network.nowMs()));
    assertEquals(Steppable.NEVER, world.agent.model.nextDeadlineMs());
    world.network.run(1);
    assertStepsDuring(0, world.agent, 100_000_000);
  }

  @Test
  void shouldBeDueAtTheEndOfTheConnectTime() {
    world.start();
    world.stranger.setSilent(true);
    long startMs = world.network.nowMs();
    world.manager.model.openSession(PlainWorld.target("198.51.100.66"), startMs);
    assertEquals(startMs + 15_000, world.manager.model.nextDeadlineMs());
    assertEquals(startMs + 15_000, world.manager.model.step(startMs + 14_999));
    assertEquals(Steppable.NEVER, world.manager.model.step(startMs + 15_000));
    assertEquals(1, world.manager.failed.size());
  }

  @Test
  void shouldBeDueAtOnceWhenConnectingFailedAtOnce() {
    world.start();
    long nowMs = world.network.nowMs();
    world.manager.model.openSession(PlainWorld.target("nowhere.example"), nowMs);
    assertTrue(world.manager.model.nextDeadlineMs() <= nowMs);
  }

  @Test
  void shouldBeDueAtTheEndOfTheHandshakeTime() {
    world.greeting().start();
    RawPeer.connect(world.stranger, world.agent);
    world.network.run(10);
    long acceptedMs = world.network.nowMs() - 9;
    assertEquals(acceptedMs + 15_000, world.agent.model.nextDeadlineMs());
    assertStepsDuring(0, world.agent, 14_990);
    assertStepsDuring(1, world.agent, 1);
  }

  @Test
  void shouldBeDueAtTheEndOfTheIdleTimeOfAcceptedSessionsOnly() {
    world.start();
    world.connectManager();
    world.network.run(10);
    assertEquals(Steppable.NEVER, world.manager.model.nextDeadlineMs());
    assertStepsDuring(0, world.agent, 599_000);
    assertStepsDuring(0, world.manager, 0);
  }

  @Test
  void shouldBeDueAtOnceWhenOutputBeganToWaitOutsideOfAStep() {
    world.network.setBufferBytes(300);
    world.start();
    RawPeer.connect(world.stranger, world.agent);
    world.network.run(10);
    byte[] message = Station.message(400);
    world.agent.model.sendMessage(
        Station.state(world.agent.opened.get(0), PlainWorld.MANAGER_NAME),
        message,
        0,
        message.length);
    long nowMs = world.network.nowMs();
    assertTrue(world.agent.model.nextDeadlineMs() <= nowMs);
    assertEquals(nowMs + 30_000, world.agent.model.step(nowMs));
  }

  @Test
  void shouldStandStillWhileOutputIsStuck() {
    world.network.setBufferBytes(300);
    world.start();
    RawPeer.connect(world.stranger, world.agent);
    world.network.run(10);
    world.agent.send(world.agent.opened.get(0), PlainWorld.MANAGER_NAME, Station.message(400));
    world.network.run(10);
    assertStepsDuring(0, world.agent, 29_000);
  }

  @Test
  void shouldStandStillWhileAMessageWaitsForRoom() {
    world.network.setBufferBytes(300);
    world.start();
    world.agent.echo();
    RawPeer peer = RawPeer.connect(world.stranger, world.agent);
    world.network.run(10);
    byte[] message = Station.message(250);
    for (int i = 0; i < 100; i++) {
      peer.connection.write(message, 0, message.length);
      world.network.run(3);
    }
    assertStepsDuring(0, world.agent, 20_000);
  }

  @Test
  void shouldStandStillWhileItWaitsForThePeersEnd() throws Exception {
    world.start();
    world.stranger.listen("::", Station.PORT);
    long id = world.manager.open(PlainWorld.target("198.51.100.66"));
    world.network.run(10);
    world.manager.close(id);
    world.network.run(10);
    assertStepsDuring(0, world.manager, 4_900);
    assertStepsDuring(1, world.manager, 200);
  }

  @Test
  void shouldWakeOnceForTheGraceOfPeersAndThenStandStill() {
    world.limits.setHandshakesMax(3);
    world.greeting().start();
    for (int i = 0; i < 3; i++) {
      RawPeer.connect(world.stranger, world.agent);
    }
    world.network.run(10);
    assertStepsDuring(1, world.agent, 2_000);
    assertStepsDuring(0, world.agent, 12_000);
  }

  @Test
  void shouldTakeExtraCallsWithoutHarm() {
    world.start();
    world.agent.echo();
    long id = world.connectManager();
    for (int i = 0; i < 50; i++) {
      world.manager.send(id, PlainWorld.AGENT_NAME, Station.message(40));
      world.agent.model.step(world.network.nowMs());
      world.manager.model.step(world.network.nowMs());
      world.network.run(1);
    }
    world.network.run(10);
    assertEquals(50, world.manager.received.size());
  }

  @Test
  void shouldCloseNoSoonerBecauseTheLastStepWasLongAgo() {
    world.network.setBufferBytes(300);
    world.limits.setIdleTimeMsMax(1_000_000_000);
    world.start();
    long id = world.connectManager();
    world.network.run(10_000_000);
    world.network.setLatencyMs(400);
    for (int i = 0; i < 8; i++) {
      world.manager.send(id, PlainWorld.AGENT_NAME, Station.message(100));
    }
    world.manager.close(id);
    world.network.run(10_000);
    assertEquals(8, world.agent.received.size());
    assertEquals(0, world.manager.counter(TlstmCounters.CLOSE_TIMEOUTS));
  }

  private void assertStepsDuring(int expected, Station station, long timeMs) {
    long before = world.network.steps(station.model);
    world.network.run(timeMs);
    assertEquals(expected, world.network.steps(station.model) - before);
  }
}
