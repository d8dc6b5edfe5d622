/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.tls.CertificateTime;
import io.tocsin.tls.CertificateView;
import io.tocsin.tls.PeerVerifier;
import io.tocsin.tls.PlainChannel;
import io.tocsin.tls.PlainChannels;
import io.tocsin.tls.SecureChannel;
import io.tocsin.tls.SecureChannelFactory;
import io.tocsin.tls.TestPki;
import io.tocsin.tls.Times;
import io.tocsin.tls.TlsRefusal;
import org.junit.jupiter.api.Test;

/** RFC 6353 §5.3.2: accepting a session as a server. */
class ServerSessionTest {

  private static final TestPki.Issued SELF_SIGNED =
      TestPki.leaf("self").dns("self.example").selfSigned();

  private final PlainWorld world = new PlainWorld();
  private final CertificateMap map = new CertificateMap(4);
  private PeerVerifier paths = PlainWorld.ANY_PATH;
  private CertificateTime time = PlainWorld.TIME;
  private SecureChannelFactory channels = world.agentChannels;
  private Station agent;

  @Test
  void shouldAcceptClientWithAPathAndARow() {
    name(PlainWorld.AUTHORITY.certificate(), CertificateMap.DNS, null);
    assertAccepted("manager.example", PlainWorld.MANAGER);
  }

  @Test
  void shouldCloseTheSessionOfAClientWhoseCertificateHasAnotherNameByNow() {
    name(PlainWorld.AUTHORITY.certificate(), CertificateMap.DNS, null);
    assertAccepted("manager.example", PlainWorld.MANAGER);
    CertificateMap same = new CertificateMap(2);
    same.add(
        PlainWorld.fingerprint(PlainWorld.MANAGER), CertificateMap.SPECIFIED, "manager.example");
    map.become(same);
    agent.model.closeRenamedSessions();
    world.network.run(100);
    assertEquals(1, agent.model.sessionCount());
    CertificateMap other = new CertificateMap(2);
    other.add(PlainWorld.fingerprint(PlainWorld.MANAGER), CertificateMap.SPECIFIED, "other");
    map.become(other);
    agent.model.closeRenamedSessions();
    world.network.wake();
    world.network.run(10_000);
    assertEquals(0, agent.model.sessionCount());
  }

  @Test
  void shouldRefuseClientWithoutCertificate() {
    name(PlainWorld.AUTHORITY.certificate(), CertificateMap.SPECIFIED, "anybody");
    assertRefused(TlsRefusal.NO_CERTIFICATE);
  }

  @Test
  void shouldRefuseClientOfAnUnknownAuthority() {
    paths = PlainWorld.refusing(TlsRefusal.UNKNOWN_CA);
    name(PlainWorld.AUTHORITY.certificate(), CertificateMap.DNS, null);
    assertRefused(TlsRefusal.UNKNOWN_CA, PlainWorld.MANAGER, PlainWorld.AUTHORITY.certificate());
  }

  @Test
  void shouldRefuseIdentityThatMapsToNoName() {
    name(PlainWorld.AUTHORITY.certificate(), CertificateMap.RFC822, null);
    Station.Ended end = assertRefused(TlsRefusal.NO_SECURITY_NAME, PlainWorld.MANAGER);
    assertTrue(end.text.contains(PlainWorld.MANAGER.fingerprint()), end.text);
  }

  @Test
  void shouldRefuseNameLongerThan32Octets() {
    name(PlainWorld.AUTHORITY.certificate(), CertificateMap.SPECIFIED, "x".repeat(33));
    assertRefused(TlsRefusal.NO_SECURITY_NAME, PlainWorld.MANAGER);
  }

