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
import io.tocsin.tls.TlsRefusal;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Peers that are silent, slow, greedy or mad: they lose their own session and nothing else. */
class HostilePeerTest {

  private final PlainWorld world = new PlainWorld();

  @Test
  void shouldGiveUpPeerThatIsSilentBeforeTheHandshake() {
    world.greeting().start();
    RawPeer.connect(world.stranger, world.agent);
    long startMs = world.network.nowMs();
    assertTrue(world.network.run(60_000, () -> !world.agent.failed.isEmpty()));
    assertEquals(startMs + 1 + 15_000, world.network.nowMs());
    assertEquals(SessionEnd.HANDSHAKE_TIMEOUT, world.agent.failed.get(0).cause);
    assertEquals(TlsRefusal.TIMEOUT, world.agent.failed.get(0).refusal.cause());
    assertEquals(0, world.agent.counter(TlstmCounters.SESSION_INVALID_CLIENT_CERTIFICATES));
    assertEquals(0, world.agent.model.sessionCount());
  }

  @Test
  void shouldGiveUpServerThatIsSilentDuringTheHandshake() throws Exception {
    world.greeting().start();
    world.stranger.listen("::", Station.PORT);
    world.manager.open(PlainWorld.target("198.51.100.66"));
    assertTrue(world.network.run(60_000, () -> !world.manager.failed.isEmpty()));
    assertEquals(SessionEnd.HANDSHAKE_TIMEOUT, world.manager.failed.get(0).cause);
    assertEquals(1, world.manager.counter(TlstmCounters.SESSION_OPEN_ERRORS));
    assertEquals(0, world.manager.counter(TlstmCounters.SESSION_UNKNOWN_SERVER_CERTIFICATE));
    assertEquals(0, world.manager.counter(TlstmCounters.SESSION_INVALID_SERVER_CERTIFICATES));
  }

  @Test
  void shouldCloseManagerThatIsSilentAfterTheHandshake() {
    world.start();
    RawPeer peer = RawPeer.connect(world.stranger, world.agent);
    world.network.run(100);
    long openedMs = world.network.nowMs() - 99;
    assertTrue(world.network.run(1_000_000, () -> !world.agent.closed.isEmpty()));
    assertEquals(openedMs + 600_000, world.network.nowMs());
    assertEquals(SessionEnd.IDLE, world.agent.closed.get(0).cause);
    assertEquals(1, world.agent.counter(TlstmCounters.SESSION_SERVER_CLOSES));
    world.network.run(10);
    assertTrue(peer.seesEnd());
  }

  @Test
  void shouldCountIdleTimeFromTheLastMessageOfEitherSide() {
    world.start();
    RawPeer peer = RawPeer.connect(world.stranger, world.agent);
    world.network.run(300_000);
    peer.write(Station.message(20));
    world.network.run(500_000);
    world.agent.send(world.agent.opened.get(0), PlainWorld.MANAGER_NAME, Station.message(20));
    world.network.run(500_000);
    assertTrue(world.agent.closed.isEmpty());
    world.network.run(200_000);
    assertEquals(SessionEnd.IDLE, world.agent.closed.get(0).cause);
  }

  @Test
  void shouldNotCallOurOwnSessionsIdle() {
    world.limits.setIdleTimeMsMax(1_000_000_000);
    world.start();
    long id = world.connectManager();
    world.network.run(10_000_000);
    assertEquals(SessionState.OPEN, world.manager.model.sessionState(id));
  }

  @Test
  void shouldCloseManagerThatNeverFinishesAMessage() {
    world.start();
    RawPeer peer = RawPeer.connect(world.stranger, world.agent);
    byte[] message = Station.message(1_000);
    world.network.run(10);
    for (int i = 0; i < 999 && world.agent.closed.isEmpty(); i++) {
      peer.write(message[i]);
      world.network.run(1_000);
    }
    assertEquals(SessionEnd.IDLE, world.agent.closed.get(0).cause);
    assertTrue(world.agent.received.isEmpty());
  }

