/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.VirtualConnection;
import io.tocsin.snmp.TransportModel;
import io.tocsin.tls.PlainChannel;
import io.tocsin.tls.TlsRefusal;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 6353 §5.4: closing a session, step by step, and every other way in which sessions end. */
class ClosingProcedureTest {

  private final PlainWorld world = new PlainWorld().start();

  @Test
  void step1ShouldCountAsClient() {
    world.manager.close(world.connectManager());
    assertEquals(1, world.manager.counter(TlstmCounters.SESSION_CLIENT_CLOSES));
    assertEquals(0, world.manager.counter(TlstmCounters.SESSION_SERVER_CLOSES));
  }

  @Test
  void step1ShouldCountAsServer() {
    world.connectManager();
    world.agent.close(world.agent.opened.get(0));
    assertEquals(1, world.agent.counter(TlstmCounters.SESSION_SERVER_CLOSES));
    assertEquals(0, world.agent.counter(TlstmCounters.SESSION_CLIENT_CLOSES));
  }

  @Test
  void step1ShouldNotCountTheCloseOfThePeer() {
    world.manager.close(world.connectManager());
    world.network.run(1_000);
    assertEquals(1, world.agent.closed.size());
    assertEquals(SessionEnd.PEER_CLOSED, world.agent.closed.get(0).cause);
    assertEquals(0, world.agent.counter(TlstmCounters.SESSION_SERVER_CLOSES));
  }

  @Test
  void step3ShouldCountAndDoNothingMoreForASessionThatIsOver() {
    long id = world.connectManager();
    world.manager.close(id);
    world.network.run(1_000);
    world.manager.close(id);
    assertEquals(2, world.manager.counter(TlstmCounters.SESSION_CLIENT_CLOSES));
    long accepted = world.agent.opened.get(0);
    world.agent.close(accepted);
    assertEquals(1, world.agent.counter(TlstmCounters.SESSION_SERVER_CLOSES));
    assertEquals(1, world.manager.closed.size());
  }

  @Test
  void step3ShouldIgnoreNumbersThatNeverWere() {
    world.connectManager();
    world.manager.close(0);
    world.manager.close(Long.MAX_VALUE);
    world.manager.close(-2);
    world.network.run(100);
    assertEquals(1, world.manager.model.sessionCount());
    assertEquals(SessionState.NONE, world.manager.model.sessionState(-2));
  }

  @Test
  void step4ShouldDeliverEverythingTakenBeforeTheClose() {
    world.network.setBufferBytes(700);
    long id = world.connectManager();
    int sent = 0;
    while (world.manager.send(id, PlainWorld.AGENT_NAME, Station.message(100))
        == TransportModel.SENT) {
      sent++;
    }
    assertTrue(sent > 50, "sent " + sent);
    world.manager.close(id);
    assertEquals(
        TransportModel.NO_SESSION,
        world.manager.send(id, PlainWorld.AGENT_NAME, Station.message(100)));
    world.network.run(4_000);
    assertEquals(sent, world.agent.received.size());
    assertEquals(0, world.manager.model.sessionCount());
    assertEquals(0, world.manager.counter(TlstmCounters.CLOSE_TIMEOUTS));
  }

  @Test
  void step4ShouldHalfCloseAndKeepReadingUntilThePeersEnd() throws IOException {
    world.stranger.listen("::", Station.PORT);
    long id = world.manager.open(PlainWorld.target("198.51.100.66"));
    world.network.run(10);
    RawPeer server = RawPeer.accept(world.stranger, Station.PORT);
    world.manager.send(id, PlainWorld.AGENT_NAME, Station.message(60));
    world.manager.close(id);
    // What arrives after the close must not reset the connection under the last message.
    server.write(Station.message(400));
    world.network.run(10);
    assertEquals(SessionState.CLOSING, world.manager.model.sessionState(id));
    server.write(Station.message(400));
    world.network.run(10);
    assertArrayEquals(Station.message(60), server.read(1_000));
    assertTrue(server.seesEnd());
    assertTrue(world.manager.received.isEmpty());
    server.connection.close();
    world.network.run(10);
    assertEquals(SessionState.NONE, world.manager.model.sessionState(id));
    assertEquals(0, world.manager.counter(TlstmCounters.CLOSE_TIMEOUTS));
  }

