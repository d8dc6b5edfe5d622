/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our channels against the TLS of the Java library, which knows nothing of Bouncy Castle. */
class JsseInteropTest {

  private static final TestPki.Issued CA = TestPki.authority("Test CA").selfSigned();
  private static final TestPki.Issued MANAGER = TestPki.leaf("manager").issuedBy(CA);
  private static final TestPki.Issued BOARD = TestPki.leaf("board").issuedBy(CA);
  private static final byte[] MESSAGE = "get sysUpTime.0".getBytes(StandardCharsets.US_ASCII);

  static Stream<Arguments> versionsAndKeys() {
    Stream.Builder<Arguments> all = Stream.builder();
    for (String version : new String[] {"TLSv1.2", "TLSv1.3"}) {
      for (TestKeys.Type type :
          new TestKeys.Type[] {
            TestKeys.Type.EC_P256,
            TestKeys.Type.EC_P384,
            TestKeys.Type.RSA_2048,
            TestKeys.Type.ED25519
          }) {
        all.add(Arguments.of(version, type));
      }
    }
    return all.build();
  }

  private static ChannelPair clientIsJsse(JsseChannel client, TestPki.Issued server, int piece) {
    return new ChannelPair(
        client, Peers.endpoint(server, Peers.BOTH, 1).server(Peers.ANYBODY), piece);
  }

  private static ChannelPair serverIsJsse(JsseChannel server, TestPki.Issued client, int piece) {
    return new ChannelPair(
        Peers.endpoint(client, Peers.BOTH, 1).client("server.example", Peers.ANYBODY),
        server,
        piece);
  }

  private static void assertTalking(ChannelPair pair) {
    assertEquals(SecureChannel.OPEN, pair.client().state(), () -> "" + pair.client().refusal());
    assertEquals(SecureChannel.OPEN, pair.server().state(), () -> "" + pair.server().refusal());
    assertArrayEquals(MESSAGE, pair.pass(pair.client(), MESSAGE));
    assertArrayEquals(MESSAGE, pair.pass(pair.server(), MESSAGE));
  }

  @ParameterizedTest
  @MethodSource("versionsAndKeys")
  void shouldServeClientOfTheJavaLibrary(String version, TestKeys.Type type) throws Exception {
    TestPki.Issued manager = TestPki.leaf("manager").key(type).issuedBy(CA);
    TestPki.Issued board = TestPki.leaf("board").key(type).issuedBy(CA);
    for (int piece : new int[] {1 << 16, 7}) {
      ChannelPair pair =
          clientIsJsse(new JsseChannel(false, manager, version, true), board, piece).settle();
      assertTalking(pair);
      assertEquals(manager.certificate(), pair.server().peer().presented(0));
    }
  }

  @ParameterizedTest
  @MethodSource("versionsAndKeys")
  void shouldTalkToServerOfTheJavaLibrary(String version, TestKeys.Type type) throws Exception {
    TestPki.Issued manager = TestPki.leaf("manager").key(type).issuedBy(CA);
    TestPki.Issued board = TestPki.leaf("board").key(type).issuedBy(CA);
    for (int piece : new int[] {1 << 16, 7}) {
      JsseChannel server = new JsseChannel(true, manager, version, true);
      ChannelPair pair = serverIsJsse(server, board, piece).settle();
      assertTalking(pair);
      assertEquals(manager.certificate(), pair.client().peer().presented(0));
      assertEquals("server.example", server.serverNameSeen());
    }
  }