  @Test
  void shouldCutManagerThatNeverReads() {
    world.network.setBufferBytes(2_000);
    world.start();
    world.agent.echo();
    long good = world.connectManager();
    RawPeer greedy = RawPeer.connect(world.stranger, world.agent);
    world.network.run(10);
    byte[] request = Station.message(500);
    long startMs = world.network.nowMs();
    while (world.agent.closed.isEmpty() && world.network.nowMs() < startMs + 100_000) {
      greedy.connection.write(request, 0, request.length);
      int before = world.manager.received.size();
      world.manager.send(good, PlainWorld.AGENT_NAME, Station.message(50));
      assertTrue(
          world.network.run(100, () -> world.manager.received.size() > before),
          "the good manager had to wait");
      world.network.run(100);
    }
    assertEquals(SessionEnd.OUTPUT_STALLED, world.agent.closed.get(0).cause);
    assertTrue(world.network.nowMs() <= startMs + 40_000);
    assertEquals(SessionState.OPEN, world.manager.model.sessionState(good));
    assertEquals(1, world.agent.model.sessionCount());
    assertEquals(0, world.agent.counter(TlstmCounters.MESSAGES_FULL));
  }

  @Test
  void shouldCutManagerThatReadsTooSlowly() {
    world.network.setBufferBytes(500);
    world.start();
    RawPeer slow = RawPeer.connect(world.stranger, world.agent);
    world.network.run(10);
    long id = world.agent.opened.get(0);
    while (world.agent.send(id, PlainWorld.MANAGER_NAME, Station.message(400))
        == TransportModel.SENT) {
      world.network.run(1);
    }
    for (int i = 0; i < 60 && world.agent.closed.isEmpty(); i++) {
      slow.read(1);
      world.network.run(1_000);
    }
    assertEquals(SessionEnd.OUTPUT_STALLED, world.agent.closed.get(0).cause);
  }

  @Test
  void shouldBearManagerThatReadsSlowlyButSurely() {
    world.network.setBufferBytes(500);
    world.start();
    RawPeer slow = RawPeer.connect(world.stranger, world.agent);
    world.network.run(10);
    long id = world.agent.opened.get(0);
    for (int i = 0; i < 300; i++) {
      while (world.agent.send(id, PlainWorld.MANAGER_NAME, Station.message(400))
          == TransportModel.SENT) {
        world.network.run(1);
      }
      slow.read(300);
      world.network.run(1_000);
    }
    assertTrue(world.agent.closed.isEmpty());
  }

  @Test
  void shouldCloseOnMalformedMessageHeader() {
    assertClosedBy(SessionEnd.MALFORMED_FRAME, (byte) 0x04, (byte) 1, (byte) 1);
    assertClosedBy(SessionEnd.MALFORMED_FRAME, (byte) 0x30, (byte) 0x80);
    assertClosedBy(SessionEnd.MALFORMED_FRAME, (byte) 0x30, (byte) 0x85);
  }

  @Test
  void shouldCloseOnMessageAboveTheGreatest() {
    assertClosedBy(SessionEnd.MESSAGE_TOO_LARGE, (byte) 0x30, (byte) 0x82, (byte) 7, (byte) 0xCD);
    assertTrue(world.agent.closed.get(0).text.contains("2001 bytes"));
    assertTrue(world.agent.closed.get(0).text.contains("2000"));
  }

  @Test
  void shouldStillAnswerWhatStoodBeforeTheMalformedHeader() {
    world.start();
    world.agent.echo();
    RawPeer peer = RawPeer.connect(world.stranger, world.agent);
    world.network.run(10);
    byte[] bytes = Arrays.copyOf(Station.message(50), 60);
    peer.write(bytes);
    world.network.run(10);
    assertEquals(50, peer.read(100).length);
    assertTrue(peer.seesEnd());
    assertEquals(SessionEnd.MALFORMED_FRAME, world.agent.closed.get(0).cause);
  }

