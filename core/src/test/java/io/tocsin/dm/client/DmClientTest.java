/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.client;

import static io.tocsin.dm.session.ServerText.add;
import static io.tocsin.dm.session.ServerText.bytes;
import static io.tocsin.dm.session.ServerText.command;
import static io.tocsin.dm.session.ServerText.get;
import static io.tocsin.dm.session.ServerText.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.dm.session.ClientMessage;
import io.tocsin.dm.session.SessionAlert;
import io.tocsin.dm.session.SessionLimits;
import io.tocsin.dm.session.SessionOutcome;
import io.tocsin.dm.syncml.Encoding;
import io.tocsin.dm.tree.AccountSettings;
import io.tocsin.dm.tree.NodeFormat;
import io.tocsin.dm.tree.NodeValue;
import io.tocsin.store.TwoSlotRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When sessions begin, and how they go over HTTP. */
class DmClientTest {

  private static final long HOUR_MS = 3_600_000;

  private final ClientBed bed = new ClientBed();

  @Test
  void shouldCallNobodyWithoutACause() {
    bed.start(bed.settings());
    bed.run(HOUR_MS);
    assertEquals(0, bed.server.connectionCount);
  }

  @Test
  void shouldHaveASessionThatTheServerHasAskedFor() {
    bed.script(get("2", "./DevInfo/Man"));
    bed.start(bed.settings());
    assertTrue(bed.client.ask(ClientBed.SERVER_ID, "1A"));
    assertFalse(bed.client.ask("somebody.else", "1A"));
    bed.run(10_000);
    assertEquals(2, bed.messages.size());
    ClientMessage first = bed.messages.get(0);
    assertEquals(List.of("1200"), first.alertCodes());
    assertEquals("1A", first.header("SessionID"));
    assertEquals("Tocsin", bed.messages.get(1).result("2"));
    assertEquals(1, bed.server.connectionCount, "one connection for the whole session");
    assertTrue(bed.log().contains("complete"), bed.log());
    String head = bed.server.requests.get(0);
    assertTrue(head.startsWith("POST /dm HTTP/1.1\r\nHost: dm.test\r\n"), head);
  }

  @Test
  void shouldPollAsOftenAsItIsTold() {
    bed.start(bed.settings().poll(600_000));
    bed.run(10 * HOUR_MS);
    // Each time between three quarters of the period and the whole of it.
    long count = bed.client.sessionCount();
    assertTrue(count >= 60 && count <= 81, count + " sessions");
    assertEquals(List.of("1201"), bed.messages.get(0).alertCodes());
  }

  @Test
  void shouldTellWhatWaitsAndKeepSilentUntilThen() {
    bed.start(bed.settings());
    bed.run(HOUR_MS);
    bed.alerts.add(alert("./Vendor/door"));
    bed.client.step(bed.platform.monotonicMs());
    bed.world.wake();
    bed.run(10_000);
    assertEquals(List.of("1201"), bed.messages.get(0).alertCodes());
    assertEquals(List.of("1226"), bed.messages.get(1).alertCodes());
    assertEquals(List.of("sent", "COMPLETE"), bed.road);
  }

  private static SessionAlert alert(String source) {
    return new SessionAlert(source, "urn:x", "chr", "minor", new byte[] {'1'}, null);
  }

  @Test
  void shouldWaitEverLongerForAServerThatDoesNotAnswer() {
    bed.answers.add(request -> "");
    bed.start(bed.settings());
    bed.alerts.add(alert("./Vendor/door"));
    bed.run(10 * HOUR_MS);
    int count = bed.server.requests.size();
    // With pauses of up to ten minutes, drawn anew each time; the pace alone allows 600.
    assertTrue(count > 60 && count < 300, count + " requests");
    assertTrue(bed.road.contains("NO_ANSWER"));
  }

  @Test
  void shouldNotCallMoreOftenThanItMay() {
    bed.start(bed.settings().rate(10, 3));
    for (int i = 0; i < 600; i++) {
      bed.client.ask(
          ClientBed.SERVER_ID, Integer.toHexString(i + 1).toUpperCase(java.util.Locale.ROOT));
      bed.world.wake();
      bed.run(6_000);
    }
    assertTrue(bed.client.sessionCount() <= 13, bed.client.sessionCount() + " sessions");
    assertTrue(bed.client.sessionCount() >= 12, bed.client.sessionCount() + " sessions");
  }

