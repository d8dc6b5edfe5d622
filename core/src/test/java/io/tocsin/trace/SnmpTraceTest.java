/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.BerTag;
import io.tocsin.hal.Log;
import io.tocsin.snmp.Ber;
import io.tocsin.snmp.MessageBuilder;
import io.tocsin.snmp.PduType;
import io.tocsin.snmp.TestEngine;
import io.tocsin.snmp.TestNotification;
import io.tocsin.snmp.TestObjects;
import io.tocsin.snmp.TransportModel;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an operator reads of SNMP messages. */
class SnmpTraceTest {

  private static final String FROM = "Received from 10.0.0.2:40112 (\"manager\", session 5): ";
  private static final String TO = "Sent to 10.0.0.2:40112 (\"manager\", session 5): ";
  private static final String CONTEXT = ", context \"\" of engine 80007ed9050102: ";

  private final SnmpTraceBed bed = new SnmpTraceBed();

  private static byte[] withVarbind(String name, byte[] value) {
    return withPdu(Ber.pdu(PduType.SET_REQUEST, 42, 0, 0, Ber.varbind(name, value)));
  }

  private static byte[] withPdu(byte[] pdu) {
    return MessageBuilder.message().pdu(pdu).build();
  }

  /** How a value reads. */
  private String value(byte[] value) {
    String entry = bed.receive(withVarbind("1.3.6.1.4.1.32473.9.0", value)).get(0);
    return entry.substring(entry.indexOf(" = ") + 3);
  }

  @Test
  void shouldShowAQuestionAndItsAnswer() {
    byte[] request =
        MessageBuilder.message().ask(PduType.GET_REQUEST, TestObjects.SYS_NAME).build();
    List<String> told = bed.receive(request);
    int answered = bed.engine.transport.lastBytes().length;
    assertEquals(
        List.of(
            FROM
                + "GetRequest, "
                + request.length
                + " bytes, msgID 1001, request-id 42, error-status noError, error-index 0"
                + CONTEXT
                + "1.3.6.1.2.1.1.5.0 = NULL",
            TO
                + "Response, "
                + answered
                + " bytes, msgID 1001, request-id 42, error-status noError, error-index 0"
                + CONTEXT
                + "1.3.6.1.2.1.1.5.0 = OCTET STRING: \"board1\""),
        told);
    assertEquals(2, bed.log.count(Log.INFO, ""));
  }

  @Test
  void shouldShowWhatAGetBulkAsksForAndWhatIsNotThere() {
    byte[] request =
        MessageBuilder.message().ask(PduType.GET_BULK_REQUEST, 1, 3, TestObjects.LAST).build();
    List<String> told = bed.receive(request);
    assertTrue(
        told.get(0).contains("GetBulkRequest, ")
            && told.get(0).contains(", request-id 42, non-repeaters 1, max-repetitions 3, context"),
        told.get(0));
    assertTrue(told.get(1).endsWith(TestObjects.LAST + " = endOfMibView"), told.get(1));
    String missing =
        bed.receive(
                MessageBuilder.message()
                    .ask(PduType.GET_REQUEST, "1.3.6.1.9.0", "1.3.6.1.2.1.1.5.1")
                    .build())
            .get(1);
    assertTrue(
        missing.endsWith("1.3.6.1.9.0 = noSuchObject, 1.3.6.1.2.1.1.5.1 = noSuchInstance"),
        missing);
  }

  @Test
  void shouldShowWhyASetWasRefused() {
    bed.engine.as("reader");
    String answer = bed.receive(withVarbind(TestObjects.SYS_NAME, Ber.text("x"))).get(1);
    assertTrue(answer.contains("(\"reader\", session 5): Response"), answer);
    assertTrue(answer.contains("error-status authorizationError, error-index 0"), answer);
  }

  @Test
  void shouldShowReports() {
    List<String> told = bed.receive(MessageBuilder.message().contextName("attic").build());
    assertTrue(told.get(0).contains("context \"attic\" of engine 80007ed9050102"), told.get(0));
    assertTrue(told.get(1).startsWith(TO + "Report, "), told.get(1));
    assertTrue(told.get(1).contains("1.3.6.1.6.3.12.1.5.0 = Counter32: 1"), told.get(1));
  }

  @Test
  void shouldShowNotifications() {
    bed.engine.originator.sendTrap(bed.target(), new TestNotification(), TestEngine.NOW_MS);
    bed.engine.originator.sendInform(bed.target(), new TestNotification(), 1, TestEngine.NOW_MS);
    List<String> told = bed.told(0);
    assertEquals(2, told.size(), told::toString);
    assertTrue(told.get(0).startsWith(TO + "SNMPv2-Trap, "), told.get(0));
    assertTrue(told.get(0).contains("1.3.6.1.2.1.1.3.0 = TimeTicks: "), told.get(0));
    assertTrue(told.get(0).contains("1.3.6.1.6.3.1.1.4.1.0 = OBJECT IDENTIFIER: 1."), told.get(0));
    assertTrue(told.get(1).startsWith(TO + "InformRequest, "), told.get(1));
  }

