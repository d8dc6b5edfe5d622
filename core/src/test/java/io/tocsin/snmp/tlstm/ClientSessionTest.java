/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.snmp.TransportModel;
import io.tocsin.tls.CertificateView;
import io.tocsin.tls.Fingerprint;
import io.tocsin.tls.PeerVerifier;
import io.tocsin.tls.PlainChannel;
import io.tocsin.tls.TestPki;
import io.tocsin.tls.TlsRefusal;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 6353 §5.3.1: establishing a session as a client, step by step. */
class ClientSessionTest {

  private final PlainWorld world = new PlainWorld();

  @Test
  void step1ShouldCountEveryOpenWhetherItSucceedsOrNot() {
    world.start().connectManager();
    world.manager.open(PlainWorld.target("nowhere.example"));
    world.network.run(100);
    assertEquals(2, world.manager.counter(TlstmCounters.SESSION_OPENS));
    assertEquals(1, world.manager.counter(TlstmCounters.SESSION_OPEN_ERRORS));
  }

  @Test
  void step1ShouldAnswerZeroWhenTheTableIsFull() {
    world.start();
    Station small = station(PlainWorld.policy(), new TlstmLimits().setSessionsMax(2));
    assertNotEquals(0, small.open(PlainWorld.target("192.0.2.1")));
    assertNotEquals(0, small.open(PlainWorld.target("192.0.2.1")));
    assertEquals(0, small.open(PlainWorld.target("192.0.2.1")));
    assertEquals(3, small.counter(TlstmCounters.SESSION_OPENS));
    assertEquals(1, small.counter(TlstmCounters.SESSION_OPEN_ERRORS));
    assertTrue(small.failed.isEmpty());
  }

  @Test
  void step3ShouldResolveTheNameAnewEachTime() {
    world.start();
    world.network.addName("agent.example", world.stranger);
    world.manager.open(PlainWorld.target("agent.example"));
    world.network.run(100);
    assertEquals(1, world.manager.failed.size());
    world.network.addName("agent.example", world.agent.host);
    world.manager.open(PlainWorld.target("agent.example"));
    world.network.run(100);
    assertEquals("board-at-manager@192.0.2.1", world.manager.openedTo.get(0));
  }

  @Test
  void step3ShouldReportUnknownHost() {
    world.start();
    Station.Ended end = fail(world.manager, PlainWorld.target("nowhere.example"));
    assertEquals(SessionEnd.CONNECT_FAILED, end.cause);
    assertTrue(end.text.contains("nowhere.example:10161"), end.text);
    assertTrue(end.text.contains("no address"), end.text);
  }

  @Test
  void step3ShouldReportRefusedConnection() {
    world.start();
    Station.Ended end = fail(world.manager, PlainWorld.target("198.51.100.66"));
    assertEquals(SessionEnd.CONNECT_FAILED, end.cause);
    assertTrue(end.text.contains("refused"), end.text);
  }

  @Test
  void step3ShouldReportHostThatDoesNotAnswer() {
    world.start();
    world.stranger.setSilent(true);
    TlsTarget target = PlainWorld.target("198.51.100.66");
    long startMs = world.network.nowMs();
    Station.Ended end = fail(world.manager, target);
    assertEquals(SessionEnd.CONNECT_TIMEOUT, end.cause);
    assertEquals(startMs + 15_000, world.network.nowMs());
    assertTrue(world.stranger.connections().isEmpty());
  }

  @Test
  void step3ShouldCountUnknownServerCertificateAndRaiseItsNotification() {
    world.start();
    Station client = station(paths(TlsRefusal.UNKNOWN_CA), new TlstmLimits());
    Station.Ended end = fail(client, PlainWorld.target("192.0.2.1"));
    assertEquals(SessionEnd.TLS_FAILED, end.cause);
    assertUnknown(client, end);
  }

  @Test
  void step3ShouldCountInvalidServerCertificateAndRaiseItsNotification() {
    world.start();
    for (int cause :
        new int[] {
          TlsRefusal.EXPIRED,
          TlsRefusal.NOT_YET_VALID,
          TlsRefusal.BAD_SIGNATURE,
          TlsRefusal.USAGE,
          TlsRefusal.BAD_CERTIFICATE
        }) {
      Station client = station(paths(cause), new TlstmLimits());
      Station.Ended end = fail(client, PlainWorld.target("192.0.2.1"));
      assertEquals(cause, end.refusal.cause());
      assertInvalid(client, end);
    }
  }

