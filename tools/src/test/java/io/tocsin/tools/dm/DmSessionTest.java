/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.sim.dmserver.auth.Account;
import io.tocsin.sim.dmserver.auth.Credential;
import io.tocsin.sim.dmserver.message.Codec;
import io.tocsin.sim.dmserver.message.Element;
import io.tocsin.sim.dmserver.session.DmAlert;
import io.tocsin.sim.dmserver.session.DmOutcome;
import io.tocsin.sim.dmserver.session.DmSessionReport;
import io.tocsin.sim.dmserver.session.DmSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Packages, messages and commands (OMA DM Protocol §6 to §8). */
class DmSessionTest {

  private static final String DEVICE = "urn:uuid:board1";
  private static final Account ANYBODY = Account.of("any", Credential.NONE, Credential.NONE);

  private static InMemory site(String... lines) {
    return new InMemory(
        DmServer.named("com.example.dm").account(ANYBODY).script(String.join("\n", lines)));
  }

  private static DmSessionReport only(InMemory site) {
    assertEquals(1, site.sessions().size());
    return site.sessions().get(0);
  }

  private static void assertGood(DmSessionReport session) {
    assertEquals(List.of(), session.violations());
    assertEquals(List.of(), session.unmet());
    assertEquals("in good order", session.end());
  }

  @ParameterizedTest
  @EnumSource(Codec.class)
  void shouldSendEachCommandOfTheScriptAndMatchWhatComes(Codec codec) throws Exception {
    InMemory site =
        site(
            "get ./DevInfo/DevId -> 200 = \"the id\"",
            "get ./none -> 404",
            "add ./a chr \"ä <&> value\" -> 200",
            "add ./a chr other -> 418",
            "replace ./a int 5 -> 200",
            "replace ./b int 5 -> 404",
            "copy ./a ./c -> 200",
            "exec ./run chr now correlator c1 -> 200",
            "atomic {",
            "  add ./d chr 1 -> 200",
            "  add ./e chr 2 -> 200",
            "} -> 200",
            "sequence {",
            "  delete ./d -> 200",
            "} -> 200",
            "delete ./d -> 404",
            "next",
            "get ./a ./c -> 200");
    TestBoard board = site.board(DEVICE, codec);
    board.nodes().with("./DevInfo/DevId", "the id");
    board.play("1");
    DmSessionReport session = only(site);
    assertGood(session);
    assertEquals(15, session.outcomes().size());
    assertEquals(2, session.outcomes().get(14).results().size());
    assertEquals("5", session.outcomes().get(14).results().get(1).data());
    assertEquals("2", board.values().get("./e"));
    assertEquals(1201, session.initiator());
    assertEquals(DEVICE, session.deviceInfo().get("./DevInfo/DevId"));
  }

  @Test
  void shouldLeaveThePackageOpenWhereTheScriptHasMoreForIt() throws Exception {
    InMemory site =
        site("add ./a chr 1 -> 200", "more", "get ./a -> 200 = \"1\"", "next", "more", "get ./b");
    TestBoard board = site.board(DEVICE, Codec.XML).play("1");
    assertGood(only(site));
    assertEquals(4, board.answers().size());
    assertFalse(board.answers().get(0).child("SyncBody").has("Final"));
    // Nothing comes before the second one that it could go on with.
    for (int i = 1; i < 4; i++) {
      assertTrue(board.answers().get(i).child("SyncBody").has("Final"));
    }
  }

  @ParameterizedTest
  @EnumSource(Codec.class)
  void shouldCarryTextAsItIs(Codec codec) throws Exception {
    InMemory site = site("add ./a chr \"ä <&> \\n\\tvalue\" -> 200");
    TestBoard board = site.board(DEVICE, codec).play("1");
    assertEquals("ä <&> \n\tvalue", board.values().get("./a"));
  }

  @Test
  void shouldEncodeOctetsInBase64WhereXmlCannotCarryThem() throws Exception {
    String script = "add ./a bin hex:0041ff";
    TestBoard xml = site(script).board(DEVICE, Codec.XML).play("1");
    assertEquals("AEH/", xml.values().get("./a"));
    Element item = xml.answers().get(0).child("SyncBody").child("Add").child("Item");
    assertEquals("b64", item.textOf("Meta", "Format"));
    TestBoard wbxml = site(script).board(DEVICE, Codec.WBXML).play("1");
    item = wbxml.answers().get(0).child("SyncBody").child("Add").child("Item");
    assertEquals("bin", item.textOf("Meta", "Format"));
    assertEquals(3, item.child("Data").content().length);
  }

