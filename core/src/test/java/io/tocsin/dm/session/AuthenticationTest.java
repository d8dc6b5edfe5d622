/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.session;

import static io.tocsin.dm.session.ServerText.add;
import static io.tocsin.dm.session.ServerText.bytes;
import static io.tocsin.dm.session.ServerText.challenge;
import static io.tocsin.dm.session.ServerText.credential;
import static io.tocsin.dm.session.ServerText.get;
import static io.tocsin.dm.session.ServerText.message;
import static io.tocsin.dm.session.ServerText.status;
import static io.tocsin.dm.session.SessionBed.clientDigest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.dm.tree.DmCredential;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who proves what to whom (OMA-TS-DM_Protocol, authentication; OMA DM Security 1.2.1 §5.3, §5.4).
 */
class AuthenticationTest {

  private static SessionBed bed(String type, boolean isSecure) {
    return new SessionBed(type, type, isSecure, 4_096, 100);
  }

  // ---- the client ----

  @Test
  void shouldProveItselfWithItsFirstMessage() {
    SessionBed bed = new SessionBed();
    ClientMessage first = bed.compose();
    assertEquals("syncml:auth-md5", first.header("Cred/Meta/Type"));
    assertEquals("b64", first.header("Cred/Meta/Format"));
    assertEquals(clientDigest(new byte[0]), first.header("Cred/Data"));
    assertEquals("board7", first.header("Source/LocName"));
  }

  @Test
  void shouldSendPackage1AgainWithTheNonceOfTheChallenge() {
    SessionBed bed = new SessionBed();
    bed.compose();
    byte[] nonce = bytes("from the server");
    String refusal = status("1", "SyncHdr", "1", "0", 401, challenge("syncml:auth-md5", nonce));
    bed.receive(
        message(bed.serverHeader(""), refusal + status("2", "Alert", "1", "1", 401) + "<Final/>"));
    ClientMessage again = bed.compose();
    assertEquals("1A2B", again.header("SessionID"));
    assertEquals("2", again.header("MsgID"));
    assertEquals(clientDigest(nonce), again.header("Cred/Data"));
    assertEquals(List.of("1201"), again.alertCodes());
    assertEquals(1, again.commands("Replace").size());
    assertNotNull(again.status("0"), "the header of the challenge is answered");
  }

  @Test
  void shouldKeepTheNonceOfAServerThatHasProvedItselfAlone() {
    SessionBed bed = new SessionBed();
    bed.compose();
    String hers =
        status("1", "SyncHdr", "1", "0", 212, challenge("syncml:auth-md5", bytes("next")));
    bed.receive(
        message(bed.serverHeader(bed.serverCredential()), hers + get("2", "./DevInfo/Man")));
    assertTrue(bed.session.isServerProved());
    SessionBed other = new SessionBed();
    other.compose();
    other.receive(message(other.serverHeader(""), hers + get("2", "./DevInfo/Man")));
    assertFalse(other.session.isServerProved());
    bed.nonces.endSession();
    other.nonces.endSession();
    io.tocsin.dm.auth.Nonce nonce = new io.tocsin.dm.auth.Nonce();
    bed.nonces.takeClientNonce(nonce);
    assertEquals(4, nonce.length());
    other.nonces.takeClientNonce(nonce);
    assertEquals(0, nonce.length());
  }

  @Test
  void shouldNotProveItselfAgainWhenAcceptedForTheSession() {
    SessionBed bed = new SessionBed();
    bed.compose();
    assertNull(bed.answer(get("2", "./DevInfo/Man")).header("Cred/Data"));
  }

  @Test
  void shouldProveItselfInEachMessageWhenAcceptedForOne() {
    SessionBed bed = new SessionBed();
    bed.compose();
    String once = status("1", "SyncHdr", "1", "0", 200, challenge("syncml:auth-md5", bytes("two")));
    bed.receive(
        message(
            bed.serverHeader(bed.serverCredential()),
            once + get("2", "./DevInfo/Man") + "<Final/>"));
    assertEquals(clientDigest(bytes("two")), bed.compose().header("Cred/Data"));
  }

