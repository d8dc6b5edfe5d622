/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.snmp.SecurityLevel;
import io.tocsin.snmp.TransportDomain;
import org.junit.jupiter.api.Test;

/** RFC 6353 §5.1.2: processing of incoming messages, step by step. */
class IncomingProcedureTest {

  private final PlainWorld world = new PlainWorld().start();

  @Test
  void step1ShouldCountAcceptAtTheFirstMessageOnly() {
    long id = world.connectManager();
    assertEquals(1, world.agent.opened.size());
    assertEquals(0, world.agent.counter(TlstmCounters.SESSION_ACCEPTS));
    sendFromManager(id);
    assertEquals(1, world.agent.counter(TlstmCounters.SESSION_ACCEPTS));
    sendFromManager(id);
    assertEquals(1, world.agent.counter(TlstmCounters.SESSION_ACCEPTS));
    assertEquals(2, world.agent.counter(TlstmCounters.MESSAGES_IN));
  }

  @Test
  void step1ShouldNotCountAcceptAsClient() {
    world.agent.echo();
    sendFromManager(world.connectManager());
    world.network.run(100);
    assertEquals(1, world.manager.received.size());
    assertEquals(0, world.manager.counter(TlstmCounters.SESSION_ACCEPTS));
  }

  @Test
  void step1ShouldNeverUseASessionIdentifierTwice() {
    long first = world.connectManager();
    sendFromManager(first);
    world.manager.close(first);
    world.network.run(1_000);
    assertEquals(0, world.agent.model.sessionCount());
    long second = world.connectManager();
    sendFromManager(second);
    assertNotEquals(first, second);
    assertNotEquals(world.agent.receivedFrom.get(0), world.agent.receivedFrom.get(1));
    assertEquals(SessionState.NONE, world.manager.model.sessionState(first));
    assertEquals(SessionState.OPEN, world.manager.model.sessionState(second));
  }

  @Test
  void step2ShouldFillTheStateReference() {
    sendFromManager(world.connectManager());
    assertEquals(world.agent.opened.get(0), world.agent.lastState.sessionId());
    assertEquals("manager.example", world.agent.receivedNames.get(0));
    assertEquals(SecurityLevel.AUTH_PRIV, world.agent.lastState.transportSecurityLevel());
    assertEquals(TransportDomain.TLS_TCP, world.agent.model.transportDomain());
  }

  @Test
  void step2ShouldNameTheServerByTheTargetsSecurityName() {
    world.agent.echo();
    long id = world.connectManager();
    sendFromManager(id);
    world.network.run(100);
    assertEquals(PlainWorld.AGENT_NAME, world.manager.receivedNames.get(0));
    assertEquals(id, world.manager.lastState.sessionId());
  }

  @Test
  void step2ShouldKeepTheSecurityNameForTheLifeOfTheSession() {
    long id = world.connectManager();
    for (int i = 0; i < 3; i++) {
      world.agent.reaction =
          (transport, state, message, offset, length, nowMs) -> {
            state.setSecurityName(new byte[] {'x'}, 0, 1);
            state.setSessionId(99);
          };
      sendFromManager(id);
      assertEquals("manager.example", world.agent.receivedNames.get(i));
      assertEquals(world.agent.opened.get(0), world.agent.receivedFrom.get(i));
    }
  }

  @Test
  void steps3And4ShouldPassWholeMessagesToTheDispatcher() {
    long id = world.connectManager();
    for (int size : new int[] {2, 127, 129, 130, 484, Station.MESSAGE_SIZE_MAX}) {
      assertEquals(0, world.manager.send(id, PlainWorld.AGENT_NAME, Station.message(size)));
      world.network.run(100);
      int last = world.agent.received.size() - 1;
      assertArrayEquals(Station.message(size), world.agent.received.get(last));
    }
  }

  @Test
  void steps3And4ShouldFindMessagesInPiecesOfAnySize() {
    RawPeer peer = RawPeer.connect(world.stranger, world.agent);
    world.network.run(10);
    byte[] message = Station.message(200);
    for (byte each : message) {
      peer.write(each);
      world.network.run(3);
    }
    assertEquals(1, world.agent.received.size());
    peer.write(message);
    peer.write(message);
    world.network.run(3);
    assertEquals(3, world.agent.received.size());
    assertArrayEquals(message, world.agent.received.get(2));
  }

  @Test
  void shouldTakeABoundedNumberOfMessagesInOneStepAndTheRestAtOnce() {
    world.limits.setMessagesPerStepMax(3);
    RawPeer peer = RawPeer.connect(world.stranger, world.agent);
    world.network.run(10);
    for (int i = 0; i < 10; i++) {
      peer.write(Station.message(20));
    }
    int[] most = {0};
    int[] before = {0};
    world.network.run(
        50,
        () -> {
          most[0] = Math.max(most[0], world.agent.received.size() - before[0]);
          before[0] = world.agent.received.size();
          return false;
        });
    assertEquals(10, world.agent.received.size());
    assertTrue(most[0] <= 3, "in one step: " + most[0]);
  }

  @Test
  void shouldTakeNoMessageWhoseAnswerMightFindNoRoom() {
    world.network.setBufferBytes(1_000);
    world.agent.echo();
    RawPeer peer = RawPeer.connect(world.stranger, world.agent);
    world.network.run(10);
    byte[] message = Station.message(900);
    int sent = 0;
    while (peer.connection.write(message, 0, message.length) == message.length && sent < 1_000) {
      sent++;
      world.network.run(5);
    }
    int taken = world.agent.received.size();
    assertTrue(taken < sent, "taken " + taken + " of " + sent);
    assertEquals(0, world.agent.counter(TlstmCounters.MESSAGES_FULL));
    assertEquals(0, world.agent.counter(TlstmCounters.SESSION_NO_SESSIONS));
    for (int i = 0; i < taken; i++) {
      assertArrayEquals(message, readMessage(peer, message.length));
    }
    world.network.run(100);
    assertTrue(world.agent.received.size() > taken);
  }

  private byte[] readMessage(RawPeer peer, int length) {
    byte[] all = new byte[length];
    int count = 0;
    while (count < length) {
      byte[] some = peer.read(length - count);
      System.arraycopy(some, 0, all, count, some.length);
      count += some.length;
      world.network.run(5);
    }
    return all;
  }

  private void sendFromManager(long id) {
    assertEquals(0, world.manager.send(id, PlainWorld.AGENT_NAME, Station.message(50)));
    world.network.run(20);
  }
}