  @Test
  void step4ShouldWaitForThePeersEndOnlySoLong() throws IOException {
    world.stranger.listen("::", Station.PORT);
    long id = world.manager.open(PlainWorld.target("198.51.100.66"));
    world.network.run(10);
    RawPeer server = RawPeer.accept(world.stranger, Station.PORT);
    world.manager.close(id);
    long startMs = world.network.nowMs();
    assertTrue(
        world.network.run(60_000, () -> world.manager.model.sessionState(id) == SessionState.NONE));
    assertEquals(startMs + 5_000, world.network.nowMs());
    assertEquals(1, world.manager.counter(TlstmCounters.CLOSE_TIMEOUTS));
    assertTrue(server.connection.other().isClosed());
  }

  @Test
  void step4ShouldDrainOnlySoLong() {
    world.network.setBufferBytes(300);
    RawPeer peer = RawPeer.connect(world.stranger, world.agent);
    world.network.run(10);
    long id = world.agent.opened.get(0);
    for (int i = 0; i < 10; i++) {
      world.agent.send(id, PlainWorld.MANAGER_NAME, Station.message(400));
    }
    world.agent.close(id);
    long startMs = world.network.nowMs();
    assertTrue(world.network.run(60_000, () -> world.agent.model.sessionCount() == 0));
    assertEquals(startMs + 5_000, world.network.nowMs());
    assertEquals(1, world.agent.counter(TlstmCounters.CLOSE_TIMEOUTS));
    assertFalse(peer.connection.isClosed());
  }

  @Test
  void shouldGiveUpASessionThatIsBeingConnected() {
    world.stranger.setSilent(true);
    long id = world.manager.open(PlainWorld.target("198.51.100.66"));
    world.network.run(10);
    world.manager.close(id);
    assertEquals(SessionState.NONE, world.manager.model.sessionState(id));
    assertFailedByRequest();
  }

  @Test
  void shouldGiveUpASessionWithinItsHandshake() throws IOException {
    world.greeting();
    world.stranger.listen("::", Station.PORT);
    long id = world.manager.open(PlainWorld.target("198.51.100.66"));
    world.network.run(10);
    assertEquals(SessionState.HANDSHAKING, world.manager.model.sessionState(id));
    world.manager.close(id);
    assertFailedByRequest();
    world.network.run(10_000);
    assertEquals(0, world.manager.model.sessionCount());
  }

  @Test
  void shouldTellThatThePeerClosed() {
    RawPeer peer = RawPeer.connect(world.stranger, world.agent);
    world.network.run(10);
    peer.write(Station.message(30));
    peer.connection.shutdownOutput();
    world.network.run(10);
    assertEquals(1, world.agent.received.size());
    assertEnd(SessionEnd.PEER_CLOSED);
    assertTrue(peer.seesEnd());
  }

  @Test
  void shouldAnswerAPeerThatClosedItsDirectionRightBehindItsRequest() {
    world.agent.echo();
    RawPeer peer = RawPeer.connect(world.stranger, world.agent);
    world.network.run(10);
    for (int i = 0; i < 40; i++) {
      peer.write(Station.message(100));
    }
    peer.connection.shutdownOutput();
    world.network.run(100);
    assertEquals(4_000, peer.read(5_000).length);
    assertTrue(peer.seesEnd());
    assertEnd(SessionEnd.PEER_CLOSED);
  }

  @Test
  void shouldTellThatThePeerClosedWithinAMessage() {
    RawPeer peer = RawPeer.connect(world.stranger, world.agent);
    world.network.run(10);
    peer.write((byte) 0x30, (byte) 10, (byte) 1);
    peer.connection.shutdownOutput();
    world.network.run(10);
    assertEnd(SessionEnd.TRUNCATED_MESSAGE);
    assertTrue(world.agent.received.isEmpty());
  }

  @Test
  void shouldTellThatTheConnectionBroke() {
    RawPeer peer = RawPeer.connect(world.stranger, world.agent);
    world.network.run(10);
    peer.connection.breakNow();
    world.network.run(10);
    assertEnd(SessionEnd.CONNECTION_BROKEN);
    assertEquals(0, world.agent.model.sessionCount());
  }

  @Test
  void shouldTellThatTheConnectionBrokeWhileOutputWaits() {
    world.network.setBufferBytes(300);
    RawPeer peer = RawPeer.connect(world.stranger, world.agent);
    world.network.run(10);
    long id = world.agent.opened.get(0);
    world.agent.send(id, PlainWorld.MANAGER_NAME, Station.message(400));
    world.network.run(10);
    peer.connection.breakNow();
    world.network.run(10);
    assertEnd(SessionEnd.CONNECTION_BROKEN);
    assertEquals(
        TransportModel.NO_SESSION,
        world.agent.send(id, PlainWorld.MANAGER_NAME, Station.message(40)));
  }