  @Test
  void shouldLeaveAServerAloneForAsLongAsItAsks() {
    bed.answers.add(request -> PlayedHttpServer.response("503 Busy", "Retry-After: 1200\r\n", ""));
    bed.start(bed.settings());
    bed.alerts.add(alert("./Vendor/door"));
    bed.run(1_199_000);
    assertEquals(1, bed.server.requests.size());
  }

  @Test
  void shouldFollowARedirectWithinTheServer() {
    bed.answers.add(
        request ->
            request.startsWith("POST /dm ")
                ? PlayedHttpServer.response("307 There", "Location: /other?x=1\r\n", "")
                : null);
    bed.start(bed.settings());
    bed.client.ask(ClientBed.SERVER_ID, "1A");
    bed.run(10_000);
    assertTrue(bed.server.requests.get(1).startsWith("POST /other?x=1 "));
    assertTrue(bed.log().contains("complete"), bed.log());
  }

  @Test
  void shouldFollowNoRedirectToAnotherServer() {
    bed.answers.add(
        request ->
            PlayedHttpServer.response("307 There", "Location: http://victim.test/dm\r\n", ""));
    bed.start(bed.settings());
    bed.client.ask(ClientBed.SERVER_ID, "1A");
    bed.run(HOUR_MS);
    assertEquals(0, bed.victim.connectionCount);
    assertTrue(bed.log().contains("a redirect to another server"));
  }

  @Test
  void shouldFollowNoRedirectsWithoutEnd() {
    bed.answers.add(request -> PlayedHttpServer.response("307 There", "Location: /dm\r\n", ""));
    bed.start(bed.settings());
    bed.client.ask(ClientBed.SERVER_ID, "1A");
    bed.run(900);
    assertEquals(4, bed.server.requests.size());
  }

  @Test
  void shouldAnswerAtNoOtherServer() {
    bed.responseUri = "http://victim.test/dm";
    bed.script(get("2", "./DevInfo/Man"));
    bed.start(bed.settings());
    bed.client.ask(ClientBed.SERVER_ID, "1A");
    bed.run(HOUR_MS);
    assertEquals(0, bed.victim.connectionCount);
    assertTrue(bed.log().contains("at another server"));
  }

  @Test
  void shouldAnswerWhereTheServerWantsItWithinTheServer() {
    bed.responseUri = "http://dm.test/session/7";
    bed.script(get("2", "./DevInfo/Man"));
    bed.start(bed.settings());
    bed.client.ask(ClientBed.SERVER_ID, "1A");
    bed.run(10_000);
    assertTrue(bed.server.requests.get(1).startsWith("POST /session/7 "));
    assertEquals("http://dm.test/session/7", bed.messages.get(1).header("Target/LocURI"));
  }

  @Test
  void shouldMakeDurableWhatAServerChangesBeforeItSaysSo() {
    bed.script(add("2", "./Vendor/x", "kept"));
    List<Boolean> dirty = new ArrayList<>();
    bed.answers.add(
        request -> {
          dirty.add(bed.tree.isDirty());
          return null;
        });
    bed.start(bed.settings());
    bed.client.ask(ClientBed.SERVER_ID, "1A");
    bed.run(10_000);
    assertEquals("200", bed.messages.get(1).status("2"));
    assertFalse(dirty.get(1));
  }

  @Test
  void shouldUseNoPlainHttpUnlessItIsAllowed() {
    bed.start(bed.secureSettings());
    assertFalse(bed.client.ask(ClientBed.SERVER_ID, "1A"));
    bed.run(HOUR_MS);
    assertEquals(0, bed.server.connectionCount);
    assertTrue(bed.log().contains("not https"), bed.log());
  }

  @Test
  void shouldTellWhatWentWrongWithAServer() {
    bed.answers.add(request -> PlayedHttpServer.response("503 Busy", "", ""));
    bed.start(bed.settings());
    assertEquals("", bed.client.lastError(ClientBed.SERVER_ID));
    bed.client.ask(ClientBed.SERVER_ID, "1A");
    bed.run(1_000);
    assertEquals("no answer: HTTP status 503", bed.client.lastError(ClientBed.SERVER_ID));
    // It is what went wrong last, also when all is well again.
    bed.answers.clear();
    bed.run(HOUR_MS);
    assertTrue(bed.road.contains("COMPLETE"), bed.road::toString);
    assertEquals("no answer: HTTP status 503", bed.client.lastError(ClientBed.SERVER_ID));
    assertEquals("", bed.client.lastError("somebody.else"));
    assertFalse(bed.client.isInSessionWith(ClientBed.SERVER_ID));
  }

