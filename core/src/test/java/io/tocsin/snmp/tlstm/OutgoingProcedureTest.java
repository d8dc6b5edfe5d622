/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.snmp.TmStateReference;
import io.tocsin.snmp.TransportModel;
import org.junit.jupiter.api.Test;

/** RFC 6353 §5.2: procedures for an outgoing SNMP message, step by step. */
class OutgoingProcedureTest {

  private static final byte[] MESSAGE = Station.message(100);

  private final PlainWorld world = new PlainWorld().start();

  @Test
  void step1ShouldRefuseMissingStateReference() {
    assertInvalidCache(null);
  }

  @Test
  void step1ShouldRefuseStateWithoutSecurityName() {
    assertInvalidCache(Station.state(world.connectManager(), ""));
  }

  @Test
  void step1ShouldRefuseStateWithoutRequestedSecurityLevel() {
    for (int level : new int[] {-1, 0, 4}) {
      TmStateReference state = Station.state(1, PlainWorld.AGENT_NAME);
      state.setRequestedSecurityLevel(level);
      long before = world.manager.counter(TlstmCounters.SESSION_INVALID_CACHES);
      assertEquals(TransportModel.REFUSED, send(state));
      assertEquals(before + 1, world.manager.counter(TlstmCounters.SESSION_INVALID_CACHES));
    }
  }

  @Test
  void step2ShouldServeEveryRequestedSecurityLevel() {
    long id = world.connectManager();
    for (int level = 1; level <= 3; level++) {
      TmStateReference state = Station.state(id, PlainWorld.AGENT_NAME);
      state.setRequestedSecurityLevel(level);
      assertEquals(TransportModel.SENT, send(state));
    }
    assertEquals(3, world.manager.counter(TlstmCounters.MESSAGES_OUT));
  }

  @Test
  void step3ShouldDropWhenSameSecurityIsAskedAndSessionIsUndefined() {
    world.connectManager();
    TmStateReference state = Station.state(0, PlainWorld.AGENT_NAME);
    state.setSameSecurity(true);
    assertNoSession(state);
  }

  @Test
  void step3ShouldDropWhenSameSecurityIsAskedAndSessionIsOver() {
    long id = world.connectManager();
    world.manager.close(id);
    world.network.run(1_000);
    world.connectManager();
    TmStateReference state = Station.state(id, PlainWorld.AGENT_NAME);
    state.setSameSecurity(true);
    assertNoSession(state);
  }

  @Test
  void step4ShouldReportNoSessionInsteadOfOpeningAnother() {
    long id = world.connectManager();
    world.manager.close(id);
    world.network.run(1_000);
    assertNoSession(Station.state(id, PlainWorld.AGENT_NAME));
    assertEquals(1, world.manager.counter(TlstmCounters.SESSION_OPENS));
  }

  @Test
  void step4ShouldReportNoSessionWhileTheSessionIsNotOpen() {
    world.greeting();
    world.network.addHost("192.0.2.99").setSilent(true);
    long id = world.manager.open(PlainWorld.target("192.0.2.99"));
    assertNoSession(Station.state(id, PlainWorld.AGENT_NAME));
    world.network.run(10);
    assertNoSession(Station.state(id, PlainWorld.AGENT_NAME));
  }

  @Test
  void step5aShouldUseTheOpenSessionUnderTheName() {
    world.connectManager();
    assertEquals(TransportModel.SENT, send(Station.state(0, PlainWorld.AGENT_NAME)));
    world.network.run(100);
    assertEquals(1, world.agent.received.size());
  }

  @Test
  void step5aShouldNotUseASessionUnderAnotherName() {
    world.connectManager();
    assertNoSession(Station.state(0, "somebody"));
  }

  @Test
  void step5aShouldNotUseAnAcceptedSession() {
    world.connectManager();
    assertEquals(
        TransportModel.NO_SESSION,
        world.agent.model.sendMessage(
            Station.state(0, PlainWorld.MANAGER_NAME), MESSAGE, 0, MESSAGE.length));
  }

