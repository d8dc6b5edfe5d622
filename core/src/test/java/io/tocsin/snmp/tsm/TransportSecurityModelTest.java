/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tsm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.Oid;
import io.tocsin.snmp.Answers;
import io.tocsin.snmp.Ber;
import io.tocsin.snmp.EngineCounters;
import io.tocsin.snmp.MessageBuilder;
import io.tocsin.snmp.MessageDispatcher;
import io.tocsin.snmp.NotificationOriginator;
import io.tocsin.snmp.NotificationTarget;
import io.tocsin.snmp.Octets;
import io.tocsin.snmp.PduType;
import io.tocsin.snmp.SecurityLevel;
import io.tocsin.snmp.SecurityModel;
import io.tocsin.snmp.SecurityModelNumber;
import io.tocsin.snmp.TestEngine;
import io.tocsin.snmp.TestNotification;
import io.tocsin.snmp.TmStateReference;
import io.tocsin.snmp.TransportDomain;
import io.tocsin.snmp.V3Message;
import io.tocsin.snmp.V3MessageProcessing;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The steps of RFC 5591 §4.2 and §5.2, seen from the two ends of an engine. */
class TransportSecurityModelTest {

  private static final String REPORT_OF_INADEQUATE_LEVELS = "1.3.6.1.2.1.190.1.1.2.0 = 41:01";

  private final TestEngine engine = new TestEngine();

  private NotificationTarget target(String securityName) {
    NotificationTarget target =
        new NotificationTarget(
            engine.transport,
            SecurityModelNumber.TSM,
            Octets.ofAscii(securityName),
            SecurityLevel.AUTH_PRIV,
            TestEngine.DEFAULT_CONTEXT,
            65_507,
            1000,
            0);
    target.setSessionId(9);
    return target;
  }

  private int trapTo(String securityName) {
    engine.groups.add(
        SecurityModelNumber.TSM, Octets.ofAscii(securityName), Octets.ofAscii("operators"));
    return engine.originator.sendTrap(target(securityName), new TestNotification(), 0);
  }

  private String sentName() {
    TmStateReference state = engine.transport.lastState;
    Octets name = new Octets(300);
    name.set(state.securityName(), 0, state.securityNameLength());
    return name.toString();
  }

  private static TransportDomain domainWithPrefix(String prefix) {
    return new TransportDomain(Oid.of(1, 3, 6, 1, 6, 1, 99), Octets.ofAscii(prefix));
  }

  // §4.2

  @Test
  void outgoingStep1ShouldAnswerOverTheSessionOfTheRequestWithItsSecurity() {
    engine.state.setTransportSecurityLevel(SecurityLevel.AUTH_PRIV);
    assertTrue(engine.receive(MessageBuilder.message().flags(0x05).build()));
    TmStateReference sent = engine.transport.lastState;
    assertEquals(TestEngine.SESSION_ID, sent.sessionId());
    assertEquals("manager", sentName());
    assertEquals(SecurityLevel.AUTH_PRIV, sent.requestedSecurityLevel());
    assertEquals(SecurityLevel.AUTH_PRIV, sent.transportSecurityLevel());
    assertTrue(sent.sameSecurity());
  }

  @Test
  void outgoingStep1ShouldGiveTheCachedStateBack() {
    int free = FreeStates.of(engine.tsm);
    for (int i = 0; i < 10; i++) {
      assertTrue(engine.receive(MessageBuilder.message().build()));
    }
    assertEquals(free, FreeStates.of(engine.tsm));
  }

  @Test
  void outgoingStep1ShouldLeaveThePrefixOut() {
    engine.tsm.setUsePrefix(true);
    engine.groups.add(
        SecurityModelNumber.TSM, Octets.ofAscii("tls:manager"), Octets.ofAscii("operators"));
    assertTrue(engine.receive(MessageBuilder.message().build()));
    assertEquals(0, engine.transport.lastMessage().pdu().errorStatus());
    assertEquals("manager", sentName());
  }

  @Test
  void outgoingStep2ShouldAskForTheTargetsSecurityOnAnySession() {
    assertEquals(NotificationOriginator.SENT, trapTo("receiver"));
    TmStateReference sent = engine.transport.lastState;
    assertEquals(9, sent.sessionId());
    assertEquals("receiver", sentName());
    assertEquals(SecurityLevel.AUTH_PRIV, sent.requestedSecurityLevel());
    assertFalse(sent.sameSecurity());
  }

