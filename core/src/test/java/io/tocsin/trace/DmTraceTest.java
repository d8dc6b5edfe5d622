/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.trace;

import static io.tocsin.trace.DmTraceBed.utf8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.dm.auth.Notifications;
import io.tocsin.dm.http.HttpUrl;
import io.tocsin.dm.syncml.Encoding;
import io.tocsin.dm.syncml.SampleMessages;
import io.tocsin.hal.DatagramPort;
import io.tocsin.hal.Log;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What an operator reads of messages of OMA DM. */
class DmTraceTest {

  private static final String HEADER =
      "<SyncML><SyncHdr><VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto><SessionID>1</SessionID>"
          + "<MsgID>1</MsgID><Target><LocURI>t</LocURI></Target><Source><LocURI>s</LocURI></Source>"
          + "</SyncHdr><SyncBody>";
  private static final String TRAILER = "<Final/></SyncBody></SyncML>";
  private static final String RECEIVED = "Received from com.example.dm: HTTP status 200, XML, ";

  private final DmTraceBed bed = new DmTraceBed();

  /** How the content of a body reads. */
  private String body(String content) {
    byte[] message = SampleMessages.of(content + "<Final/>");
    String entry = bed.received(message, Encoding.XML, "");
    assertEquals(
        RECEIVED + message.length + " bytes: " + HEADER,
        entry.substring(0, entry.indexOf("<SyncBody>") + 10));
    assertTrue(entry.endsWith(TRAILER), entry);
    return entry.substring(entry.indexOf("<SyncBody>") + 10, entry.length() - TRAILER.length());
  }

  private static String item(String command, String address, String data) {
    return "<"
        + command
        + "><CmdID>1</CmdID>"
        + (command.equals("Results") ? "<CmdRef>2</CmdRef>" : "")
        + "<Item>"
        + address
        + "<Data>"
        + data
        + "</Data></Item></"
        + command
        + ">";
  }

  private static String target(String uri) {
    return "<Target><LocURI>" + uri + "</LocURI></Target>";
  }