  @Test
  void step5aShouldNotChooseBetweenTwoAddresses() {
    new Station(
            world.network, "192.0.2.3", world.agentChannels, PlainWorld.policy(), new TlstmLimits())
        .listen();
    world.connectManager();
    world.manager.open(PlainWorld.target("192.0.2.3"));
    world.network.run(100);
    assertEquals(2, world.manager.opened.size());
    assertNoSession(Station.state(0, PlainWorld.AGENT_NAME));
  }

  @Test
  void step5bShouldOpenNothingOnBehalfOfAMessage() {
    assertNoSession(Station.state(0, PlainWorld.AGENT_NAME));
    assertEquals(0, world.manager.counter(TlstmCounters.SESSION_OPENS));
  }

  @Test
  void step6ShouldRefuseTheSessionOfAnotherPrincipal() {
    assertInvalidCache(Station.state(world.connectManager(), "somebody"));
    world.network.run(100);
    assertTrue(world.agent.received.isEmpty());
  }

  @Test
  void step6ShouldSayWhenThereIsNoRoomAndTakeMessagesAgainWhenThereIs() {
    world.network.setBufferBytes(500);
    long id = world.connectManager();
    world.network.setLatencyMs(1_000);
    int sent = 0;
    while (world.manager.send(id, PlainWorld.AGENT_NAME, MESSAGE) == TransportModel.SENT) {
      sent++;
    }
    assertEquals(1, world.manager.counter(TlstmCounters.MESSAGES_FULL));
    assertEquals(0, world.manager.counter(TlstmCounters.SESSION_NO_SESSIONS));
    world.network.setLatencyMs(1);
    world.network.run(30_000);
    assertEquals(sent, world.agent.received.size());
    assertEquals(TransportModel.SENT, world.manager.send(id, PlainWorld.AGENT_NAME, MESSAGE));
  }

  @Test
  void shouldBeDrainedOnlyWhileTheNetworkHasTakenEveryMessage() {
    world.network.setBufferBytes(500);
    long id = world.connectManager();
    assertTrue(world.manager.model.isDrained(id));
    world.network.setLatencyMs(1_000);
    for (int i = 0; i < 5; i++) {
      world.manager.send(id, PlainWorld.AGENT_NAME, MESSAGE);
    }
    assertTrue(world.manager.model.isDrained(id), "500 bytes are with the network");
    world.manager.send(id, PlainWorld.AGENT_NAME, MESSAGE);
    assertFalse(world.manager.model.isDrained(id));
    world.network.run(5_000);
    assertTrue(world.manager.model.isDrained(id));
    world.manager.close(id);
    assertFalse(world.manager.model.isDrained(id), "a session that ends tells nothing");
    assertFalse(world.manager.model.isDrained(0));
  }

  @Test
  void shouldRefuseMessageAboveTheGreatest() {
    long id = world.connectManager();
    byte[] large = Station.message(Station.MESSAGE_SIZE_MAX + 1);
    assertEquals(TransportModel.REFUSED, world.manager.send(id, PlainWorld.AGENT_NAME, large));
    assertEquals(1, world.manager.counter(TlstmCounters.MESSAGES_TOO_LARGE));
    assertEquals(SessionState.OPEN, world.manager.model.sessionState(id));
  }

  private int send(TmStateReference state) {
    int result = world.manager.model.sendMessage(state, MESSAGE, 0, MESSAGE.length);
    world.network.wake();
    return result;
  }

  private void assertNoSession(TmStateReference state) {
    long before = world.manager.counter(TlstmCounters.SESSION_NO_SESSIONS);
    assertEquals(TransportModel.NO_SESSION, send(state));
    assertEquals(before + 1, world.manager.counter(TlstmCounters.SESSION_NO_SESSIONS));
    assertEquals(0, world.manager.counter(TlstmCounters.SESSION_INVALID_CACHES));
    assertEquals(0, world.manager.counter(TlstmCounters.MESSAGES_OUT));
  }

  private void assertInvalidCache(TmStateReference state) {
    assertEquals(TransportModel.REFUSED, send(state));
    assertEquals(1, world.manager.counter(TlstmCounters.SESSION_INVALID_CACHES));
    assertEquals(0, world.manager.counter(TlstmCounters.SESSION_NO_SESSIONS));
    assertEquals(0, world.manager.counter(TlstmCounters.MESSAGES_OUT));
  }
}