  @Test
  void outgoingStep2ShouldStripThePrefix() {
    engine.tsm.setUsePrefix(true);
    assertEquals(NotificationOriginator.SENT, trapTo("tls:receiver"));
    assertEquals("receiver", sentName());
  }

  @Test
  void outgoingStep2ShouldCountUnknownPrefixes() {
    engine.tsm.setUsePrefix(true);
    engine.transport.domain = domainWithPrefix("");
    assertEquals(NotificationOriginator.SECURITY_FAILED, trapTo("tls:receiver"));
    assertEquals(1, engine.count(EngineCounters.SNMP_TSM_UNKNOWN_PREFIXES));
    assertEquals(0, engine.transport.sentCount);
  }

  @ParameterizedTest
  @CsvSource({"receiver", "ssh:receiver", "tls", "tlsreceiver", "tl:receiver"})
  void outgoingStep2ShouldCountInvalidPrefixes(String securityName) {
    engine.tsm.setUsePrefix(true);
    assertEquals(NotificationOriginator.SECURITY_FAILED, trapTo(securityName));
    assertEquals(1, engine.count(EngineCounters.SNMP_TSM_INVALID_PREFIXES));
    assertEquals(0, engine.transport.sentCount);
  }

  @Test
  void outgoingStep2ShouldCountAPrefixThatIsTooLongAsInvalid() {
    engine.tsm.setUsePrefix(true);
    engine.transport.domain = domainWithPrefix("tlstm");
    assertEquals(NotificationOriginator.SECURITY_FAILED, trapTo("tlstm:receiver"));
    assertEquals(1, engine.count(EngineCounters.SNMP_TSM_INVALID_PREFIXES));
  }

  @Test
  void outgoingSteps3To5ShouldPutAnEmptyStringForTheSecurityParameters() {
    assertEquals(NotificationOriginator.SENT, trapTo("receiver"));
    V3Message sent = engine.transport.lastMessage();
    assertEquals(0, sent.securityParametersLength());
    assertArrayEquals(
        new byte[] {4, 0},
        Arrays.copyOfRange(
            sent.bytes(), sent.securityParametersOffset() - 2, sent.securityParametersOffset()));
    assertEquals(SecurityModelNumber.TSM, sent.header().securityModel());
  }

  // §5.2

  @Test
  void incomingStep1ShouldTakeTheLocalEngineForTheAuthority() {
    // A confirmed request for another authority would be dropped (RFC 3412 §7.2 step 13 a).
    assertTrue(engine.receive(MessageBuilder.message().build()));
  }

  @Test
  void incomingStep2ShouldCountAnInvalidCacheWithoutAName() {
    engine.state.setSecurityName(new byte[0], 0, 0);
    assertInvalidCache();
  }

  @Test
  void incomingStep2ShouldCountAnInvalidCacheWithoutASession() {
    engine.state.setSessionId(0);
    assertInvalidCache();
  }

  @Test
  void incomingStep2ShouldCountAnInvalidCacheWithoutALevel() {
    engine.state.setTransportSecurityLevel(0);
    assertInvalidCache();
  }

  @Test
  void incomingStep2ShouldCountAnInvalidCacheWithoutADomain() {
    engine.transport.domain = null;
    assertInvalidCache();
  }

  @Test
  void incomingStep2ShouldCountAnInvalidCacheWhenThereIsNoneAtAll() {
    byte[] message = MessageBuilder.message().build();
    engine.dispatcher.receiveMessage(engine.transport, null, message, 0, message.length, 0);
    assertEquals(1, engine.count(EngineCounters.SNMP_TSM_INVALID_CACHES));
  }

  private void assertInvalidCache() {
    assertFalse(engine.receive(MessageBuilder.message().build()));
    assertEquals(1, engine.count(EngineCounters.SNMP_TSM_INVALID_CACHES));
  }

  @Test
  void incomingStep3ShouldTakeTheTransportsName() {
    engine.as("stranger");
    V3Message answer = engine.answer(MessageBuilder.message());
    assertEquals(16, answer.pdu().errorStatus());
  }

