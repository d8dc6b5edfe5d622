/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.snmp.TransportModel;
import io.tocsin.tls.PlainChannel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is let in, who has to wait, and who gives way when places are few. */
class AdmissionTest {

  private final PlainWorld world = new PlainWorld().greeting();

  @Test
  void shouldAnswerAnEstablishedManagerThroughout200SilentConnections() {
    world.start();
    world.agent.echo();
    long id = world.connectManager();
    List<RawPeer> silent = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      silent.add(RawPeer.connect(world.stranger, world.agent));
    }
    int asked = 0;
    for (int round = 0; round < 120; round++) {
      long sentMs = world.network.nowMs();
      assertEquals(
          TransportModel.SENT, world.manager.send(id, PlainWorld.AGENT_NAME, Station.message(120)));
      int expected = ++asked;
      assertTrue(
          world.network.run(100, () -> world.manager.received.size() == expected),
          "no answer in round " + round);
      assertTrue(world.network.nowMs() - sentMs <= 4, "slow in round " + round);
      assertTrue(world.agent.model.sessionCount() <= 1 + world.limits.handshakesMax());
      world.network.run(1_000);
    }
    assertTrue(world.agent.closed.isEmpty());
    // All of them have been seen off by now, one way or the other.
    assertEquals(200, world.agent.failed.size());
    assertEquals(1, world.agent.model.sessionCount());
    for (RawPeer each : silent) {
      each.read(10);
      assertTrue(each.seesEnd() || each.seesBreak());
    }
  }

  @Test
  void shouldLetANewManagerInSoonWhile200ConnectionsAreSilent() {
    world.start();
    for (int i = 0; i < 200; i++) {
      RawPeer.connect(world.stranger, world.agent);
    }
    world.network.run(10);
    long startMs = world.network.nowMs();
    world.connectSlowManager(120_000);
    // 8 places change their owner after each time of grace: 200 / 8 * 2 s.
    assertTrue(world.network.nowMs() - startMs <= 52_000);
  }

  @Test
  void shouldHoldOffConnectionsWhileAllHandshakePlacesAreWithinTheirGrace() {
    world.limits.setHandshakesMax(3);
    world.start();
    for (int i = 0; i < 5; i++) {
      RawPeer.connect(world.stranger, world.agent);
    }
    world.network.run(1_000);
    assertEquals(3, world.agent.model.sessionCount());
    assertEquals(2, world.agent.host.listener(Station.PORT).waitingCount());
    assertFalse(world.agent.host.listener(Station.PORT).isAcceptWanted());
    world.network.run(1_100);
    assertEquals(3, world.agent.model.sessionCount());
    assertEquals(0, world.agent.host.listener(Station.PORT).waitingCount());
    assertEquals(2, world.agent.model.counters().ends(SessionEnd.EVICTED));
  }

  @Test
  void shouldEvictNobodyWhenNobodyWaits() {
    world.limits.setHandshakesMax(3);
    world.start();
    for (int i = 0; i < 3; i++) {
      RawPeer.connect(world.stranger, world.agent);
    }
    world.network.run(14_000);
    assertEquals(3, world.agent.model.sessionCount());
    assertTrue(world.agent.host.listener(Station.PORT).isAcceptWanted());
    assertEquals(0, world.agent.model.counters().ends(SessionEnd.EVICTED));
  }

  @Test
  void shouldEvictSilentPeersBeforeThoseThatHaveSpoken() {
    world.limits.setHandshakesMax(2);
    world.agentChannels.setGreets(true);
    world.start();
    // Its greeting is wrong, so it lingers as a refused peer that has spoken.
    RawPeer speaker = RawPeer.connect(world.stranger, world.agent);
    world.network.run(100);
    RawPeer silent = RawPeer.connect(world.stranger, world.agent);
    speaker.write((byte) 0);
    world.network.run(2_500);
    RawPeer third = RawPeer.connect(world.stranger, world.agent);
    world.network.run(10);
    assertTrue(silent.connection.other().isClosed());
    assertFalse(speaker.connection.other().isClosed());
    assertFalse(third.connection.other().isClosed());
  }

  @Test
  void shouldNeverEvictAnAuthenticatedPeer() {
    world.limits.setAcceptedSessionsMax(2).setHandshakesMax(2);
    world.start();
    RawPeer one = greet(RawPeer.connect(world.stranger, world.agent));
    RawPeer two = greet(RawPeer.connect(world.stranger, world.agent));
    assertEquals(2, world.agent.opened.size());
    for (int i = 0; i < 10; i++) {
      RawPeer.connect(world.stranger, world.agent);
    }
    world.network.run(60_000);
    assertEquals(2, world.agent.model.sessionCount());
    assertEquals(10, world.agent.host.listener(Station.PORT).waitingCount());
    one.write(Station.message(20));
    two.write(Station.message(20));
    world.network.run(10);
    assertEquals(2, world.agent.received.size());
    one.connection.close();
    world.network.run(10);
    assertEquals(9, world.agent.host.listener(Station.PORT).waitingCount());
  }

  @Test
  void shouldKeepPlacesForSessionsThatWeOpen() {
    world.limits.setSessionsMax(4).setAcceptedSessionsMax(3).setHandshakesMax(3);
    world.start();
    for (int i = 0; i < 5; i++) {
      greet(RawPeer.connect(world.stranger, world.agent));
    }
    assertEquals(3, world.agent.model.sessionCount());
    assertTrue(world.agent.open(PlainWorld.target("198.51.100.66")) != 0);
    assertEquals(0, world.agent.open(PlainWorld.target("198.51.100.66")));
  }

  @Test
  void shouldEvictAnUnauthenticatedPeerForASessionThatWeOpen() {
    world.limits.setSessionsMax(2).setAcceptedSessionsMax(2);
    world.start();
    RawPeer.connect(world.stranger, world.agent);
    RawPeer.connect(world.stranger, world.agent);
    world.network.run(1_000);
    assertEquals(0, world.agent.open(PlainWorld.target("192.0.2.2")));
    world.network.run(1_100);
    assertTrue(world.agent.open(PlainWorld.target("192.0.2.2")) != 0);
    assertEquals(1, world.agent.model.counters().ends(SessionEnd.EVICTED));
  }

  @Test
  void shouldNotTripOverAnObserverThatOpensSessionsWhenPeersAreEvicted() {
    world.limits.setSessionsMax(2).setAcceptedSessionsMax(2);
    world.start();
    world.agent.whenEnded = () -> world.agent.open(PlainWorld.target("192.0.2.2"));
    for (int i = 0; i < 6; i++) {
      RawPeer.connect(world.stranger, world.agent);
      world.network.run(1_500);
      assertTrue(world.agent.model.sessionCount() <= 2);
    }
    assertTrue(world.agent.model.counters().ends(SessionEnd.EVICTED) > 0);
  }

  @Test
  void shouldServeAllListenersInTurn() throws IOException {
    world.start();
    world.agent.model.listen("::", 4_711);
    world.limits.setHandshakesMax(8);
    for (int i = 0; i < 20; i++) {
      RawPeer.connect(world.stranger, world.agent);
    }
    world.stranger.connect(world.agent.host.address(), 4_711);
    world.network.wake();
    world.network.run(10);
    assertEquals(0, world.agent.host.listener(4_711).waitingCount());
  }

  @Test
  void shouldServeEstablishedManagersBeforeItWorksOnManyHandshakes() {
    world.network.setLatencyMs(0);
    world.start();
    RawPeer manager = greet(RawPeer.connect(world.stranger, world.agent));
    List<RawPeer> others = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      others.add(RawPeer.connect(world.stranger, world.agent));
    }
    world.agent.model.step(world.network.nowMs());
    others.forEach(each -> each.write(PlainChannel.GREETING));
    List<Integer> openedWhenReceived = new ArrayList<>();
    world.agent.reaction =
        (transport, state, message, offset, length, nowMs) ->
            openedWhenReceived.add(world.agent.opened.size());
    manager.write(Station.message(20));
    for (int opened = 1; opened < 7; opened += 2) {
      assertEquals(opened, world.agent.opened.size());
      long nextMs = world.agent.model.step(world.network.nowMs());
      // As long as more is to be done, it is due again at once.
      assertEquals(opened + 2 < 7, nextMs <= world.network.nowMs());
    }
    assertEquals(7, world.agent.opened.size());
    assertEquals(List.of(1), openedWhenReceived);
  }

  private RawPeer greet(RawPeer peer) {
    world.network.run(5);
    peer.write(PlainChannel.GREETING);
    world.network.run(5);
    return peer;
  }
}