  @Test
  void shouldShowHowItStandsWithAServer() {
    bed.answers.add(request -> PlayedHttpServer.response("503 Busy", "", ""));
    bed.start(bed.settings());
    ServerView server = bed.client.server(0);
    assertEquals(1, bed.client.serverCount());
    assertEquals(ClientBed.SERVER_ID, server.serverId());
    assertTrue(server.isUsable());
    assertEquals(ServerView.NEVER, server.dueMs(bed.world.nowMs()));
    assertEquals(ServerView.NEVER, server.endedMs());
    bed.client.ask(ClientBed.SERVER_ID, "1A");
    assertTrue(server.isWanted(bed.world.nowMs()));
    assertEquals(bed.world.nowMs(), server.dueMs(bed.world.nowMs()));
    bed.run(500);
    assertEquals(1, server.failureCount());
    assertTrue(server.isBackingOff(bed.world.nowMs()));
    assertTrue(server.isWanted(bed.world.nowMs()), "it still waits");
    assertTrue(server.dueMs(bed.world.nowMs()) >= server.endedMs() + 1_000);
    assertFalse(server.hasProved());
    assertFalse(server.isBackingOff(server.dueMs(bed.world.nowMs())));
    bed.answers.clear();
    bed.run(HOUR_MS);
    assertTrue(server.hasProved());
    assertFalse(server.isBackingOff(bed.world.nowMs()));
    assertFalse(server.isWanted(bed.world.nowMs()));
    assertEquals(1, server.failureCount());
    assertFalse(bed.client.isServerProved(), "no session goes on");
  }

  @Test
  void shouldTellWhyNoSessionCanBeHadWithAServer() {
    bed.start(bed.secureSettings());
    bed.run(1_000);
    assertFalse(bed.client.server(0).isUsable());
    assertEquals(ServerView.NEVER, bed.client.server(0).dueMs(bed.world.nowMs()));
    assertEquals("its address is not https", bed.client.lastError(ClientBed.SERVER_ID));
  }

  @Test
  void shouldForgetAServerWhoseAccountIsGone() {
    bed.start(bed.settings().poll(60_000));
    bed.run(61_000);
    int before = bed.server.requests.size();
    assertTrue(before > 0);
    bed.tree.local().delete("./DMAcc/1");
    bed.tree.save(bed.platform.monotonicMs());
    bed.run(HOUR_MS);
    assertEquals(before, bed.server.requests.size());
  }

  @Test
  void shouldGoWhereTheAccountSaysNow() {
    bed.start(bed.settings());
    bed.tree.local().put("./DMAcc/1/AppAddr/1/Addr", NodeValue.text("http://victim.test/new"));
    bed.tree.save(bed.platform.monotonicMs());
    bed.client.ask(ClientBed.SERVER_ID, "1A");
    bed.world.wake();
    bed.run(10_000);
    assertEquals(0, bed.server.connectionCount);
    assertTrue(bed.victim.connectionCount > 0);
  }

  @Test
  void shouldGoOnWithTheNoncesOfBeforeAfterARestart() {
    bed.script(get("2", "./DevInfo/Man"));
    bed.start(bed.settings());
    bed.client.ask(ClientBed.SERVER_ID, "1A");
    bed.run(10_000);
    byte[] nonce = bed.serverNonce;
    bed.restart(bed.settings());
    assertEquals(nonce.length, bed.serverNonce.length);
    bed.client.ask(ClientBed.SERVER_ID, "1B");
    bed.world.wake();
    bed.run(10_000);
    // The server's first message is believed without a challenge.
    assertEquals("212", bed.messages.get(bed.messages.size() - 1).status("0"));
    assertEquals(4, bed.messages.size());
  }

  @Test
  void shouldEndASessionThatGoesOnWhenTheAgentEnds() {
    bed.answers.add(request -> bed.hold());
    bed.start(bed.settings());
    bed.client.ask(ClientBed.SERVER_ID, "1A");
    bed.run(2_000);
    assertTrue(bed.client.isInSession());
    bed.client.stop();
    assertFalse(bed.client.isInSession());
    assertEquals(List.of(SessionOutcome.CUT.name()), bed.road);
    assertEquals(0, bed.client.failureCount());
    assertNull(bed.nextAlert());
  }