  @Test
  void incomingStep3ShouldPutThePrefixBeforeTheName() {
    engine.tsm.setUsePrefix(true);
    assertEquals(16, engine.answer(MessageBuilder.message()).pdu().errorStatus());
    engine.groups.add(
        SecurityModelNumber.TSM, Octets.ofAscii("tls:manager"), Octets.ofAscii("operators"));
    assertEquals(0, engine.answer(MessageBuilder.message()).pdu().errorStatus());
  }

  @Test
  void incomingStep3ShouldTakeTheLongestNameWithItsPrefix() {
    engine.tsm.setUsePrefix(true);
    engine.as("n".repeat(TmStateReference.SECURITY_NAME_LENGTH_MAX));
    assertEquals(16, engine.answer(MessageBuilder.message()).pdu().errorStatus());
  }

  @Test
  void incomingStep3ShouldCountUnknownPrefixes() {
    engine.tsm.setUsePrefix(true);
    engine.transport.domain = domainWithPrefix("");
    assertFalse(engine.receive(MessageBuilder.message().build()));
    assertEquals(1, engine.count(EngineCounters.SNMP_TSM_UNKNOWN_PREFIXES));
  }

  @Test
  void incomingStep3ShouldCountInvalidPrefixes() {
    engine.tsm.setUsePrefix(true);
    engine.transport.domain = domainWithPrefix("tlstm");
    assertFalse(engine.receive(MessageBuilder.message().build()));
    assertEquals(1, engine.count(EngineCounters.SNMP_TSM_INVALID_PREFIXES));
  }

  @Test
  void incomingStep3ShouldNotAskForAPrefixWhenNoneIsUsed() {
    engine.transport.domain = domainWithPrefix("");
    assertTrue(engine.receive(MessageBuilder.message().build()));
    assertEquals(0, engine.count(EngineCounters.SNMP_TSM_UNKNOWN_PREFIXES));
  }

  @ParameterizedTest
  @CsvSource({"4, 1", "4, 2", "4, 3", "5, 2", "5, 3", "7, 3"})
  void incomingStep4ShouldTakeAMessageThatClaimsNoMoreThanItsSession(int flags, int level) {
    engine.state.setTransportSecurityLevel(level);
    assertTrue(engine.receive(MessageBuilder.message().flags(flags).build()));
    assertEquals(0, engine.count(EngineCounters.SNMP_TSM_INADEQUATE_SECURITY_LEVELS));
    assertEquals(PduType.RESPONSE, engine.transport.lastMessage().pdu().type());
  }

  @ParameterizedTest
  @CsvSource({"5, 1", "7, 1", "7, 2"})
  void incomingStep4ShouldReportAMessageThatClaimsMore(int flags, int level) {
    engine.state.setTransportSecurityLevel(level);
    V3Message answer = engine.answer(MessageBuilder.message().flags(flags));
    assertEquals(1, engine.count(EngineCounters.SNMP_TSM_INADEQUATE_SECURITY_LEVELS));
    assertEquals(PduType.REPORT, answer.pdu().type());
    assertEquals(REPORT_OF_INADEQUATE_LEVELS, Answers.varbinds(answer).get(0));
    assertEquals(42, answer.pdu().requestId());
    assertEquals(1001, answer.header().messageId());
    assertEquals(SecurityLevel.NO_AUTH_NO_PRIV, answer.header().securityLevel());
    assertEquals(TestEngine.SESSION_ID, engine.transport.lastState.sessionId());
    assertTrue(engine.transport.lastState.sameSecurity());
  }

  @Test
  void incomingStep4ShouldNotReportToANotification() {
    engine.state.setTransportSecurityLevel(SecurityLevel.NO_AUTH_NO_PRIV);
    byte[] trap = MessageBuilder.message().ask(PduType.SNMPV2_TRAP).build();
    assertFalse(engine.receive(trap));
    assertEquals(1, engine.count(EngineCounters.SNMP_TSM_INADEQUATE_SECURITY_LEVELS));
    assertEquals(1, engine.count(EngineCounters.REPORTS_SUPPRESSED));
  }

