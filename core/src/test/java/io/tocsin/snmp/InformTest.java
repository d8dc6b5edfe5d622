/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.snmp.tsm.FreeStates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 3413 §3.3 step 6, and RFC 3412 §7.2 steps 10 to 12. */
class InformTest {

  private static final long NOW_MS = TestEngine.NOW_MS;

  private final TestEngine engine = new TestEngine();
  private final NotificationTarget target = engine.target();

  private int send(long token) {
    return engine.originator.sendInform(target, new TestNotification(), token, NOW_MS);
  }

  /** A response to the message that was sent last. */
  private MessageBuilder response() {
    return response(engine.transport.lastMessage(), PduType.RESPONSE, 0);
  }

  private MessageBuilder response(V3Message inform, int type, int errorStatus) {
    byte[] pdu = Ber.pdu(type, inform.pdu().requestId(), errorStatus, 0);
    return MessageBuilder.message().messageId(inform.header().messageId()).flags(0x03).pdu(pdu);
  }

  private void assertIgnored(MessageBuilder message, int counter) {
    long before = engine.count(counter);
    assertFalse(engine.receive(message.build()));
    assertEquals(before + 1, engine.count(counter));
    assertEquals(List.of(), engine.informEvents);
    assertEquals(1, engine.originator.outstandingInforms(target));
  }

  @Test
  void shouldSendAnInformRequestWithThisEnginesContext() {
    assertEquals(NotificationOriginator.SENT, send(1));
    V3Message sent = engine.transport.lastMessage();
    assertEquals(PduType.INFORM_REQUEST, sent.pdu().type());
    assertEquals(6, sent.pdu().varbindCount());
    assertEquals(TestEngine.ENGINE_ID.toString(), Answers.contextEngineId(sent));
    assertTrue(sent.header().isReportable());
    assertEquals(1, engine.originator.outstandingInforms(target));
  }

  @Test
  void step6cShouldBeAcknowledgedByAResponse() {
    send(77);
    assertFalse(engine.receive(response().build()));
    assertEquals(List.of("acknowledged 77"), engine.informEvents);
    assertEquals(0, engine.originator.outstandingInforms(target));
    assertEquals(Long.MAX_VALUE, engine.originator.step(NOW_MS + 1_000_000));
    assertEquals(1, engine.transport.sentCount);
  }

  @Test
  void step6dShouldSendTheSamePduInANewMessageAfterTheTimeout() {
    send(1);
    V3Message first = engine.transport.lastMessage();
    assertEquals(NOW_MS + 1500, engine.originator.step(NOW_MS + 1499));
    assertEquals(1, engine.transport.sentCount);
    assertEquals(NOW_MS + 3000, engine.originator.step(NOW_MS + 1500));
    V3Message second = engine.transport.lastMessage();
    assertEquals(2, engine.transport.sentCount);
    assertArrayEquals(pduOf(first), pduOf(second));
    assertNotEquals(first.header().messageId(), second.header().messageId());
    assertEquals(1, engine.count(EngineCounters.INFORM_RETRIES));
  }

  private static byte[] pduOf(V3Message message) {
    int from = message.contextNameOffset() + message.contextNameLength();
    return Arrays.copyOfRange(message.bytes(), from, message.bytes().length);
  }

  @Test
  void step6dShouldGiveUpAfterTheLastRetry() {
    send(5);
    long deadlineMs = engine.originator.step(NOW_MS);
    for (int i = 0; i < 2; i++) {
      deadlineMs = engine.originator.step(deadlineMs);
    }
    assertEquals(3, engine.transport.sentCount);
    assertEquals(List.of(), engine.informEvents);
    assertEquals(Long.MAX_VALUE, engine.originator.step(deadlineMs));
    assertEquals(List.of("failed 5 cause " + InformListener.TIMEOUT), engine.informEvents);
    assertEquals(3, engine.transport.sentCount);
    assertEquals(2, engine.count(EngineCounters.INFORM_RETRIES));
    assertEquals(1, engine.count(EngineCounters.INFORM_TIMEOUTS));
  }

  @Test
  void step6dShouldRetryOverTheSessionThatTheTargetHasThen() {
    send(1);
    target.setSessionId(31);
    engine.originator.step(NOW_MS + 1500);
    assertEquals(31, engine.transport.lastState.sessionId());
    MessageBuilder answer = response();
    assertIgnored(answer, EngineCounters.MISMATCHED_RESPONSES);
    engine.state.setSessionId(31);
    engine.receive(answer.build());
    assertEquals(List.of("acknowledged 1"), engine.informEvents);
  }