  @Test
  void shouldEndWhenChallengedWithoutEnd() {
    SessionBed bed = new SessionBed();
    ClientMessage message = bed.compose();
    int count = 0;
    while (message != null) {
      count++;
      String refusal =
          status(
              "1",
              "SyncHdr",
              message.header("MsgID"),
              "0",
              401,
              challenge("syncml:auth-md5", bytes("nonce" + count)));
      bed.receive(message(bed.serverHeader(""), refusal + "<Final/>"));
      message = bed.compose();
    }
    assertEquals(4, count);
    assertEquals(SessionOutcome.CLIENT_REFUSED, bed.session.outcome());
  }

  @Test
  void shouldCountOneChallengeAMessageAndNoneOfAnotherMessage() {
    SessionBed bed = new SessionBed();
    ClientMessage message = bed.compose();
    int count = 0;
    while (message != null) {
      count++;
      String id = message.header("MsgID");
      String chal = challenge("syncml:auth-md5", bytes("nonce" + count));
      String refusals =
          status("1", "SyncHdr", "99", "0", 401, chal)
              + status("2", "SyncHdr", id, "0", 401, chal)
              + status("3", "SyncHdr", id, "0", 401, chal);
      bed.receive(message(bed.serverHeader(""), refusals + "<Final/>"));
      message = bed.compose();
    }
    assertEquals(4, count);
  }

  @Test
  void shouldNotTakeItselfForAcceptedByTheStatusOfAnotherMessage() {
    SessionBed bed = new SessionBed();
    bed.alert("./Vendor/door", "open");
    bed.compose();
    String old = status("1", "SyncHdr", "7", "0", 212);
    bed.receive(
        message(
            bed.serverHeader(bed.serverCredential()),
            old + get("2", "./DevInfo/Man") + "<Final/>"));
    assertEquals(List.of(), bed.compose().alertCodes());
    assertEquals(List.of(), bed.told);
  }

  @Test
  void shouldDoNothingThatStandsBesideAChallenge() {
    SessionBed bed = new SessionBed();
    bed.compose();
    String refusal =
        status("1", "SyncHdr", "1", "0", 401, challenge("syncml:auth-md5", bytes("next")));
    String atomic = "<Atomic><CmdID>3</CmdID>" + add("4", "./Vendor/y", "1") + "</Atomic><Final/>";
    bed.receive(
        message(
            bed.serverHeader(bed.serverCredential()),
            refusal + add("2", "./Vendor/x", "1") + atomic));
    assertTrue(bed.session.isServerProved());
    assertEquals(List.of("1201"), bed.compose().alertCodes());
    assertFalse(bed.tree.view().exists("./Vendor/x"));
    assertFalse(bed.tree.view().exists("./Vendor/y"));
  }

  @Test
  void shouldNotTakeItselfForAcceptedBySomebodyWhoHasProvedNothing() {
    SessionBed bed = new SessionBed();
    bed.alert("./Vendor/door", "open");
    bed.compose();
    bed.receive(message(bed.serverHeader(""), status("1", "SyncHdr", "1", "0", 212) + "<Final/>"));
    assertEquals("407", bed.compose().status("0"));
    bed.receive(
        message(bed.serverHeader(bed.serverCredential()), get("2", "./DevInfo/Man") + "<Final/>"));
    assertEquals(List.of(), bed.compose().alertCodes());
    assertEquals(List.of("1226"), bed.answer().alertCodes());
  }

  @Test
  void shouldGiveAPasswordToNobodyWithoutTls() {
    SessionBed bed = bed(DmCredential.BASIC, false);
    assertNull(bed.compose().header("Cred/Data"));
    String asks = status("1", "SyncHdr", "1", "0", 407, challenge("syncml:auth-basic", bytes("n")));
    bed.receive(message(bed.serverHeader(""), asks + "<Final/>"));
    assertNull(bed.compose());
    assertEquals(SessionOutcome.CLIENT_REFUSED, bed.session.outcome());
  }

  @Test
  void shouldGiveItsPasswordWithinTls() {
    SessionBed bed = bed(DmCredential.BASIC, true);
    ClientMessage first = bed.compose();
    assertEquals("syncml:auth-basic", first.header("Cred/Meta/Type"));
    assertEquals(ServerText.b64(bytes("board7:client secret")), first.header("Cred/Data"));
  }

  @Test
  void shouldSignEachMessageWithHmac() {
    SessionBed bed = bed(DmCredential.HMAC, false);
    assertNull(bed.compose().header("Cred/Data"));
    assertEquals(bed.clientCode(new byte[0]), bed.clientCode);
    ClientMessage second = bed.answer(get("2", "./DevInfo/Man"));
    assertEquals("Tocsin", second.result("2"));
    assertEquals("200", second.status("0"));
    assertEquals(bed.clientCode(bed.clientNonce), bed.clientCode);
    assertTrue(bed.clientNonce.length > 0);
  }

