/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.VirtualConnection;
import io.tocsin.hal.VirtualHost;
import io.tocsin.hal.VirtualNetwork;
import io.tocsin.snmp.TransportModel;
import io.tocsin.tls.CertificateView;
import io.tocsin.tls.Fingerprint;
import io.tocsin.tls.PathVerifier;
import io.tocsin.tls.RevocationList;
import io.tocsin.tls.Revocations;
import io.tocsin.tls.TestCrl;
import io.tocsin.tls.TestEntropy;
import io.tocsin.tls.TestPki;
import io.tocsin.tls.TlsEndpoint;
import io.tocsin.tls.TlsIdentity;
import io.tocsin.tls.TlsRefusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The transport model over TLS 1.2 and 1.3, with certificates good and bad. */
class TlsSessionTest {

  private static final int TLS_1_2 = TlsEndpoint.TLS_1_2;
  private static final int TLS_1_3 = TlsEndpoint.TLS_1_3;

  private static final TestPki.Issued CA = TestPki.authority("Test CA").selfSigned();
  private static final TestPki.Issued OTHER_CA = TestPki.authority("Other CA").selfSigned();
  private static final TestPki.Issued AGENT =
      TestPki.leaf("board1").dns("agent.example").issuedBy(CA);
  private static final TestPki.Issued MANAGER =
      TestPki.leaf("manager1").dns("Manager.Example").issuedBy(CA);

  private final VirtualNetwork network = new VirtualNetwork();
  private final VirtualHost stranger = network.addHost("198.51.100.66");
  private final TlstmLimits limits = new TlstmLimits();
  private final CertificateMap map = new CertificateMap(4);
  private String serverName = "agent.example";
  private Fingerprint serverFingerprint;
  private Revocations revocations = Revocations.NONE;
  private CertificateView serverCertificate;
  private CertificateView clientCertificate;
  private Station agent;
  private Station manager;

  // ---- what works ----

  @ParameterizedTest
  @ValueSource(ints = {TLS_1_2, TLS_1_3})
  void shouldExchangeMessagesOfEverySize(int version) {
    mapAuthority();
    start(AGENT, MANAGER, version);
    agent.echo();
    long id = open();
    for (int size : new int[] {2, 100, 484, Station.MESSAGE_SIZE_MAX}) {
      assertEquals(TransportModel.SENT, manager.send(id, "board1", Station.message(size)));
      int expected = manager.received.size() + 1;
      assertTrue(network.run(1_000, () -> manager.received.size() == expected));
      assertArrayEquals(Station.message(size), manager.received.get(expected - 1));
    }
    assertEquals("manager.example", agent.receivedNames.get(0));
    assertEquals("board1", manager.receivedNames.get(0));
    assertEquals(1, agent.counter(TlstmCounters.SESSION_ACCEPTS));
  }

  @ParameterizedTest
  @ValueSource(ints = {TLS_1_2, TLS_1_3})
  void shouldLoseNothingThatWasTakenBeforeAnEarlyClose(int version) {
    mapAuthority();
    network.setBufferBytes(3_000);
    start(AGENT, MANAGER, version);
    long id = open();
    int sent = 0;
    while (manager.send(id, "board1", Station.message(200)) == TransportModel.SENT) {
      sent++;
    }
    manager.close(id);
    network.run(20_000);
    assertTrue(sent > 10);
    assertEquals(sent, agent.received.size());
    assertEquals(SessionEnd.PEER_CLOSED, agent.closed.get(0).cause, agent.closed.get(0).text);
    assertEquals(0, manager.model.sessionCount());
    assertEquals(0, agent.model.sessionCount());
    assertEquals(0, manager.counter(TlstmCounters.CLOSE_TIMEOUTS));
    assertEquals(0, agent.counter(TlstmCounters.CLOSE_TIMEOUTS));
  }