  @Test
  void shouldSayWhatCouldNotBeSent() {
    bed.engine.transport.result = TransportModel.FULL;
    bed.engine.originator.sendTrap(bed.target(), new TestNotification(), TestEngine.NOW_MS);
    bed.engine.transport.result = TransportModel.NO_SESSION;
    bed.engine.originator.sendTrap(bed.target(), new TestNotification(), TestEngine.NOW_MS);
    bed.engine.transport.result = TransportModel.REFUSED;
    bed.engine.originator.sendTrap(bed.target(), new TestNotification(), TestEngine.NOW_MS);
    List<String> told = bed.told(0);
    String whom = "to 10.0.0.2:40112 (\"manager\", session 5): SNMPv2-Trap";
    assertTrue(told.get(0).startsWith("Not sent, as there was no room, " + whom), told.get(0));
    assertTrue(told.get(1).startsWith("Not sent, as there was no session, " + whom), told.get(1));
    assertTrue(told.get(2).startsWith("Not sent, as it was refused, " + whom), told.get(2));
  }

  @Test
  void shouldShowPeersWithoutAKnownAddressAndWithIpv6() {
    bed.address = "2001:db8::7";
    byte[] request = MessageBuilder.message().build();
    assertTrue(
        bed.receive(request).get(0).startsWith("Received from [2001:db8::7]:40112 (\"manager\""));
    bed.address = null;
    assertTrue(
        bed.receive(request)
            .get(0)
            .startsWith("Received from an unknown address (\"manager\", session 5): GetRequest"));
    bed.engine.state.setSessionId(0);
    assertTrue(
        bed.receive(request)
            .get(0)
            .startsWith("Received from an unknown address (\"manager\"): GetRequest"));
  }