  @Test
  void shouldEndWhenItHasNoNonceForTheCodeOverItsNextMessage() {
    SessionBed bed = bed(DmCredential.HMAC, true);
    bed.compose();
    bed.receive(
        message(
            bed.serverHeader(""),
            status("1", "SyncHdr", "1", "0", 200) + get("2", "./DevInfo/Man") + "<Final/>"));
    assertTrue(bed.session.isServerProved());
    assertNull(bed.compose());
    assertEquals(SessionOutcome.BAD_MESSAGE, bed.session.outcome());
  }

  @Test
  void shouldShowTheSameDigestAgainUntilAnotherNonceComes() {
    SessionBed bed = new SessionBed();
    bed.compose();
    byte[] nonce = bytes("of a stranger");
    String refusal = status("1", "SyncHdr", "1", "0", 401, challenge("syncml:auth-md5", nonce));
    bed.receive(message(bed.serverHeader(""), refusal + "<Final/>"));
    assertEquals(clientDigest(nonce), bed.compose().header("Cred/Data"));
    String once = status("1", "SyncHdr", "2", "0", 200);
    bed.receive(
        message(
            bed.serverHeader(bed.serverCredential()),
            once + get("2", "./DevInfo/Man") + "<Final/>"));
    assertEquals(clientDigest(nonce), bed.compose().header("Cred/Data"));
  }

  // ---- the server ----

  @Test
  void shouldDoWhatAServerAsksThatHasProvedItself() {
    SessionBed bed = new SessionBed();
    bed.compose();
    ClientMessage answer = bed.answer(get("2", "./DevInfo/Man"));
    assertEquals("212", answer.status("0"));
    assertNotNull(answer.nextNonce());
    assertEquals("Tocsin", answer.result("2"));
  }

  @Test
  void shouldAskAServerWithoutCredentialWhoItIsAndDoNothing() {
    SessionBed bed = new SessionBed();
    bed.compose();
    String accepted = status("1", "SyncHdr", "1", "0", 212);
    bed.receive(
        message(
            bed.serverHeader(""),
            accepted + add("2", "./Vendor/x", "1") + get("3", "./DevInfo/Man") + "<Final/>"));
    ClientMessage answer = bed.compose();
    assertEquals("407", answer.status("0"));
    assertEquals("407", answer.status("2"));
    assertEquals("407", answer.status("3"));
    assertNull(answer.result("3"));
    assertNotNull(answer.nextNonce());
    assertFalse(bed.tree.view().exists("./Vendor/x"));
    // With the nonce that it has now, it is believed.
    answer = bed.answer(add("2", "./Vendor/x", "1"));
    assertEquals("212", answer.status("0"));
    assertEquals("200", answer.status("2"));
    assertTrue(bed.tree.view().exists("./Vendor/x"));
  }

  @Test
  void shouldNotBelieveAWrongDigestHoweverOftenItComes() {
    SessionBed bed = new SessionBed();
    ClientMessage message = bed.compose();
    int count = 0;
    while (message != null) {
      String body =
          status("1", "SyncHdr", message.header("MsgID"), "0", 212)
              + add("2", "./Vendor/x", "1")
              + "<Final/>";
      String wrong = credential(ServerText.digest("dm.example", "guessed", bytes("any")));
      bed.receive(message(bed.serverHeader(wrong), body));
      message = bed.compose();
      if (message != null) {
        assertEquals("401", message.status("0"));
        assertEquals("401", message.status("2"));
        count++;
      }
    }
    assertEquals(3, count);
    assertEquals(SessionOutcome.SERVER_NOT_PROVED, bed.session.outcome());
    assertFalse(bed.tree.view().exists("./Vendor/x"));
  }

  @Test
  void shouldNotAskAServerWhoItIsThatAsksForNothingWhereNothingWaits() {
    SessionBed bed = new SessionBed();
    bed.compose();
    bed.receive(message(bed.serverHeader(""), status("1", "SyncHdr", "1", "0", 212) + "<Final/>"));
    assertNull(bed.compose());
    assertEquals(SessionOutcome.SERVER_NOT_PROVED, bed.session.outcome());
  }