  @Test
  void shouldSurviveABreakInEveryStateOfAClientSession() {
    world.greeting();
    for (int afterMs = 0; afterMs < 12; afterMs++) {
      long id = world.manager.open(PlainWorld.target("192.0.2.1"));
      world.network.run(afterMs);
      world.manager.send(id, PlainWorld.AGENT_NAME, Station.message(30));
      if (afterMs > 9) {
        world.manager.close(id);
      }
      for (VirtualConnection each : List.copyOf(world.manager.host.connections())) {
        each.breakNow();
      }
      world.network.run(20);
      assertEquals(0, world.manager.model.sessionCount(), "after " + afterMs + " ms");
      assertEquals(0, world.agent.model.sessionCount(), "after " + afterMs + " ms");
    }
    assertEquals(12, world.manager.failed.size() + world.manager.closed.size());
  }

  @Test
  void shouldSurviveACloseByThePeerInEveryStateOfAServerSession() {
    world.greeting();
    world.agent.echo();
    byte[] script = Station.message(41);
    System.arraycopy(Station.message(40), 0, script, 1, 40);
    script[0] = PlainChannel.GREETING;
    for (int length = 0; length <= script.length; length++) {
      for (int how = 0; how < 3; how++) {
        RawPeer peer = RawPeer.connect(world.stranger, world.agent);
        world.network.run(5);
        if (length > 0) {
          peer.write(Arrays.copyOf(script, length));
        }
        if (how == 0) {
          peer.connection.shutdownOutput();
        } else if (how == 1) {
          peer.connection.close();
        } else {
          world.network.run(5);
          peer.connection.close();
        }
        world.network.run(20);
        peer.connection.close();
        world.network.run(20);
        assertEquals(0, world.agent.model.sessionCount(), "after " + length + ", " + how);
      }
    }
    assertEquals(3 * (script.length + 1), world.agent.failed.size() + world.agent.closed.size());
  }

  @Test
  void shouldCloseASessionFromWithinTheDeliveryOfItsMessage() {
    world.agent.reaction =
        (transport, state, message, offset, length, nowMs) -> {
          transport.sendMessage(state, message, offset, length);
          world.agent.model.closeSession(state.sessionId());
        };
    RawPeer peer = RawPeer.connect(world.stranger, world.agent);
    world.network.run(10);
    peer.write(Station.message(30));
    peer.write(Station.message(30));
    world.network.run(10);
    assertEquals(1, world.agent.received.size());
    assertArrayEquals(Station.message(30), peer.read(100));
    assertTrue(peer.seesEnd());
  }

  @Test
  void stopShouldCloseAllSessionsAndListenersInGoodOrder() {
    long id = world.connectManager();
    world.manager.send(id, PlainWorld.AGENT_NAME, Station.message(77));
    world.manager.model.stop(world.network.nowMs());
    world.agent.model.stop(world.network.nowMs());
    assertFalse(world.manager.model.isStopped());
    world.network.wake();
    world.network.run(1_000);
    assertTrue(world.manager.model.isStopped());
    assertTrue(world.agent.model.isStopped());
    assertEquals(0, world.manager.open(PlainWorld.target("192.0.2.1")));
    RawPeer late = RawPeer.connect(world.stranger, world.agent);
    world.network.run(10);
    assertTrue(late.connection.failure().contains("refused"));
  }

  private void assertFailedByRequest() {
    assertEquals(1, world.manager.failed.size());
    assertEquals(SessionEnd.BY_REQUEST, world.manager.failed.get(0).cause);
    assertEquals(1, world.manager.counter(TlstmCounters.SESSION_CLIENT_CLOSES));
    assertEquals(1, world.manager.counter(TlstmCounters.SESSION_OPEN_ERRORS));
    assertEquals(1, world.manager.model.counters().ends(SessionEnd.BY_REQUEST));
  }

  private void assertEnd(int cause) {
    assertEquals(1, world.agent.closed.size());
    assertEquals(cause, world.agent.closed.get(0).cause, world.agent.closed.get(0).text);
    assertEquals(1, world.agent.model.counters().ends(cause));
    TlsRefusal refusal = world.agent.closed.get(0).refusal;
    assertTrue(refusal == null);
  }
}