  @ParameterizedTest
  @ValueSource(ints = {TLS_1_2, TLS_1_3})
  void shouldWorkOverAWireThatTakesFewBytesAtATime(int version) {
    mapAuthority();
    start(AGENT, MANAGER, version);
    agent.echo();
    long id = manager.open(target());
    network.run(1);
    for (VirtualConnection each : manager.host.connections()) {
      each.setWriteBytesMax(7);
      each.setReadBytesMax(5);
    }
    assertTrue(network.run(5_000, () -> manager.model.sessionState(id) == SessionState.OPEN));
    manager.send(id, "board1", Station.message(700));
    assertTrue(network.run(5_000, () -> manager.received.size() == 1));
    assertArrayEquals(Station.message(700), manager.received.get(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {TLS_1_2, TLS_1_3})
  void shouldStandStillOnceNothingIsToDo(int version) {
    mapAuthority();
    start(AGENT, MANAGER, version);
    open();
    network.run(100);
    long steps = network.steps(agent.model) + network.steps(manager.model);
    network.run(500_000);
    assertEquals(steps, network.steps(agent.model) + network.steps(manager.model));
  }

  @Test
  void shouldAgreeOnTheBestVersionThatBothSpeak() {
    mapAuthority();
    List<String> protocols = new ArrayList<>();
    for (int version : new int[] {TLS_1_2, TLS_1_3, TLS_1_2 | TLS_1_3}) {
      agent = station("192.0.2.1", AGENT, TLS_1_2 | TLS_1_3, CA).listen();
      manager = station("192.0.2.2", MANAGER, version, CA);
      open();
      protocols.add(manager.protocols.get(0));
    }
    assertEquals(List.of("TLS 1.2", "TLS 1.3", "TLS 1.3"), protocols);
  }

  // ---- the client checks the server ----

  @ParameterizedTest
  @ValueSource(ints = {TLS_1_2, TLS_1_3})
  void shouldRefuseFingerprintMismatchThoughTheAuthorityIsTrusted(int version) {
    mapAuthority();
    serverFingerprint = fingerprint(MANAGER);
    start(AGENT, MANAGER, version);
    assertServerRefused(TlsRefusal.WRONG_FINGERPRINT, true);
  }

  @ParameterizedTest
  @ValueSource(ints = {TLS_1_2, TLS_1_3})
  void shouldRefuseTheFingerprintOfAnAuthorityWhereALeafIsAsked(int version) {
    mapAuthority();
    serverFingerprint = fingerprint(CA);
    TestPki.Issued sub = TestPki.authority("Sub CA").issuedBy(CA);
    start(TestPki.leaf("board1").dns("agent.example").issuedBy(sub), MANAGER, version);
    assertServerRefused(TlsRefusal.WRONG_FINGERPRINT, true);
  }

  @ParameterizedTest
  @ValueSource(ints = {TLS_1_2, TLS_1_3})
  void shouldRefuseTheFingerprintOfAnAuthorityThatTheServerPresents(int version) {
    mapAuthority();
    TestPki.Issued sub = TestPki.authority("Sub CA").issuedBy(CA);
    serverFingerprint = fingerprint(sub);
    TestPki.Issued server = TestPki.leaf("board1").dns("agent.example").issuedBy(sub);
    assertEquals(sub.certificate(), server.identity().chain(1));
    start(server, MANAGER, version);
    assertServerRefused(TlsRefusal.WRONG_FINGERPRINT, true);
  }

  @ParameterizedTest
  @ValueSource(ints = {TLS_1_2, TLS_1_3})
  void shouldAcceptSelfSignedServerByItsFingerprint(int version) {
    mapAuthority();
    TestPki.Issued self = TestPki.leaf("whoever").selfSigned();
    serverFingerprint = fingerprint(self);
    start(self, MANAGER, version);
    open();
  }

  @ParameterizedTest
  @ValueSource(ints = {TLS_1_2, TLS_1_3})
  void shouldRefuseServerOfUnknownAuthority(int version) {
    mapAuthority();
    start(TestPki.leaf("board1").dns("agent.example").issuedBy(OTHER_CA), MANAGER, version);
    assertServerRefused(TlsRefusal.UNKNOWN_CA, true);
  }

  @ParameterizedTest
  @ValueSource(ints = {TLS_1_2, TLS_1_3})
  void shouldRefuseExpiredServer(int version) {
    mapAuthority();
    start(TestPki.leaf("board1").dns("agent.example").expired().issuedBy(CA), MANAGER, version);
    assertServerRefused(TlsRefusal.EXPIRED, false);
  }

  @ParameterizedTest
  @ValueSource(ints = {TLS_1_2, TLS_1_3})
  void shouldRefuseServerNotYetValid(int version) {
    mapAuthority();
    start(TestPki.leaf("board1").dns("agent.example").notYetValid().issuedBy(CA), MANAGER, version);
    assertServerRefused(TlsRefusal.NOT_YET_VALID, false);
  }

  @ParameterizedTest
  @ValueSource(ints = {TLS_1_2, TLS_1_3})
  void shouldRefuseRevokedServerKnownByPathOrByFingerprint(int version) throws IOException {
    mapAuthority();
    revoke(false, TestCrl.of(CA).revoke(7).der());
    TestPki.Issued server = TestPki.leaf("board1").dns("agent.example").serial(7).issuedBy(CA);
    start(server, MANAGER, version);
    assertServerRefused(TlsRefusal.REVOKED, false);
    serverFingerprint = fingerprint(server);
    start(server, MANAGER, version);
    assertServerRefused(TlsRefusal.REVOKED, false);
  }

  @ParameterizedTest
  @ValueSource(ints = {TLS_1_2, TLS_1_3})
  void shouldRefuseServerOfWhichNoCurrentListTellsWhenStrict(int version) throws IOException {
    mapAuthority();
    revoke(true, TestCrl.of(CA).overdue().der());
    start(AGENT, MANAGER, version);
    assertServerRefused(TlsRefusal.REVOCATION_UNKNOWN, false);
    serverFingerprint = fingerprint(AGENT);
    start(AGENT, MANAGER, version);
    assertServerRefused(TlsRefusal.REVOCATION_UNKNOWN, false);
  }

  @ParameterizedTest
  @ValueSource(ints = {TLS_1_2, TLS_1_3})
  void shouldRefuseServerOfAnotherName(int version) {
    mapAuthority();
    serverName = "other.example";
    start(AGENT, MANAGER, version);
    assertServerRefused(TlsRefusal.WRONG_NAME, false);
  }

  @Test
  void shouldRefuseServerOfAnotherAddress() {
    mapAuthority();
    serverName = "192.0.2.1";
    start(TestPki.leaf("192.0.2.1").ip("192.0.2.7").issuedBy(CA), MANAGER, TLS_1_3);
    assertServerRefused(TlsRefusal.WRONG_NAME, false);
  }

  @Test
  void shouldAcceptServerByItsAddress() {
    mapAuthority();
    serverName = null;
    start(TestPki.leaf("x").ip("192.0.2.1").issuedBy(CA), MANAGER, TLS_1_3);
    open();
  }

  // ---- the server checks the client ----

  @ParameterizedTest
  @ValueSource(ints = {TLS_1_2, TLS_1_3})
  void shouldRefuseClientOfUnknownAuthority(int version) {
    mapAuthority();
    start(AGENT, TestPki.leaf("m").dns("m.example").issuedBy(OTHER_CA), version);
    assertClientRefused(TlsRefusal.UNKNOWN_CA);
  }

  @ParameterizedTest
  @ValueSource(ints = {TLS_1_2, TLS_1_3})
  void shouldRefuseExpiredClient(int version) {
    mapAuthority();
    start(AGENT, TestPki.leaf("m").dns("m.example").expired().issuedBy(CA), version);
    assertClientRefused(TlsRefusal.EXPIRED);
  }

  @ParameterizedTest
  @ValueSource(ints = {TLS_1_2, TLS_1_3})
  void shouldRefuseClientNotYetValid(int version) {
    mapAuthority();
    start(AGENT, TestPki.leaf("m").dns("m.example").notYetValid().issuedBy(CA), version);
    assertClientRefused(TlsRefusal.NOT_YET_VALID);
  }

  @ParameterizedTest
  @ValueSource(ints = {TLS_1_2, TLS_1_3})
  void shouldRefuseRevokedClientKnownByPathOrByFingerprint(int version) throws IOException {
    mapAuthority();
    revoke(false, TestCrl.of(CA).revoke(7).der());
    TestPki.Issued client = TestPki.leaf("m").dns("m.example").serial(7).issuedBy(CA);
    start(AGENT, client, version);
    assertClientRefused(TlsRefusal.REVOKED);
    map.add(fingerprint(client), CertificateMap.SPECIFIED, "m");
    start(AGENT, client, version);
    assertClientRefused(TlsRefusal.REVOKED);
  }

  /** Whoever is known by fingerprint need not have an authority that we trust, for its lists. */
  @Test
  void shouldAcceptSelfSignedClientInTheMapWhenStrict() throws IOException {
    revoke(true, TestCrl.of(CA).der());
    TestPki.Issued self = TestPki.leaf("Self Made").selfSigned();
    map.add(fingerprint(self), CertificateMap.COMMON_NAME, null);
    start(AGENT, self, TLS_1_3);
    open();
  }

  @ParameterizedTest
  @ValueSource(ints = {TLS_1_2, TLS_1_3})
  void shouldRefuseClientOfWhichNoCurrentListTellsWhenStrict(int version) throws IOException {
    map.add(fingerprint(MANAGER), CertificateMap.SPECIFIED, "m");
    revoke(true, TestCrl.of(CA).overdue().der());
    start(AGENT, MANAGER, version);
    // The client asks for no list.
    revocations = Revocations.NONE;
    manager = station("192.0.2.2", MANAGER, version, CA);
    assertClientRefused(TlsRefusal.REVOCATION_UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(ints = {TLS_1_2, TLS_1_3})
  void shouldRefuseIdentityThatMapsToNoName(int version) {
    mapAuthority();
    start(AGENT, TestPki.leaf("m").issuedBy(CA), version);
    assertClientRefused(TlsRefusal.NO_SECURITY_NAME);
  }

  @ParameterizedTest
  @ValueSource(ints = {TLS_1_2, TLS_1_3})
  void shouldRefuseNameLongerThan32Octets(int version) {
    mapAuthority();
    start(AGENT, TestPki.leaf("m").dns("a-very-long-name.of-33-octets.test").issuedBy(CA), version);
    assertClientRefused(TlsRefusal.NO_SECURITY_NAME);
  }

  @ParameterizedTest
  @ValueSource(ints = {TLS_1_2, TLS_1_3})
  void shouldNotTakeAuthorityOrNameFromCertificatesThatAreOnlyPresented(int version)
      throws IOException {
    // Behind its own, the client presents one that is mapped and calls itself what the client's
    // issuer is called, but has another key. The path that is verified goes past it.
    TestPki.Issued client = TestPki.leaf("m").issuedBy(CA);
    TestPki.Issued impostor =
        TestPki.authority("Test CA").keyOf("impostor").dns("admin.example").selfSigned();
    map.add(fingerprint(impostor), CertificateMap.SPECIFIED, "admin");
    mapAuthority();
    TlsIdentity identity =
        TlsIdentity.fromPem(
            concatenate(client.certificatePem(), impostor.certificatePem()),
            "client.crt",
            client.keyPem(),
            "client.key");
    assertEquals(2, identity.chainCount());
    start(AGENT, identity, version);
    assertClientRefused(TlsRefusal.NO_SECURITY_NAME);
  }

  private static byte[] concatenate(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  @ParameterizedTest
  @ValueSource(ints = {TLS_1_2, TLS_1_3})
  void shouldAcceptSelfSignedClientWhoseOwnFingerprintIsInTheMap(int version) {
    TestPki.Issued self = TestPki.leaf("Self Made").selfSigned();
    map.add(fingerprint(self), CertificateMap.COMMON_NAME, null);
    start(AGENT, self, version);
    manager.send(open(), "board1", Station.message(30));
    network.run(100);
    assertEquals("Self Made", agent.receivedNames.get(0));
  }

  // ---- hostile wires ----

  @Test
  void shouldTellOfPlainTextOnTheTlsPort() {
    mapAuthority();
    start(AGENT, MANAGER, TLS_1_3);
    RawPeer peer = RawPeer.connect(stranger, agent);
    network.run(10);
    peer.write(Station.message(60));
    network.run(10);
    assertEquals(TlsRefusal.PROTOCOL, agent.failed.get(0).refusal.cause());
    assertEquals(0, agent.counter(TlstmCounters.SESSION_INVALID_CLIENT_CERTIFICATES));
  }

  @Test
  void shouldGiveUpPeerThatFallsSilentWithinItsHello() {
    mapAuthority();
    start(AGENT, MANAGER, TLS_1_3);
    RawPeer peer = RawPeer.connect(stranger, agent);
    network.run(10);
    peer.write((byte) 22, (byte) 3, (byte) 1, (byte) 2, (byte) 0, (byte) 1);
    network.run(14_980);
    assertTrue(agent.failed.isEmpty());
    network.run(20);
    assertEquals(SessionEnd.HANDSHAKE_TIMEOUT, agent.failed.get(0).cause);
    assertEquals(0, agent.model.sessionCount());
  }

  @Test
  void shouldGiveUpPeerThatDribblesItsHello() {
    mapAuthority();
    start(AGENT, MANAGER, TLS_1_3);
    RawPeer peer = RawPeer.connect(stranger, agent);
    network.run(10);
    // Of a hello that is announced with 512 bytes, one comes in each second.
    peer.write((byte) 22, (byte) 3, (byte) 1, (byte) 2, (byte) 0);
    for (int second = 1; second < 15; second++) {
      network.run(1_000);
      assertTrue(agent.failed.isEmpty(), "given up after " + second + " s");
      peer.write((byte) 1);
    }
    network.run(1_000);
    assertEquals(SessionEnd.HANDSHAKE_TIMEOUT, agent.failed.get(0).cause);
    assertTrue(peer.connection.other().isClosed());
    assertEquals(0, agent.model.sessionCount());
  }

  @ParameterizedTest
  @ValueSource(ints = {TLS_1_2, TLS_1_3})
  void shouldGiveUpServerThatFallsSilentAfterItsFirstBytes(int version) throws IOException {
    manager = station("192.0.2.2", MANAGER, version, CA);
    stranger.listen("::", Station.PORT);
    TlsTarget target =
        new TlsTarget("198.51.100.66", Station.PORT, serverName, null, SecurityName.of("board1"));
    manager.open(target);
    network.run(10);
    RawPeer server = RawPeer.accept(stranger, Station.PORT);
    assertTrue(server.read(5).length > 0);
    server.write((byte) 22, (byte) 3, (byte) 3, (byte) 0, (byte) 80, (byte) 2);
    network.run(14_900);
    assertTrue(manager.failed.isEmpty());
    network.run(200);
    assertEquals(SessionEnd.HANDSHAKE_TIMEOUT, manager.failed.get(0).cause);
    assertEquals(TlsRefusal.TIMEOUT, manager.failed.get(0).refusal.cause());
    assertEquals(1, manager.counter(TlstmCounters.SESSION_OPEN_ERRORS));
    assertEquals(0, manager.model.sessionCount());
  }

  @ParameterizedTest
  @ValueSource(ints = {TLS_1_2, TLS_1_3})
  void shouldSurviveACutAtEveryPlaceOfTheConversation(int version) {
    mapAuthority();
    start(AGENT, MANAGER, version);
    agent.echo();
    // The bytes that a whole conversation takes; then the same again, cut at many places.
    manager.send(open(), "board1", Station.message(50));
    network.run(10);
    long whole = agent.host.connections().get(0).bytesRead();
    assertTrue(whole > 500, "bytes " + whole);
    for (long cut = 0; cut < whole; cut += 41) {
      long id = manager.open(target());
      network.run(1);
      VirtualConnection connection = manager.host.connections().get(1);
      long limit = cut;
      connection.setWriteBytesMax(41);
      network.run(
          1_000,
          () -> {
            VirtualConnection far = connection.other();
            return manager.model.sessionState(id) == SessionState.NONE
                || (far != null && far.bytesRead() >= limit)
                || manager.model.sessionState(id) == SessionState.OPEN;
          });
      manager.send(id, "board1", Station.message(50));
      connection.breakNow();
      network.wake();
      network.run(30);
      assertEquals(1, manager.model.sessionCount(), "cut at " + cut);
      assertEquals(1, agent.model.sessionCount(), "cut at " + cut);
    }
  }

  @Test
  void shouldAnswerAnEstablishedManagerThroughout200SilentConnections() {
    mapAuthority();
    start(AGENT, MANAGER, TLS_1_3);
    agent.echo();
    long id = open();
    for (int i = 0; i < 200; i++) {
      RawPeer.connect(stranger, agent);
    }
    for (int round = 0; round < 60; round++) {
      manager.send(id, "board1", Station.message(120));
      int expected = round + 1;
      assertTrue(network.run(100, () -> manager.received.size() == expected));
      network.run(1_000);
    }
    network.run(15_000);
    assertTrue(agent.closed.isEmpty());
    assertEquals(200, agent.failed.size());
  }

  // ---- fixture ----

  private void mapAuthority() {
    map.add(fingerprint(CA), CertificateMap.DNS, null);
  }

  private static Fingerprint fingerprint(TestPki.Issued of) {
    return Fingerprint.of(Fingerprint.SHA256, of.certificate());
  }

  private PeerPolicy policy(TestPki.Issued anchor) {
    CertificateView[] anchors = {anchor.certificate()};
    return new PeerPolicy(
        new PathVerifier(anchors, PlainWorld.TIME, PathVerifier.CLIENT, revocations),
        new PathVerifier(anchors, PlainWorld.TIME, PathVerifier.SERVER, revocations),
        map,
        PlainWorld.TIME,
        revocations);
  }

  private void revoke(boolean isStrict, byte[] encoded) throws IOException {
    RevocationList list = RevocationList.decode(encoded, 10);
    assertNull(Revocations.prove(list, List.of(CA.certificate())));
    revocations = new Revocations(new RevocationList[] {list}, isStrict);
  }

  private Station station(
      String address, TestPki.Issued identity, int versions, TestPki.Issued anchor) {
    return station(address, identity.identity(), versions, anchor);
  }

  private Station station(
      String address, TlsIdentity identity, int versions, TestPki.Issued anchor) {
    TlsEndpoint endpoint =
        new TlsEndpoint(identity, new TestEntropy(address.hashCode()), versions, 8 * 1024);
    return new Station(network, address, endpoint, policy(anchor), limits);
  }

  private void start(TestPki.Issued server, TestPki.Issued client, int version) {
    start(server, client.identity(), version);
  }

  private void start(TestPki.Issued server, TlsIdentity client, int version) {
    serverCertificate = server.certificate();
    clientCertificate = client.certificate();
    agent = station("192.0.2.1", server, version, CA).listen();
    manager = station("192.0.2.2", client, version, CA);
  }

  private TlsTarget target() {
    SecurityName name = SecurityName.of("board1");
    return new TlsTarget("192.0.2.1", Station.PORT, serverName, serverFingerprint, name);
  }

  private long open() {
    long id = manager.open(target());
    boolean done = network.run(5_000, () -> !agent.opened.isEmpty() && !manager.opened.isEmpty());
    assertTrue(done, () -> manager.failed.isEmpty() ? "not open" : manager.failed.get(0).text);
    return id;
  }

  private void assertServerRefused(int cause, boolean unknown) {
    manager.open(target());
    assertTrue(network.run(10_000, () -> !manager.failed.isEmpty() && !agent.failed.isEmpty()));
    assertEquals(cause, manager.failed.get(0).refusal.cause(), manager.failed.get(0).text);
    assertExplained(manager.failed.get(0), serverCertificate);
    assertTrue(manager.opened.isEmpty());
    assertEquals(1, manager.counter(TlstmCounters.SESSION_OPEN_ERRORS));
    assertEquals(
        unknown ? 1 : 0, manager.counter(TlstmCounters.SESSION_UNKNOWN_SERVER_CERTIFICATE));
    assertEquals(
        unknown ? 0 : 1, manager.counter(TlstmCounters.SESSION_INVALID_SERVER_CERTIFICATES));
    assertEquals(unknown ? 1 : 0, manager.unknownServers.size());
    assertEquals(unknown ? 0 : 1, manager.invalidServers.size());
    // The server learns of it by an alert.
    assertEquals(TlsRefusal.PEER_ALERT, agent.failed.get(0).refusal.cause());
    assertEquals(0, agent.counter(TlstmCounters.SESSION_INVALID_CLIENT_CERTIFICATES));
    network.run(10_000);
    assertEquals(0, manager.model.sessionCount());
    assertEquals(0, agent.model.sessionCount());
  }

  private void assertClientRefused(int cause) {
    long id = manager.open(target());
    assertTrue(network.run(10_000, () -> !agent.failed.isEmpty()));
    assertEquals(cause, agent.failed.get(0).refusal.cause(), agent.failed.get(0).text);
    assertExplained(agent.failed.get(0), clientCertificate);
    assertTrue(agent.opened.isEmpty());
    assertEquals(1, agent.counter(TlstmCounters.SESSION_INVALID_CLIENT_CERTIFICATES));
    network.run(100);
    // In TLS 1.3 the client thinks that it is connected until the alert comes.
    assertEquals(1, manager.failed.size() + manager.closed.size());
    Station.Ended end = manager.failed.isEmpty() ? manager.closed.get(0) : manager.failed.get(0);
    assertEquals(TlsRefusal.PEER_ALERT, end.refusal.cause());
    assertEquals(SessionState.NONE, manager.model.sessionState(id));
    network.run(10_000);
    assertEquals(0, manager.model.sessionCount());
    assertEquals(0, agent.model.sessionCount());
    assertTrue(agent.received.isEmpty());
  }

  /** One paragraph: the step, the rule, whose certificate, and what to do. */
  private static void assertExplained(Station.Ended end, CertificateView certificate) {
    TlsRefusal refusal = end.refusal;
    String expected =
        "TLS refused while "
            + refusal.step()
            + ": "
            + refusal.rule()
            + ". Subject: "
            + certificate.subject()
            + "; issuer: "
            + certificate.issuer()
            + "; fingerprint: sha256:"
            + certificate.fingerprint().substring("sha256:".length())
            + ". "
            + refusal.advice();
    assertEquals(expected, end.text);
    assertTrue(refusal.step().startsWith("checking the "), refusal.step());
    assertTrue(refusal.rule().length() > 10, refusal.rule());
    assertTrue(refusal.advice().length() > 10 && refusal.advice().endsWith("."), refusal.advice());
    assertEquals(-1, end.text.indexOf('\n'));
  }
}