  @Test
  void shouldRefuseEveryFaultOfTheClientsCertificate() {
    name(PlainWorld.AUTHORITY.certificate(), CertificateMap.DNS, null);
    int[] causes = {
      TlsRefusal.UNKNOWN_CA,
      TlsRefusal.EXPIRED,
      TlsRefusal.NOT_YET_VALID,
      TlsRefusal.BAD_SIGNATURE,
      TlsRefusal.USAGE,
      TlsRefusal.BAD_CERTIFICATE
    };
    for (int i = 0; i < causes.length; i++) {
      paths = PlainWorld.refusing(causes[i]);
      start("192.0.2." + (10 + i));
      world.agentChannels.setPresented(PlainWorld.MANAGER);
      RawPeer.connect(world.stranger, agent);
      world.network.run(100);
      assertEquals(causes[i], agent.failed.get(0).refusal.cause());
      assertEquals(1, agent.counter(TlstmCounters.SESSION_INVALID_CLIENT_CERTIFICATES));
    }
  }

  @Test
  void shouldRefuseServersCertificateThoughItsOwnFingerprintIsInTheMap() {
    paths = PlainWorld.refusing(TlsRefusal.UNKNOWN_CA);
    CertificateView server =
        TestPki.leaf("s").dns("s.example").serverOnly().selfSigned().certificate();
    name(server, CertificateMap.DNS, null);
    assertRefused(TlsRefusal.USAGE, server);
  }

  @Test
  void shouldAcceptSelfSignedClientWhoseOwnFingerprintIsInTheMap() {
    paths = PlainWorld.refusing(TlsRefusal.UNKNOWN_CA);
    name(SELF_SIGNED.certificate(), CertificateMap.DNS, null);
    assertAccepted("self.example", SELF_SIGNED.certificate());
  }

  @Test
  void shouldRefuseExpiredClientThoughItsOwnFingerprintIsInTheMap() {
    paths = PlainWorld.refusing(TlsRefusal.UNKNOWN_CA);
    CertificateView expired =
        TestPki.leaf("old").dns("old.example").expired().selfSigned().certificate();
    name(expired, CertificateMap.DNS, null);
    assertRefused(TlsRefusal.EXPIRED, expired);
  }

  @Test
  void shouldRefuseClientNotYetValidThoughItsOwnFingerprintIsInTheMap() {
    paths = PlainWorld.refusing(TlsRefusal.UNKNOWN_CA);
    CertificateView early =
        TestPki.leaf("new").dns("new.example").notYetValid().selfSigned().certificate();
    name(early, CertificateMap.DNS, null);
    assertRefused(TlsRefusal.NOT_YET_VALID, early);
  }

  @Test
  void shouldNotCallCertificateTooNewWhileTheClockIsNotKnown() {
    time = Times.between(0, Long.MAX_VALUE);
    paths = PlainWorld.refusing(TlsRefusal.UNKNOWN_CA);
    CertificateView early =
        TestPki.leaf("new").dns("new.example").notYetValid().selfSigned().certificate();
    name(early, CertificateMap.DNS, null);
    assertAccepted("new.example", early);
  }

  @Test
  void shouldRefuseEveryClientAndSayWhyWhileTheTimeIsNotKnownWellEnough() {
    time = PlainWorld.NO_TIME;
    name(PlainWorld.AUTHORITY.certificate(), CertificateMap.DNS, null);
    Station.Ended byPath = assertRefused(TlsRefusal.TIME_UNKNOWN, PlainWorld.MANAGER);
    assertTrue(byPath.text.contains("clock.strict is on"), byPath.text);
    assertTrue(byPath.text.contains("not trusted"), byPath.text);
  }

  @Test
  void shouldRefuseClientOfTheMapTooWhileTheTimeIsNotKnownWellEnough() {
    time = PlainWorld.NO_TIME;
    paths = PlainWorld.refusing(TlsRefusal.UNKNOWN_CA);
    name(SELF_SIGNED.certificate(), CertificateMap.DNS, null);
    assertRefused(TlsRefusal.TIME_UNKNOWN, SELF_SIGNED.certificate());
  }