  @Test
  void shouldEndAPackageWithFinalAndNoCommandsWhenTheScriptIsOver() throws Exception {
    InMemory site = site("get ./a");
    TestBoard board = site.board(DEVICE, Codec.XML);
    board.nodes().with("./a", "1");
    board.play("A1");
    assertEquals(2, board.answers().size());
    Element end = board.answers().get(1).child("SyncBody");
    // A status of the header alone: results have none.
    assertEquals(2, end.children().size());
    assertTrue(end.has("Final"));
    assertEquals("A1", board.answers().get(1).textOf("SyncHdr", "SessionID"));
    assertEquals("2", board.answers().get(1).textOf("SyncHdr", "MsgID"));
  }

  @ParameterizedTest
  @EnumSource(Codec.class)
  void shouldAskForTheNextMessageUntilThePackageEnds(Codec codec) throws Exception {
    InMemory site = site("get ./a ./b ./c ./d -> 200", "next", "get ./a -> 200");
    TestBoard board = site.board(DEVICE, codec).messagesOf(1_500);
    for (String name : List.of("./a", "./b", "./c", "./d")) {
      board.nodes().with(name, name + "x".repeat(500));
    }
    board.play("1");
    DmSessionReport session = only(site);
    assertGood(session);
    assertEquals(4, session.outcomes().get(0).results().size());
    Element asking = board.answers().get(1).child("SyncBody");
    assertEquals("1222", asking.textOf("Alert", "Data"));
    assertFalse(asking.has("Final"));
    // Nothing new before the board has ended its package.
    assertNull(asking.child("Get"));
  }

  @ParameterizedTest
  @EnumSource(Codec.class)
  void shouldReceiveALargeObjectInParts(Codec codec) throws Exception {
    InMemory site = site("get ./large -> 200");
    TestBoard board = site.board(DEVICE, codec).messagesOf(1_000);
    String value = "0123456789".repeat(150);
    board.nodes().with("./large", value);
    board.play("1");
    assertGood(only(site));
    assertEquals(value, only(site).outcomes().get(0).results().get(0).data());
    Element body = board.answers().get(1).child("SyncBody");
    assertTrue(
        body.children("Status").stream()
            .anyMatch(s -> s.textOf("Cmd").equals("Results") && s.textOf("Data").equals("213")));
  }

  @ParameterizedTest
  @EnumSource(Codec.class)
  void shouldSendALargeObjectInPartsThatFit(Codec codec) throws Exception {
    InMemory site =
        site("add ./large chr size:5000 -> 200", "add ./umlauts chr \"" + "ä".repeat(700) + "\"");
    TestBoard board = site.board(DEVICE, codec).messagesOf(1_000);
    board.play("1");
    DmSessionReport session = only(site);
    assertGood(session);
    assertEquals(5_000, board.values().get("./large").length());
    assertTrue(board.values().get("./large").startsWith("abcdefghijklmnopqrstuvwxyzabc"));
    assertEquals("ä".repeat(700), board.values().get("./umlauts"));
    assertEquals(List.of(200), session.outcomes().get(0).statuses());
    int sizes = 0;
    for (Element answer : board.answers()) {
      assertTrue(codec.write(answer).length <= 1_000);
      Element add = answer.child("SyncBody").child("Add");
      boolean more = add != null && add.child("Item").has("MoreData");
      assertEquals(!more, answer.child("SyncBody").has("Final"));
      sizes += add == null || add.child("Item").textOf("Meta", "Size").isEmpty() ? 0 : 1;
    }
    assertEquals(2, sizes);
  }

  @Test
  void shouldSayWhatDoesNotFitAndGoOn() throws Exception {
    InMemory site = site("atomic {", "  add ./a chr size:2000", "} -> 200", "add ./b chr 1 -> 200");
    TestBoard board = site.board(DEVICE, Codec.XML).messagesOf(1_000).play("1");
    List<DmOutcome> outcomes = only(site).outcomes();
    assertEquals("too great for the client's MaxMsgSize", outcomes.get(0).note());
    assertEquals(0, outcomes.get(0).status());
    assertEquals(1, only(site).unmet().size());
    assertEquals("1", board.values().get("./b"));
  }