  @Test
  void step6dShouldCountARetryThatTheTransportDoesNotTakeAsSent() {
    send(1);
    engine.transport.result = TransportModel.NO_SESSION;
    engine.originator.step(NOW_MS + 1500);
    engine.originator.step(NOW_MS + 3000);
    engine.originator.step(NOW_MS + 4500);
    assertEquals(List.of("failed 1 cause " + InformListener.TIMEOUT), engine.informEvents);
  }

  @Test
  void step10ShouldTakeAResponseToAnyOfTheTransmissions() {
    send(1);
    MessageBuilder first = response();
    engine.originator.step(NOW_MS + 1500);
    engine.receive(first.build());
    assertEquals(List.of("acknowledged 1"), engine.informEvents);
  }

  @Test
  void step10ShouldTakeAResponseToTheFirstTransmissionHoweverManyFollowed() {
    NotificationTarget patient =
        new NotificationTarget(
            target.transport(),
            target.securityModel(),
            target.securityName(),
            target.securityLevel(),
            target.contextName(),
            target.messageSizeMax(),
            1500,
            20);
    patient.setSessionId(TestEngine.SESSION_ID);
    engine.originator.sendInform(patient, new TestNotification(), 1, NOW_MS);
    MessageBuilder first = response();
    for (int retry = 1; retry <= 20; retry++) {
      engine.originator.step(NOW_MS + 1500L * retry);
    }
    assertEquals(21, engine.transport.sentCount);
    engine.receive(first.build());
    assertEquals(List.of("acknowledged 1"), engine.informEvents);
  }

  @Test
  void step10ShouldTellWhatIsUnknownFromWhatIsDuplicateOrLate() {
    send(1);
    MessageBuilder answered = response();
    send(2);
    MessageBuilder late = response();
    engine.receive(answered.build());
    engine.receive(answered.build());
    assertEquals(1, engine.count(EngineCounters.DUPLICATE_RESPONSES));
    engine.originator.cancel(target, NOW_MS);
    engine.receive(late.build());
    assertEquals(1, engine.count(EngineCounters.LATE_RESPONSES));
    engine.receive(late.messageId(123).build());
    assertEquals(1, engine.count(EngineCounters.UNKNOWN_RESPONSES));
    assertEquals(2, engine.informEvents.size());
  }

  @Test
  void step11ShouldEndAnInformOnAReport() {
    send(9);
    V3Message inform = engine.transport.lastMessage();
    // A Report comes at the level noAuthNoPriv (RFC 3412 §7.1 step 3 d).
    engine.receive(response(inform, PduType.REPORT, 0).flags(0).build());
    assertEquals(List.of("failed 9 cause " + InformListener.REPORT), engine.informEvents);
    assertEquals(1, engine.count(EngineCounters.REPORTS_RECEIVED));
  }

  @Test
  void step11ShouldNotTakeAReportFromAnotherSessionOrPeer() {
    send(1);
    MessageBuilder report = response(engine.transport.lastMessage(), PduType.REPORT, 0);
    engine.state.setSessionId(6);
    assertIgnored(report, EngineCounters.MISMATCHED_RESPONSES);
    engine.state.setSessionId(TestEngine.SESSION_ID);
    engine.as("reader");
    assertIgnored(report, EngineCounters.MISMATCHED_RESPONSES);
    assertEquals(0, engine.count(EngineCounters.REPORTS_RECEIVED));
  }

  @Test
  void step12bShouldGoOnWaitingWhenSessionOrLevelDiffer() {
    send(1);
    MessageBuilder answer = response();
    engine.state.setSessionId(6);
    assertIgnored(answer, EngineCounters.MISMATCHED_RESPONSES);
    engine.state.setSessionId(TestEngine.SESSION_ID);
    assertIgnored(answer.flags(0x01), EngineCounters.MISMATCHED_RESPONSES);
    engine.receive(answer.flags(0x03).build());
    assertEquals(List.of("acknowledged 1"), engine.informEvents);
  }

  @Test
  void step12bShouldDiscardTheTransmissionWhenTheNameDiffers() {
    send(1);
    MessageBuilder answer = response();
    engine.as("reader");
    assertIgnored(answer, EngineCounters.MISMATCHED_RESPONSES);
    engine.as("manager");
    assertIgnored(answer, EngineCounters.UNKNOWN_RESPONSES);
    // The next transmission counts again.
    engine.originator.step(NOW_MS + 1500);
    engine.receive(response().build());
    assertEquals(List.of("acknowledged 1"), engine.informEvents);
  }

