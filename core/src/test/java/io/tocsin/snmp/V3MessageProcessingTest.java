/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps of RFC 3412 §7.1 and §7.2; those about responses are in InformTest. */
class V3MessageProcessingTest {

  private final TestEngine engine = new TestEngine();

  private void assertDroppedAndCounted(MessageBuilder message, int counter) {
    long before = engine.count(counter);
    assertFalse(engine.receive(message.build()));
    assertEquals(before + 1, engine.count(counter));
  }

  // §7.2, incoming messages

  @Test
  void incomingStep2ShouldCountWhatIsNoV3Message() {
    assertDroppedAndCounted(
        MessageBuilder.message().globalData(Ber.octets()), EngineCounters.SNMP_IN_ASN_PARSE_ERRS);
    assertDroppedAndCounted(
        MessageBuilder.message().data(Ber.integer(1)), EngineCounters.SNMP_IN_ASN_PARSE_ERRS);
    assertDroppedAndCounted(
        MessageBuilder.message().trailer(new byte[] {0}), EngineCounters.SNMP_IN_ASN_PARSE_ERRS);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, Integer.MAX_VALUE})
  void incomingStep3ShouldTakeEveryMessageId(int messageId) {
    V3Message answer = engine.answer(MessageBuilder.message().messageId(messageId));
    assertEquals(messageId, answer.header().messageId());
  }

  @Test
  void incomingStep3ShouldRefuseMessageIdsOutsideOfTheRange() {
    assertDroppedAndCounted(
        MessageBuilder.message().messageId(-1), EngineCounters.SNMP_IN_ASN_PARSE_ERRS);
    assertDroppedAndCounted(
        MessageBuilder.message().messageId(Ber.integer(1L << 31)),
        EngineCounters.SNMP_IN_ASN_PARSE_ERRS);
  }

  @Test
  void incomingStep3ShouldRefuseAMessageSizeBelow484() {
    assertDroppedAndCounted(
        MessageBuilder.message().messageSizeMax(483), EngineCounters.SNMP_IN_ASN_PARSE_ERRS);
    assertTrue(engine.receive(MessageBuilder.message().messageSizeMax(484).build()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 256, Integer.MAX_VALUE})
  void incomingStep4ShouldCountUnknownSecurityModels(int model) {
    assertDroppedAndCounted(
        MessageBuilder.message().securityModel(model), EngineCounters.SNMP_UNKNOWN_SECURITY_MODELS);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 2", "3, 3", "4, 1", "5, 2", "7, 3"})
  void incomingStep5abcShouldTakeTheLevelFromMsgFlags(int flags, int level) {
    engine.groups.add(SecurityModelNumber.TSM, Octets.ofAscii("any"), Octets.ofAscii("anyLevel"));
    engine.access.add(
        Octets.ofAscii("anyLevel"),
        new Octets(0),
        true,
        SecurityModelNumber.TSM,
        level,
        Octets.ofAscii("all"),
        new Octets(0),
        new Octets(0));
    engine.as("any");
    V3Message answer = engine.answer(MessageBuilder.message().flags(flags));
    assertEquals(ErrorStatus.NO_ERROR, answer.pdu().errorStatus());
    assertEquals(level, answer.header().securityLevel());
    assertFalse(answer.header().isReportable());
  }

  @ParameterizedTest
  @ValueSource(ints = {0x02, 0x06, 0x82, 0xFE})
  void incomingStep5dShouldCountInvalidMsgsWhenPrivWithoutAuth(int flags) {
    assertDroppedAndCounted(
        MessageBuilder.message().flags(flags), EngineCounters.SNMP_INVALID_MSGS);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0F, 0x87, 0xFF})
  void incomingStep5eShouldIgnoreReservedBits(int flags) {
    V3Message answer = engine.answer(MessageBuilder.message().flags(flags));
    assertEquals(ErrorStatus.NO_ERROR, answer.pdu().errorStatus());
    assertEquals(0x03, answer.header().flags());
  }

  @Test
  void incomingStep6aShouldNotReportWhereNoModelAsksForIt() {
    engine.state.setSecurityName(new byte[0], 0, 0);
    assertDroppedAndCounted(MessageBuilder.message(), EngineCounters.SNMP_TSM_INVALID_CACHES);
    assertEquals(0, engine.count(EngineCounters.REPORTS_SUPPRESSED));
  }

  @Test
  void incomingStep7ShouldCountAScopedPduThatIsNone() {
    assertDroppedAndCounted(
        MessageBuilder.message().data(Ber.sequence()), EngineCounters.SNMP_IN_ASN_PARSE_ERRS);
    assertDroppedAndCounted(
        MessageBuilder.message().contextName(Ber.octets(new byte[256])),
        EngineCounters.SNMP_IN_ASN_PARSE_ERRS);
    assertDroppedAndCounted(
        MessageBuilder.message().pdu(Ber.pdu(0xA4, 1, 0, 0)),
        EngineCounters.SNMP_IN_ASN_PARSE_ERRS);
  }

  @Test
  void incomingStep10ShouldCountResponsesToNothing() {
    assertDroppedAndCounted(
        MessageBuilder.message().ask(PduType.RESPONSE), EngineCounters.UNKNOWN_RESPONSES);
    assertDroppedAndCounted(
        MessageBuilder.message().ask(PduType.REPORT), EngineCounters.UNKNOWN_RESPONSES);
  }

  @Test
  void incomingStep13ShouldDropAConfirmedRequestForAnotherAuthority() {
    V3MessageProcessing v3 = new V3MessageProcessing(engine.engine, engine.counters, 484, 1);
    StrangerModel model = new StrangerModel();
    v3.addSecurityModel(model);
    MessageDispatcher dispatcher = new MessageDispatcher(v3, engine.counters);
    StringBuilder seen = new StringBuilder();
    dispatcher.registerContextEngineId(null, PduType.GET_REQUEST, message -> seen.append('x'));
    byte[] message = MessageBuilder.message().securityModel(77).build();
    dispatcher.receiveMessage(engine.transport, engine.state, message, 0, message.length, 0);
    assertEquals("", seen.toString());
    assertEquals(1, model.releasedCount);
    model.engineId = TestEngine.ENGINE_ID;
    dispatcher.receiveMessage(engine.transport, engine.state, message, 0, message.length, 0);
    assertEquals("x", seen.toString());
    assertEquals(2, model.releasedCount);
  }

  /** A security model beside TSM, which stands for any other one. */
  private static final class StrangerModel implements SecurityModel {
    Octets engineId = Octets.ofAscii("somebody");
    int releasedCount;

    @Override
    public int number() {
      return 77;
    }

    @Override
    public int generateRequestMsg(OutgoingMessage message) {
      return SecurityStatus.SUCCESS;
    }

    @Override
    public int generateResponseMsg(OutgoingMessage message, int securityStateReference) {
      return SecurityStatus.SUCCESS;
    }

    @Override
    public int processIncomingMsg(IncomingMessage message) {
      message.securityEngineId().set(engineId);
      message.setScopedPdu(message.message().dataOffset(), message.message().dataLength());
      message.setSecurityStateReference(12);
      return SecurityStatus.SUCCESS;
    }

    @Override
    public void releaseState(int securityStateReference) {
      assertEquals(12, securityStateReference);
      releasedCount++;
    }
  }

  @Test
  void shouldChooseTheSecurityModelByItsNumber() {
    StrangerModel model = new StrangerModel();
    assertTrue(engine.v3.addSecurityModel(model));
    engine.receive(MessageBuilder.message().securityModel(77).build());
    assertEquals(1, model.releasedCount);
    assertTrue(engine.receive(MessageBuilder.message().build()));
    assertEquals(1, model.releasedCount);
    assertTrue(engine.v3.addSecurityModel(new StrangerModel()));
    assertTrue(engine.v3.addSecurityModel(new StrangerModel()));
    assertFalse(engine.v3.addSecurityModel(new StrangerModel()));
  }

  // §7.1, outgoing messages

  @Test
  void outgoingStep1bShouldGiveEachMessageAnotherId() {
    NotificationTarget target = engine.target();
    engine.originator.sendTrap(target, new TestNotification(), 0);
    int first = engine.transport.lastMessage().header().messageId();
    engine.originator.sendTrap(target, new TestNotification(), 0);
    int second = engine.transport.lastMessage().header().messageId();
    assertNotEquals(first, second);
    assertTrue(first >= 0);
    // RFC 3412 §6.2: the boots are in the high bits.
    assertEquals(7, first >> 20);
  }

  @Test
  void outgoingStep1bShouldNotUseTheIdOfAnOutstandingRequestAgain() {
    OutstandingRequests requests = engine.v3.outstanding();
    NotificationTarget target = engine.target();
    engine.originator.sendTrap(target, new TestNotification(), 0);
    int last = engine.transport.lastMessage().header().messageId();
    requests.addTransmission(requests.open(target), last + 1, 1);
    engine.originator.sendTrap(target, new TestNotification(), 0);
    assertEquals(last + 2, engine.transport.lastMessage().header().messageId());
  }

  @Test
  void outgoingStep2bShouldAnswerWithTheIdContextAndLevelOfTheRequest() {
    V3Message answer = engine.answer(MessageBuilder.message().messageId(77).flags(0x07));
    assertEquals(77, answer.header().messageId());
    assertEquals(SecurityLevel.AUTH_PRIV, answer.header().securityLevel());
    assertEquals(TestEngine.ENGINE_ID.toString(), Answers.contextEngineId(answer));
    assertEquals(0, answer.contextNameLength());
    assertEquals(42, answer.pdu().requestId());
  }

  @ParameterizedTest
  @ValueSource(ints = {0x03, 0x07})
  void outgoingStep3bShouldReportToTheConfirmedClassWhateverReportableFlagSays(int flags) {
    // RFC 3412 §6.4: the flag counts only where the class of the PDU is not known.
    assertTrue(
        engine.receive(MessageBuilder.message().flags(flags).contextName("nowhere").build()));
    assertEquals(PduType.REPORT, engine.transport.lastMessage().pdu().type());
  }

  @Test
  void outgoingStep3bShouldLetReportableFlagDecideWhereTheClassIsNotKnown() {
    engine.state.setTransportSecurityLevel(SecurityLevel.NO_AUTH_NO_PRIV);
    MessageBuilder unknown = MessageBuilder.message().pdu(Ber.pdu(0xAF, 9, 0, 0));
    assertFalse(engine.receive(unknown.flags(0x03).build()));
    assertEquals(1, engine.count(EngineCounters.REPORTS_SUPPRESSED));
    assertTrue(engine.receive(unknown.flags(0x07).build()));
    // Step 3 c) 4): without a request-id it is 0.
    assertEquals(0, engine.transport.lastMessage().pdu().requestId());
  }

  @ParameterizedTest
  @ValueSource(ints = {PduType.SNMPV2_TRAP, PduType.RESPONSE, PduType.REPORT})
  void outgoingStep3bShouldNeverReportToTheUnconfirmedClass(int type) {
    engine.state.setTransportSecurityLevel(SecurityLevel.NO_AUTH_NO_PRIV);
    assertFalse(engine.receive(MessageBuilder.message().flags(0x07).ask(type).build()));
    assertEquals(1, engine.count(EngineCounters.REPORTS_SUPPRESSED));
  }

  @Test
  void outgoingStep3cdShouldMakeAReportOfTheCounter() {
    V3Message report = engine.answer(MessageBuilder.message().contextName("nowhere"));
    assertEquals(PduType.REPORT, report.pdu().type());
    assertEquals(42, report.pdu().requestId());
    assertEquals(0, report.pdu().errorStatus());
    assertEquals(0, report.pdu().errorIndex());
    assertEquals("[1.3.6.1.6.3.12.1.5.0 = 41:01]", Answers.varbinds(report).toString());
    assertEquals(SecurityLevel.AUTH_PRIV, report.header().securityLevel());
    assertFalse(report.header().isReportable());
    assertEquals(TestEngine.ENGINE_ID.toString(), Answers.contextEngineId(report));
    assertEquals(0, report.contextNameLength());
  }

  @Test
  void outgoingStep3d1ShouldClaimNoSecurityWhereTheRequestHadLessThanItSaid() {
    engine.state.setTransportSecurityLevel(SecurityLevel.AUTH_NO_PRIV);
    V3Message report = engine.answer(MessageBuilder.message());
    assertEquals(SecurityLevel.NO_AUTH_NO_PRIV, report.header().securityLevel());
  }

  @Test
  void outgoingStep7ShouldSayHowMuchThisEngineTakes() {
    assertEquals(
        TestEngine.SIZE_MAX, engine.answer(MessageBuilder.message()).header().messageSizeMax());
    engine.transport.sizeMax = 1000;
    assertEquals(1000, engine.answer(MessageBuilder.message()).header().messageSizeMax());
  }

  @Test
  void outgoingStep7dShouldSetReportableFlagForTheConfirmedClassAlone() {
    engine.originator.sendTrap(engine.target(), new TestNotification(), 0);
    assertEquals(0x03, engine.transport.lastMessage().header().flags());
    engine.originator.sendInform(engine.target(), new TestNotification(), 1, 0);
    assertEquals(0x07, engine.transport.lastMessage().header().flags());
  }

  @Test
  void outgoingStep8ShouldWriteTheWholeMessage() {
    byte[] expected =
        MessageBuilder.message()
            .messageSizeMax(TestEngine.SIZE_MAX)
            .flags(0x03)
            .pdu(
                Ber.pdu(
                    PduType.RESPONSE,
                    42,
                    0,
                    0,
                    Ber.varbind(TestObjects.SYS_DESCR, Ber.text("a board"))))
            .build();
    engine.receive(MessageBuilder.message().build());
    assertArrayEquals(expected, engine.transport.lastBytes());
  }

  @Test
  void shouldRefuseASizeOutsideOfItsRange() {
    EngineCounters counters = engine.counters;
    assertThrows(
        IllegalArgumentException.class,
        () -> new V3MessageProcessing(engine.engine, counters, 483, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new V3MessageProcessing(engine.engine, counters, 65_536, 1));
  }
}