  @Test
  void shouldNotBelieveAStatusOfASessionBefore() {
    bed.script(status("9", "Alert", "7", "7", 200));
    bed.start(bed.settings());
    bed.client.ask(ClientBed.SERVER_ID, "1A");
    bed.run(10_000);
    assertEquals(List.of("COMPLETE"), bed.road);
  }

  @Test
  void shouldBeginNoSessionWhileTheLastWordOfAnotherOneIsOnItsWay() {
    bed.script(get("2", "./DevInfo/Man"));
    bed.answers.add(
        request -> {
          if (request.contains("<Results>")) {
            return PlayedHttpServer.message("<html/>");
          }
          return request.contains("1223") ? bed.hold() : null;
        });
    bed.start(bed.settings());
    bed.client.ask(ClientBed.SERVER_ID, "1A");
    bed.run(100);
    bed.client.ask(ClientBed.SERVER_ID, "1B");
    bed.alerts.add(alert("./Vendor/door"));
    bed.world.wake();
    bed.run(HOUR_MS / 10);
    assertTrue(bed.road.contains("BAD_MESSAGE"), bed.road.toString());
    assertTrue(bed.client.sessionCount() > 1);
  }

  @Test
  void shouldCutASessionThatTakesTooLong() {
    bed.answers.add(request -> bed.hold());
    bed.start(bed.settings().sessionTime(20_000));
    bed.client.ask(ClientBed.SERVER_ID, "1A");
    bed.run(19_000);
    assertTrue(bed.client.isInSession());
    bed.run(2_000);
    assertFalse(bed.client.isInSession());
    assertTrue(bed.log().contains("longer than a session may"), bed.log());
  }

  @Test
  void shouldComeBackToAServerThatHasAskedAndWasNotReached() {
    List<String> said = new ArrayList<>(List.of(""));
    bed.answers.add(request -> said.isEmpty() ? null : said.remove(0));
    bed.start(bed.settings());
    bed.client.ask(ClientBed.SERVER_ID, "1A");
    bed.run(60_000);
    assertEquals("1A", bed.messages.get(0).header("SessionID"));
    assertEquals(List.of("1200"), bed.messages.get(0).alertCodes());
  }

  @Test
  void shouldBelieveAServerThatHasNotGotItsNewNonce() {
    bed.script(get("2", "./DevInfo/Man"));
    bed.start(bed.settings());
    bed.client.ask(ClientBed.SERVER_ID, "1A");
    bed.run(10_000);
    // The first session's nonce has arrived, that of the second one is lost on its way.
    bed.answers.add(request -> request.contains("<Results>") ? "" : null);
    bed.client.ask(ClientBed.SERVER_ID, "1B");
    bed.world.wake();
    bed.run(500);
    assertEquals(List.of("COMPLETE", "NO_ANSWER"), bed.road);
    bed.answers.clear();
    bed.script("");
    bed.alerts.add(alert("./Vendor/door"));
    bed.run(60_000);
    assertEquals(List.of("COMPLETE", "NO_ANSWER", "sent", "COMPLETE"), bed.road);
    ClientMessage last = bed.messages.get(bed.messages.size() - 1);
    assertEquals("212", last.status("0"));
    assertEquals(List.of("1226"), last.alertCodes());
  }

  @Test
  void shouldKeepANewNonceBeforeTheServerCanHaveIt() {
    bed.script(get("2", "./DevInfo/Man"));
    bed.start(bed.settings());
    bed.client.ask(ClientBed.SERVER_ID, "1A");
    bed.run(10_000);
    List<String> cut = new ArrayList<>();
    bed.answers.add(
        request -> {
          if (request.contains("<Results>")) {
            ClientMessage message = new ClientMessage(PlayedHttpServer.bodyOf(request));
            bed.serverNonce = Base64.getDecoder().decode(message.nextNonce());
            cut.add("cut");
            return bed.hold();
          }
          return null;
        });
    bed.client.ask(ClientBed.SERVER_ID, "1B");
    bed.world.wake();
    bed.run(500);
    assertEquals(List.of("cut"), cut);
    bed.crash(bed.settings());
    bed.answers.clear();
    bed.client.ask(ClientBed.SERVER_ID, "1C");
    bed.world.wake();
    bed.run(10_000);
    assertEquals("212", bed.messages.get(bed.messages.size() - 1).status("0"));
  }