  @Test
  void shouldAskAServerWhoItIsThatAsksForNothingWhenAlertsWait() {
    SessionBed bed = new SessionBed();
    bed.alert("./Vendor", "secret");
    bed.compose();
    String stale = credential(ServerText.digest("dm.example", "server secret", bytes("stale")));
    bed.receive(
        message(bed.serverHeader(stale), status("1", "SyncHdr", "1", "0", 212) + "<Final/>"));
    ClientMessage challenge = bed.compose();
    assertEquals("401", challenge.status("0"));
    assertNotNull(challenge.nextNonce());
    // The challenge does not stand alone.
    assertEquals(List.of("1222"), challenge.alertCodes());
    assertTrue(challenge.isFinal());
    assertEquals(List.of(), bed.told, "no alert went out");
    ClientMessage proved = bed.answer();
    assertEquals("212", proved.status("0"));
    assertEquals(List.of("1226"), proved.alertCodes());
    assertEquals(List.of("sent ./Vendor"), bed.told);
  }

  @Test
  void shouldNotAskForEverWhoAServerIsThatAsksForNothing() {
    SessionBed bed = new SessionBed();
    bed.alert("./Vendor", "secret");
    ClientMessage message = bed.compose();
    int count = 0;
    while (message != null) {
      count++;
      String accepted = status("1", "SyncHdr", message.header("MsgID"), "0", 212);
      bed.receive(message(bed.serverHeader(""), accepted + "<Final/>"));
      message = bed.compose();
    }
    assertEquals(4, count);
    assertEquals(SessionOutcome.SERVER_NOT_PROVED, bed.session.outcome());
    assertEquals(List.of(), bed.told, "no alert went out");
  }

  @Test
  void shouldTakeTheDigestOfBeforeUntilTheServerHasUsedTheNewNonce() {
    SessionBed bed = new SessionBed();
    bed.prove();
    String old = bed.serverCredential();
    bed.answer(get("2", "./DevInfo/Man"));
    // It may not have got the message with its new nonce.
    String fresh = bed.serverCredential();
    assertEquals("200", again(bed, old, "3").status("2"));
    assertEquals("200", again(bed, fresh, "4").status("2"));
    assertEquals("401", again(bed, old, "5").status("2"));
  }

  private static ClientMessage again(SessionBed bed, String credential, String messageRef) {
    String accepted = status("1", "SyncHdr", messageRef, "0", 212);
    String body = accepted + get("2", "./DevInfo/Man") + "<Final/>";
    bed.receive(message(bed.serverHeader(credential), body));
    return bed.compose();
  }

  @Test
  void shouldSendANewNonceOnlyWhenTheLastWasUsed() {
    SessionBed bed = new SessionBed();
    bed.compose();
    assertNotNull(bed.answer(get("2", "./DevInfo/Man")).nextNonce());
    String accepted = status("1", "SyncHdr", "2", "0", 212);
    bed.receive(message(bed.serverHeader(""), accepted + get("2", "./DevInfo/Man") + "<Final/>"));
    ClientMessage answer = bed.compose();
    assertEquals("212", answer.status("0"));
    assertNull(answer.nextNonce());
  }

  @Test
  void shouldBelieveNoServerWithoutCredentialInItsAccount() {
    SessionBed bed = new SessionBed();
    SessionBed none = new SessionBed(DmCredential.DIGEST, "", true, 4_096, 100);
    none.compose();
    bed.compose();
    none.receive(
        message(
            none.serverHeader(bed.serverCredential()),
            status("1", "SyncHdr", "1", "0", 212) + get("2", "./DevInfo/Man") + "<Final/>"));
    assertNull(none.compose());
    assertEquals(SessionOutcome.SERVER_NOT_PROVED, none.session.outcome());
  }

  @Test
  void shouldTakeTlsForEnoughWhereTheAccountSaysSo() {
    SessionBed bed = new SessionBed(DmCredential.DIGEST, DmCredential.TRANSPORT, true, 4_096, 100);
    bed.compose();
    String body = status("1", "SyncHdr", "1", "0", 212) + get("2", "./DevInfo/Man") + "<Final/>";
    bed.receive(message(bed.serverHeader(""), body));
    assertEquals("Tocsin", bed.compose().result("2"));
    SessionBed open =
        new SessionBed(DmCredential.DIGEST, DmCredential.TRANSPORT, false, 4_096, 100);
    open.compose();
    open.receive(message(open.serverHeader(""), body));
    assertNull(open.compose(), "nothing that it could send would do");
    assertEquals(SessionOutcome.SERVER_NOT_PROVED, open.session.outcome());
  }

