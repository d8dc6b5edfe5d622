/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.dm.http.ScriptedServer.Then;
import io.tocsin.tls.CertificateView;
import io.tocsin.tls.Fingerprint;
import io.tocsin.tls.PathVerifier;
import io.tocsin.tls.PeerCertificates;
import io.tocsin.tls.PeerVerifier;
import io.tocsin.tls.PlainChannels;
import io.tocsin.tls.SecureChannel;
import io.tocsin.tls.SecureChannelFactory;
import io.tocsin.tls.ServerVerifier;
import io.tocsin.tls.TestEntropy;
import io.tocsin.tls.TestPki;
import io.tocsin.tls.Times;
import io.tocsin.tls.TlsEndpoint;
import io.tocsin.tls.TlsRefusal;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The channel inside of TLS, and who its server has to be. */
class SecureHttpChannelTest {

  private static final TestPki.Issued CA = TestPki.authority("Test CA").selfSigned();
  private static final TestPki.Issued BOARD = TestPki.leaf("board").issuedBy(CA);
  private static final TestPki.Issued SERVER = TestPki.leaf("s").dns("dm.example").issuedBy(CA);
  private static final TestPki.Issued STRANGER = TestPki.leaf("x").dns("dm.example").selfSigned();

  private static TlsEndpoint endpoint(TestPki.Issued identity, long seed, int versions) {
    return new TlsEndpoint(identity.identity(), new TestEntropy(seed), versions, 32 * 1024);
  }

  private static TlsEndpoint endpoint(TestPki.Issued identity, long seed) {
    return endpoint(identity, seed, TlsEndpoint.TLS_1_2 | TlsEndpoint.TLS_1_3);
  }

  private static PeerVerifier verifier(String name, Fingerprint fingerprint) {
    PathVerifier paths =
        new PathVerifier(new CertificateView[] {CA.certificate()}, Times.NOW, PathVerifier.SERVER);
    return new ServerVerifier(paths, Times.NOW, name, fingerprint, name + ":443");
  }

  private static ChannelBed bed(SecureChannelFactory serverChannels) throws IOException {
    ChannelBed bed = new ChannelBed(endpoint(BOARD, 1), serverChannels);
    bed.verifier = verifier("dm.example", null);
    return bed;
  }

  private static void assertRefused(ChannelBed bed, int cause) {
    bed.assertFailed(HttpError.TLS_FAILED);
    assertEquals(cause, bed.channel.refusal().cause());
  }

  @ParameterizedTest
  @ValueSource(ints = {TlsEndpoint.TLS_1_2, TlsEndpoint.TLS_1_3})
  void shouldCarryExchangesOverOneConnection(int version) throws IOException {
    ChannelBed bed = bed(endpoint(SERVER, 2, version));
    for (int i = 0; i < 3; i++) {
      bed.server.answer(ScriptedServer.ok("answer " + i), Then.KEEP);
      bed.post("dm.example", "q".repeat(5_000));
      bed.assertAnswer("answer " + i);
      assertTrue(bed.channel.protocol().startsWith("TLS 1."));
      assertNull(bed.channel.refusal());
    }
    assertEquals(1, bed.server.visitors.size());
  }

  @Test
  void shouldTakeALargeAnswer() throws IOException {
    ChannelBed bed = bed(endpoint(SERVER, 2));
    String answer = "a".repeat(ChannelBed.BODY_BYTES_MAX);
    bed.server.answer(ScriptedServer.ok(answer), Then.CLOSE);
    bed.post("dm.example", "question");
    bed.assertAnswer(answer);
  }

  // ---- who the server is ----

  @Test
  void shouldSendNothingToAServerWithAnotherName() throws IOException {
    ChannelBed bed = bed(endpoint(SERVER, 2));
    bed.verifier = verifier("other.example", null);
    bed.server.answer(ScriptedServer.ok("answer"), Then.KEEP);
    bed.post("other.example", "question");
    assertRefused(bed, TlsRefusal.WRONG_NAME);
    assertEquals(0, bed.server.requests.size());
  }

  @Test
  void shouldSendNothingToAServerOfAnUnknownAuthority() throws IOException {
    ChannelBed bed = bed(endpoint(STRANGER, 2));
    bed.server.answer(ScriptedServer.ok("answer"), Then.KEEP);
    bed.post("dm.example", "question");
    assertRefused(bed, TlsRefusal.UNKNOWN_CA);
    assertEquals(0, bed.server.requests.size());
  }

  @Test
  void shouldTalkToAServerThatIsPinned() throws IOException {
    ChannelBed bed = bed(endpoint(STRANGER, 2));
    Fingerprint pin = Fingerprint.of(Fingerprint.SHA256, STRANGER.certificate());
    bed.verifier = verifier("dm.example", pin);
    bed.server.answer(ScriptedServer.ok("answer"), Then.KEEP);
    bed.post("dm.example", "question");
    bed.assertAnswer("answer");
  }