  @Test
  void shouldRefuseClientWhoseMappedFingerprintIsOnlyThatOfAnAuthorityItSends() {
    paths = PlainWorld.refusing(TlsRefusal.UNKNOWN_CA);
    name(PlainWorld.AUTHORITY.certificate(), CertificateMap.SPECIFIED, "admin");
    assertRefused(
        TlsRefusal.UNKNOWN_CA, SELF_SIGNED.certificate(), PlainWorld.AUTHORITY.certificate());
  }

  @Test
  void shouldCountNoOpenErrorAsServer() {
    name(PlainWorld.AUTHORITY.certificate(), CertificateMap.RFC822, null);
    assertRefused(TlsRefusal.NO_SECURITY_NAME, PlainWorld.MANAGER);
    assertEquals(0, agent.counter(TlstmCounters.SESSION_OPENS));
    assertEquals(0, agent.counter(TlstmCounters.SESSION_OPEN_ERRORS));
  }

  @Test
  void shouldTakeNoMessageOfARefusedClient() {
    name(PlainWorld.AUTHORITY.certificate(), CertificateMap.RFC822, null);
    world.agentChannels.setGreets(true);
    start("192.0.2.1");
    RawPeer peer = RawPeer.connect(world.stranger, agent);
    world.network.run(10);
    byte[] greetingAndMessage = Station.message(31);
    System.arraycopy(Station.message(30), 0, greetingAndMessage, 1, 30);
    greetingAndMessage[0] = PlainChannel.GREETING;
    peer.write(greetingAndMessage);
    world.network.run(10);
    peer.write(Station.message(30));
    world.network.run(10);
    assertEquals(1, agent.failed.size());
    assertTrue(agent.received.isEmpty());
    assertEquals(0, agent.counter(TlstmCounters.SESSION_ACCEPTS));
  }

  @Test
  void shouldRefuseSessionThatOpenedWithoutTheClientHavingBeenJudged() {
    name(PlainWorld.AUTHORITY.certificate(), CertificateMap.DNS, null);
    channels =
        new SecureChannelFactory() {
          private final PlainChannels careless = new PlainChannels(4_096, PlainWorld.MANAGER);

          @Override
          public SecureChannel server(PeerVerifier verifier) {
            return careless.server(peer -> null);
          }

          @Override
          public SecureChannel client(String serverName, PeerVerifier verifier) {
            return careless.client(serverName, peer -> null);
          }
        };
    start("192.0.2.1");
    RawPeer.connect(world.stranger, agent);
    world.network.run(100);
    assertTrue(agent.opened.isEmpty());
    assertEquals(SessionEnd.TLS_FAILED, agent.failed.get(0).cause);
  }

  private void name(CertificateView certificate, int type, String data) {
    map.add(PlainWorld.fingerprint(certificate), type, data);
  }

  private void start(String address) {
    PeerPolicy policy = new PeerPolicy(paths, paths, map, time);
    agent = new Station(world.network, address, channels, policy, world.limits).listen();
  }

  private void assertAccepted(String name, CertificateView... presented) {
    world.agentChannels.setPresented(presented);
    start("192.0.2.1");
    RawPeer peer = RawPeer.connect(world.stranger, agent);
    world.network.run(100);
    peer.write(Station.message(20));
    world.network.run(100);
    assertEquals(name, agent.receivedNames.get(0));
    assertEquals(1, agent.opened.size());
    assertEquals(0, agent.counter(TlstmCounters.SESSION_INVALID_CLIENT_CERTIFICATES));
  }

  private Station.Ended assertRefused(int cause, CertificateView... presented) {
    world.agentChannels.setPresented(presented);
    start("192.0.2.1");
    RawPeer.connect(world.stranger, agent);
    world.network.run(100);
    assertTrue(agent.opened.isEmpty());
    Station.Ended end = agent.failed.get(0);
    assertEquals(SessionEnd.TLS_FAILED, end.cause);
    assertEquals(cause, end.refusal.cause());
    assertNotNull(end.text);
    assertEquals(1, agent.counter(TlstmCounters.SESSION_INVALID_CLIENT_CERTIFICATES));
    assertEquals(1, agent.model.counters().ends(SessionEnd.TLS_FAILED));
    return end;
  }
}