  @Test
  void shouldPutIntoAMessageOnlyWhatTheBoardTakes() throws Exception {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      lines.append("add ./n").append(i).append(" chr size:100 -> 200\n");
    }
    InMemory site = site(lines.toString());
    TestBoard board = site.board(DEVICE, Codec.XML).messagesOf(1_500).play("1");
    assertGood(only(site));
    assertEquals(20, board.values().size());
    assertTrue(board.answers().size() > 3);
    board.answers().forEach(a -> assertTrue(Codec.XML.write(a).length <= 1_500));
  }

  @Test
  void shouldRefuseAMessageBeyondItsOwnMaxMsgSize() throws Exception {
    InMemory site =
        new InMemory(
            DmServer.named("s")
                .account(ANYBODY)
                .settings(DmSettings.of("s").withSizes(300, 0))
                .script("get ./a"));
    TestBoard board = site.board(DEVICE, Codec.XML).play("1");
    assertEquals(413, board.headerStatus());
    assertEquals("300", board.answers().get(0).textOf("SyncHdr", "Meta", "MaxMsgSize"));
    assertEquals(1, only(site).violations().size());
    assertNull(board.answers().get(0).child("SyncBody").child("Get"));
  }

  @Test
  void shouldTellAlertsWithTypeMarkSourceAndData() throws Exception {
    InMemory site = site("get ./a -> 404", "wait-alert TrapNotification", "get ./b -> 404");
    TestBoard board =
        site.board(DEVICE, Codec.WBXML)
            .alerts(
                TestMessages.alert(
                    1226,
                    "./DiagMon/Trap/1",
                    "urn:oma:at:diagmon:1.0:TrapNotification",
                    "critical",
                    "door"));
    board.play("1");
    DmSessionReport session = only(site);
    assertGood(session);
    DmAlert alert = session.alerts("TrapNotification").get(0);
    assertEquals("critical", alert.mark());
    assertEquals("./DiagMon/Trap/1", alert.source());
    assertEquals("door", alert.data());
    assertEquals(2, alert.msgId());
    assertTrue(alert.afterServerAccepted());
    assertEquals("door", site.events("alert").get(0).fields().get("data"));
    assertEquals("200", statusOf(board, "Alert", 1));
  }

  private static String statusOf(TestBoard board, String command, int answer) {
    return board.answers().get(answer).child("SyncBody").children("Status").stream()
        .filter(status -> status.textOf("Cmd").equals(command))
        .findFirst()
        .orElseThrow()
        .textOf("Data");
  }

  @Test
  void shouldGiveAlertsTheStatusOfATrial() throws Exception {
    InMemory site =
        new InMemory(
            DmServer.named("s")
                .account(ANYBODY)
                .settings(DmSettings.of("s").withAlertStatus(500))
                .script("get ./a"));
    TestBoard board =
        site.board(DEVICE, Codec.XML).alerts(TestMessages.alert(1226, "./a", "urn:x:y", "", "1"));
    board.play("1");
    assertEquals("500", statusOf(board, "Alert", 1));
    assertEquals("200", statusOf(board, "Alert", 0));
    assertEquals("informational", only(site).alerts().get(0).mark());
  }

  @Test
  void shouldGiveUpWaitingForAnAlertThatDoesNotCome() throws Exception {
    InMemory site = site("wait-alert TrapNotification 3", "get ./b -> 404");
    TestBoard board = site.board(DEVICE, Codec.XML).play("1");
    DmSessionReport session = only(site);
    assertEquals(List.of("no alert of the type TrapNotification came"), session.unmet());
    assertEquals(1, session.outcomes().size());
    assertEquals(5, board.answers().size());
  }

  @Test
  void shouldRegisterItselfAndAThirdParty() throws Exception {
    InMemory site =
        site(
            "register ./T/1 -> 200",
            "register ./T/1 as v for victim.example -> 200",
            "unregister ./T/1 -> 200");
    TestBoard board = site.board(DEVICE, Codec.XML).play("1");
    assertGood(only(site));
    assertEquals("victim.example", board.values().get("./T/1/ServerIDs/v/ServerID"));
    assertEquals("com.example.dm", board.values().get("./T/1/ServerIDs/com.example.dm/ServerID"));
    assertFalse(board.values().containsKey("./T/1/ServerIDs/com.example.dm"));
  }

  @Test
  void shouldHaveAScriptForEachSession() throws Exception {
    InMemory site =
        site("get ./first -> 404", "on session 2", "get ./second -> 404", "on session 3", "end");
    TestBoard board = site.board(DEVICE, Codec.XML);
    board.play("1");
    board.play("2");
    board.play("3");
    board.play("4");
    List<DmSessionReport> all = site.sessions();
    assertEquals("get ./first -> 404", all.get(0).outcomes().get(0).command());
    assertEquals("get ./second -> 404", all.get(1).outcomes().get(0).command());
    assertEquals(List.of(), all.get(2).outcomes());
    assertEquals("get ./first -> 404", all.get(3).outcomes().get(0).command());
  }

  @Test
  void shouldEndEarlyWhenTheScriptSaysSo() throws Exception {
    InMemory site = site("get ./a -> 404", "end", "get ./b -> 404");
    site.board(DEVICE, Codec.XML).play("1");
    assertGood(only(site));
    assertEquals(1, only(site).outcomes().size());
  }

  @Test
  void shouldAbortByAlert() throws Exception {
    InMemory site = site("get ./a -> 404", "abort");
    TestBoard board = site.board(DEVICE, Codec.XML);
    board.play("1");
    Element last = board.answers().get(1).child("SyncBody");
    assertEquals("1223", last.textOf("Alert", "Data"));
    assertTrue(last.has("Final"));
    assertEquals("the script ended it: Alert 1223", site.sessions().get(0).end());
  }

  @Test
  void shouldTellWhatWasExpectedAndDidNotCome() throws Exception {
    InMemory site = site("get ./a -> 200 = \"1\"", "get ./b -> 200", "add ./c chr 1 -> 404,405");
    TestBoard board = site.board(DEVICE, Codec.XML);
    board.nodes().with("./a", "2");
    board.play("1");
    assertEquals(
        List.of(
            "get ./a -> 200 = \"1\": not 200 and \"1\" but [200]",
            "get ./b -> 200: not 200 but [404]",
            "add ./c chr 1 -> 404,405: not 404 or 405 but [200]"),
        only(site).unmet());
    assertFalse(only(site).outcomes().get(0).asExpected());
  }

  @Test
  void shouldSendAnElementAsItIsWritten() throws Exception {
    InMemory site =
        site("raw <Put><Item><Target><LocURI>./x</LocURI></Target></Item></Put> -> 200");
    TestBoard board = site.board(DEVICE, Codec.XML).play("1");
    Element put = board.answers().get(0).child("SyncBody").child("Put");
    assertEquals("CmdID", put.children().get(0).name());
    assertEquals("./x", put.textOf("Item", "Target", "LocURI"));
    assertGood(only(site));
  }

  @Test
  void shouldSayWhereToGoOnAndWhatItTakes() throws Exception {
    InMemory site =
        new InMemory(
            DmServer.named("s")
                .account(ANYBODY)
                .settings(DmSettings.of("s").withSizes(4_000, 9_000).withRespUri(true)));
    TestBoard board = site.board(DEVICE, Codec.WBXML).play("1");
    Element header = board.answers().get(0).child("SyncHdr");
    assertEquals("http://localhost/dm", header.textOf("RespURI"));
    assertEquals("4000", header.textOf("Meta", "MaxMsgSize"));
    assertEquals("9000", header.textOf("Meta", "MaxObjSize"));
  }

  @Test
  void shouldHideSecretsInWhatItTells() throws Exception {
    InMemory site =
        new InMemory(
            DmServer.named("s")
                .account(ANYBODY)
                .settings(DmSettings.of("s").withTrace(true))
                .script(
                    "replace ./DMAcc/1/AppAuth/1/AAuthSecret chr geheim -> 200\nadd ./x chr offen"));
    site.board(DEVICE, Codec.XML).play("1");
    String all = site.events("trace") + "" + site.events("status") + site.events("unmet");
    assertFalse(all.contains("geheim"), all);
    assertTrue(all.contains("offen"), all);
    assertTrue(all.contains("replace ./DMAcc/1/AppAuth/1/AAuthSecret ***"), all);
  }
}