  @Test
  void shouldThrowAwayWhatAPeerSendsAfterWeClosed() {
    world.start();
    RawPeer peer = RawPeer.connect(world.stranger, world.agent);
    world.network.run(10);
    peer.write((byte) 4);
    world.network.run(10);
    byte[] flood = new byte[10_000];
    for (int i = 0; i < 100; i++) {
      peer.connection.write(flood, 0, flood.length);
      world.network.run(10);
    }
    assertEquals(1, world.agent.model.sessionCount());
    world.network.run(5_000);
    assertEquals(0, world.agent.model.sessionCount());
    assertEquals(1, world.agent.counter(TlstmCounters.CLOSE_TIMEOUTS));
  }

  @Test
  void shouldTellOfPlainTextInTheHandshake() {
    world.greeting().start();
    RawPeer peer = RawPeer.connect(world.stranger, world.agent);
    world.network.run(10);
    peer.write(Station.message(40));
    world.network.run(10);
    assertEquals(SessionEnd.TLS_FAILED, world.agent.failed.get(0).cause);
    assertEquals(TlsRefusal.PROTOCOL, world.agent.failed.get(0).refusal.cause());
    assertEquals(0, world.agent.counter(TlstmCounters.SESSION_INVALID_CLIENT_CERTIFICATES));
    assertTrue(world.agent.received.isEmpty());
  }

  @Test
  void shouldServeAllManagersAlikeWhileOneFloods() {
    world.limits.setMessagesPerStepMax(4);
    world.start();
    world.agent.echo();
    RawPeer flooder = RawPeer.connect(world.stranger, world.agent);
    RawPeer modest = RawPeer.connect(world.stranger, world.agent);
    world.network.run(10);
    byte[] flood = new byte[20 * 1_000];
    for (int i = 0; i < 1_000; i++) {
      System.arraycopy(Station.message(20), 0, flood, 20 * i, 20);
    }
    flooder.write(flood);
    modest.write(Station.message(30));
    world.network.run(10, () -> has(30));
    int before = world.agent.received.size();
    assertTrue(before <= 40, "the modest one came after " + before);
    world.network.run(100);
    assertEquals(1_001, world.agent.received.size());
  }

  @Test
  void shouldWithstandRandomPeers() {
    world.greeting().start();
    world.agent.echo();
    Random random = new Random(4711);
    for (int i = 0; i < 300; i++) {
      RawPeer peer = RawPeer.connect(world.stranger, world.agent);
      world.network.run(5);
      if (random.nextInt(4) > 0) {
        peer.write(PlainChannel.GREETING);
      }
      for (int round = random.nextInt(6); round > 0; round--) {
        byte[] bytes = new byte[1 + random.nextInt(600)];
        random.nextBytes(bytes);
        if (random.nextBoolean()) {
          bytes = Station.message(bytes.length + 1);
        }
        peer.connection.write(bytes, 0, bytes.length);
        world.network.run(random.nextInt(4));
      }
      if (random.nextBoolean()) {
        peer.connection.close();
      } else if (random.nextBoolean()) {
        peer.connection.breakNow();
      }
    }
    // Those who are authenticated and silent fill all places; they go when they have been idle.
    world.network.run(10_000_000);
    assertEquals(0, world.agent.model.sessionCount());
    assertEquals(300, world.agent.failed.size() + world.agent.closed.size());
    assertEquals(world.agent.opened.size(), world.agent.closed.size());
    assertFalse(world.agent.received.isEmpty());
  }

  private boolean has(int size) {
    return world.agent.received.stream().anyMatch(message -> message.length == size);
  }

  private void assertClosedBy(int cause, byte... bytes) {
    PlainWorld fresh = new PlainWorld().start();
    RawPeer peer = RawPeer.connect(fresh.stranger, fresh.agent);
    fresh.network.run(10);
    peer.write(bytes);
    fresh.network.run(10);
    assertEquals(1, fresh.agent.closed.size());
    assertEquals(cause, fresh.agent.closed.get(0).cause);
    assertEquals(1, fresh.agent.model.counters().ends(cause));
    assertEquals(1, fresh.agent.counter(TlstmCounters.SESSION_SERVER_CLOSES));
    assertTrue(peer.seesEnd());
    assertTrue(fresh.agent.received.isEmpty());
    world.agent = fresh.agent;
  }
}
