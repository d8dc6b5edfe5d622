/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.sim.dmserver.auth.Account;
import io.tocsin.sim.dmserver.auth.AuthType;
import io.tocsin.sim.dmserver.auth.Credential;
import io.tocsin.sim.dmserver.message.Codec;
import io.tocsin.sim.dmserver.session.DmSessionReport;
import io.tocsin.tools.dm.http.ServerTls;
import io.tocsin.tools.session.TestPeers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server behind real HTTP and HTTPS. */
class DmHttpTest {

  private static final int PATIENCE_MS = 20_000;
  private static final Credential BOARD = Credential.of(AuthType.HMAC, "board", "pass");
  private static final Credential SERVER = Credential.of(AuthType.HMAC, "srv", "word");

  @TempDir private static Path folder;
  private static TestPeers peers;

  private DmServer server;

  @BeforeAll
  static void makePeers() throws IOException {
    peers = new TestPeers(folder);
  }

  private DmServer start(Account account) {
    server = DmServer.named("srv").account(account).script("get ./a -> 200 = \"b\"").start();
    return server;
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  private static ServerTls tls(String name, ServerTls.Clients clients) throws IOException {
    Path certificate = Path.of(peers.certificate(name));
    Path key = certificate.resolveSibling(name + ".key");
    return ServerTls.load(certificate, key, List.of(Path.of(peers.authority())), clients);
  }

  private static SSLContext clientContext(String name) throws IOException {
    return tls(name, ServerTls.Clients.NONE).context();
  }

  private static TestBoard board(HttpBoards boards, Codec codec) {
    TestBoard board = boards.board("urn:1", codec);
    board.nodes().with("./a", "b");
    return board;
  }

  private DmSessionReport ended() throws InterruptedException {
    assertTrue(server.awaitEnded(1, PATIENCE_MS));
    DmSessionReport session = server.sessions().get(0);
    assertEquals(List.of(), session.unmet());
    assertEquals(List.of(), session.violations());
    return session;
  }

  @ParameterizedTest
  @EnumSource(Codec.class)
  void shouldPlayASessionOverHttp(Codec codec) throws Exception {
    int port = start(Account.of("one", BOARD, SERVER)).listen("127.0.0.1", 0, null);
    board(new HttpBoards(port, null), codec).shows(BOARD).wants(SERVER).play("1");
    assertEquals("in good order", ended().end());
  }

  @ParameterizedTest
  @EnumSource(Codec.class)
  void shouldPlayASessionOverHttps(Codec codec) throws Exception {
    int port =
        start(Account.of("one", BOARD, SERVER))
            .listen("127.0.0.1", 0, tls("noc", ServerTls.Clients.NONE));
    board(new HttpBoards(port, clientContext("board1")), codec)
        .shows(BOARD)
        .wants(SERVER)
        .play("1");
    assertEquals("in good order", ended().end());
  }

  @Test
  void shouldKnowABoardByItsCertificate() throws Exception {
    Account account =
        new Account("one", "", Credential.of(AuthType.TLS, "", ""), Credential.NONE, "board1");
    int port = start(account).listen("127.0.0.1", 0, tls("noc", ServerTls.Clients.REQUIRED));
    board(new HttpBoards(port, clientContext("board1")), Codec.XML).play("1");
    assertEquals("one", ended().account());
    TestBoard other = board(new HttpBoards(port, clientContext("noc")), Codec.XML).play("2");
    assertEquals(407, other.headerStatus());
    assertFalse(server.sessions().get(1).clientAuthenticated());
  }

  @Test
  void shouldWantTheRightCertificateBesideTheRightPassword() throws Exception {
    Account account = new Account("one", "", BOARD, Credential.NONE, "board1");
    int port = start(account).listen("127.0.0.1", 0, tls("noc", ServerTls.Clients.WANTED));
    TestBoard board = board(new HttpBoards(port, clientContext("noc")), Codec.XML);
    assertEquals(401, board.shows(BOARD).play("1").headerStatus());
  }

  @Test
  void shouldRefuseABoardWithoutATrustedCertificate() throws Exception {
    int port =
        start(Account.of("one", Credential.NONE, Credential.NONE))
            .listen("127.0.0.1", 0, tls("noc", ServerTls.Clients.REQUIRED));
    TestBoard board = board(new HttpBoards(port, clientContext("stranger")), Codec.XML);
    assertThrows(IOException.class, () -> board.play("1"));
    assertEquals(List.of(), server.sessions());
  }

  @Test
  void shouldRefuseWhatIsNoMessage() throws Exception {
    int port =
        start(Account.of("one", Credential.NONE, Credential.NONE)).listen("127.0.0.1", 0, null);
    HttpBoards boards = new HttpBoards(port, null);
    var get = boards.get();
    assertEquals(405, get.statusCode());
    assertEquals("POST", get.headers().firstValue("Allow").orElse(""));
    assertEquals(415, boards.post("text/xml", new byte[1], null).statusCode());
    var bad = boards.post(Codec.XML.mediaType(), "<SyncML>".getBytes(UTF_8), null);
    assertEquals(400, bad.statusCode());
    assertTrue(new String(bad.body(), UTF_8).startsWith("not well-formed XML"));
    assertEquals(List.of(), server.sessions());
  }

  @Test
  void shouldAnswerInTheEncodingOfTheQuestion() throws Exception {
    int port =
        start(Account.of("one", Credential.NONE, Credential.NONE)).listen("127.0.0.1", 0, null);
    byte[] body = Codec.WBXML.write(TestMessages.message(1, TestMessages.alert(1201)));
    var answer = new HttpBoards(port, null).post("application/vnd.syncml+wbxml", body, null);
    assertEquals(
        "application/vnd.syncml.dm+wbxml", answer.headers().firstValue("Content-Type").orElse(""));
    assertEquals("SyncML", Codec.WBXML.read(answer.body()).name());
    assertArrayEquals(new byte[] {2, (byte) 0xA4, 1}, java.util.Arrays.copyOf(answer.body(), 3));
  }

  @Test
  void shouldSayWhichFileHoldsNoKey() {
    Path certificate = Path.of(peers.certificate("noc"));
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                ServerTls.load(
                    certificate, certificate, List.of(certificate), ServerTls.Clients.NONE));
    assertTrue(e.getMessage().contains("noc.crt holds no 'PRIVATE KEY'"), e.getMessage());
  }
}
