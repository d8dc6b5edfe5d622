/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Handshakes that must not come about: each with its cause here and its alert at the peer. */
class RefusedHandshakeTest {

  private static final TestPki.Issued CA = TestPki.authority("Test CA").selfSigned();
  private static final TestPki.Issued MANAGER = TestPki.leaf("manager").issuedBy(CA);
  private static final TestPki.Issued BOARD =
      TestPki.leaf("board").dns("server.example").issuedBy(CA);

  private static PeerVerifier path(int purpose) {
    return new PathVerifier(new CertificateView[] {CA.certificate()}, Times.NOW, purpose);
  }

  /** As the transport model will: first the path, then the name. */
  private static PeerVerifier pathAndName(String name) {
    PeerVerifier path = path(PathVerifier.SERVER);
    return peer -> {
      TlsRefusal refusal = path.verify(peer);
      if (refusal != null) {
        return refusal;
      }
      try {
        return ServerName.parse(name).check(peer.verified(0));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    };
  }

  /** As the transport model will: the fingerprint decides, and only about what was presented. */
  private static PeerVerifier fingerprint(CertificateView expected) {
    Fingerprint fingerprint = Fingerprint.of(Fingerprint.SHA256, expected);
    return peer ->
        fingerprint.matches(peer.presented(0))
            ? null
            : new TlsRefusal(
                TlsRefusal.WRONG_FINGERPRINT,
                "checking the server's fingerprint",
                peer.presented(0),
                "it is not " + fingerprint,
                "Compare.");
  }

  private static ChannelPair refusedClient(TestPki.Issued client, int version, int piece) {
    return Peers.pair(client, Peers.ANYBODY, BOARD, path(PathVerifier.CLIENT), version, piece)
        .settle();
  }

  private static void assertClientRefused(
      int cause, int alert, TestPki.Issued client, int version, int piece) {
    ChannelPair pair = refusedClient(client, version, piece);
    TlsRefusal refusal = pair.server().refusal();
    assertNotNull(refusal, "accepted");
    assertEquals(SecureChannel.FAILED, pair.server().state());
    assertEquals(cause, refusal.cause(), refusal::toString);
    assertEquals("checking the client's certificate", refusal.step());
    assertNull(pair.server().peer());
    assertEquals(SecureChannel.FAILED, pair.client().state());
    TlsRefusal told = pair.client().refusal();
    assertEquals(TlsRefusal.PEER_ALERT, told.cause(), told::toString);
    assertTrue(told.rule().contains("(" + alert + ")"), told::toString);
    // RFC 8446 §4.4.2.4: a client of TLS 1.3 is through before the server has judged it.
    assertEquals(version == TlsEndpoint.TLS_1_3, pair.client().peer() != null);
  }

  private static void assertServerRefused(
      int cause, int alert, TestPki.Issued server, PeerVerifier verifier, int version, int piece) {
    ChannelPair pair =
        Peers.pair(MANAGER, verifier, server, Peers.ANYBODY, version, piece).settle();
    TlsRefusal refusal = pair.client().refusal();
    assertNotNull(refusal, "accepted");
    assertEquals(SecureChannel.FAILED, pair.client().state());
    assertEquals(cause, refusal.cause(), refusal::toString);
    assertNull(pair.client().peer());
    assertEquals(SecureChannel.FAILED, pair.server().state());
    TlsRefusal told = pair.server().refusal();
    assertEquals(TlsRefusal.PEER_ALERT, told.cause(), told::toString);
    assertTrue(told.rule().contains("(" + alert + ")"), told::toString);
    assertFalse(pair.client().writePlain(new byte[1], 0, 1));
    assertEquals(0, pair.client().offerInput(new byte[1], 0, 1));
  }

  @ParameterizedTest
  @CsvSource({"1, 100000", "1, 1", "2, 100000", "2, 1"})
  void shouldRefuseClients(int version, int piece) {
    TestPki.Issued rogue = TestPki.authority("Rogue CA").selfSigned();
    assertClientRefused(
        TlsRefusal.UNKNOWN_CA,
        AlertDescription.unknown_ca,
        TestPki.leaf("manager").issuedBy(rogue),
        version,
        piece);
    assertClientRefused(
        TlsRefusal.EXPIRED,
        AlertDescription.certificate_expired,
        TestPki.leaf("manager").expired().issuedBy(CA),
        version,
        piece);
    assertClientRefused(
        TlsRefusal.NOT_YET_VALID,
        AlertDescription.certificate_expired,
        TestPki.leaf("manager").notYetValid().issuedBy(CA),
        version,
        piece);
    assertClientRefused(
        TlsRefusal.BAD_SIGNATURE,
        AlertDescription.bad_certificate,
        TestPki.leaf("manager").withWrongSignature().issuedBy(CA),
        version,
        piece);
    assertClientRefused(
        TlsRefusal.USAGE,
        AlertDescription.unsupported_certificate,
        TestPki.leaf("manager").serverOnly().issuedBy(CA),
        version,
        piece);
  }

  /** RFC 5246 §7.2.2, RFC 8446 §6.2. */
  @ParameterizedTest
  @CsvSource({"1, 100000", "1, 1", "2, 100000", "2, 1"})
  void shouldTellRevokedClientsSoByTheAlert(int version, int piece) {
    RevocationList list = TestCrl.of(CA).revoke(7).list();
    assertNull(Revocations.prove(list, List.of(CA.certificate())));
    PeerVerifier verifier =
        new PathVerifier(
            new CertificateView[] {CA.certificate()},
            Times.NOW,
            PathVerifier.CLIENT,
            new Revocations(new RevocationList[] {list}, false));
    TestPki.Issued client = TestPki.leaf("manager").serial(7).issuedBy(CA);
    ChannelPair pair = Peers.pair(client, Peers.ANYBODY, BOARD, verifier, version, piece).settle();
    assertEquals(TlsRefusal.REVOKED, pair.server().refusal().cause());
    TlsRefusal told = pair.client().refusal();
    assertTrue(told.rule().contains("certificate_revoked (44)"), told::toString);
  }

  @ParameterizedTest
  @CsvSource({"1, 100000", "1, 1", "2, 100000", "2, 1"})
  void shouldRefuseServers(int version, int piece) {
    PeerVerifier verifier = pathAndName("server.example");
    assertServerRefused(
        TlsRefusal.WRONG_NAME,
        AlertDescription.certificate_unknown,
        TestPki.leaf("board").dns("other.example").issuedBy(CA),
        verifier,
        version,
        piece);
    assertServerRefused(
        TlsRefusal.UNKNOWN_CA,
        AlertDescription.unknown_ca,
        TestPki.leaf("server.example").selfSigned(),
        verifier,
        version,
        piece);
    assertServerRefused(
        TlsRefusal.EXPIRED,
        AlertDescription.certificate_expired,
        TestPki.leaf("server.example").expired().issuedBy(CA),
        verifier,
        version,
        piece);
    // The certificate is good and its authority trusted, but it is not the configured one.
    assertServerRefused(
        TlsRefusal.WRONG_FINGERPRINT,
        AlertDescription.certificate_unknown,
        BOARD,
        fingerprint(MANAGER.certificate()),
        version,
        piece);
    // A fingerprint of the authority does not stand for all that it issued.
    assertServerRefused(
        TlsRefusal.WRONG_FINGERPRINT,
        AlertDescription.certificate_unknown,
        BOARD,
        fingerprint(CA.certificate()),
        version,
        piece);
  }

  @ParameterizedTest
  @ValueSource(ints = {TlsEndpoint.TLS_1_2, TlsEndpoint.TLS_1_3})
  void shouldSendTheAlertOfEveryOtherCause(int version) {
    int[][] causes = {
      {TlsRefusal.NO_SECURITY_NAME, AlertDescription.access_denied},
      {TlsRefusal.BAD_CERTIFICATE, AlertDescription.bad_certificate},
      {TlsRefusal.TIME_UNKNOWN, AlertDescription.certificate_unknown},
      {TlsRefusal.TIMEOUT, AlertDescription.handshake_failure},
    };
    for (int[] cause : causes) {
      assertServerRefused(
          cause[0],
          cause[1],
          BOARD,
          peer -> new TlsRefusal(cause[0], "judging", peer.presented(0), "rule", "Advice."),
          version,
          100_000);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {TlsEndpoint.TLS_1_2, TlsEndpoint.TLS_1_3})
  void shouldAcceptGoodPeersByPathAndName(int version) {
    ChannelPair pair =
        Peers.pair(
                MANAGER,
                pathAndName("server.example"),
                BOARD,
                path(PathVerifier.CLIENT),
                version,
                1)
            .settle();
    assertEquals(SecureChannel.OPEN, pair.client().state());
    assertEquals(SecureChannel.OPEN, pair.server().state());
    assertEquals(2, pair.client().peer().verifiedCount());
    assertEquals(CA.certificate(), pair.server().peer().verified(1));
  }

  @Test
  void shouldRefuseUnusableKeysBeforeTheVerifierIsAsked() {
    TlsSessionState session =
        new TlsSessionState(
            true,
            true,
            peer -> {
              throw new AssertionError("asked");
            });
    CertificateView weak =
        TestPki.leaf("weak").key(TestKeys.Type.RSA_1024).issuedBy(CA).certificate();
    assertJudged(TlsRefusal.BAD_CERTIFICATE, "an RSA key of 1024 bits", session, weak);
    CertificateView encipher =
        TestPki.leaf("x").keyUsage(KeyUsage.keyEncipherment).issuedBy(CA).certificate();
    assertJudged(TlsRefusal.USAGE, "lacks digitalSignature", session, encipher);
  }

  private static void assertJudged(
      int cause, String rule, TlsSessionState session, CertificateView presented) {
    TlsCryptography cryptography = new TlsCryptography(new TestEntropy(1));
    Certificate chain =
        new Certificate(new TlsCertificate[] {new CheckedCertificate(cryptography, presented)});
    try {
      session.judge(chain);
      throw new AssertionError("accepted");
    } catch (IOException e) {
      assertEquals(cause, session.refusal().cause());
      assertTrue(session.refusal().rule().contains(rule), () -> "" + session.refusal());
    }
  }

  private static ChannelPair withStrangeClient(StrangeClient client, int piece) throws IOException {
    return new ChannelPair(
            new EngineChannel(client),
            Peers.endpoint(BOARD, Peers.BOTH, 1).server(Peers.ANYBODY),
            piece)
        .settle();
  }

  private static ChannelPair withStrangeServer(StrangeServer server, int piece) throws IOException {
    return new ChannelPair(
            Peers.endpoint(MANAGER, Peers.BOTH, 1).client("server.example", Peers.ANYBODY),
            new EngineChannel(server),
            piece)
        .settle();
  }

  @ParameterizedTest
  @ValueSource(ints = {100_000, 1})
  void shouldRefuseClientOfTls11(int piece) throws IOException {
    ChannelPair pair =
        withStrangeClient(
            new StrangeClient(MANAGER, ProtocolVersion.TLSv11, ProtocolVersion.TLSv10), piece);
    TlsRefusal refusal = pair.server().refusal();
    assertEquals(TlsRefusal.PROTOCOL, refusal.cause());
    assertTrue(refusal.rule().contains("that we accept: its latest is TLS 1.1"), refusal::toString);
    assertEquals(
        AlertDescription.protocol_version, ((EngineChannel) pair.client()).alertReceived());
  }

  @Test
  void shouldBeRefusedByServerOfTls11() throws IOException {
    ChannelPair pair = withStrangeServer(new StrangeServer(BOARD, ProtocolVersion.TLSv11), 1);
    TlsRefusal refusal = pair.client().refusal();
    assertEquals(TlsRefusal.PEER_ALERT, refusal.cause());
    assertTrue(refusal.rule().contains("speaks none of our TLS versions"), refusal::toString);
  }

  @ParameterizedTest
  @ValueSource(ints = {TlsEndpoint.TLS_1_2, TlsEndpoint.TLS_1_3, Peers.BOTH})
  void shouldRefuseServerThatChoosesTls11(int versions) {
    SecureChannel client =
        Peers.endpoint(MANAGER, versions, 1).client("server.example", Peers.ANYBODY);
    byte[] greeting = new byte[client.outputAvailable()];
    client.readOutput(greeting, 0, greeting.length);
    // A ServerHello of 2.3 with a random of zeros, no session, one of our suites, no compression.
    byte[] hello =
        HexFormat.of().parseHex("160302002a" + "020000260302" + "00".repeat(32) + "00c02b00");
    client.offerInput(hello, 0, hello.length);
    assertEquals(SecureChannel.FAILED, client.state());
    assertEquals(TlsRefusal.PROTOCOL, client.refusal().cause());
    assertTrue(
        client.refusal().rule().contains("the peer offers no TLS version that we accept"),
        () -> "" + client.refusal());
    byte[] output = new byte[client.outputAvailable()];
    client.readOutput(output, 0, output.length);
    assertEquals(7, output.length, "an alert and nothing else");
    assertEquals(AlertDescription.protocol_version, output[6]);
  }

  @Test
  void shouldHoldTheConfiguredVersions() {
    ChannelPair pair =
        new ChannelPair(
                Peers.endpoint(MANAGER, TlsEndpoint.TLS_1_2, 1)
                    .client("server.example", Peers.ANYBODY),
                Peers.endpoint(BOARD, TlsEndpoint.TLS_1_3, 2).server(Peers.ANYBODY),
                7)
            .settle();
    assertEquals(TlsRefusal.PROTOCOL, pair.server().refusal().cause());
    assertEquals(TlsRefusal.PEER_ALERT, pair.client().refusal().cause());
    assertTrue(pair.client().refusal().rule().contains("protocol_version (70)"));
  }

  @Test
  void shouldPreferTheLatestVersion() {
    ChannelPair pair =
        Peers.pair(MANAGER, Peers.ANYBODY, BOARD, Peers.ANYBODY, Peers.BOTH, 7).settle();
    assertEquals("TLS 1.3", pair.client().protocol());
  }

  @Test
  void shouldRefusePeersOfTls12WithoutExtendedMasterSecret() throws IOException {
    ChannelPair served =
        withStrangeClient(
            new StrangeClient(MANAGER, ProtocolVersion.TLSv12).withoutExtendedMasterSecret(), 7);
    assertEquals(TlsRefusal.PROTOCOL, served.server().refusal().cause());
    assertTrue(served.server().refusal().rule().contains("Extended Master Secret"));
    ChannelPair asked =
        withStrangeServer(
            new StrangeServer(BOARD, ProtocolVersion.TLSv12).withoutExtendedMasterSecret(), 7);
    assertEquals(TlsRefusal.PROTOCOL, asked.client().refusal().cause());
    assertTrue(asked.client().refusal().rule().contains("Extended Master Secret"));
  }

  @ParameterizedTest
  @ValueSource(ints = {NamedGroup.secp256r1, NamedGroup.secp384r1, NamedGroup.x25519})
  void shouldAgreeOnEveryGroupEvenWhenAskedToRetry(int group) throws IOException {
    for (ProtocolVersion version :
        new ProtocolVersion[] {ProtocolVersion.TLSv12, ProtocolVersion.TLSv13}) {
      ChannelPair served =
          withStrangeClient(
              new StrangeClient(MANAGER, version).groups(NamedGroup.secp521r1, group), 7);
      assertEquals(SecureChannel.OPEN, served.server().state(), "" + served.server().refusal());
      ChannelPair asked = withStrangeServer(new StrangeServer(BOARD, version).groups(group), 7);
      assertEquals(SecureChannel.OPEN, asked.client().state(), "" + asked.client().refusal());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {NamedGroup.secp521r1, NamedGroup.x448, NamedGroup.ffdhe2048})
  void shouldRefuseOtherGroups(int group) throws IOException {
    for (ProtocolVersion version :
        new ProtocolVersion[] {ProtocolVersion.TLSv12, ProtocolVersion.TLSv13}) {
      ChannelPair pair = withStrangeClient(new StrangeClient(MANAGER, version).groups(group), 7);
      assertEquals(TlsRefusal.PROTOCOL, pair.server().refusal().cause());
      assertEquals(
          AlertDescription.handshake_failure, ((EngineChannel) pair.client()).alertReceived());
    }
  }

  @Test
  void shouldFailWhenThePeerCanVerifyNothingOfOurs() throws IOException {
    for (ProtocolVersion version :
        new ProtocolVersion[] {ProtocolVersion.TLSv12, ProtocolVersion.TLSv13}) {
      ChannelPair pair =
          withStrangeServer(
              new StrangeServer(BOARD, version).scheme(SignatureScheme.rsa_pss_rsae_sha256), 7);
      TlsRefusal refusal = pair.client().refusal();
      assertEquals(TlsRefusal.PROTOCOL, refusal.cause());
      assertTrue(refusal.rule().contains("no signature algorithm fits our key"), refusal::toString);
    }
  }

  @Test
  void shouldHoldTheFragmentLengthThatAClientAsksFor() throws IOException {
    for (ProtocolVersion version :
        new ProtocolVersion[] {ProtocolVersion.TLSv12, ProtocolVersion.TLSv13}) {
      ChannelPair pair =
          withStrangeClient(new StrangeClient(MANAGER, version).fragmentLength(1), 100_000);
      assertEquals(SecureChannel.OPEN, pair.server().state(), "" + pair.server().refusal());
      byte[] message = new byte[2000];
      assertTrue(pair.server().writePlain(message, 0, message.length));
      byte[] output = new byte[4000];
      int length = pair.server().readOutput(output, 0, output.length);
      int records = 0;
      for (int offset = 0; offset < length; records++) {
        int size = RecordCollector.recordSize(output, offset);
        assertTrue(size <= 512 + 30, "record of " + size);
        offset += size;
      }
      assertEquals(4, records);
      assertTrue(pair.server().outputAvailable() == 0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "474554202f, 'it began with \"G\"'",
    "5353482d32, 'it began with \"S\"'",
    "302602, as SNMP messages without TLS do",
    "0001, octets 00",
    "1601, octets 16 01",
    "ffff, octets ff",
  })
  void shouldRefusePlainTextOnTheTlsPort(String hexadecimal, String rule) {
    byte[] bytes = HexFormat.of().parseHex(hexadecimal);
    SecureChannel server = Peers.endpoint(BOARD, Peers.BOTH, 1).server(Peers.ANYBODY);
    for (byte octet : bytes) {
      server.offerInput(new byte[] {octet}, 0, 1);
    }
    assertEquals(SecureChannel.FAILED, server.state());
    assertEquals(TlsRefusal.PROTOCOL, server.refusal().cause());
    assertTrue(server.refusal().rule().contains(rule), () -> "" + server.refusal());
    assertEquals(0, server.outputAvailable());
    assertTrue(server.refusal().advice().contains("tlstcp"));
  }

  @Test
  void shouldQuoteTextThatCameInOnePiece() {
    byte[] bytes = "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    SecureChannel server = Peers.endpoint(BOARD, Peers.BOTH, 1).server(Peers.ANYBODY);
    server.offerInput(bytes, 0, bytes.length);
    assertTrue(server.refusal().rule().contains("\"GET /\""), () -> "" + server.refusal());
    SecureChannel client = Peers.endpoint(BOARD, Peers.BOTH, 1).client(null, Peers.ANYBODY);
    client.offerInput(bytes, 0, bytes.length);
    assertTrue(client.refusal().advice().contains("another service answers"));
    byte[] old = {(byte) 0x80, 0x2e, 1, 3, 1, 0, 0x15, 0, 0, 0, 0x10};
    SecureChannel asked = Peers.endpoint(BOARD, Peers.BOTH, 1).server(Peers.ANYBODY);
    asked.offerInput(old, 0, old.length);
    assertTrue(asked.refusal().rule().contains("SSL 2.0"), () -> "" + asked.refusal());
  }

  @Test
  void shouldSayWhoWasRefusedAndWhatToDo() {
    TestPki.Issued rogue = TestPki.leaf("stranger").selfSigned();
    String text = refusedClient(rogue, TlsEndpoint.TLS_1_3, 7).server().refusal().toString();
    assertTrue(text.startsWith("TLS refused while checking the client's certificate: "), text);
    assertTrue(text.contains("Subject: cn=stranger; issuer: cn=stranger; fingerprint: sha256:"));
    assertTrue(text.endsWith("compare the fingerprint."), text);
  }

  @Test
  void shouldWaitForNothingWhenTheVerifierItselfFails() {
    ChannelPair pair =
        Peers.pair(
                MANAGER,
                Peers.ANYBODY,
                BOARD,
                peer -> {
                  throw new IllegalStateException("a fault of ours");
                },
                Peers.BOTH,
                7)
            .settle();
    assertEquals(SecureChannel.FAILED, pair.server().state());
    assertEquals(TlsRefusal.PROTOCOL, pair.server().refusal().cause());
  }
}