  @Test
  void shouldShowValuesByTheirTypes() {
    assertEquals("INTEGER: -5", value(Ber.integer(-5)));
    assertEquals("OCTET STRING: \"\"", value(Ber.text("")));
    assertEquals("OCTET STRING: \"a \\\"b\\\" \\\\ \\r\\n\"", value(Ber.text("a \"b\" \\ \r\n")));
    assertEquals("OCTET STRING: \"H\u00fctte\"", value(Ber.octets(utf8("H\u00fctte"))));
    assertEquals("OCTET STRING: 0x00ff", value(Ber.octets((byte) 0, (byte) 0xFF)));
    // Characters that would turn the direction of the line around.
    assertEquals("OCTET STRING: 0x61e280ae", value(Ber.octets(utf8("a\u202e"))));
    assertEquals("OBJECT IDENTIFIER: 1.3.6.1", value(Ber.oid("1.3.6.1")));
    assertEquals(
        "IpAddress: 192.0.2.255",
        value(Ber.element(BerTag.IP_ADDRESS, new byte[] {(byte) 192, 0, 2, (byte) 255})));
    assertEquals("Counter32: 4294967295", value(Ber.unsigned(BerTag.COUNTER32, 0xFFFF_FFFFL)));
    assertEquals("Gauge32: 7", value(Ber.unsigned(BerTag.GAUGE32, 7)));
    assertEquals("TimeTicks: 100", value(Ber.unsigned(BerTag.TIME_TICKS, 100)));
    assertEquals(
        "Counter64: 18446744073709551615", value(Ber.hex("46 09 00 ff ff ff ff ff ff ff ff")));
    assertEquals("Opaque: 0x9f78", value(Ber.element(BerTag.OPAQUE, Ber.hex("9f 78"))));
    assertEquals("NULL", value(Ber.empty(BerTag.NULL)));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void shouldCutLongValuesAndSaySo() {
    assertEquals(
        "OCTET STRING: \"" + "x".repeat(128) + "\" (cut, 400 octets)",
        value(Ber.text("x".repeat(400))));
    assertEquals(
        "OCTET STRING: \"" + "\u20ac".repeat(42) + "\" (cut, 150 octets)",
        value(Ber.octets(utf8("\u20ac".repeat(50)))));
    assertEquals(
        "OCTET STRING: 0x" + "00".repeat(128) + " (cut, 129 octets)",
        value(Ber.octets(new byte[129])));
    assertEquals(
        "Opaque: 0x" + "00".repeat(128) + " (cut, 1000 octets)",
        value(Ber.element(BerTag.OPAQUE, new byte[1000])));
  }

  @Test
  void shouldCutLongEntriesAndSaySo() {
    byte[][] varbinds = new byte[60][];
    Arrays.fill(varbinds, Ber.varbind("1.3.6.1.4.1.32473.9.0", Ber.text("y".repeat(100))));
    String entry = bed.receive(withPdu(Ber.pdu(PduType.SET_REQUEST, 42, 0, 0, varbinds))).get(0);
    assertEquals(TraceText.LENGTH_MAX, entry.length());
    assertTrue(entry.endsWith(" ... (the rest is cut)"), entry);
  }

  @Test
  void shouldShowOtherSecurityModelsAndWhatIsEncrypted() {
    String plain = bed.receive(MessageBuilder.message().securityModel(3).build()).get(0);
    assertTrue(plain.contains("msgID 1001, security model 3, request-id 42"), plain);
    String encrypted =
        bed.receive(
                MessageBuilder.message().securityModel(3).data(Ber.text("no PDU to see")).build())
            .get(0);
    assertTrue(encrypted.matches(".*: encrypted, [0-9]+ bytes, msgID 1001, security model 3"));
  }

  @Test
  void shouldSayWhyAMessageCannotBeRead() {
    assertEquals(
        FROM + "not decodable: length beyond end; 3 bytes, beginning with 0x300702",
        bed.only(Ber.hex("30 07 02")));
    assertEquals(
        FROM + "not decodable: truncated; 0 bytes, beginning with 0x", bed.only(new byte[0]));
    byte[] badHeader = MessageBuilder.message().messageSizeMax(3).build();
    String entry = bed.only(badHeader);
    assertTrue(
        entry.startsWith(
            FROM + "not decodable: integer overflow; " + badHeader.length + " bytes, beginning"),
        entry);
    assertEquals(64, entry.length() - entry.indexOf("0x") - 2);
    byte[] badPdu = MessageBuilder.message().pdu(Ber.element(PduType.GET_REQUEST)).build();
    String pdu = bed.only(badPdu);
    assertTrue(
        pdu.startsWith(
            FROM
                + "not decodable: truncated, in the PDU; "
                + badPdu.length
                + " bytes, msgID 1001, beginning with 0x30"),
        pdu);
  }

  @Test
  void shouldNameOtherVersionsAndNotShowTheirCommunity() {
    byte[] get = Ber.pdu(PduType.GET_REQUEST, 1, 0, 0);
    byte[] v2c = Ber.sequence(Ber.integer(1), Ber.text("public"), get);
    assertEquals(
        FROM
            + "not decodable: a message of SNMPv2c; "
            + v2c.length
            + " bytes, beginning with 0x30180201010406",
        bed.only(v2c));
    byte[] v1 = Ber.sequence(Ber.integer(0), Ber.text("public"), get);
    assertTrue(bed.only(v1).contains("a message of SNMPv1; "));
    byte[] v9 = Ber.sequence(Ber.integer(9), Ber.text("public"), get);
    assertTrue(bed.only(v9).contains("a message of version number 9; "));
  }

  @Test
  void shouldNotShowCommunitiesAndKeysInVariables() {
    for (String name :
        List.of(
            "1.3.6.1.6.3.18.1.1.1.2.1.65",
            "1.3.6.1.6.3.18.1.4.0",
            "1.3.6.1.6.3.15.1.2.2.1.6.1.65",
            "1.3.6.1.6.3.15.1.2.2.1.7.1.65",
            "1.3.6.1.6.3.15.1.2.2.1.9.1.65",
            "1.3.6.1.6.3.15.1.2.2.1.10.1.65")) {
      String entry = bed.receive(withVarbind(name, Ber.text("private"))).get(0);
      assertTrue(entry.endsWith(name + " = (removed)"), entry);
    }
    String asked = bed.receive(withVarbind("1.3.6.1.6.3.18.1.4.0", Ber.empty(BerTag.NULL))).get(0);
    assertTrue(asked.endsWith("1.3.6.1.6.3.18.1.4.0 = NULL"), asked);
  }

  @Test
  void shouldChangeNothingOfWhatIsAnswered() {
    TestEngine untraced = new TestEngine();
    for (byte[] message :
        List.of(
            MessageBuilder.message().build(),
            MessageBuilder.message().contextName("attic").build(),
            MessageBuilder.message().trailer(new byte[1]).build(),
            MessageBuilder.message().contextEngineId(Ber.octets()).build(),
            MessageBuilder.message().securityModel(3).build(),
            withVarbind(TestObjects.SYS_NAME, Ber.text("x")))) {
      byte[] before = message.clone();
      untraced.receive(message);
      bed.receive(message);
      assertArrayEquals(before, message);
      assertArrayEquals(untraced.transport.lastBytes(), bed.engine.transport.lastBytes());
      assertEquals(untraced.transport.sentCount, bed.engine.transport.sentCount);
    }
    TransportModel traced = bed.trace.transport(bed.engine.transport);
    assertEquals(bed.engine.transport.messageSizeMax(), traced.messageSizeMax());
    assertEquals(bed.engine.transport.transportDomain(), traced.transportDomain());
  }

  @Test
  void shouldLetATransportRefuseWhatHasNoState() {
    bed.engine.transport.result = TransportModel.REFUSED;
    SnmpTrace trace = new SnmpTrace(bed.log, id -> null);
    trace.sent(null, new byte[0], 0, 0, TransportModel.REFUSED);
    assertTrue(bed.told(0).get(0).startsWith("Not sent, as it was refused, to nobody: not"));
  }
}
