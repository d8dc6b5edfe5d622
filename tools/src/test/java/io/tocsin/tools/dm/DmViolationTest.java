/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm;

import static io.tocsin.tools.dm.TestMessages.alert;
import static io.tocsin.tools.dm.TestMessages.message;
import static io.tocsin.tools.dm.TestMessages.replace;
import static io.tocsin.tools.dm.TestMessages.status;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.sim.dmserver.auth.Account;
import io.tocsin.sim.dmserver.auth.Credential;
import io.tocsin.sim.dmserver.message.Codec;
import io.tocsin.sim.dmserver.message.Element;
import io.tocsin.sim.dmserver.message.MalformedMessageException;
import io.tocsin.sim.dmserver.session.DmSessionReport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What boards do against the protocol is told, and does not harm. */
class DmViolationTest {

  private static final Element FINAL = Element.of("Final");

  private final InMemory site =
      new InMemory(
          DmServer.named("s")
              .account(Account.of("any", Credential.NONE, Credential.NONE))
              .script("get ./a -> 200\nnext\nget ./b"));

  private Element send(Element message) throws Exception {
    var answer = site.post(Codec.XML, Codec.XML.write(message), null);
    return Codec.XML.read(answer.octets());
  }

  private List<String> violations() {
    return session().violations();
  }

  private DmSessionReport session() {
    List<DmSessionReport> all = site.sessions();
    return all.get(all.size() - 1);
  }

  private Element begin() throws Exception {
    return send(message(1, alert(1201), replace("./DevInfo/DevId", "x"), FINAL));
  }

  private static String statusOf(Element answer, String name) {
    return answer.child("SyncBody").children("Status").stream()
        .filter(status -> status.textOf("Cmd").equals(name))
        .findFirst()
        .orElseThrow()
        .textOf("Data");
  }

  @Test
  void shouldTellAFirstPackageWithoutAlertAndDevInfo() throws Exception {
    send(message(1, FINAL));
    assertEquals(
        List.of("package #1 without Alert 1200 or 1201", "package #1 without the nodes of DevInfo"),
        violations());
  }

  @Test
  void shouldTellWhatHasNoStatus() throws Exception {
    begin();
    send(message(2, FINAL));
    assertEquals(
        List.of("no Status for our SyncHdr", "no Status for get ./a -> 200"), violations());
  }

  @Test
  void shouldTellAGetWithoutResults() throws Exception {
    begin();
    send(message(2, status(1, 0, "SyncHdr", 212), status(1, 4, "Get", 200), FINAL));
    assertEquals(List.of("no Results for get ./a -> 200"), violations());
  }

  @Test
  void shouldTellStatusesOfCommandsThatItNeverSent() throws Exception {
    begin();
    send(message(2, status(1, 0, "SyncHdr", 212), status(1, 44, "Get", 200)));
    assertEquals(List.of("a Status for the command 1/44 that we never sent"), violations());
  }

  @Test
  void shouldTellAStatusUnderAnotherName() throws Exception {
    begin();
    send(message(2, status(1, 0, "SyncHdr", 212), status(1, 4, "Add", 200)));
    assertEquals(List.of("a Status for Add, which was get ./a -> 200"), violations());
  }