  @Test
  void shouldSendNothingToAServerThatIsNotTheOnePinned() throws IOException {
    ChannelBed bed = bed(endpoint(SERVER, 2));
    Fingerprint pin = Fingerprint.of(Fingerprint.SHA256, STRANGER.certificate());
    bed.verifier = verifier("dm.example", pin);
    bed.server.answer(ScriptedServer.ok("answer"), Then.KEEP);
    bed.post("dm.example", "question");
    assertRefused(bed, TlsRefusal.WRONG_FINGERPRINT);
    assertEquals(0, bed.server.requests.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {TlsEndpoint.TLS_1_2, TlsEndpoint.TLS_1_3})
  void shouldTellThatTheServerRefusedUs(int version) throws IOException {
    ChannelBed bed = bed(endpoint(SERVER, 2, version));
    bed.server.setVerifier(
        peer -> new TlsRefusal(TlsRefusal.UNKNOWN_CA, "testing", null, "no", "None."));
    bed.post("dm.example", "question");
    assertRefused(bed, TlsRefusal.PEER_ALERT);
  }

  /** Channels that are open without having asked whether the server may be talked to. */
  @Test
  void shouldSendNothingWhereNobodyWasAsked() throws IOException {
    PlainChannels plain = new PlainChannels(4_096);
    SecureChannelFactory careless =
        new SecureChannelFactory() {
          @Override
          public SecureChannel server(PeerVerifier verifier) {
            throw new AssertionError("the board is no server");
          }

          @Override
          public SecureChannel client(String serverName, PeerVerifier verifier) {
            return plain.client(serverName, ChannelBed.ANYBODY);
          }
        };
    ChannelBed bed = new ChannelBed(careless, new PlainChannels(4_096));
    bed.post("dm.example", "question");
    bed.assertFailed(HttpError.TLS_FAILED);
    assertEquals(0, bed.server.requests.size());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldSayWhetherItsServerMustAskForOurProof(boolean isNeeded) throws IOException {
    boolean[] said = {!isNeeded};
    PlainChannels plain = new PlainChannels(4_096);
    SecureChannelFactory listening =
        new SecureChannelFactory() {
          @Override
          public SecureChannel server(PeerVerifier verifier) {
            throw new AssertionError("the board is no server");
          }

          @Override
          public SecureChannel client(String serverName, PeerVerifier verifier) {
            said[0] = verifier.isOwnProofNeeded();
            return plain.client(serverName, verifier);
          }
        };
    ChannelBed bed = new ChannelBed(listening, new PlainChannels(4_096));
    bed.verifier =
        new PeerVerifier() {
          @Override
          public TlsRefusal verify(PeerCertificates peer) {
            return null;
          }

          @Override
          public boolean isOwnProofNeeded() {
            return isNeeded;
          }
        };
    bed.post("dm.example", "question");
    assertEquals(isNeeded, said[0]);
  }

  // ---- ends ----

  @Test
  void shouldTakeABodyUntilTheNoticeOfClosing() throws IOException {
    ChannelBed bed = bed(endpoint(SERVER, 2));
    bed.server.answer("HTTP/1.0 200 OK\r\n" + ScriptedServer.TYPE + "\r\nanswer", Then.CLOSE);
    bed.post("dm.example", "question");
    bed.assertAnswer("answer");
  }

  @Test
  void shouldRefuseABodyUntilTheEndWithoutNoticeOfClosing() throws IOException {
    ChannelBed bed = bed(endpoint(SERVER, 2));
    bed.server.answer("HTTP/1.0 200 OK\r\n" + ScriptedServer.TYPE + "\r\nanswer", Then.CUT);
    bed.post("dm.example", "question");
    bed.assertFailed(HttpError.TRUNCATED);
  }

  @Test
  void shouldTakeAWholeAnswerWithoutNoticeOfClosing() throws IOException {
    ChannelBed bed = bed(endpoint(SERVER, 2));
    bed.server.answer(ScriptedServer.ok("answer"), Then.CUT);
    bed.post("dm.example", "question");
    bed.assertAnswer("answer");
    bed.network.run(10);
    assertFalse(bed.channel.isConnected());
  }

  @Test
  void shouldTellThatAKeptConnectionWasStale() throws IOException {
    ChannelBed bed = bed(endpoint(SERVER, 2));
    bed.server.answer(ScriptedServer.ok("1"), Then.KEEP);
    bed.post("dm.example", "first");
    bed.server.answer("", Then.CUT);
    bed.post("dm.example", "second");
    bed.assertFailed(HttpError.STALE_CONNECTION);
  }

  @Test
  void shouldShakeHandsWithinItsTime() throws IOException {
    ChannelBed bed = bed(endpoint(SERVER, 2));
    bed.network.setLatencyMs(0);
    bed.begin("dm.example", "question");
    bed.network.run(0, () -> !bed.board.connections().isEmpty());
    bed.board.connections().get(0).setWriteBytesMax(0);
    assertEquals(ChannelBed.TIMES.handshakeMsMax(), bed.finish());
    bed.assertFailed(HttpError.HANDSHAKE_TIMEOUT);
  }

  @Test
  void shouldTellThatTheConnectionBrokeDuringTheHandshake() throws IOException {
    ChannelBed bed = bed(endpoint(SERVER, 2));
    bed.begin("dm.example", "question");
    bed.network.run(3);
    bed.lastAccepted().breakNow();
    bed.finish();
    bed.assertFailed(HttpError.CONNECTION_BROKEN);
  }

  @Test
  void shouldTellThatTheServerSpeaksNoTls() throws IOException {
    ChannelBed bed = bed(new PlainChannels(4_096));
    bed.begin("dm.example", "question");
    bed.network.run(3);
    bed.server.visitors.get(0).say("HTTP/1.1 400 Bad Request\r\n\r\n");
    bed.finish();
    assertRefused(bed, TlsRefusal.PROTOCOL);
  }
}
