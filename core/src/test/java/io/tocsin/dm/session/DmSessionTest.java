/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.session;

import static io.tocsin.dm.session.ServerText.add;
import static io.tocsin.dm.session.ServerText.command;
import static io.tocsin.dm.session.ServerText.get;
import static io.tocsin.dm.session.ServerText.message;
import static io.tocsin.dm.session.ServerText.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.dm.tree.DmCredential;
import io.tocsin.dm.tree.NodeFormat;
import io.tocsin.dm.tree.NodeValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** The packages of a session (OMA-TS-DM_Protocol 1.2.1). */
class DmSessionTest {

  private final SessionBed bed = new SessionBed();

  private static SessionBed withMessagesOf(int bytes) {
    return new SessionBed(DmCredential.DIGEST, DmCredential.DIGEST, true, bytes, 100);
  }

  // ---- package #1 ----

  @Test
  void shouldSayInPackage1WhoItIsAndWhatItTakesAndNothingElse() {
    bed.alert("./Vendor", "news");
    ClientMessage first = bed.compose();
    assertEquals("1.2", first.header("VerDTD"));
    assertEquals("DM/1.2", first.header("VerProto"));
    assertEquals("1A2B", first.header("SessionID"));
    assertEquals("1", first.header("MsgID"));
    assertEquals(SessionBed.SERVER_URI, first.header("Target/LocURI"));
    assertEquals(SessionBed.DEVICE_ID, first.header("Source/LocURI"));
    assertEquals("4096", first.header("Meta/MaxMsgSize"));
    assertEquals(List.of("1201"), first.alertCodes());
    Element replace = first.commands("Replace").get(0);
    assertEquals("./DevInfo/DevId", ClientMessage.text(replace, "Item/Source/LocURI"));
    assertEquals(SessionBed.DEVICE_ID, ClientMessage.text(replace, "Item/Data"));
    assertTrue(first.isFinal());
  }

  @Test
  void shouldEndWhenTheServerHasNothingToAsk() {
    bed.compose();
    assertNull(bed.answer());
    assertEquals(SessionOutcome.COMPLETE, bed.session.outcome());
    assertEquals(1, bed.session.messageCount());
  }

  // ---- commands ----

  @Test
  void shouldAnswerCommandsInTheirOrderAndResultsAfterTheirStatus() {
    bed.compose();
    ClientMessage answer =
        bed.answer(
            add("2", "./Vendor/x", "one"),
            get("3", "./Vendor/x"),
            command("Replace", "4", "./Vendor/x", "<Data>two</Data>"),
            get("5", "./Vendor/x"),
            command("Delete", "6", "./Vendor/x", ""),
            get("7", "./Vendor/x"),
            get("8", "./DevInfo"));
    assertEquals("200", answer.status("2"));
    assertEquals("one", answer.result("3"));
    assertEquals("two", answer.result("5"));
    assertEquals("200", answer.status("6"));
    assertEquals("404", answer.status("7"));
    assertNull(answer.result("7"));
    assertEquals("DevId/DmV/Lang/Man/Mod", answer.result("8"));
    assertTrue(answer.xml.indexOf("<CmdRef>3<") < answer.xml.indexOf("<Results>"));
    assertTrue(answer.isFinal());
  }

  @Test
  void shouldAnswerEachItemOfACommand() {
    bed.compose();
    ClientMessage answer =
        bed.answer(
            "<Get><CmdID>2</CmdID><Item><Target><LocURI>./DevInfo/Man</LocURI></Target></Item>"
                + "<Item><Target><LocURI>./None</LocURI></Target></Item>"
                + "<Item></Item></Get>");
    assertEquals(List.of("200", "404", "412"), answer.statuses("2"));
  }

