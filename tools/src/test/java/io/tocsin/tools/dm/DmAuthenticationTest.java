/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.sim.dmserver.auth.Account;
import io.tocsin.sim.dmserver.auth.AuthType;
import io.tocsin.sim.dmserver.auth.Credential;
import io.tocsin.sim.dmserver.message.Codec;
import io.tocsin.sim.dmserver.session.DmSessionReport;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may speak, both ways (OMA DM Protocol §9, OMA DM Security §5). */
class DmAuthenticationTest {

  private static final String DEVICE = "IMEI:493005100592800";

  static Stream<Arguments> allWays() {
    List<AuthType> clients = List.of(AuthType.NONE, AuthType.BASIC, AuthType.MD5, AuthType.HMAC);
    return clients.stream()
        .flatMap(
            client ->
                clients.stream()
                    .flatMap(
                        server ->
                            Stream.of(Codec.values())
                                .map(codec -> Arguments.of(client, server, codec))));
  }

  static Credential board(AuthType type) {
    return type == AuthType.NONE ? Credential.NONE : new Credential(type, "Bruce2", "OhBehave", "");
  }

  static Credential server(AuthType type) {
    return type == AuthType.NONE ? Credential.NONE : new Credential(type, "srv", "geheim", "");
  }

  private static InMemory site(AuthType client, AuthType server, String... faults) {
    return new InMemory(
        DmServer.named("srv")
            .account(Account.of("one", board(client), server(server)))
            .script("get ./a -> 200 = \"b\"")
            .faults(faults));
  }

  @ParameterizedTest
  @MethodSource("allWays")
  void shouldAcceptEachOtherInTwoSessions(AuthType client, AuthType server, Codec codec)
      throws Exception {
    InMemory site = site(client, server);
    TestBoard board =
        site.board(DEVICE, codec).shows(board(client)).wants(server(server)).waitsToBeAsked();
    board.nodes().with("./a", "b");
    board.play("1");
    // The nonces that the first one left are those of the second.
    board.play("2");
    for (DmSessionReport session : site.sessions()) {
      assertEquals("in good order", session.end());
      assertEquals("one", session.account());
      assertTrue(session.clientAuthenticated());
      assertTrue(session.serverAccepted());
      assertEquals(List.of(), session.violations());
      assertEquals(List.of(), session.unmet());
      assertEquals(1, session.outcomes().size());
    }
    assertEquals(2, site.sessions().size());
  }

  @Test
  void shouldAskForCredentialsWithoutDoingAnything() throws Exception {
    InMemory site = site(AuthType.MD5, AuthType.NONE);
    TestBoard board = site.board(DEVICE, Codec.XML).shows(board(AuthType.MD5)).waitsToBeAsked();
    board.nodes().with("./a", "b");
    board.play("1");
    var first = board.answers().get(0).child("SyncBody");
    assertEquals("407", first.children("Status").get(0).textOf("Data"));
    assertEquals(
        AuthType.MD5.uri(), first.children("Status").get(0).textOf("Chal", "Meta", "Type"));
    // Alert and Replace: each has a status, and nothing is asked.
    assertEquals(List.of("407", "407", "407"), statuses(first));
    assertNull(first.child("Get"));
    assertTrue(first.has("Final"));
    var second = board.answers().get(1).child("SyncBody");
    assertEquals(List.of("212", "200", "200"), statuses(second));
    assertTrue(second.has("Get"));
  }