  @Test
  void step3ShouldRefuseEveryServerWhileTheTimeIsNotKnownWellEnough() {
    world.start();
    PeerPolicy policy =
        new PeerPolicy(
            PlainWorld.ANY_PATH, PlainWorld.ANY_PATH, new CertificateMap(1), PlainWorld.NO_TIME);
    for (TlsTarget target :
        List.of(PlainWorld.target("192.0.2.1"), pinned(PlainWorld.AGENT, "agent.example"))) {
      Station client = station(policy, new TlstmLimits());
      Station.Ended end = fail(client, target);
      assertEquals(TlsRefusal.TIME_UNKNOWN, end.refusal.cause());
      assertInvalid(client, end);
    }
  }

  @Test
  void step3ShouldCountNoCertificateErrorWhenTheServerOnlyWentAway() throws IOException {
    world.greeting().start();
    world.stranger.listen("::", Station.PORT);
    long id = world.manager.open(PlainWorld.target("198.51.100.66"));
    world.network.run(10);
    RawPeer server = RawPeer.accept(world.stranger, Station.PORT);
    assertEquals(1, server.read(10).length);
    server.connection.close();
    world.network.run(10);
    assertEquals(SessionState.NONE, world.manager.model.sessionState(id));
    assertEquals(TlsRefusal.TRUNCATED, world.manager.failed.get(0).refusal.cause());
    assertCounts(world.manager, 1, 0, 0);
  }

  @Test
  void step4ShouldAcceptTheConfiguredFingerprintWithoutPathAndName() {
    world.start();
    Station client = station(paths(TlsRefusal.UNKNOWN_CA), new TlstmLimits());
    client.open(pinned(PlainWorld.AGENT, "another.example"));
    world.network.run(100);
    assertEquals(1, client.opened.size());
  }

  @Test
  void step4ShouldRefuseFingerprintMismatchThoughTheAuthorityIsTrusted() {
    world.start();
    Station.Ended end = fail(world.manager, pinned(PlainWorld.MANAGER, "agent.example"));
    assertEquals(TlsRefusal.WRONG_FINGERPRINT, end.refusal.cause());
    assertUnknown(world.manager, end);
  }

  @Test
  void step4ShouldRefuseTheFingerprintOfAnAuthorityWhereALeafIsAsked() {
    world.managerChannels.setPresented(PlainWorld.AGENT, PlainWorld.AUTHORITY.certificate());
    world.start();
    TlsTarget target = pinned(PlainWorld.AUTHORITY.certificate(), "agent.example");
    Station.Ended end = fail(world.manager, target);
    assertEquals(TlsRefusal.WRONG_FINGERPRINT, end.refusal.cause());
    assertUnknown(world.manager, end);
  }

  @Test
  void step4ShouldRefuseAnExpiredCertificateThoughItsFingerprintIsConfigured() {
    CertificateView expired =
        TestPki.leaf("board1").expired().issuedBy(PlainWorld.AUTHORITY).certificate();
    world.managerChannels.setPresented(expired);
    world.start();
    Station.Ended end = fail(world.manager, pinned(expired, "agent.example"));
    assertEquals(TlsRefusal.EXPIRED, end.refusal.cause());
    assertInvalid(world.manager, end);
  }

  @Test
  void step4ShouldRefuseServerWithoutCertificate() {
    world.managerChannels.setPresented();
    world.start();
    Station.Ended end = fail(world.manager, PlainWorld.target("192.0.2.1"));
    assertEquals(TlsRefusal.NO_CERTIFICATE, end.refusal.cause());
    assertUnknown(world.manager, end);
  }

  @Test
  void step5ShouldRefuseWrongServerName() {
    world.start();
    SecurityName name = SecurityName.of("x");
    TlsTarget target = new TlsTarget("192.0.2.1", Station.PORT, "other.example", null, name);
    Station.Ended end = fail(world.manager, target);
    assertEquals(TlsRefusal.WRONG_NAME, end.refusal.cause());
    assertInvalid(world.manager, end);
  }

  @Test
  void step5ShouldRefuseNameThatNoCertificateCanCarry() {
    world.start();
    SecurityName name = SecurityName.of("x");
    TlsTarget target = new TlsTarget("192.0.2.1", Station.PORT, "not a name", null, name);
    assertEquals(TlsRefusal.WRONG_NAME, fail(world.manager, target).refusal.cause());
  }

  @Test
  void step5ShouldAskForTheHostWhereNoServerNameIsConfigured() {
    world.start();
    SecurityName name = SecurityName.of("x");
    world.manager.open(new TlsTarget("agent.example", Station.PORT, null, null, name));
    world.network.addName("agent.example", world.agent.host);
    world.manager.open(new TlsTarget("agent.example", Station.PORT, "", null, name));
    world.network.run(100);
    assertEquals(1, world.manager.opened.size());
  }

