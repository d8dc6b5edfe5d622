/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.dm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.dm.session.SessionOutcome;
import io.tocsin.dm.syncml.Encoding;
import io.tocsin.dm.tree.DmCredential;
import io.tocsin.sim.dmserver.auth.Account;
import io.tocsin.sim.dmserver.auth.AuthType;
import io.tocsin.sim.dmserver.auth.Credential;
import io.tocsin.sim.world.channel.CertificateKind;
import io.tocsin.sim.world.host.World;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server on the virtual network with the agent's own client. */
class DmPeerTest {

  private static final long MINUTE_MS = 60_000;

  private World world = new World(1, false);
  private final List<DmExchange> exchanges = new ArrayList<>();
  private DmPeer server;
  private ClientBoard board;

  private void start(String address, Encoding encoding, boolean isHmac, String... faults) {
    AuthType type = isHmac ? AuthType.HMAC : AuthType.MD5;
    Account account =
        Account.of(
            ClientBoard.NAME,
            Credential.of(type, ClientBoard.NAME, "client secret"),
            new Credential(type, "dm.example", "server secret", "AQIDBA=="));
    server =
        new DmPeer(
            world,
            "dm.test",
            "10.0.2.1",
            DmPlan.of("dm.example", List.of(account), "get ./DevInfo/DevId -> 200"));
    server.setFaults(faults);
    server.setListener(exchanges::add);
    server.powerOn();
    board =
        new ClientBoard(world, address, encoding, isHmac ? DmCredential.HMAC : DmCredential.DIGEST);
  }

  private void tellAndRun(long timeMs) {
    board.tell(0x1_0000_0007L);
    world.run(1);
    server.ask(ClientBoard.NAME, ClientBoard.ADDRESS, ClientBoard.NOTIFICATION_PORT, 0x1A2B, 1);
    world.run(timeMs);
  }

  private List<DmReport> reports() {
    return exchanges.stream().flatMap(exchange -> exchange.reports().stream()).toList();
  }

  private String lastEntry() {
    List<String> entries = board.log.entries();
    return entries.isEmpty() ? "" : entries.get(entries.size() - 1);
  }

  private void assertTold() {
    List<DmReport> reports = reports();
    assertEquals(1, reports.size(), this::lastEntry);
    assertEquals(0x1_0000_0007L, reports.get(0).eventId());
    assertTrue(reports.get(0).isTaken());
    assertTrue(board.alerts.isEmpty());
    assertEquals(
        List.of(), server.engine().sessions().get(server.engine().sessions().size() - 1).unmet());
  }

  @ParameterizedTest
  @CsvSource({"http, XML, false", "https, XML, false", "http, WBXML, true", "https, WBXML, false"})
  void shouldHaveASession(String scheme, Encoding encoding, boolean isHmac) {
    start(scheme + "://dm.test/dm", encoding, isHmac);
    tellAndRun(MINUTE_MS);
    assertTold();
    assertEquals(SessionOutcome.COMPLETE, board.outcomes.get(board.outcomes.size() - 1));
    assertTrue(exchanges.stream().allMatch(e -> e.isSecure() == scheme.equals("https")));
  }

  @Test
  void shouldSpeakTls() {
    world = new World(1, true);
    start("https://dm.test/dm", Encoding.WBXML, false);
    tellAndRun(MINUTE_MS);
    assertTold();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https", "http"})
  void shouldGoTheSameWayEachTime(String scheme) {
    start(scheme + "://dm.test/dm", Encoding.XML, false);
    tellAndRun(MINUTE_MS);
    long hash = world.hash();
    int count = exchanges.size();
    world = new World(1, false);
    start(scheme + "://dm.test/dm", Encoding.XML, false);
    tellAndRun(MINUTE_MS);
    assertEquals(hash, world.hash());
    assertEquals(2 * count, exchanges.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "truncated-body",
        "http-500",
        "http-503=2",
        "wrong-type",
        "endless-body",
        "garbage",
        "slow-body=1000",
        "no-credentials",
        "wrong-digest",
        "challenge",
        "other-session",
        "another-command",
        "redirect=https://victim.test/dm"
      })
  void shouldDoWrongAndBeCalledAgain(String fault) {
    start("https://dm.test/dm", Encoding.XML, false, fault);
    tellAndRun(10 * MINUTE_MS);
    assertFalse(
        board.outcomes.stream().allMatch(outcome -> outcome == SessionOutcome.COMPLETE),
        board.outcomes::toString);
    exchanges.clear();
    server.setFaults();
    world.run(20 * MINUTE_MS);
    assertTrue(
        fault.equals("another-command") || reports().stream().anyMatch(DmReport::isTaken),
        this::lastEntry);
    assertTrue(board.alerts.isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"chunked-body=7", "slow-body=1"})
  void shouldDoUnusualThingsThatAreAllowed(String fault) {
    start("https://dm.test/dm", Encoding.XML, false, fault);
    tellAndRun(MINUTE_MS);
    assertTold();
  }

  @Test
  void shouldComeBackAfterItWasAway() {
    start("https://dm.test/dm", Encoding.XML, false);
    server.powerOff(true);
    tellAndRun(5 * MINUTE_MS);
    assertTrue(exchanges.isEmpty());
    assertFalse(board.alerts.isEmpty());
    server.powerOn();
    world.run(5 * MINUTE_MS);
    assertTold();
  }

  @ParameterizedTest
  @CsvSource({"OTHER_NAME", "UNTRUSTED", "EXPIRED"})
  void shouldBeToldNothingWithABadCertificate(CertificateKind kind) {
    start("https://dm.test/dm", Encoding.XML, false);
    server.powerOff(false);
    server.setCertificate(kind);
    server.powerOn();
    tellAndRun(5 * MINUTE_MS);
    assertTrue(exchanges.isEmpty());
    assertNotEquals(0, server.connectionCount());
  }

  @Test
  void shouldBeSilentThenAnswerLateAndTwice() {
    start("https://dm.test/dm", Encoding.XML, false);
    server.setSilent(true);
    tellAndRun(MINUTE_MS);
    assertTrue(exchanges.isEmpty());
    server.setSilent(false);
    server.setAnswers(2_000, 2);
    world.run(10 * MINUTE_MS);
    assertTold();
  }

  @Test
  void shouldBeBelievedAgainAfterItForgotItsNonces() {
    start("https://dm.test/dm", Encoding.XML, false);
    tellAndRun(MINUTE_MS);
    assertTold();
    exchanges.clear();
    server.forgetNonces();
    board.tell(0x1_0000_0007L);
    server.ask(ClientBoard.NAME, ClientBoard.ADDRESS, ClientBoard.NOTIFICATION_PORT, 0x1A2C, 1);
    world.run(10 * MINUTE_MS);
    assertTold();
  }

  @Test
  void shouldAskForASessionThatTheBoardIsToName() {
    start("https://dm.test/dm", Encoding.XML, false);
    server.ask(ClientBoard.NAME, ClientBoard.ADDRESS, ClientBoard.NOTIFICATION_PORT, 0xBEE, 3);
    world.run(MINUTE_MS);
    assertEquals(1, server.engine().sessions().size());
    assertEquals("BEE", server.engine().sessions().get(0).sessionId());
  }
}
