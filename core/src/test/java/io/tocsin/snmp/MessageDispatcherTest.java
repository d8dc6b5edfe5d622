/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 3412 §4.2, §4.3. */
class MessageDispatcherTest {

  private static final String UNKNOWN_PDU_HANDLERS = "1.3.6.1.6.3.11.2.1.3.0 = 41:01";

  private final TestEngine engine = new TestEngine();

  @Test
  void receivingStep1ShouldCountEveryMessage() {
    engine.receive(MessageBuilder.message().build());
    engine.receive(new byte[0]);
    engine.receive(MessageBuilder.message().version(Ber.integer(1)).build());
    assertEquals(3, engine.count(EngineCounters.SNMP_IN_PKTS));
  }

  @Test
  void receivingStep2ShouldCountAParseErrorWithoutAVersion() {
    assertFalse(engine.receive(Ber.hex("30 03 04 01 03")));
    assertFalse(engine.receive(Ber.hex("02 01 03")));
    assertEquals(2, engine.count(EngineCounters.SNMP_IN_ASN_PARSE_ERRS));
    assertEquals(0, engine.count(EngineCounters.SNMP_IN_BAD_VERSIONS));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 4, -1, 3 + (1L << 32), Long.MAX_VALUE})
  void receivingStep2ShouldCountBadVersions(long version) {
    assertFalse(engine.receive(MessageBuilder.message().version(Ber.integer(version)).build()));
    assertEquals(1, engine.count(EngineCounters.SNMP_IN_BAD_VERSIONS));
    assertEquals(0, engine.count(EngineCounters.SNMP_IN_ASN_PARSE_ERRS));
  }

  @Test
  void receivingStep2ShouldCountMessagesWithACommunityAsBadVersions() {
    byte[] pdu = Ber.pdu(PduType.GET_REQUEST, 1, 0, 0, Ber.asked(TestObjects.SYS_DESCR));
    engine.receive(Ber.sequence(Ber.integer(0), Ber.text("public"), pdu));
    engine.receive(Ber.sequence(Ber.integer(1), Ber.text("public"), pdu));
    assertEquals(2, engine.count(EngineCounters.SNMP_IN_BAD_VERSIONS));
  }

  @Test
  void requestsStep2ShouldReportAnUnknownContextEngineId() {
    V3Message answer =
        engine.answer(MessageBuilder.message().contextEngineId(Octets.ofAscii("other")));
    assertEquals(PduType.REPORT, answer.pdu().type());
    assertEquals(UNKNOWN_PDU_HANDLERS, Answers.varbinds(answer).get(0));
    assertEquals(TestEngine.ENGINE_ID.toString(), Answers.contextEngineId(answer));
    assertEquals(1, engine.count(EngineCounters.SNMP_UNKNOWN_PDU_HANDLERS));
    assertEquals(1, engine.count(EngineCounters.REPORTS_SENT));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 33, 255, 1000})
  void requestsStep2ShouldReportAContextEngineIdThatIsNone(int length) {
    V3Message answer =
        engine.answer(MessageBuilder.message().contextEngineId(Ber.octets(new byte[length])));
    assertEquals(UNKNOWN_PDU_HANDLERS, Answers.varbinds(answer).get(0));
  }

  @Test
  void requestsStep2ShouldReportAnInformThatNobodyTakes() {
    V3Message answer = engine.answer(MessageBuilder.message().ask(PduType.INFORM_REQUEST));
    assertEquals(PduType.REPORT, answer.pdu().type());
    assertEquals(UNKNOWN_PDU_HANDLERS, Answers.varbinds(answer).get(0));
  }

  @Test
  void requestsStep2ShouldOnlyCountATrapThatNobodyTakes() {
    assertFalse(engine.receive(MessageBuilder.message().ask(PduType.SNMPV2_TRAP).build()));
    assertEquals(1, engine.count(EngineCounters.SNMP_UNKNOWN_PDU_HANDLERS));
    assertEquals(1, engine.count(EngineCounters.REPORTS_SUPPRESSED));
  }

  @Test
  void requestsStep3ShouldHandThePduToWhoRegistered() {
    List<String> seen = new ArrayList<>();
    Octets other = Octets.ofAscii("other");
    assertTrue(
        engine.dispatcher.registerContextEngineId(
            other, PduType.GET_REQUEST, message -> seen.add("other")));
    assertTrue(
        engine.dispatcher.registerContextEngineId(
            null, PduType.SNMPV2_TRAP, message -> seen.add(message.securityName().toString())));
    engine.receive(MessageBuilder.message().contextEngineId(other).build());
    engine.receive(
        MessageBuilder.message().contextEngineId(other).ask(PduType.SNMPV2_TRAP).build());
    assertEquals(List.of("other", "manager"), seen);
    assertEquals(0, engine.count(EngineCounters.SNMP_UNKNOWN_PDU_HANDLERS));
  }

  @Test
  void registrationForOneEngineShouldGoBeforeThatForAny() {
    List<String> seen = new ArrayList<>();
    engine.dispatcher.registerContextEngineId(
        null, PduType.INFORM_REQUEST, message -> seen.add("any"));
    engine.dispatcher.registerContextEngineId(
        TestEngine.ENGINE_ID, PduType.INFORM_REQUEST, message -> seen.add("mine"));
    engine.receive(MessageBuilder.message().ask(PduType.INFORM_REQUEST).build());
    engine.receive(
        MessageBuilder.message()
            .contextEngineId(Octets.ofAscii("other"))
            .ask(PduType.INFORM_REQUEST)
            .build());
    assertEquals(List.of("mine", "any"), seen);
  }

  @Test
  void registrationShouldBeRefusedWhenTakenOrFull() {
    PduProcessor nobody = message -> {};
    assertFalse(
        engine.dispatcher.registerContextEngineId(
            Octets.of(TestEngine.ENGINE_ID.toArray()), PduType.GET_REQUEST, nobody));
    assertTrue(engine.dispatcher.registerContextEngineId(null, PduType.GET_REQUEST, nobody));
    assertFalse(engine.dispatcher.registerContextEngineId(null, PduType.GET_REQUEST, nobody));
    int added = 0;
    while (engine.dispatcher.registerContextEngineId(
        Octets.of((byte) added), PduType.INFORM_REQUEST, nobody)) {
      added++;
    }
    assertEquals(16 - 9, added);
  }

  @Test
  void shouldCountResponsesThatTheTransportDoesNotTake() {
    engine.transport.result = TransportModel.NO_SESSION;
    engine.receive(MessageBuilder.message().build());
    engine.receive(MessageBuilder.message().contextEngineId(Octets.ofAscii("other")).build());
    assertEquals(2, engine.count(EngineCounters.RESPONSES_NOT_SENT));
    assertEquals(0, engine.count(EngineCounters.REPORTS_SENT));
  }
}