  @Test
  void step5ShouldSendNothingBeforeTheServerIsVerified() {
    world.greeting().start();
    Station client = station(paths(TlsRefusal.UNKNOWN_CA), new TlstmLimits());
    long id = client.open(PlainWorld.target("192.0.2.1"));
    world.network.run(
        100,
        () -> {
          assertEquals(
              TransportModel.NO_SESSION,
              client.model.sendMessage(
                  Station.state(id, PlainWorld.AGENT_NAME), Station.message(30), 0, 30));
          return client.failed.size() == 1;
        });
    world.network.run(100);
    assertEquals(1, client.failed.size());
    assertTrue(world.agent.received.isEmpty());
  }

  @Test
  void step6ShouldGiveANumberThatFindsTheSession() {
    world.start();
    long id = world.manager.open(PlainWorld.target("192.0.2.1"));
    assertEquals(SessionState.CONNECTING, world.manager.model.sessionState(id));
    world.network.run(100);
    assertEquals(id, world.manager.opened.get(0));
    assertEquals(SessionState.OPEN, world.manager.model.sessionState(id));
  }

  @Test
  void shouldKeepMessagesThatArriveWithTheEndOfTheHandshake() {
    world.greeting().start();
    RawPeer peer = RawPeer.connect(world.stranger, world.agent);
    byte[] message = Station.message(40);
    byte[] all = new byte[1 + message.length];
    all[0] = PlainChannel.GREETING;
    System.arraycopy(message, 0, all, 1, message.length);
    world.network.run(5);
    peer.write(all);
    world.network.run(5);
    assertEquals(1, world.agent.received.size());
  }

  @Test
  void shouldLetTheObserverOpenTheNextSessionWhenOneFailed() {
    world.start();
    int[] left = {5};
    world.manager.whenEnded =
        () -> {
          if (left[0]-- > 0) {
            world.manager.open(PlainWorld.target("nowhere.example"));
          }
        };
    world.manager.open(PlainWorld.target("nowhere.example"));
    world.network.run(100);
    assertEquals(6, world.manager.failed.size());
    assertEquals(0, world.manager.model.sessionCount());
  }

  private Station station(PeerPolicy policy, TlstmLimits limits) {
    return new Station(world.network, "203.0.113.9", world.managerChannels, policy, limits);
  }

  private static PeerPolicy paths(int cause) {
    PeerVerifier refusing = PlainWorld.refusing(cause);
    return new PeerPolicy(refusing, refusing, new CertificateMap(1), PlainWorld.TIME);
  }

  private static TlsTarget pinned(CertificateView certificate, String serverName) {
    Fingerprint fingerprint = PlainWorld.fingerprint(certificate);
    SecurityName name = SecurityName.of(PlainWorld.AGENT_NAME);
    return new TlsTarget("192.0.2.1", Station.PORT, serverName, fingerprint, name);
  }

  private Station.Ended fail(Station client, TlsTarget target) {
    long id = client.open(target);
    assertTrue(world.network.run(60_000, () -> !client.failed.isEmpty()), "it did not fail");
    Station.Ended end = client.failed.get(0);
    assertEquals(id, end.sessionId);
    assertNotNull(end.text);
    assertTrue(client.opened.isEmpty());
    assertTrue(client.closed.isEmpty());
    world.network.run(0);
    return end;
  }

  private static void assertUnknown(Station client, Station.Ended end) {
    assertEquals(List.of(end.refusal), client.unknownServers);
    assertTrue(client.invalidServers.isEmpty());
    assertCounts(client, 1, 1, 0);
  }

  private static void assertInvalid(Station client, Station.Ended end) {
    assertEquals(List.of(end.refusal), client.invalidServers);
    assertTrue(client.unknownServers.isEmpty());
    assertCounts(client, 1, 0, 1);
  }

  private static void assertCounts(Station client, int errors, int unknown, int invalid) {
    assertEquals(errors, client.counter(TlstmCounters.SESSION_OPEN_ERRORS));
    assertEquals(unknown, client.counter(TlstmCounters.SESSION_UNKNOWN_SERVER_CERTIFICATE));
    assertEquals(invalid, client.counter(TlstmCounters.SESSION_INVALID_SERVER_CERTIFICATES));
    assertEquals(0, client.counter(TlstmCounters.SESSION_INVALID_CLIENT_CERTIFICATES));
  }
}