  @Test
  void shouldHaveNoUseForElementsThatTellItNotToAnswer() {
    bed.compose();
    String header = bed.serverHeader("<NoResp/>" + bed.serverCredential());
    String body =
        status("1", "SyncHdr", "1", "0", 212)
            + add("2", "./Vendor/x", "one").replace("</CmdID>", "</CmdID><NoResp/>")
            + get("3", "./Vendor/x").replace("</CmdID>", "</CmdID><NoResp/><NoResults/>")
            + "<Final/>";
    bed.receive(message(header, body));
    ClientMessage answer = bed.compose();
    assertEquals("212", answer.status("0"));
    assertNotNull(answer.nextNonce());
    assertEquals("200", answer.status("2"));
    assertEquals("200", answer.status("3"));
    assertEquals("one", answer.result("3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Search", "Map", "Put", "Sync", "Move"})
  void shouldSayThatItDoesNotHaveCommandsOfDataSynchronization(String name) {
    bed.compose();
    ClientMessage answer = bed.answer("<" + name + "><CmdID>2</CmdID></" + name + ">");
    assertEquals("501", answer.status("2"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1100, 1101, 1102, 1103, 1104, 1200, 1226, 9999})
  void shouldSayThatItHasNoUserToAsk(int code) {
    bed.compose();
    ClientMessage answer = bed.answer("<Alert><CmdID>2</CmdID><Data>" + code + "</Data></Alert>");
    assertEquals("406", answer.status("2"));
  }

  @Test
  void shouldSayThatAnAlertWithoutCodeIsIncomplete() {
    bed.compose();
    assertEquals("412", bed.answer("<Alert><CmdID>2</CmdID></Alert>").status("2"));
  }

  @Test
  void shouldTakeBase64ForTheFormOnTheWayWhereBytesAreWanted() {
    bed.compose();
    String data = "<Meta><Format xmlns='syncml:metinf'>b64</Format></Meta><Data>AAEC</Data>";
    String bin = "<Meta><Format xmlns='syncml:metinf'>bin</Format></Meta><Data>x</Data>";
    ClientMessage answer =
        bed.answer(
            command("Add", "2", "./Vendor/b", bin),
            command("Replace", "3", "./Vendor/b", data),
            get("4", "./Vendor/b"));
    assertEquals(List.of("200"), answer.statuses("2"));
    assertEquals(List.of("200"), answer.statuses("3"));
    assertEquals("AAEC", answer.result("4"));
  }

  // ---- Atomic and Sequence ----

  private static String group(String name, String commandId, String... commands) {
    return "<"
        + name
        + "><CmdID>"
        + commandId
        + "</CmdID>"
        + String.join("", commands)
        + "</"
        + name
        + ">";
  }

  @Test
  void shouldCarryOutAnAtomic() {
    bed.compose();
    ClientMessage answer =
        bed.answer(group("Atomic", "2", add("3", "./Vendor/x", "1"), add("4", "./Vendor/y", "2")));
    assertEquals("200", answer.status("2"));
    assertEquals("200", answer.status("3"));
    assertEquals("200", answer.status("4"));
    assertEquals("2", bed.tree.view().text("./Vendor/y"));
  }

  @Test
  void shouldTakeBackAnAtomicOfWhichOneCommandFails() {
    bed.compose();
    ClientMessage answer =
        bed.answer(
            group(
                "Atomic",
                "2",
                add("3", "./Vendor/x", "1"),
                add("4", "./None/y", "2"),
                add("5", "./Vendor/z", "3")),
            add("6", "./Vendor/after", "4"));
    assertEquals("507", answer.status("2"));
    assertEquals("216", answer.status("3"));
    assertEquals("404", answer.status("4"));
    assertEquals("215", answer.status("5"));
    assertEquals("200", answer.status("6"));
    assertFalse(bed.tree.view().exists("./Vendor/x"));
    assertFalse(bed.tree.view().exists("./Vendor/z"));
  }

  @Test
  void shouldRefuseGetAndAnotherAtomicWithinAnAtomic() {
    bed.compose();
    ClientMessage answer =
        bed.answer(
            group("Atomic", "2", add("3", "./Vendor/x", "1"), get("4", "./Vendor/x")),
            group("Atomic", "5", group("Atomic", "6", add("7", "./Vendor/y", "1"))));
    assertEquals("507", answer.status("2"));
    assertEquals("216", answer.status("3"));
    assertEquals("500", answer.status("4"));
    assertEquals("507", answer.status("5"));
    assertEquals("500", answer.status("6"));
    assertEquals("215", answer.status("7"));
    assertFalse(bed.tree.view().exists("./Vendor/y"));
  }

  @Test
  void shouldGoOnWithASequenceWhenOneCommandFails() {
    bed.compose();
    ClientMessage answer =
        bed.answer(group("Sequence", "2", add("3", "./None/x", "1"), add("4", "./Vendor/y", "2")));
    assertEquals("200", answer.status("2"));
    assertEquals("404", answer.status("3"));
    assertEquals("200", answer.status("4"));
  }

  // ---- several messages ----

  private static String part(String commandId, String meta, String data, boolean isLast) {
    return command(
        "Add",
        commandId,
        "./Vendor/big",
        (meta.isEmpty() ? "" : "<Meta>" + meta + "</Meta>")
            + "<Data>"
            + data
            + "</Data>"
            + (isLast ? "" : "<MoreData/>"));
  }

  private static String size(int bytes) {
    return "<Size xmlns='syncml:metinf'>" + bytes + "</Size>";
  }

  @Test
  void shouldTakeALargeObjectInParts() {
    bed.compose();
    ClientMessage answer = bed.answer(false, part("2", size(9), "abc", false));
    assertEquals("213", answer.status("2"));
    assertEquals(List.of("1222"), answer.alertCodes());
    assertFalse(answer.isFinal());
    answer = bed.answer(false, part("2", "", "def", false));
    assertEquals("213", answer.status("2"));
    answer = bed.answer(part("2", "", "ghi", true));
    assertEquals("200", answer.status("2"));
    assertTrue(answer.isFinal());
    assertEquals("abcdefghi", bed.tree.view().text("./Vendor/big"));
  }

  @Test
  void shouldRefuseALargeObjectOfAnotherSizeThanAnnounced() {
    bed.compose();
    bed.answer(false, part("2", size(9), "abc", false));
    assertEquals("424", bed.answer(part("2", "", "defghijk", true)).status("2"));
    assertFalse(bed.tree.view().exists("./Vendor/big"));
  }

  @Test
  void shouldRefuseALargeObjectAtOnceThatIsTooLargeOrHasNoSize() {
    bed.compose();
    assertEquals("411", bed.answer(false, part("2", "", "abc", false)).status("2"));
    assertEquals("413", bed.answer(false, part("2", size(1_000_000), "abc", false)).status("2"));
    assertEquals("413", bed.answer(false, part("2", "", "def", false)).status("2"));
    // The last part is no value by itself.
    assertEquals("413", bed.answer(part("2", "", "ghi", true)).status("2"));
    assertFalse(bed.tree.view().exists("./Vendor/big"));
    assertEquals("200", bed.answer(part("2", "", "whole", true)).status("2"));
  }

  @Test
  void shouldSayThatTheRestOfALargeObjectDidNotCome() {
    bed.compose();
    bed.answer(false, part("2", size(9), "abc", false));
    ClientMessage answer = bed.answer(add("2", "./Vendor/other", "1"));
    assertEquals(List.of("1225"), answer.alertCodes());
    Element alert = answer.commands("Alert").get(0);
    assertEquals("./Vendor/big", ClientMessage.text(alert, "Item/Target/LocURI"));
    assertEquals("200", answer.status("2"));
    assertFalse(bed.tree.view().exists("./Vendor/big"));
  }

  @Test
  void shouldSendResultsThatAreLongerThanAMessageInParts() {
    SessionBed small = withMessagesOf(1_500);
    small.compose();
    String value = "0123456789".repeat(300);
    small.tree.local().put("./Vendor/long", NodeValue.text(value));
    ClientMessage answer = small.answer(get("2", "./Vendor/long"), get("3", "./DevInfo/Man"));
    assertEquals("200", answer.status("2"));
    StringBuilder received = new StringBuilder();
    int messages = 0;
    String man = null;
    while (answer != null && messages < 20) {
      messages++;
      for (Element results : answer.commands("Results")) {
        if (ClientMessage.text(results, "CmdRef").equals("2")) {
          boolean isFirst = received.length() == 0;
          assertEquals(isFirst ? "3000" : null, ClientMessage.text(results, "Item/Meta/Size"));
          received.append(ClientMessage.text(results, "Item/Data"));
          boolean isMore = ClientMessage.text(results, "Item/MoreData") != null;
          assertEquals(received.length() < 3_000, isMore);
        } else {
          man = ClientMessage.text(results, "Item/Data");
        }
      }
      answer =
          answer.isFinal()
              ? small.answer()
              : small.answer(false, "<Alert><CmdID>2</CmdID><Data>1222</Data></Alert>");
    }
    assertEquals(value, received.toString());
    assertEquals("Tocsin", man);
    assertEquals(SessionOutcome.COMPLETE, small.session.outcome());
  }

  @Test
  void shouldSpreadManyAnswersOverMessages() {
    SessionBed small = withMessagesOf(1_500);
    small.compose();
    List<String> commands = new ArrayList<>();
    for (int i = 2; i < 40; i++) {
      commands.add(
          "<Get><CmdID>" + i + "</CmdID><Item><Target><LocURI>.</LocURI></Target></Item></Get>");
    }
    ClientMessage answer = small.answer(commands.subList(0, 9).toArray(new String[0]));
    List<String> answered = new ArrayList<>();
    while (answer != null) {
      for (int i = 2; i < 11; i++) {
        if (answer.result(Integer.toString(i)) != null) {
          answered.add(Integer.toString(i));
        }
      }
      assertTrue(answer.xml.length() <= 1_500);
      answer =
          answer.isFinal()
              ? small.answer()
              : small.answer(false, "<Alert><CmdID>2</CmdID><Data>1222</Data></Alert>");
    }
    assertEquals(List.of("2", "3", "4", "5", "6", "7", "8", "9", "10"), answered);
  }

  @Test
  void shouldEndWithAServerThatSendsCommandsBeforeItHasTheAnswers() {
    SessionBed small = withMessagesOf(1_500);
    small.compose();
    small.tree.local().put("./Vendor/long", NodeValue.text("0123456789".repeat(300)));
    assertFalse(small.answer(get("2", "./Vendor/long")).isFinal());
    ClientMessage last = small.answer(add("2", "./Vendor/x", "1"));
    assertEquals(List.of("1223"), last.alertCodes());
    assertNull(small.compose());
    assertEquals(SessionOutcome.BAD_MESSAGE, small.session.outcome());
    assertFalse(small.tree.view().exists("./Vendor/x"));
  }

  @Test
  void shouldNotGoOnForEver() {
    SessionBed bounded = new SessionBed(DmCredential.DIGEST, DmCredential.DIGEST, true, 4_096, 7);
    ClientMessage message = bounded.compose();
    ClientMessage last = message;
    int count = 1;
    while (message != null) {
      last = message;
      message = bounded.answer(get("2", "./DevInfo/Man"));
      count += message == null ? 0 : 1;
    }
    assertEquals(8, count);
    assertEquals(List.of("1223"), last.alertCodes());
    assertEquals(SessionOutcome.TOO_MANY_MESSAGES, bounded.session.outcome());
  }

  // ---- alerts ----

  @Test
  void shouldSendAlertsInPackage3() {
    bed.compose();
    bed.alert("./Vendor/door", "open");
    bed.alert("./Vendor/lid", "shut");
    ClientMessage answer = bed.answer(get("2", "./DevInfo/Man"));
    assertEquals(List.of("1226", "1226"), answer.alertCodes());
    Element alert = answer.commands("Alert").get(0);
    assertEquals("./Vendor/door", ClientMessage.text(alert, "Item/Source/LocURI"));
    assertEquals("urn:x:alert", ClientMessage.text(alert, "Item/Meta/Type"));
    assertEquals("chr", ClientMessage.text(alert, "Item/Meta/Format"));
    assertEquals("critical", ClientMessage.text(alert, "Item/Meta/Mark"));
    assertEquals("open", ClientMessage.text(alert, "Item/Data"));
    assertEquals(List.of("sent ./Vendor/door", "sent ./Vendor/lid"), bed.told);
    String second = ClientMessage.text(answer.commands("Alert").get(1), "CmdID");
    String first = ClientMessage.text(alert, "CmdID");
    assertNull(
        bed.answer(status("2", "Alert", "2", second, 415), status("3", "Alert", "2", first, 200)));
    assertEquals(List.of("1 answered 415", "0 answered 200"), bed.told.subList(2, 4));
  }

  @Test
  void shouldSendAlertsEvenWhenTheServerAsksForNothing() {
    bed.compose();
    bed.alert("./Vendor/door", "open");
    ClientMessage answer = bed.answer();
    assertEquals(List.of("1226"), answer.alertCodes());
    assertTrue(answer.isFinal());
  }

  @Test
  void shouldGiveUpAnAlertThatFitsIntoNoMessage() {
    bed.compose();
    bed.alert("./Vendor/door", "x".repeat(5_000));
    bed.alert("./Vendor/lid", "shut");
    ClientMessage answer = bed.answer();
    assertEquals(List.of("1226"), answer.alertCodes());
    assertEquals(List.of("too long ./Vendor/door", "sent ./Vendor/lid"), bed.told);
  }

  @Test
  void shouldSendWhatDoesNotFitWithTheNextPackage() {
    bed.compose();
    bed.alert("./Vendor/1", "x".repeat(2_500));
    bed.alert("./Vendor/2", "y".repeat(2_500));
    assertEquals(List.of("1226"), bed.answer().alertCodes());
    assertEquals(List.of("1226"), bed.answer().alertCodes());
    assertEquals(List.of("sent ./Vendor/1", "sent ./Vendor/2"), bed.told);
    assertNull(bed.answer());
  }

  // ---- the end ----

  @Test
  void shouldEndWithoutAWordWhenTheServerEndsTheSession() {
    bed.compose();
    assertNull(bed.answer("<Alert><CmdID>2</CmdID><Data>1223</Data></Alert>"));
    assertEquals(SessionOutcome.ABORTED_BY_SERVER, bed.session.outcome());
  }

  @Test
  void shouldTellAServerThatItKnowsWhyItEnds() {
    bed.compose();
    assertNotNull(bed.answer(get("2", "./DevInfo/Man")));
    bed.receive("<SyncML xmlns='SYNCML:SYNCML1.2'><SyncHdr>");
    ClientMessage last = bed.compose();
    assertEquals(List.of("1223"), last.alertCodes());
    assertTrue(last.isFinal());
    assertNull(bed.compose());
    assertEquals(SessionOutcome.BAD_MESSAGE, bed.session.outcome());
  }

  @Test
  void shouldTellAStrangerNothing() {
    bed.compose();
    bed.receive("<html/>");
    assertNull(bed.compose());
    assertEquals(SessionOutcome.BAD_MESSAGE, bed.session.outcome());
  }

  @Test
  void shouldCarryOutNothingOfAMessageThatIsBrokenAtItsEnd() {
    bed.compose();
    String whole =
        message(
            bed.serverHeader(bed.serverCredential()),
            status("1", "SyncHdr", "1", "0", 212) + add("2", "./Vendor/x", "1") + "<Final/>");
    bed.receive(whole.substring(0, whole.length() - 3));
    assertNull(bed.compose());
    assertFalse(bed.tree.view().exists("./Vendor/x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<SessionID>1A2B|<SessionID>9",
        "<VerProto>DM/1.2|<VerProto>DM/1.3",
        "<VerDTD>1.2|<VerDTD>1.1",
        "<MsgID>1|<MsgID>one",
        "urn:tocsin:7|urn:tocsin:8"
      })
  void shouldRefuseAMessageThatHasNoPlaceInTheSession(String change) {
    bed.compose();
    String good = message(bed.serverHeader(bed.serverCredential()), add("2", "./Vendor/x", "1"));
    int bar = change.indexOf('|');
    bed.receive(good.replace(change.substring(0, bar), change.substring(bar + 1)));
    assertNull(bed.compose());
    assertEquals(SessionOutcome.BAD_MESSAGE, bed.session.outcome());
    assertFalse(bed.tree.view().exists("./Vendor/x"));
  }

  @Test
  void shouldRefuseAMessageThatComesTwice() {
    bed.compose();
    String header = bed.serverHeader(bed.serverCredential());
    String body = status("1", "SyncHdr", "1", "0", 212) + add("2", "./Vendor/x", "1") + "<Final/>";
    bed.receive(message(header, body));
    assertNotNull(bed.compose());
    bed.receive(message(header, body.replace("./Vendor/x", "./Vendor/y")));
    assertEquals(SessionOutcome.BAD_MESSAGE, bed.session.outcome());
    assertFalse(bed.tree.view().exists("./Vendor/y"));
  }

  @Test
  void shouldGiveALargeObjectTheFormatOfItsFirstPart() {
    bed.compose();
    String bin = size(6) + "<Format xmlns='syncml:metinf'>bin</Format>";
    bed.answer(false, part("2", bin, "abc", false));
    assertEquals("200", bed.answer(part("2", "", "def", true)).status("2"));
    ClientMessage answer = bed.answer(get("2", "./Vendor/big"));
    assertEquals("YWJjZGVm", answer.result("2"));
  }

  @Test
  void shouldKeepAnAlertForTheNextPackageWhenResultsHaveFilledTheMessage() {
    bed.compose();
    bed.tree.local().put("./Vendor/long", NodeValue.text("x".repeat(2_600)));
    bed.alert("./Vendor/door", "y".repeat(400));
    ClientMessage answer = bed.answer(get("2", "./Vendor/long"));
    assertEquals(List.of(), answer.alertCodes());
    assertTrue(answer.isFinal());
    assertEquals(List.of("1226"), bed.answer().alertCodes());
    assertEquals(List.of("sent ./Vendor/door"), bed.told);
  }

  @Test
  void shouldNotCollectAnswersToWhatIsAskedWhileAnswersWait() {
    SessionBed small = withMessagesOf(1_500);
    small.compose();
    small.tree.local().put("./Vendor/long", NodeValue.text("0123456789".repeat(300)));
    assertFalse(small.answer(get("2", "./Vendor/long")).isFinal());
    ClientMessage last = small.answer("<Alert><CmdID>2</CmdID><Data>1100</Data></Alert>");
    assertEquals(List.of("1223"), last.alertCodes());
  }

  @Test
  void shouldRefuseAMessageOfWhichTheNumberDoesNotRise() {
    bed.compose();
    bed.answer(get("2", "./DevInfo/Man"));
    String header = bed.serverHeader(bed.serverCredential()).replace("<MsgID>2", "<MsgID>0");
    bed.receive(message(header, add("2", "./Vendor/x", "1") + "<Final/>"));
    assertEquals(List.of("1223"), bed.compose().alertCodes());
    assertFalse(bed.tree.view().exists("./Vendor/x"));
  }

  @Test
  void shouldQuoteLittleOfAServerInItsLog() {
    bed.compose();
    String good = message(bed.serverHeader(""), "<Final/>");
    bed.receive(good.replace("<VerProto>DM/1.2", "<VerProto>DM/1.3 \u00e4" + "x".repeat(500)));
    assertEquals("its VerProto is DM/1.3???xxxxxxx..., and not DM/1.2", bed.session.detail());
    SessionBed other = new SessionBed();
    other.compose();
    other.receive(good.replace("<VerDTD>1.2", "<VerDTD>1.1"));
    assertEquals("its VerDTD is 1.1, and not 1.2", other.session.detail());
  }

  @Test
  void shouldAnswerTheHeaderByTheAddressesThatItHad() {
    bed.compose();
    String header =
        bed.serverHeader(bed.serverCredential())
            .replace(SessionBed.SERVER_URI, "https://dm.example/other");
    String body = status("1", "SyncHdr", "1", "0", 212) + get("2", "./DevInfo/Man") + "<Final/>";
    bed.receive(message(header, body));
    Element status = bed.compose().commands("Status").get(0);
    assertEquals("https://dm.example/other", ClientMessage.text(status, "SourceRef"));
    assertEquals(SessionBed.DEVICE_ID, ClientMessage.text(status, "TargetRef"));
  }

  @Test
  void shouldEndWithAServerThatTakesNoMessageThatIsLongEnough() {
    SessionBed other = new SessionBed();
    other.compose();
    int length = other.answer(get("2", "./x")).xml.length();
    bed.compose();
    // The status of the header fits, that of the Get does not.
    String small =
        "<Meta><MaxMsgSize xmlns='syncml:metinf'>" + length + "</MaxMsgSize></Meta></SyncHdr>";
    String header = bed.serverHeader(bed.serverCredential()).replace("</SyncHdr>", small);
    String address = "./Vendor/" + "x".repeat(300);
    String body = status("1", "SyncHdr", "1", "0", 212) + get("2", address) + "<Final/>";
    bed.receive(message(header, body));
    assertNull(bed.compose());
    assertEquals(SessionOutcome.BAD_MESSAGE, bed.session.outcome());
  }

  @Test
  void shouldSendNoMessageForAnAlertThatFitsIntoNone() {
    bed.compose();
    bed.alert("./Vendor/door", "x".repeat(5_000));
    assertNull(bed.answer());
    assertEquals(List.of("too long ./Vendor/door"), bed.told);
    assertEquals(SessionOutcome.COMPLETE, bed.session.outcome());
  }

  @Test
  void shouldTakeBackASequenceWithinAnAtomic() {
    bed.compose();
    ClientMessage answer =
        bed.answer(
            group(
                "Atomic",
                "2",
                group("Sequence", "3", add("4", "./Vendor/x", "1")),
                add("5", "./None/y", "2")));
    assertEquals("507", answer.status("2"));
    assertEquals("216", answer.status("3"));
    assertEquals("216", answer.status("4"));
    assertEquals("404", answer.status("5"));
  }

  @Test
  void shouldCountBytesAsTheyGoOverTheWireAgainstMaxObjSize() {
    bed.compose();
    bed.tree.local().put("./Vendor/b", new NodeValue(NodeFormat.BIN, null, new byte[6]));
    bed.tree.local().put("./Vendor/c", NodeValue.text("sixsix"));
    String small = "<Meta><MaxObjSize xmlns='syncml:metinf'>6</MaxObjSize></Meta></SyncHdr>";
    String header = bed.serverHeader(bed.serverCredential()).replace("</SyncHdr>", small);
    String body =
        status("1", "SyncHdr", "1", "0", 212)
            + get("2", "./Vendor/b")
            + get("3", "./Vendor/c")
            + "<Final/>";
    bed.receive(message(header, body));
    ClientMessage answer = bed.compose();
    assertEquals("413", answer.status("2"));
    assertEquals("200", answer.status("3"));
  }
}