  @Test
  void shouldWriteItsNoncesOnceAMessageAtMost() throws IOException {
    bed.script(get("2", "./DevInfo/Man"));
    bed.start(bed.settings());
    bed.client.ask(ClientBed.SERVER_ID, "1A");
    bed.run(10_000);
    long before = writes();
    bed.client.ask(ClientBed.SERVER_ID, "1B");
    bed.world.wake();
    bed.run(10_000);
    assertEquals(4, bed.messages.size());
    // One for the new nonce, and one as the server has used it.
    assertEquals(before + 2, writes());
    bed.script("");
    bed.client.ask(ClientBed.SERVER_ID, "1C");
    bed.world.wake();
    bed.run(10_000);
    assertEquals(5, bed.messages.size());
    assertEquals(before + 3, writes(), "the server has had the session that it asked for");
  }

  @Test
  void shouldTakeUpAnAccountThatHadToWaitWhenAnotherIsGone() {
    bed.furnish = tree -> ClientBed.account(tree, "other.example", "2");
    bed.start(bed.settings().accounts(1));
    assertTrue(bed.client.ask(ClientBed.SERVER_ID, "1A"));
    assertFalse(bed.client.ask("other.example", "1A"));
    assertTrue(bed.log().contains("other.example has to wait"), bed.log());
    bed.tree.local().delete("./DMAcc/1");
    bed.tree.save(bed.platform.monotonicMs());
    assertFalse(bed.client.ask(ClientBed.SERVER_ID, "1A"));
    assertTrue(bed.client.ask("other.example", "1A"));
  }

  @Test
  void shouldGiveNoPlaceToAnAccountOfNobody() {
    bed.furnish = tree -> tree.local().put("./DMAcc/0/AppID", NodeValue.text("w7"));
    bed.start(bed.settings().accounts(1));
    assertTrue(bed.client.ask(ClientBed.SERVER_ID, "1A"));
  }

  @Test
  void shouldEndTheSessionOfAServerThatDeletesItsAccount() {
    bed.script(command("Delete", "2", "./DMAcc/1", "") + get("3", "./DevInfo/Man"));
    bed.start(bed.settings());
    bed.client.ask(ClientBed.SERVER_ID, "1A");
    bed.run(HOUR_MS);
    assertFalse(bed.tree.view().exists("./DMAcc/1"));
    assertEquals(List.of("ACCOUNT_GONE"), bed.road);
    assertEquals(1, bed.server.requests.size());
  }

  @Test
  void shouldEndTheSessionOfAServerOfWhichTheAccountIsDeleted() {
    bed.answers.add(request -> bed.hold());
    bed.start(bed.settings());
    bed.client.ask(ClientBed.SERVER_ID, "1A");
    bed.run(1_000);
    assertTrue(bed.client.isInSession());
    bed.tree.local().delete("./DMAcc/1");
    bed.tree.save(bed.platform.monotonicMs());
    bed.world.wake();
    bed.run(10);
    assertFalse(bed.client.isInSession());
    assertEquals(List.of("ACCOUNT_GONE"), bed.road);
  }

  @Test
  void shouldGoOnAtTheOldPaceWithAnAccountThatIsDeletedAndAddedAgain() {
    bed.start(bed.settings().rate(10, 1));
    bed.client.ask(ClientBed.SERVER_ID, "1A");
    bed.run(10_000);
    assertEquals(1, bed.server.requests.size());
    bed.tree.local().delete("./DMAcc/1");
    bed.tree.save(bed.platform.monotonicMs());
    new AccountSettings(ClientBed.SERVER_ID, "http://dm.test/dm").write(bed.tree, "1");
    bed.tree.save(bed.platform.monotonicMs());
    assertTrue(bed.client.ask(ClientBed.SERVER_ID, "1B"));
    bed.world.wake();
    bed.run(340_000);
    assertEquals(1, bed.server.requests.size());
    bed.run(20_000);
    assertEquals(2, bed.server.requests.size());
  }

  @Test
  void shouldTakeNoncesThatAnAccountGetsLater() {
    bed.script(get("2", "./DevInfo/Man"));
    bed.start(bed.settings());
    String data = "./DMAcc/1/AppAuth/server/AAuthData";
    bed.serverNonce = bytes("another one");
    bed.tree.local().put(data, new NodeValue(NodeFormat.BIN, null, bed.serverNonce));
    bed.tree.save(bed.platform.monotonicMs());
    bed.client.ask(ClientBed.SERVER_ID, "1A");
    bed.run(10_000);
    assertEquals("212", bed.messages.get(1).status("0"));
  }