  private static String source(String uri) {
    return "<Source><LocURI>" + uri + "</LocURI></Source>";
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void shouldShowPackageOneTheSameInBothEncodings(Encoding encoding) {
    byte[] xml = SampleMessages.all().get("package 1 of a session that the client begins");
    byte[] message = encoding == Encoding.XML ? xml : DmTraceBed.wbxml(xml);
    assertEquals(
        "Sent to com.example.dm: POST https://dm.example.com/dm, "
            + encoding.mediaType()
            + ", "
            + message.length
            + " bytes, x-syncml-hmac: algorithm=MD5, username=\"board 7\", mac=(removed): "
            + "<SyncML><SyncHdr><VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto>"
            + "<SessionID>1A2B</SessionID><MsgID>1</MsgID>"
            + "<Target><LocURI>https://dm.example.com/dm(removed)</LocURI>"
            + "<LocName>server</LocName></Target>"
            + "<Source><LocURI>urn:tocsin:board-17</LocURI><LocName>Bruce2</LocName></Source>"
            + "<Cred><Meta><Format>b64</Format><Type>syncml:auth-md5</Type></Meta>"
            + "<Data>(removed)</Data></Cred>"
            + "<Meta><MaxMsgSize>16384</MaxMsgSize><MaxObjSize>65536</MaxObjSize></Meta></SyncHdr>"
            + "<SyncBody><Alert><CmdID>1</CmdID><Data>1201</Data></Alert>"
            + "<Replace><CmdID>2</CmdID>"
            + "<Item><Source><LocURI>./DevInfo/DevId</LocURI></Source>"
            + "<Data>urn:tocsin:board-17</Data></Item>"
            + "<Item><Source><LocURI>./DevInfo/Man</LocURI></Source>"
            + "<Data>Example &lt;Works&gt; &amp; Sons</Data></Item>"
            + "<Item><Source><LocURI>./DevInfo/Mod</LocURI></Source><Data>B17</Data></Item>"
            + "<Item><Source><LocURI>./DevInfo/DmV</LocURI></Source><Data>1.2</Data></Item>"
            + "<Item><Source><LocURI>./DevInfo/Lang</LocURI></Source><Data>en</Data></Item>"
            + "</Replace><Final/></SyncBody></SyncML>",
        bed.sent(
            message,
            encoding,
            "algorithm=MD5, username=\"board 7\", mac=Zz6EivR3yeaaENcRN6lpAQ=="));
    assertEquals(1, bed.log.count(Log.INFO, "trace: "));
  }

  @Test
  void shouldShowEverySampleInBothEncodingsAlike() {
    for (Map.Entry<String, byte[]> sample : SampleMessages.all().entrySet()) {
      String xml = afterColon(bed.sent(sample.getValue(), Encoding.XML, null));
      String wbxml =
          afterColon(bed.sent(DmTraceBed.wbxml(sample.getValue()), Encoding.WBXML, null));
      assertEquals(xml, wbxml, sample.getKey());
      assertTrue(xml.startsWith("<SyncML><SyncHdr>"), sample.getKey());
    }
  }

  private static String afterColon(String entry) {
    return entry.substring(entry.indexOf("bytes: ") + 7);
  }

  @Test
  void shouldShowStatusesWithAChallengeButNotItsNonce() {
    assertEquals(
        "<Status><CmdID>1</CmdID><MsgRef>1</MsgRef><CmdRef>0</CmdRef><Cmd>SyncHdr</Cmd>"
            + "<TargetRef>t</TargetRef><SourceRef>urn:board:1</SourceRef>"
            + "<Chal><Meta><Format>b64</Format><Type>syncml:auth-md5</Type>"
            + "<NextNonce>(removed)</NextNonce></Meta></Chal><Data>401</Data></Status>",
        body(
            "<Status><CmdID>1</CmdID><MsgRef>1</MsgRef><CmdRef>0</CmdRef><Cmd>SyncHdr</Cmd>"
                + "<TargetRef>t</TargetRef><SourceRef>urn:board:1</SourceRef><Chal><Meta>"
                + "<Format xmlns='syncml:metinf'>b64</Format>"
                + "<Type xmlns='syncml:metinf'>syncml:auth-md5</Type>"
                + "<NextNonce xmlns='syncml:metinf'>Tm9uY2U=</NextNonce></Meta></Chal>"
                + "<Data>401</Data></Status>"));
  }

  @Test
  void shouldShowGroupsOfCommands() {
    String content =
        "<Atomic><CmdID>1</CmdID><NoResp/><Sequence><CmdID>2</CmdID><Get><CmdID>3</CmdID><Item>"
            + target("./DevInfo?prop=ACL")
            + "</Item></Get></Sequence><Delete><CmdID>4</CmdID><Item>"
            + target("./Vendor/x")
            + "</Item></Delete></Atomic>";
    assertEquals(content, body(content));
  }

  @ParameterizedTest
  @CsvSource({
    // Leaves that servers may read.
    "Replace, ./Led, true",
    "Replace, Led, true",
    "Replace, ./DevInfo/Man, true",
    "Add, ./DMAcc/9/AppAddr/1/Addr, true",
    "Add, ./DMAcc/9/AppAuth/1/AAuthName, true",
    "Replace, ./DMAcc?prop=ACL, true",
    "Replace, ./DMAcc/9/AppAuth/1?prop=Title, true",
    // Secrets, however the address is written.
    "Add, ./DMAcc/9/AppAuth/1/AAuthSecret, false",
    "Replace, DMAcc/9/AppAuth/1/AAuthSecret, false",
    "Replace, ./DMAcc/9/AppAuth/1/%41AuthSecret, false",
    "Replace, ./DMAcc/9/AppAuth/1/AAuthData, false",
    "Replace, ./DMAcc/9/AppAuth/1/AAuthSecret?prop=Title, false",
    "Results, ./DMAcc/9/AppAuth/1/AAuthSecret, false",
    // What nobody can say what it is.
    "Replace, ./Vendor/psk, false",
    "Add, ./Other, false",
    "Add, ./DMAcc/9/Ext/key, false",
    "Add, ./DMAcc/9/AppAuth/1/Unknown, false",
    "Add, ./DMAcc/9, false",
    "Add, ./DMAcc/9/, false",
    "Add, ./Inbox, false",
    "Add, ./Inbox/x, false",
    "Results, ./DMAcc?list=StructData, false",
    "Results, ./DMAcc?list=TNDS, false",
    "Replace, ./Led?other=1, false",
    "Replace, http://dm.example.com/x, false",
    "Exec, ./Led, false",
    "Copy, ./Led, false",
    "Get, ./Led, false",
    "Delete, ./Led, false",
    // The names of children, but only as the device tells them.
    "Results, ./DMAcc, true",
    "Results, ./DevInfo/Man, true",
    "Results, ., true",
    "Replace, ., false",
  })
  void shouldShowDataOnlyWhereItIsKnownToBeNoSecret(String command, String uri, boolean isShown) {
    for (String address : new String[] {target(uri), source(uri)}) {
      String text = body(item(command, address, "qwertz"));
      assertEquals(isShown, text.contains("<Data>qwertz</Data>"), text);
      assertEquals(!isShown, text.contains("<Data>(removed)</Data>"), text);
    }
  }

  @Test
  void shouldShowDataOnlyWhereBothAddressesAllowIt() {
    String secret = "./DMAcc/9/AppAuth/1/AAuthSecret";
    assertTrue(
        body(item("Replace", target("./Led") + source("./DevInfo/Man"), "x"))
            .contains("<Data>x</Data>"));
    assertTrue(
        body(item("Replace", target(secret) + source("./Led"), "x"))
            .contains("<Data>(removed)</Data>"));
    assertTrue(
        body(item("Replace", target("./Led") + source(secret), "x"))
            .contains("<Data>(removed)</Data>"));
    assertTrue(body(item("Replace", "", "x")).contains("<Item><Data>(removed)</Data></Item>"));
    assertTrue(body(item("Replace", "", "")).contains("<Item><Data></Data></Item>"));
  }

  @Test
  void shouldShowTheDataOfGenericAlertsAndOfNoOthers() {
    String alert =
        "<Alert><CmdID>1</CmdID><Data>CODE</Data><Item>"
            + source("./DevInfo")
            + "<Meta><Format>chr</Format><Type>urn:x:alert</Type><Mark>critical</Mark></Meta>"
            + "<Data>door opened</Data></Item></Alert>";
    String generic = alert.replace("CODE", "1226");
    assertEquals(generic, body(generic));
    assertTrue(body(alert.replace("CODE", "1102")).contains("<Data>(removed)</Data></Item>"));
    assertTrue(body(alert.replace("CODE", "word")).contains("<CmdID>1</CmdID><Data>(removed)<"));
  }

  @Test
  void shouldCutLongValuesAndSaySo() {
    assertTrue(
        body(item("Replace", target("./DevInfo/Man"), "z".repeat(300)))
            .contains("<Data>" + "z".repeat(128) + " (cut, 300 octets)</Data>"));
  }

  @Test
  void shouldShowEndsOfLinesAndBytes() {
    assertTrue(body(item("Replace", target("./Led"), "a&#10;b")).contains("<Data>a&#10;b</Data>"));
    byte[] xml = SampleMessages.of(item("Replace", target("./Led"), "QQQQ"));
    byte[] wbxml = DmTraceBed.wbxml(xml);
    for (int i = 3; i < wbxml.length; i++) {
      if (wbxml[i] == 'Q') {
        wbxml[i] = 0x01;
      }
    }
    String entry = bed.received(wbxml, Encoding.WBXML, "");
    assertTrue(entry.contains("<Data>0x01010101</Data>"), entry);
  }

  @Test
  void shouldCutLongEntriesAndSaySo() {
    String item = item("Replace", target("./DevInfo/Man"), "z".repeat(100));
    String entry = bed.received(SampleMessages.of(item.repeat(40)), Encoding.XML, "");
    assertEquals(TraceText.LENGTH_MAX, entry.length());
    assertTrue(entry.endsWith(" ... (the rest is cut)"), entry);
  }

  @Test
  void shouldSayWhyAMessageCannotBeReadAndShowItAsFarAsItCan() {
    byte[] message = SampleMessages.of("<Get><CmdID>1</CmdID></Get><Get></Get>");
    assertEquals(
        RECEIVED
            + message.length
            + " bytes: not decodable: an element is missing, in Get, beginning with 0x"
            + "3c53796e634d4c20786d6c6e733d2253594e434d4c3a53594e434d4c312e3222"
            + "; as far as it can be read: "
            + HEADER
            + "<Get><CmdID>1</CmdID></Get>",
        bed.received(message, Encoding.XML, ""));
    byte[] page = utf8("<html>password: qwertz</html>");
    assertEquals(
        RECEIVED
            + page.length
            + " bytes: not decodable: a document that is no SyncML message"
            + ", beginning with 0x3c68746d6c3e",
        bed.received(page, Encoding.XML, ""));
    assertEquals(
        RECEIVED + "6 bytes: not decodable: text in a place where only elements may stand",
        bed.received(utf8("qwertz"), Encoding.XML, ""));
    assertEquals(
        "Received from com.example.dm: HTTP status 200, WBXML, 6 bytes: not decodable: a WBXML"
            + " version other than 1.1 to 1.3, beginning with 0x71776572",
        bed.received(utf8("qwertz"), Encoding.WBXML, ""));
  }

  @Test
  void shouldShowAnswersWithoutAMessage() {
    assertEquals(
        "Received from com.example.dm: HTTP status 302, Location https://b.example/dm(removed)",
        bed.answered(
            "HTTP/1.1 302 Found\r\nLocation: https://b.example/dm;s=1\r\n\r\n", new byte[0]));
    assertEquals(
        "Received from com.example.dm: HTTP status 503, Retry-After 120 s",
        bed.answered("HTTP/1.1 503 Busy\r\nRetry-After: 120\r\n\r\n", new byte[0]));
    bed.trace.answered(DmTraceBed.SERVER, "connection broken: reset", null);
    assertEquals("No answer from com.example.dm: connection broken: reset", bed.last());
  }

  @Test
  void shouldNotShowTheCodeOverAMessage() {
    byte[] message = SampleMessages.of("<Final/>");
    String good = "x-syncml-hmac: algorithm=MD5, username=\"a\", mac=Zz6EivR3yeaaENcRN6lpAQ==\r\n";
    assertTrue(
        bed.received(message, Encoding.XML, good)
            .startsWith(
                "Received from com.example.dm: HTTP status 200, x-syncml-hmac: algorithm=MD5,"
                    + " username=\"a\", mac=(removed), XML, "));
    String bad = "x-syncml-hmac: mac=Zz6EivR3yeaaENcRN6lpAQ==\r\n";
    String entry = bed.received(message, Encoding.XML, bad);
    assertTrue(
        entry.contains("x-syncml-hmac of 28 bytes, not decodable: no user name, XML"), entry);
    assertFalse(entry.contains("Zz6E"), entry);
  }

  @Test
  void shouldShowNeitherNamesNorSessionsInAddresses() {
    assertEquals("https://h/a", AddressText.withoutSecrets("https://h/a"));
    assertEquals("https://h/a(removed)", AddressText.withoutSecrets("https://h/a?t=1"));
    assertEquals("https://h/a(removed)", AddressText.withoutSecrets("https://h/a?prop=1"));
    assertEquals("https://h/a(removed)", AddressText.withoutSecrets("https://h/a;jsessionid=1"));
    assertEquals("https://h/a(removed)", AddressText.withoutSecrets("https://h/a#t"));
    assertEquals("https://h(removed)", AddressText.withoutSecrets("https://h?a://b@c"));
    assertEquals("https://(removed)@h/a@b", AddressText.withoutSecrets("https://u:p@h/a@b"));
    assertEquals("https://(removed)@h", AddressText.withoutSecrets("https://u:p@h"));
    assertEquals("https://(removed)@h(removed)", AddressText.withoutSecrets("https://u@h?x"));
    assertEquals("a(removed)", AddressText.withoutSecrets("a?b=https://u:p@h"));
    assertEquals("./DMAcc?prop=ACL", AddressText.withoutSecrets("./DMAcc?prop=ACL"));
    assertEquals("./DMAcc?list=TNDS", AddressText.withoutSecrets("./DMAcc?list=TNDS"));
    assertEquals("./DMAcc(removed)", AddressText.withoutSecrets("./DMAcc?x"));
    assertEquals("", AddressText.withoutSecrets(""));
    bed.url = HttpUrl.parse("https://dm.example.com/dm?session=qwertz");
    String entry = bed.sent(SampleMessages.of("<Final/>"), Encoding.XML, null);
    assertTrue(entry.contains("POST https://dm.example.com/dm(removed), "), entry);
  }

  @Test
  void shouldShowNotificationMessages() {
    byte[] message =
        new Notifications().sessionId(0x1A2B).vendorPart(utf8("vendor")).from("dm", "p", utf8("n"));
    bed.trace.notified("10.0.0.9", message, message.length, 0, 0);
    assertEquals(
        "Received from 10.0.0.9: notification message, 32 bytes, server \"dm\", session 1A2B,"
            + " user interaction in the background, begun by the server, vendor's part of 6 bytes,"
            + " digest (removed); taken",
        bed.last());
    bed.trace.notified("10.0.0.9", message, 20, 2, 0);
    assertEquals(
        "Received from 10.0.0.9: notification message, 20 bytes, not decodable: notification"
            + " message too short; malformed",
        bed.last());
    bed.trace.notified(null, new byte[512], DatagramPort.TOO_LONG, 2, 0);
    assertEquals(
        "Received from null: notification message, longer than 512 bytes; malformed", bed.last());
  }

  @Test
  void shouldNotLetAFloodOfNotificationMessagesFillTheLog() {
    for (int i = 0; i < 1_000; i++) {
      bed.trace.notified("10.0.0.9", new byte[3], 3, 2, i);
    }
    assertEquals(DmTrace.NOTIFICATIONS_BURST, bed.log.entries().size());
    bed.trace.notified("10.0.0.9", new byte[3], 3, 2, 60_000);
    assertTrue(bed.last().endsWith("; malformed; 980 before it are not shown"), bed.last());
    bed.trace.notified("10.0.0.9", new byte[3], 3, 2, 60_000);
    assertTrue(bed.last().endsWith("; malformed"), bed.last());
  }
}
