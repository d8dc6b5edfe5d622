/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.dm.client.ServerTrust;
import io.tocsin.dm.session.SessionOutcome;
import io.tocsin.dm.syncml.Encoding;
import io.tocsin.raspi.SystemEntropy;
import io.tocsin.sim.dmserver.auth.Account;
import io.tocsin.sim.dmserver.auth.AuthType;
import io.tocsin.sim.dmserver.auth.Credential;
import io.tocsin.sim.dmserver.message.Codec;
import io.tocsin.sim.dmserver.session.DmAlert;
import io.tocsin.sim.dmserver.session.DmSessionReport;
import io.tocsin.tls.CertificateView;
import io.tocsin.tls.PathVerifier;
import io.tocsin.tls.ServerVerifier;
import io.tocsin.tls.TlsEndpoint;
import io.tocsin.tools.dm.DmServer;
import io.tocsin.tools.dm.http.ServerTls;
import io.tocsin.tools.session.Identity;
import io.tocsin.tools.session.SystemTime;
import io.tocsin.tools.session.TestPeers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client of the agent and the server for trials, which share no code, over real sockets. */
class DmClientServerTest {

  private static final int PATIENCE_MS = 20_000;
  private static final String SCRIPT =
      """
      get ./DevInfo/Man -> 200 = "Tocsin"
      get ./DevInfo -> 200
      add ./Vendor/x chr "one & <two>" -> 200
      get ./Vendor/x -> 200 = "one & <two>"
      replace ./Vendor/x chr three -> 200
      add ./Vendor/x chr four -> 418
      get ./Vendor/none -> 404
      get ./DMAcc/1/AppAuth/client/AAuthSecret -> 405
      add ./Vendor/b bin hex:00FF10 -> 200
      get ./Vendor/b -> 200
      atomic {
        add ./Vendor/y chr yes -> 200
        replace ./Vendor/x chr done -> 200
      } -> 200
      atomic {
        add ./Vendor/z chr no -> 216
        replace ./Vendor/none chr no -> 404
        delete ./Vendor/x -> 215
      } -> 507
      sequence {
        delete ./Vendor/y -> 200
        get ./Vendor/y -> 404
      } -> 200
      copy ./Vendor/x ./Vendor/w -> 200
      exec ./Vendor/x -> 405
      add ./Vendor/big chr size:3000 -> 200
      get ./Vendor/big -> 200
      replace ./DevInfo/Man chr Other -> 405
      raw <Put><Item><Target><LocURI>./Vendor/x</LocURI></Target></Item></Put> -> 501
      """;

  @TempDir private static Path folder;
  private static TestPeers peers;

  @BeforeAll
  static void makePeers() throws IOException {
    peers = new TestPeers(folder);
  }

  private static Credential client(AuthType type) {
    return Credential.of(type, ClientBoard.CLIENT_NAME, ClientBoard.CLIENT_SECRET);
  }

  private static Credential server(AuthType type) {
    return Credential.of(type, ClientBoard.SERVER_ID, ClientBoard.SERVER_SECRET);
  }

  private static DmServer.Builder server(AuthType clientType, AuthType serverType) {
    return DmServer.named(ClientBoard.SERVER_ID)
        .account(Account.of("board1", client(clientType), server(serverType)));
  }

  private static ClientBoard board(DmServer server, String type, Encoding encoding)
      throws IOException {
    int port = server.listen("127.0.0.1", 0, null);
    return ClientBoard.withOneAccount(
        "http://127.0.0.1:" + port + "/dm", type, type, encoding, null, (account, url) -> null);
  }

  private static DmSessionReport ended(DmServer server, int count) throws InterruptedException {
    assertTrue(server.awaitEnded(count, PATIENCE_MS));
    return server.sessions().get(count - 1);
  }

  private static void assertGood(DmSessionReport session) {
    assertEquals(List.of(), session.violations());
    assertEquals(List.of(), session.unmet());
    assertEquals("in good order", session.end());
  }

  @ParameterizedTest
  @CsvSource({
    "DIGEST, MD5, XML",
    "DIGEST, MD5, WBXML",
    "HMAC, HMAC, XML",
    "HMAC, HMAC, WBXML",
  })
  void shouldDoAllThatAServerAsks(String type, AuthType serverType, Encoding encoding)
      throws IOException, InterruptedException {
    try (DmServer server = server(serverType, serverType).script(SCRIPT).start();
        ClientBoard board = board(server, type, encoding)) {
      assertEquals(SessionOutcome.COMPLETE, board.session("1A"), () -> "" + board.log.entries());
      DmSessionReport session = ended(server, 1);
      assertGood(session);
      assertTrue(session.clientAuthenticated());
      assertTrue(session.serverAccepted());
      assertEquals("done", board.tree.view().text("./Vendor/w"));
      // Nonces go on from one session to the next.
      assertEquals(SessionOutcome.COMPLETE, board.session("1B"));
      assertTrue(server.awaitEnded(2, PATIENCE_MS));
      assertEquals(List.of(), server.sessions().get(1).violations());
    }
  }