  @Test
  void shouldTellResultsBeforeTheirStatus() throws Exception {
    begin();
    Element results =
        Element.of(
            "Results",
            Element.leaf("CmdID", 1),
            Element.leaf("MsgRef", 1),
            Element.leaf("CmdRef", 4),
            Element.of("Item", Element.leaf("Data", "1")));
    send(message(2, status(1, 0, "SyncHdr", 212), results, status(1, 4, "Get", 200), FINAL));
    assertEquals(List.of("Results before the Status of get ./a -> 200"), violations());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Add", "Get", "Exec", "Delete", "Copy", "Atomic", "Sequence", "Put"})
  void shouldRefuseCommandsThatOnlyAServerHas(String name) throws Exception {
    Element command = Element.of(name, Element.leaf("CmdID", 7));
    Element answer = send(message(1, alert(1201), replace("./DevInfo/DevId", "x"), command, FINAL));
    assertEquals("405", statusOf(answer, name));
    assertEquals(List.of(name + " is no command of a client"), violations());
  }

  @Test
  void shouldRefuseAnAlertThatItDoesNotKnow() throws Exception {
    begin();
    Element answer = send(message(2, status(1, 0, "SyncHdr", 212), alert(1100)));
    assertEquals("406", statusOf(answer, "Alert"));
  }

  @Test
  void shouldTellAGenericAlertWithoutItsMeta() throws Exception {
    begin();
    Element bare =
        Element.of(
            "Alert",
            Element.leaf("CmdID", 1),
            Element.leaf("Data", 1226),
            Element.of("Item", Element.leaf("Data", "1")));
    send(message(2, status(1, 0, "SyncHdr", 212), bare));
    assertEquals(List.of("a generic alert without Type, Format or Data"), violations());
  }

  @Test
  void shouldTellAMessageIdThatDoesNotRise() throws Exception {
    begin();
    send(message(1, status(1, 0, "SyncHdr", 212)));
    assertEquals(List.of("MsgID 1 after MsgID 1"), violations());
  }

  @Test
  void shouldGiveARepeatedMessageTheSameAnswerAndDoNothingTwice() throws Exception {
    byte[] first = Codec.XML.write(message(1, alert(1201), replace("./DevInfo/DevId", "x"), FINAL));
    byte[] one = site.post(Codec.XML, first, null).octets();
    byte[] two = site.post(Codec.XML, first, null).octets();
    assertArrayEquals(one, two);
    assertEquals(2, session().requests());
    assertEquals(List.of(), violations());
    assertEquals(1, session().outcomes().size());
  }

  @ParameterizedTest
  @CsvSource({"1.1, DM/1.2, 505", "1.2, DM/1.3, 513"})
  void shouldRefuseOtherVersions(String dtd, String protocol, String code) throws Exception {
    Element answer = send(message(dtd, protocol, 1, alert(1201), FINAL));
    assertEquals(code, statusOf(answer, "SyncHdr"));
    assertTrue(session().isEnded());
  }

  @Test
  void shouldEndWhenTheBoardAborts() throws Exception {
    begin();
    Element answer = send(message(2, status(1, 0, "SyncHdr", 212), alert(1223), FINAL));
    assertEquals("200", statusOf(answer, "Alert"));
    assertEquals(3, answer.child("SyncBody").children().size());
    assertEquals("the board ended it: Alert 1223", session().end());
  }

  @Test
  void shouldMissTheEndOfAValue() throws Exception {
    Element part = replace("./DevInfo/DevId", "abc", Element.of("MoreData"));
    Element answer = send(message(1, alert(1201), part));
    assertEquals("213", statusOf(answer, "Replace"));
    answer = send(message(2, status(1, 0, "SyncHdr", 212), replace("./DevInfo/Man", "x")));
    assertTrue(
        answer.child("SyncBody").children("Alert").stream()
            .anyMatch(alert -> alert.textOf("Data").equals("1225")));
    assertEquals(
        List.of("Replace ./DevInfo/DevId was not ended before Replace ./DevInfo/Man"),
        violations());
    assertEquals("{./DevInfo/Man=x}", session().deviceInfo().toString());
  }

  @Test
  void shouldRefuseAValueOfAnotherSizeThanWasSaid() throws Exception {
    Element size = Element.of("Meta", Element.leaf("Size", 7));
    send(message(1, alert(1201), replace("./DevInfo/DevId", "abc", size, Element.of("MoreData"))));
    Element answer =
        send(message(2, status(1, 0, "SyncHdr", 212), replace("./DevInfo/DevId", "de"), FINAL));
    assertEquals("424", statusOf(answer, "Replace"));
  }

  @Test
  void shouldLeaveASessionThatTheBoardLeft() throws Exception {
    begin();
    TestBoard other = site.board("urn:board", Codec.XML);
    other.nodes().with("./a", "1");
    other.play("2");
    assertEquals("the board began another one", site.sessions().get(0).end());
    assertEquals("in good order", site.sessions().get(1).end());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<SyncML/>",
        "<Other><SyncHdr/><SyncBody/></Other>",
        "<SyncML><SyncHdr><SessionID>1</SessionID><MsgID>1</MsgID></SyncHdr><SyncBody/></SyncML>",
        "<SyncML><SyncHdr><SessionID>1</SessionID><MsgID>x</MsgID><Source><LocURI>a</LocURI>"
            + "</Source></SyncHdr><SyncBody/></SyncML>"
      })
  void shouldRefuseWhatIsNoMessageAtAll(String text) throws Exception {
    byte[] body = Codec.XML.write(Codec.parseXml(text));
    assertThrows(MalformedMessageException.class, () -> site.post(Codec.XML, body, null));
  }
}