  @Test
  void step12bShouldDiscardTheTransmissionWhenTheContextDiffers() {
    send(1);
    MessageBuilder answer = response();
    assertIgnored(answer.contextName("x"), EngineCounters.MISMATCHED_RESPONSES);
    send(2);
    engine.originator.cancel(target, NOW_MS);
    engine.informEvents.clear();
    send(3);
    assertIgnored(
        response().contextEngineId(Octets.ofAscii("other")), EngineCounters.MISMATCHED_RESPONSES);
  }

  @Test
  void shouldNotTakeAResponseWithAnotherRequestId() {
    send(1);
    V3Message inform = engine.transport.lastMessage();
    MessageBuilder answer =
        response().pdu(Ber.pdu(PduType.RESPONSE, inform.pdu().requestId() + 1, 0, 0));
    assertIgnored(answer, EngineCounters.MISMATCHED_RESPONSES);
  }

  @Test
  void shouldEndAnInformOnAnErrorStatus() {
    send(4);
    V3Message inform = engine.transport.lastMessage();
    engine.receive(response(inform, PduType.RESPONSE, ErrorStatus.TOO_BIG).build());
    assertEquals(List.of("failed 4 cause " + InformListener.ERROR_RESPONSE), engine.informEvents);
  }

  @Test
  void shouldSayWhenAllRecordsAreInUse() {
    for (int i = 0; i < TestEngine.INFORMS_MAX; i++) {
      assertEquals(NotificationOriginator.SENT, send(i));
    }
    assertEquals(NotificationOriginator.NO_RECORD, send(99));
    engine.receive(response().build());
    assertEquals(NotificationOriginator.SENT, send(99));
  }

  @Test
  void shouldLeaveNothingOutstandingWhenTheTransportDoesNotTakeIt() {
    engine.transport.result = TransportModel.FULL;
    assertEquals(NotificationOriginator.FULL, send(1));
    engine.transport.result = TransportModel.NO_SESSION;
    assertEquals(NotificationOriginator.NO_SESSION, send(1));
    assertEquals(0, engine.originator.outstandingInforms(target));
    assertEquals(Long.MAX_VALUE, engine.originator.step(NOW_MS + 100_000));
    assertEquals(List.of(), engine.informEvents);
  }

  @Test
  void shouldRefuseAnInformThatItCannotKeep() {
    TestNotification content = new TestNotification();
    content.filling = new byte[2048];
    assertEquals(
        NotificationOriginator.TOO_BIG, engine.originator.sendInform(target, content, 1, NOW_MS));
    assertEquals(NotificationOriginator.SENT, engine.originator.sendTrap(target, content, NOW_MS));
    assertEquals(0, engine.originator.outstandingInforms(target));
  }

  @Test
  void cancelShouldGiveUpTheInformsOfOneTarget() {
    NotificationTarget other = engine.target();
    send(1);
    engine.originator.sendInform(other, new TestNotification(), 2, NOW_MS);
    send(3);
    engine.originator.cancel(target, NOW_MS);
    assertEquals(
        List.of(
            "failed 1 cause " + InformListener.CANCELLED,
            "failed 3 cause " + InformListener.CANCELLED),
        engine.informEvents);
    assertEquals(1, engine.originator.outstandingInforms(other));
  }

  @Test
  void listenerMaySendTheNextFromWithinItsCall() {
    List<Long> tokens = new ArrayList<>();
    InformListener chain =
        new InformListener() {
          @Override
          public void informAcknowledged(NotificationTarget to, long token, long nowMs) {
            tokens.add(token);
            engine.originator.sendInform(to, new TestNotification(), token + 1, nowMs);
          }

          @Override
          public void informFailed(NotificationTarget to, long token, int cause, long nowMs) {
            tokens.add(-token);
            engine.originator.sendInform(to, new TestNotification(), token + 1, nowMs);
          }
        };
    engine.chained = chain;
    send(1);
    engine.receive(response().build());
    engine.receive(response().build());
    engine.originator.step(NOW_MS + 10_000);
    engine.originator.step(NOW_MS + 20_000);
    engine.originator.step(NOW_MS + 30_000);
    assertEquals(List.of(1L, 2L, -3L), tokens);
    assertEquals(1, engine.originator.outstandingInforms(target));
  }

  @Test
  void shouldServeManyInformsOneAfterTheOther() {
    for (int i = 0; i < 100; i++) {
      assertEquals(NotificationOriginator.SENT, send(i));
      engine.receive(response().build());
    }
    assertEquals(100, engine.informEvents.size());
    assertEquals(0, engine.count(EngineCounters.MISMATCHED_RESPONSES));
    assertEquals(2, FreeStates.of(engine.tsm));
  }
}