  @Test
  void incomingStep4ShouldBeHeardOfAsAnAuthenticationFailure() {
    StringBuilder heard = new StringBuilder();
    engine.dispatcher.setAuthenticationFailureListener(
        message -> heard.append(message.securityName()));
    engine.receive(MessageBuilder.message().build());
    assertEquals("", heard.toString());
    engine.state.setTransportSecurityLevel(SecurityLevel.NO_AUTH_NO_PRIV);
    engine.receive(MessageBuilder.message().build());
    assertEquals("manager", heard.toString());
  }

  @Test
  void incomingStep5ShouldGiveBackWhatWasCachedForMessagesWithoutAnswer() {
    int free = FreeStates.of(engine.tsm);
    engine.receive(MessageBuilder.message().ask(PduType.SNMPV2_TRAP).build());
    engine.receive(MessageBuilder.message().ask(PduType.RESPONSE).build());
    engine.receive(MessageBuilder.message().ask(PduType.REPORT).build());
    engine.receive(MessageBuilder.message().data(Ber.sequence()).build());
    engine.state.setTransportSecurityLevel(SecurityLevel.NO_AUTH_NO_PRIV);
    engine.receive(MessageBuilder.message().build());
    engine.receive(MessageBuilder.message().ask(PduType.SNMPV2_TRAP).build());
    assertEquals(free, FreeStates.of(engine.tsm));
  }

  @Test
  void incomingStep5ShouldCountMessagesForWhichNoRecordIsFree() {
    V3MessageProcessing v3 = new V3MessageProcessing(engine.engine, engine.counters, 484, 1);
    v3.addSecurityModel(new TransportSecurityModel(engine.engine, engine.counters, 484, 0));
    byte[] message = MessageBuilder.message().build();
    new MessageDispatcher(v3, engine.counters)
        .receiveMessage(engine.transport, engine.state, message, 0, message.length, 0);
    assertEquals(1, engine.count(EngineCounters.NO_STATE_REFERENCE));
    assertEquals(0, engine.transport.sentCount);
  }

  @Test
  void cacheShouldHandOutEachRecordOnce() {
    SecurityStateCache states = new SecurityStateCache(2);
    int first = states.store(engine.state);
    int second = states.store(engine.state);
    assertNotEquals(first, second);
    assertEquals(SecurityModel.NO_STATE_REFERENCE, states.store(engine.state));
    states.release(first);
    assertEquals(first, states.store(engine.state));
    assertEquals(TestEngine.SESSION_ID, states.get(second).sessionId());
  }

  @Test
  void incomingStep6ShouldNotTakeAnEncryptedScopedPdu() {
    assertFalse(engine.receive(MessageBuilder.message().data(Ber.octets(new byte[40])).build()));
    assertEquals(1, engine.count(EngineCounters.SNMP_IN_ASN_PARSE_ERRS));
  }

  @Test
  void incomingStep7ShouldBoundTheResponseByWhatThePeerTakes() {
    engine.objects.put("1.3.6.1.2.1.1.1.0", Ber.octets(new byte[380]));
    V3Message answer = engine.answer(MessageBuilder.message().messageSizeMax(484));
    assertEquals(0, answer.pdu().errorStatus());
    engine.objects.put("1.3.6.1.2.1.1.1.0", Ber.octets(new byte[420]));
    answer = engine.answer(MessageBuilder.message().messageSizeMax(484));
    assertEquals(1, answer.pdu().errorStatus());
    answer = engine.answer(MessageBuilder.message().messageSizeMax(600));
    assertEquals(0, answer.pdu().errorStatus());
  }

  @Test
  void incomingStep7ShouldBoundTheResponseByWhatTheTransportTakes() {
    engine.transport.sizeMax = 484;
    engine.objects.put("1.3.6.1.2.1.1.1.0", Ber.octets(new byte[420]));
    assertEquals(1, engine.answer(MessageBuilder.message()).pdu().errorStatus());
    assertEquals(484, engine.transport.lastMessage().header().messageSizeMax());
  }

  @Test
  void shouldRefuseSecurityParametersThatAreNotEmpty() {
    byte[] message = MessageBuilder.message().securityParameters(Ber.octets((byte) 0)).build();
    assertFalse(engine.receive(message));
    assertEquals(1, engine.count(EngineCounters.SNMP_IN_ASN_PARSE_ERRS));
  }
}