  private static List<String> statuses(io.tocsin.sim.dmserver.message.Element body) {
    return body.children("Status").stream().map(status -> status.textOf("Data")).toList();
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.EnumSource(
      value = AuthType.class,
      names = {"BASIC", "MD5", "HMAC"})
  void shouldEndAfterThreeWrongPasswords(AuthType type) throws Exception {
    InMemory site = site(type, AuthType.NONE);
    TestBoard board =
        site.board(DEVICE, Codec.WBXML).shows(new Credential(type, "Bruce2", "Wrong", ""));
    board.play("1");
    assertEquals(3, board.answers().size());
    assertEquals(401, board.headerStatus());
    DmSessionReport session = site.sessions().get(0);
    assertFalse(session.clientAuthenticated());
    assertEquals("the board did not show who it is", session.end());
    assertEquals("", session.account());
    assertEquals(List.of("get ./a -> 200 = \"b\": was not sent"), session.unmet());
  }

  @Test
  void shouldRefuseAStranger() throws Exception {
    InMemory site = site(AuthType.BASIC, AuthType.NONE);
    TestBoard board =
        site.board(DEVICE, Codec.XML).shows(new Credential(AuthType.MD5, "Nobody", "x", ""));
    board.play("1");
    assertEquals(401, board.headerStatus());
    assertFalse(site.sessions().get(0).clientAuthenticated());
  }

  @Test
  void shouldRefuseADeviceThatAnAccountDoesNotName() throws Exception {
    InMemory site =
        new InMemory(
            DmServer.named("srv")
                .account(new Account("one", "IMEI:1", board(AuthType.MD5), Credential.NONE, "")));
    TestBoard board = site.board("IMEI:2", Codec.XML).shows(board(AuthType.MD5));
    board.play("1");
    assertEquals(401, board.headerStatus());
  }

  @Test
  void shouldRefuseCredentialsOfAnotherType() throws Exception {
    InMemory site = site(AuthType.HMAC, AuthType.NONE);
    TestBoard board = site.board(DEVICE, Codec.XML).shows(board(AuthType.BASIC));
    board.play("1");
    assertEquals(3, board.answers().size());
    assertFalse(site.sessions().get(0).clientAuthenticated());
  }

  @Test
  void shouldGiveANewNonceEachTime() throws Exception {
    InMemory site = site(AuthType.HMAC, AuthType.NONE);
    TestBoard board = site.board(DEVICE, Codec.XML).shows(board(AuthType.HMAC));
    board.nodes().with("./a", "b");
    board.play("1");
    String first = nonce(board, 0);
    String second = nonce(board, 1);
    assertFalse(first.isEmpty());
    assertFalse(second.isEmpty());
    assertNotEquals(first, second);
  }

  private static String nonce(TestBoard board, int answer) {
    return board.answers().get(answer).textOf("SyncBody", "Status", "Chal", "Meta", "NextNonce");
  }

  @Test
  void shouldEndWhenTheBoardDoesNotAcceptTheServer() throws Exception {
    InMemory site = site(AuthType.MD5, AuthType.MD5, "wrong-digest");
    TestBoard board =
        site.board(DEVICE, Codec.XML).shows(board(AuthType.MD5)).wants(server(AuthType.MD5));
    board.nodes().with("./a", "b");
    board.play("1");
    DmSessionReport session = site.sessions().get(0);
    assertEquals("the board does not accept the server", session.end());
    assertFalse(session.serverAccepted());
    assertEquals(1, session.unmet().size());
  }

  @Test
  void shouldSendRefusedCommandsAgainOnceTheServerIsAccepted() throws Exception {
    InMemory site = site(AuthType.MD5, AuthType.MD5, "wrong-digest@1.2");
    TestBoard board =
        site.board(DEVICE, Codec.XML).shows(board(AuthType.MD5)).wants(server(AuthType.MD5));
    board.nodes().with("./a", "b");
    board.waitsToBeAsked().play("1");
    DmSessionReport session = site.sessions().get(0);
    assertTrue(session.serverAccepted());
    assertEquals(List.of(200), session.outcomes().get(0).statuses());
    assertEquals(List.of(), session.unmet());
    assertEquals("in good order", session.end());
  }

  @Test
  void shouldNotGiveItsPasswordInPlainTextBecauseTheBoardAsksForIt() throws Exception {
    InMemory site = site(AuthType.MD5, AuthType.MD5, "wrong-digest");
    TestBoard board =
        site.board(DEVICE, Codec.XML).shows(board(AuthType.MD5)).wants(server(AuthType.BASIC));
    board.play("1");
    for (var answer : board.answers()) {
      assertNotEquals(
          AuthType.BASIC.uri(), answer.textOf("SyncHdr", "Cred", "Meta", "Type"), answer::toString);
    }
    assertEquals("the board does not accept the server", site.sessions().get(0).end());
  }

  @Test
  void shouldChangeToTheTypeThatTheBoardAsksFor() throws Exception {
    InMemory site = site(AuthType.MD5, AuthType.MD5);
    TestBoard board =
        site.board(DEVICE, Codec.XML).shows(board(AuthType.MD5)).wants(server(AuthType.HMAC));
    board.nodes().with("./a", "b");
    board.play("1");
    assertTrue(site.sessions().get(0).serverAccepted());
    assertEquals(List.of(), site.sessions().get(0).unmet());
  }
}