  @Test
  void shouldNotTellAnAddressAsServerName() throws Exception {
    for (String name : new String[] {"127.0.0.1", "::1", "", "not a name"}) {
      JsseChannel server = new JsseChannel(true, MANAGER, "TLSv1.3", true);
      ChannelPair pair =
          new ChannelPair(
              Peers.endpoint(BOARD, Peers.BOTH, 1).client(name, Peers.ANYBODY), server, 1 << 16);
      assertTalking(pair.settle());
      assertNull(server.serverNameSeen());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void shouldRefuseClientWithoutCertificate(String version) throws Exception {
    JsseChannel client = new JsseChannel(false, null, version, true);
    ChannelPair pair = clientIsJsse(client, BOARD, 7).settle();
    assertEquals(SecureChannel.FAILED, pair.server().state());
    assertEquals(TlsRefusal.NO_CERTIFICATE, pair.server().refusal().cause());
    String alert = version.equals("TLSv1.2") ? "handshake_failure" : "certificate_required";
    assertTrue(client.failure().getMessage().contains(alert), client.failure().getMessage());
    assertNull(pair.server().peer());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void shouldRefuseServerThatDoesNotAskForOurCertificate(String version) throws Exception {
    JsseChannel server = new JsseChannel(true, MANAGER, version, true);
    server.doNotAskForCertificate();
    ChannelPair pair = serverIsJsse(server, BOARD, 7).settle();
    assertEquals(SecureChannel.FAILED, pair.client().state());
    assertEquals(TlsRefusal.PROTOCOL, pair.client().refusal().cause());
    assertTrue(
        pair.client().refusal().rule().contains("did not ask for our certificate"),
        () -> "" + pair.client().refusal());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void shouldTalkToServerThatDoesNotAskWhereOurProofIsOptional(String version) throws Exception {
    JsseChannel server = new JsseChannel(true, MANAGER, version, true);
    server.doNotAskForCertificate();
    TlsEndpoint board = Peers.endpoint(BOARD, Peers.BOTH, 1).withOptionalProof();
    ChannelPair pair =
        new ChannelPair(board.client("server.example", Peers.ANYBODY), server, 7).settle();
    assertTalking(pair);
    assertEquals(MANAGER.certificate(), pair.client().peer().presented(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void shouldProveItselfToServerThatAsksWhereOurProofIsOptional(String version) throws Exception {
    JsseChannel server = new JsseChannel(true, MANAGER, version, true);
    TlsEndpoint board = Peers.endpoint(BOARD, Peers.BOTH, 1).withOptionalProof();
    assertTalking(
        new ChannelPair(board.client("server.example", Peers.ANYBODY), server, 7).settle());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void shouldRefuseClientWithoutCertificateThoughOurOwnProofIsOptional(String version)
      throws Exception {
    JsseChannel client = new JsseChannel(false, null, version, true);
    TlsEndpoint board = Peers.endpoint(BOARD, Peers.BOTH, 1).withOptionalProof();
    ChannelPair pair = new ChannelPair(client, board.server(Peers.ANYBODY), 7).settle();
    assertEquals(TlsRefusal.NO_CERTIFICATE, pair.server().refusal().cause());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void shouldReportInWordsThatThePeerRefusedOurCertificate(String version) throws Exception {
    JsseChannel server = new JsseChannel(true, MANAGER, version, false);
    ChannelPair pair = serverIsJsse(server, BOARD, 7).settle();
    assertEquals(SecureChannel.FAILED, pair.client().state());
    TlsRefusal refusal = pair.client().refusal();
    assertEquals(TlsRefusal.PEER_ALERT, refusal.cause());
    assertTrue(refusal.rule().contains("certificate_unknown (46)"), refusal::toString);
    assertTrue(refusal.rule().contains("does not accept our certificate"), refusal::toString);
    boolean opened = version.equals("TLSv1.3");
    assertEquals(opened, pair.client().peer() != null);
  }

  @Test
  void shouldFollowKeyUpdates() throws Exception {
    JsseChannel client = new JsseChannel(false, MANAGER, "TLSv1.3", true);
    ChannelPair pair = clientIsJsse(client, BOARD, 7).settle();
    for (int i = 0; i < 3; i++) {
      client.handshakeAgain();
      pair.settle();
      assertTalking(pair);
    }
  }

  @Test
  void shouldCutPeerThatUpdatesKeysEndlessly() throws Exception {
    JsseChannel client = new JsseChannel(false, MANAGER, "TLSv1.3", true);
    ChannelPair pair = clientIsJsse(client, BOARD, 1 << 16).settle();
    for (int i = 0; i <= TlsSessionState.LATE_MESSAGES_MAX; i++) {
      assertEquals(SecureChannel.OPEN, pair.server().state());
      client.handshakeAgain();
      pair.settle();
    }
    assertEquals(SecureChannel.FAILED, pair.server().state());
    assertEquals(TlsRefusal.PROTOCOL, pair.server().refusal().cause());
  }

  @Test
  void shouldRefuseRenegotiationByClient() throws Exception {
    JsseChannel client = new JsseChannel(false, MANAGER, "TLSv1.2", true);
    ChannelPair pair = clientIsJsse(client, BOARD, 7).settle();
    assertTalking(pair);
    client.handshakeAgain();
    pair.settle();
    assertEquals(SecureChannel.FAILED, pair.server().state());
    assertTrue(
        pair.server().refusal().rule().contains("wants to renegotiate"),
        () -> "" + pair.server().refusal());
  }

  @Test
  void shouldRefuseRenegotiationByServer() throws Exception {
    JsseChannel server = new JsseChannel(true, MANAGER, "TLSv1.2", true);
    ChannelPair pair = serverIsJsse(server, BOARD, 7).settle();
    assertTalking(pair);
    server.handshakeAgain();
    pair.settle();
    assertEquals(SecureChannel.FAILED, pair.client().state());
    assertTrue(
        pair.client().refusal().rule().contains("wants to renegotiate"),
        () -> "" + pair.client().refusal());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void shouldCloseInGoodOrderFromEitherSide(String version) throws Exception {
    ChannelPair theirs =
        clientIsJsse(new JsseChannel(false, MANAGER, version, true), BOARD, 7).settle();
    theirs.client().close();
    theirs.settle();
    assertEquals(SecureChannel.CLOSED, theirs.server().state());
    assertTrue(theirs.server().isPeerClosed());
    assertEquals(SecureChannel.CLOSED, theirs.client().state());

    ChannelPair ours =
        serverIsJsse(new JsseChannel(true, MANAGER, version, true), BOARD, 7).settle();
    ours.client().close();
    ours.settle();
    assertTrue(ours.server().isPeerClosed());
    ours.server().close();
    ours.settle();
    assertEquals(SecureChannel.CLOSED, ours.client().state());
    assertEquals(SecureChannel.CLOSED, ours.server().state());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TLS_AES_128_GCM_SHA256",
        "TLS_AES_256_GCM_SHA384",
        "TLS_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
      })
  void shouldAgreeOnEverySuite(String suite) throws Exception {
    String version = suite.contains("ECDHE") ? "TLSv1.2" : "TLSv1.3";
    JsseChannel client = new JsseChannel(false, MANAGER, version, true);
    client.engine().setEnabledCipherSuites(new String[] {suite});
    assertTalking(clientIsJsse(client, BOARD, 1 << 16).settle());
    assertEquals(suite, client.engine().getSession().getCipherSuite());
    JsseChannel server = new JsseChannel(true, MANAGER, version, true);
    server.engine().setEnabledCipherSuites(new String[] {suite});
    assertTalking(serverIsJsse(server, BOARD, 1 << 16).settle());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
        "TLS_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256",
      })
  void shouldRefuseSuitesWithoutForwardSecrecyOrAuthenticatedEncryption(String suite)
      throws Exception {
    TestPki.Issued board = TestPki.leaf("board").rsa().issuedBy(CA);
    JsseChannel client = new JsseChannel(false, MANAGER, "TLSv1.2", true);
    client.engine().setEnabledCipherSuites(new String[] {suite});
    ChannelPair pair = clientIsJsse(client, board, 7).settle();
    assertEquals(TlsRefusal.PROTOCOL, pair.server().refusal().cause());
    assertTrue(
        pair.server().refusal().rule().contains("we share no cipher suite"),
        () -> "" + pair.server().refusal());
    assertTrue(client.failure().getMessage().contains("handshake_failure"));
  }

  @Test
  void shouldCarryMoreThanOneRecord() throws Exception {
    ChannelPair pair =
        clientIsJsse(new JsseChannel(false, MANAGER, "TLSv1.3", true), BOARD, 4096).settle();
    byte[] large = new byte[30_000];
    new TestEntropy(3).fill(large, 0, large.length);
    assertArrayEquals(large, pair.pass(pair.server(), large));
  }
}