  @Test
  void shouldTakeTheNoncesOfAnAccountThatIsBuiltPieceByPiece() {
    bed.furnish =
        tree -> {
          tree.local().delete("./DMAcc/1");
          tree.local().put("./DMAcc/1/AppID", NodeValue.text("w7"));
          tree.local().put("./DMAcc/1/ServerID", NodeValue.text(ClientBed.SERVER_ID));
        };
    bed.script(get("2", "./DevInfo/Man"));
    bed.start(bed.settings());
    assertFalse(bed.client.ask(ClientBed.SERVER_ID, "1A"));
    ClientBed.account(bed.tree, ClientBed.SERVER_ID, "1");
    bed.tree.local().put("./DMAcc/1/AppAddr/1/Addr", NodeValue.text("http://dm.test/dm"));
    bed.tree.save(bed.platform.monotonicMs());
    bed.client.ask(ClientBed.SERVER_ID, "1A");
    bed.run(10_000);
    assertEquals("212", bed.messages.get(1).status("0"));
  }

  @Test
  void shouldNotSayThatWhatItCouldNotKeepWasDone() {
    bed.script(add("2", "./Vendor/x", "lost"));
    bed.answers.add(
        request -> {
          bed.platform.storage.setFailing(true);
          return null;
        });
    bed.start(bed.settings());
    bed.client.ask(ClientBed.SERVER_ID, "1A");
    bed.run(1_000);
    assertEquals(List.of("1223"), bed.messages.get(1).alertCodes());
    assertNull(bed.messages.get(1).status("2"));
    assertEquals(List.of("DEVICE_FAILED"), bed.road);
    // Whoever changes nothing is served all the same.
    bed.script(get("2", "./DevInfo/Man"));
    bed.client.ask(ClientBed.SERVER_ID, "1B");
    bed.run(60_000);
    assertEquals("Tocsin", bed.messages.get(bed.messages.size() - 1).result("2"));
  }

  @Test
  void shouldFollowRedirectsOfEachMessage() {
    List<String> redirected = new ArrayList<>();
    bed.answers.add(
        request -> {
          String id = new ClientMessage(PlayedHttpServer.bodyOf(request)).header("MsgID");
          if (redirected.contains(id)) {
            return null;
          }
          redirected.add(id);
          return PlayedHttpServer.response("307 There", "Location: /" + id + "\r\n", "");
        });
    bed.furnish = tree -> tree.local().put("./Vendor/long", NodeValue.text("x".repeat(4_000)));
    bed.script(get("2", "./Vendor/long"));
    bed.start(
        new DmSettings(new SessionLimits(1_500, 4_096, 50))
            .encoding(Encoding.XML)
            .allowPlain()
            .firstContact(0));
    bed.client.ask(ClientBed.SERVER_ID, "1A");
    bed.run(10_000);
    assertTrue(redirected.size() > 4, redirected.toString());
    assertEquals(List.of("COMPLETE"), bed.road);
  }

  @Test
  void shouldWarnOnceOfAServerThatItSpeaksToWithoutTls() {
    bed.start(bed.settings());
    bed.client.ask(ClientBed.SERVER_ID, "1A");
    bed.run(10_000);
    bed.client.ask(ClientBed.SERVER_ID, "1B");
    bed.world.wake();
    bed.run(10_000);
    assertEquals(2, bed.messages.size());
    String log = bed.log();
    int first = log.indexOf("without TLS");
    assertTrue(first >= 0 && log.indexOf("without TLS", first + 1) < 0, log);
  }

  @Test
  void shouldNotCallAtOnceAfterAStart() {
    bed.start(bed.settings().firstContact(new DmSettings(null).firstContactMs()));
    bed.alerts.add(alert("./Vendor/door"));
    bed.run(60_000);
    assertEquals(2, bed.messages.size());
    assertTrue(new DmSettings(null).firstContactMs() >= 1_000);
  }

  /** How often the nonces have been written. */
  private long writes() throws IOException {
    return new TwoSlotRecord(bed.platform.storage, NonceStore.REGION, NonceStore.bytesMax(8))
        .generation();
  }
}