  @Test
  void shouldReadWbxmlWithStringTables() throws IOException, InterruptedException {
    try (DmServer server =
            server(AuthType.MD5, AuthType.MD5).wbxml(Codec.WBXML_TABLES).script(SCRIPT).start();
        ClientBoard board = board(server, "DIGEST", Encoding.WBXML)) {
      assertEquals(SessionOutcome.COMPLETE, board.session("1A"), () -> "" + board.log.entries());
      assertGood(ended(server, 1));
    }
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void shouldTellTheServerWhatHappened(Encoding encoding) throws IOException, InterruptedException {
    try (DmServer server = server(AuthType.MD5, AuthType.MD5).start();
        ClientBoard board = board(server, "DIGEST", encoding)) {
      board.alert("./Vendor", "door open");
      board.alert("./Vendor", "door shut");
      assertEquals(SessionOutcome.COMPLETE, board.session("1A"), () -> "" + board.log.entries());
      DmSessionReport session = ended(server, 1);
      assertGood(session);
      List<DmAlert> alerts = session.alerts("door");
      assertEquals(2, alerts.size());
      assertEquals("door open", alerts.get(0).data());
      assertEquals("minor", alerts.get(0).mark());
      assertTrue(alerts.get(0).afterServerAccepted());
      assertEquals(List.of(200, 200), board.answers);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrong-digest", "no-credentials"})
  void shouldTellNothingToAServerThatDoesNotProveWhoItIs(String fault)
      throws IOException, InterruptedException {
    try (DmServer server =
            server(AuthType.MD5, AuthType.MD5)
                .script("add ./Vendor/x chr stolen")
                .faults(fault)
                .start();
        ClientBoard board = board(server, "DIGEST", Encoding.XML)) {
      board.alert("./Vendor", "secret");
      assertEquals(SessionOutcome.SERVER_NOT_PROVED, board.session("1A"));
      assertEquals(1, board.waiting.size());
      assertFalse(board.tree.view().exists("./Vendor/x"));
      for (DmSessionReport session : server.sessions()) {
        assertEquals(List.of(), session.alerts("door"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http-500",
        "http-503=1",
        "truncated-body",
        "wrong-type=text/html",
        "endless-body",
        "garbage",
        "other-session",
        "challenge"
      })
  void shouldEndASessionThatGoesWrongAndHaveAGoodOneAfterwards(String fault)
      throws IOException, InterruptedException {
    try (DmServer server =
            server(AuthType.MD5, AuthType.MD5)
                .script("get ./DevInfo/Man -> 200")
                .faults(fault + "@1")
                .start();
        ClientBoard board = board(server, "DIGEST", Encoding.WBXML)) {
      assertFalse(board.session("1A") == SessionOutcome.COMPLETE, () -> "" + board.log.entries());
      assertEquals(SessionOutcome.COMPLETE, board.session("1B"), () -> "" + board.log.entries());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"chunked-body=7", "slow-body=1"})
  void shouldTakeAnswersInWhateverPiecesTheyCome(String fault)
      throws IOException, InterruptedException {
    try (DmServer server = server(AuthType.MD5, AuthType.MD5).script(SCRIPT).faults(fault).start();
        ClientBoard board = board(server, "DIGEST", Encoding.WBXML)) {
      assertEquals(SessionOutcome.COMPLETE, board.session("1A"), () -> "" + board.log.entries());
      assertGood(ended(server, 1));
    }
  }

  // ---- TLS ----

  private static ServerTls tls(String name) throws IOException {
    Path certificate = Path.of(peers.certificate(name));
    return ServerTls.load(
        certificate,
        certificate.resolveSibling(name + ".key"),
        List.of(Path.of(peers.authority())),
        ServerTls.Clients.WANTED);
  }

  private static ClientBoard secureBoard(int port, String type) throws IOException {
    Identity identity = peers.identity("board1");
    SystemTime time = new SystemTime();
    PathVerifier paths =
        new PathVerifier(
            identity.anchors().toArray(new CertificateView[0]), time, PathVerifier.SERVER);
    ServerTrust trust =
        (account, url) ->
            new ServerVerifier(paths, time, url.host(), null, url.host() + " " + url.port());
    TlsEndpoint endpoint =
        new TlsEndpoint(
                identity.own(),
                new SystemEntropy(),
                TlsEndpoint.TLS_1_2 | TlsEndpoint.TLS_1_3,
                16_384)
            .withOptionalProof();
    return ClientBoard.withOneAccount(
        "https://localhost:" + port + "/dm", type, type, Encoding.WBXML, endpoint, trust);
  }

  @ParameterizedTest
  @CsvSource({"DIGEST, MD5", "HMAC, HMAC", "BASIC, BASIC"})
  void shouldHaveSessionsWithinTls(String type, AuthType serverType)
      throws IOException, InterruptedException {
    try (DmServer server = server(serverType, serverType).script(SCRIPT).start();
        ClientBoard board = secureBoard(server.listen("127.0.0.1", 0, tls("noc")), type)) {
      assertEquals(SessionOutcome.COMPLETE, board.session("1A"), () -> "" + board.log.entries());
      assertGood(ended(server, 1));
    }
  }

  @Test
  void shouldSayNothingToAServerOfAnotherAuthority() throws IOException {
    try (DmServer server = server(AuthType.MD5, AuthType.MD5).script(SCRIPT).start();
        ClientBoard board = secureBoard(server.listen("127.0.0.1", 0, tls("stranger")), "DIGEST")) {
      assertEquals(SessionOutcome.NO_ANSWER, board.session("1A"));
      assertEquals(List.of(), server.sessions());
    }
  }
}