  @Test
  void shouldAskNoServerForItsPasswordWithoutTls() {
    SessionBed bed = new SessionBed(DmCredential.DIGEST, DmCredential.BASIC, false, 4_096, 100);
    bed.compose();
    bed.receive(
        message(
            bed.serverHeader(""),
            status("1", "SyncHdr", "1", "0", 212) + get("2", "./DevInfo/Man") + "<Final/>"));
    assertNull(bed.compose());
    assertEquals(SessionOutcome.SERVER_NOT_PROVED, bed.session.outcome());
  }

  @ParameterizedTest
  @CsvSource({"DIGEST, false, 401", "DIGEST, true, 200", "HMAC, false, 401", "HMAC, true, 200"})
  void shouldBelieveWhatWasMadeWithoutNonceWithinTlsAlone(
      String type, boolean isSecure, String status) {
    SessionBed bed = bed(type, isSecure);
    bed.serverNonce = new byte[0];
    bed.nonces.provisionServer(bed.serverNonce, 0, 0);
    bed.compose();
    assertEquals(status, bed.answer(get("2", "./DevInfo/Man")).status("2"));
    // With the nonce that it has now, it is believed in any case.
    assertEquals("200", bed.answer(get("2", "./DevInfo/Man")).status("2"));
  }

  @Test
  void shouldNotBelieveACodeOverAnotherMessage() {
    SessionBed bed = bed(DmCredential.HMAC, true);
    bed.compose();
    String accepted =
        status("1", "SyncHdr", "1", "0", 200, challenge("syncml:auth-MAC", bytes("next")));
    String good = message(bed.serverHeader(""), accepted + get("2", "./DevInfo/Man") + "<Final/>");
    byte[] body = bytes(good.replace("DevInfo", "Vendor2"));
    byte[] value =
        bytes(ServerText.code("dm.example", "server secret", bed.serverNonce, bytes(good)));
    io.tocsin.dm.auth.HmacHeader code = new io.tocsin.dm.auth.HmacHeader();
    assertEquals(io.tocsin.dm.auth.HmacHeader.NONE, code.read(value, 0, value.length));
    bed.session.receive(body, body.length, io.tocsin.dm.syncml.Encoding.XML, code);
    assertEquals("401", bed.compose().status("2"));
  }

  @ParameterizedTest
  @CsvSource({"DIGEST, syncml:auth-basic", "HMAC, syncml:auth-basic", "HMAC, syncml:auth-md5"})
  void shouldNotBeTalkedIntoAWeakerProof(String type, String asked) {
    SessionBed bed = bed(type, true);
    bed.compose();
    String asks = status("1", "SyncHdr", "1", "0", 407, challenge(asked, bytes("n")));
    bed.receive(message(bed.serverHeader(""), asks + "<Final/>"));
    assertNull(bed.compose());
    assertEquals(SessionOutcome.CLIENT_REFUSED, bed.session.outcome());
  }

  @Test
  void shouldTakeNoStatusOfAnAlertFromSomebodyElse() {
    SessionBed bed = bed(DmCredential.HMAC, true);
    bed.compose();
    bed.alert("./Vendor/door", "open");
    bed.answer();
    assertEquals(List.of("sent ./Vendor/door"), bed.told);
    String forged = status("1", "SyncHdr", "2", "0", 200) + status("2", "Alert", "2", "2", 200);
    byte[] body = bytes(message(bed.serverHeader(""), forged + "<Final/>"));
    bed.session.receive(body, body.length, io.tocsin.dm.syncml.Encoding.XML, null);
    assertEquals(1, bed.told.size());
  }

  @Test
  void shouldHeedNoWishesOfSomebodyWhoHasNotProvedWhoHeIs() {
    SessionBed bed = new SessionBed();
    bed.compose();
    String small =
        bed.serverHeader("")
            .replace(
                "</SyncHdr>",
                "<Meta><MaxMsgSize xmlns='syncml:metinf'>200</MaxMsgSize></Meta></SyncHdr>");
    bed.receive(message(small, status("1", "SyncHdr", "1", "0", 212) + get("2", "./DevInfo/Man")));
    assertEquals("407", bed.compose().status("2"));
  }
}
