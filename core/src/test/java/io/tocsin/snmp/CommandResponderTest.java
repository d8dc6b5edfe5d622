/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.vacm.AccessTable;
import io.tocsin.snmp.vacm.SecurityToGroup;
import io.tocsin.snmp.vacm.ViewBasedAccessControl;
import io.tocsin.snmp.vacm.ViewTree;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 3413 §3.2, and GET and GETNEXT of RFC 3416 §4.2.1 and §4.2.2. */
class CommandResponderTest {

  private static final int GET = PduType.GET_REQUEST;
  private static final int NEXT = PduType.GET_NEXT_REQUEST;

  private final TestEngine engine = new TestEngine();

  private V3Message ask(int type, String... names) {
    return engine.answer(MessageBuilder.message().ask(type, names));
  }

  private void assertError(int status, int index, V3Message answer) {
    assertEquals(PduType.RESPONSE, answer.pdu().type());
    assertEquals(status, answer.pdu().errorStatus());
    assertEquals(index, answer.pdu().errorIndex());
  }

  private static byte[] varbindsOf(V3Message message) {
    int from = message.pdu().varbindsOffset();
    return Arrays.copyOfRange(message.bytes(), from, from + message.pdu().varbindsLength());
  }

  // GET

  @Test
  void getShouldAnswerValuesInTheOrderOfTheRequest() {
    V3Message answer = ask(GET, TestObjects.SYS_NAME, TestObjects.SYS_UP_TIME);
    assertError(ErrorStatus.NO_ERROR, 0, answer);
    assertEquals(
        List.of("1.3.6.1.2.1.1.5.0 = 4:626f61726431", "1.3.6.1.2.1.1.3.0 = 43:01e240"),
        Answers.varbinds(answer));
  }

  @Test
  void getShouldAnswerExceptionsForWhatThereIsNot() {
    V3Message answer = ask(GET, "1.3.6.1.2.1.1.5.1", "1.3.6.1.2.1.99.1.0", TestObjects.SYS_NAME);
    assertError(ErrorStatus.NO_ERROR, 0, answer);
    assertEquals(
        List.of(
            "1.3.6.1.2.1.1.5.1 = noSuchInstance",
            "1.3.6.1.2.1.99.1.0 = noSuchObject",
            "1.3.6.1.2.1.1.5.0 = 4:626f61726431"),
        Answers.varbinds(answer));
  }

  @Test
  void getShouldAnswerNoSuchObjectForWhatIsNotInTheView() {
    engine.as("reader");
    V3Message answer = ask(GET, TestObjects.SYS_CONTACT, TestObjects.SYS_NAME, TestObjects.LAST);
    assertEquals(
        List.of(
            "1.3.6.1.2.1.1.4.0 = noSuchObject",
            "1.3.6.1.2.1.1.5.0 = 4:626f61726431",
            TestObjects.LAST + " = noSuchObject"),
        Answers.varbinds(answer));
  }

  @Test
  void getShouldAnswerAnEmptyListToAnEmptyList() {
    V3Message answer = ask(GET);
    assertError(ErrorStatus.NO_ERROR, 0, answer);
    assertEquals(0, answer.pdu().varbindCount());
  }

  @Test
  void getShouldAnswerTheSameVariableAsOftenAsItIsAsked() {
    assertEquals(
        List.of(TestObjects.SYS_NAME, TestObjects.SYS_NAME),
        Answers.names(ask(GET, TestObjects.SYS_NAME, TestObjects.SYS_NAME)));
  }

  @Test
  void getShouldNameTheVariableThatCannotBeRead() {
    engine.objects.put(TestObjects.BROKEN, new byte[0]);
    MessageBuilder request =
        MessageBuilder.message().ask(GET, TestObjects.SYS_NAME, TestObjects.BROKEN);
    V3Message answer = engine.answer(request);
    assertError(ErrorStatus.GEN_ERR, 2, answer);
    assertEquals(
        List.of(TestObjects.SYS_NAME + " = null", TestObjects.BROKEN + " = null"),
        Answers.varbinds(answer));
  }

  @Test
  void getShouldAnswerTooBigWithoutVariablesWhenTheResponseDoesNotFit() {
    engine.objects.put(TestObjects.SYS_NAME, Ber.octets(new byte[250]));
    String[] names = {TestObjects.SYS_NAME, TestObjects.SYS_NAME};
    MessageBuilder request = MessageBuilder.message().ask(GET, names);
    V3Message answer = engine.answer(request.messageSizeMax(484));
    assertError(ErrorStatus.TOO_BIG, 0, answer);
    assertEquals(0, answer.pdu().varbindCount());
    assertError(ErrorStatus.NO_ERROR, 0, engine.answer(request.messageSizeMax(700)));
  }

  @Test
  void getShouldAnswerTooBigForMoreVariablesThanTheLimit() {
    TestEngine small = new TestEngine(TestEngine.SIZE_MAX, 2, 100);
    String name = TestObjects.SYS_NAME;
    assertError(0, 0, small.answer(MessageBuilder.message().ask(GET, name, name)));
    V3Message answer = small.answer(MessageBuilder.message().ask(GET, name, name, name));
    assertError(ErrorStatus.TOO_BIG, 0, answer);
    assertEquals(0, answer.pdu().varbindCount());
    assertEquals(1, small.count(EngineCounters.REQUESTS_OVER_VARBIND_LIMIT));
  }

  @Test
  void shouldFillAMessageOfItsGreatestSize() {
    // The largest value that fits; the message is at most some octets below what the peer takes.
    int fitting = 0;
    for (int length = 300; length < 484; length++) {
      engine.objects.put(TestObjects.SYS_NAME, Ber.octets(new byte[length]));
      V3Message answer =
          engine.answer(
              MessageBuilder.message().messageSizeMax(484).ask(GET, TestObjects.SYS_NAME));
      if (answer.pdu().errorStatus() == ErrorStatus.NO_ERROR) {
        fitting = engine.transport.lastBytes().length;
        assertTrue(fitting <= 484);
      }
    }
    assertTrue(fitting > 484 - 24, "greatest response has " + fitting + " bytes");
  }

  @Test
  void shouldCountSilentDropsWhenNotEvenTooBigFits() {
    // 484 octets hold any header, so the room is taken away by a transport that takes less.
    engine.transport.sizeMax = 50;
    engine.receive(MessageBuilder.message().build());
    assertEquals(0, engine.transport.sentCount);
    assertEquals(1, engine.count(EngineCounters.SNMP_SILENT_DROPS));
  }

  @Test
  void shouldAnswerWithTheLongestContextNameInTheLeastSize() {
    V3Message answer =
        engine.answer(MessageBuilder.message().messageSizeMax(484).contextName("c".repeat(255)));
    assertEquals(PduType.REPORT, answer.pdu().type());
  }

  // GETNEXT

  @Test
  void getNextShouldAnswerTheFirstVariableBehindTheName() {
    assertEquals(
        List.of("1.3.6.1.2.1.1.1.0", "1.3.6.1.2.1.1.2.0", TestObjects.ENGINE_ID),
        Answers.names(ask(NEXT, "1.3", TestObjects.SYS_DESCR, TestObjects.SYS_LOCATION)));
  }

  @Test
  void getNextShouldAnswerEndOfMibViewUnderTheNameAsked() {
    assertEquals(
        List.of("2.5.7 = endOfMibView", TestObjects.LAST + " = endOfMibView"),
        Answers.varbinds(ask(NEXT, "2.5.7", TestObjects.LAST)));
  }

  @Test
  void getNextShouldPassOverWhatIsNotInTheView() {
    engine.as("reader");
    assertEquals(
        List.of("1.3.6.1.2.1.1.5.0 = 4:626f61726431", "1.3.6.1.2.1.1.6.0 = endOfMibView"),
        Answers.varbinds(ask(NEXT, TestObjects.SYS_UP_TIME, TestObjects.SYS_LOCATION)));
  }

  @Test
  void getNextShouldNameTheVariableThatCannotBeRead() {
    engine.objects.put(TestObjects.BROKEN, new byte[0]);
    assertError(ErrorStatus.GEN_ERR, 2, ask(NEXT, TestObjects.SYS_DESCR, TestObjects.SYS_LOCATION));
  }

  @Test
  void getNextShouldAnswerTooBigWhenTheResponseDoesNotFit() {
    engine.objects.put(TestObjects.SYS_NAME, Ber.octets(new byte[500]));
    V3Message answer =
        engine.answer(
            MessageBuilder.message().messageSizeMax(484).ask(NEXT, TestObjects.SYS_CONTACT));
    assertError(ErrorStatus.TOO_BIG, 0, answer);
  }

  @Test
  void getNextShouldGiveUpAfterTooManySteps() {
    TestEngine small = new TestEngine(TestEngine.SIZE_MAX, 64, 5);
    small.as("far");
    assertError(ErrorStatus.GEN_ERR, 1, small.answer(MessageBuilder.message().ask(NEXT, "1.3")));
    assertEquals(1, small.count(EngineCounters.REQUESTS_OVER_WORK_LIMIT));
    V3Message answer = small.answer(MessageBuilder.message().ask(NEXT, TestObjects.SYS_NAME));
    assertEquals(List.of(TestObjects.LAST), Answers.names(answer));
  }

  // RFC 3413 §3.2 step 5

  @ParameterizedTest
  @CsvSource({"stranger", "blind"})
  void step5ShouldAnswerAuthorizationErrorWithoutGroupOrView(String name) {
    engine.as(name);
    MessageBuilder request = MessageBuilder.message().ask(GET, TestObjects.SYS_NAME);
    V3Message answer = engine.answer(request);
    assertError(ErrorStatus.AUTHORIZATION_ERROR, 0, answer);
    assertEquals(List.of(TestObjects.SYS_NAME + " = null"), Answers.varbinds(answer));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x04, 0x05})
  void step5ShouldAnswerAuthorizationErrorBelowTheLevelOfTheEntry(int flags) {
    assertError(
        ErrorStatus.AUTHORIZATION_ERROR, 0, engine.answer(MessageBuilder.message().flags(flags)));
  }

  @Test
  void step5ShouldEchoTheRequestOctetForOctetWithAnError() {
    engine.as("stranger");
    byte[] varbind = Ber.varbind(TestObjects.SYS_NAME, Ber.text("whatever"));
    V3Message answer = engine.answer(MessageBuilder.message().pdu(Ber.pdu(GET, 42, 0, 0, varbind)));
    assertArrayEquals(varbind, varbindsOf(answer));
  }

  @Test
  void step5ShouldAnswerTooBigWhenTheEchoDoesNotFit() {
    engine.as("stranger");
    byte[] varbind = Ber.varbind(TestObjects.SYS_NAME, Ber.octets(new byte[450]));
    V3Message answer =
        engine.answer(
            MessageBuilder.message().messageSizeMax(484).pdu(Ber.pdu(GET, 42, 0, 0, varbind)));
    assertError(ErrorStatus.TOO_BIG, 0, answer);
  }

  @ParameterizedTest
  @ValueSource(ints = {PduType.GET_REQUEST, PduType.GET_BULK_REQUEST, PduType.SET_REQUEST})
  void step5ShouldReportUnknownContexts(int type) {
    V3Message answer = engine.answer(MessageBuilder.message().contextName("x").ask(type));
    assertEquals(PduType.REPORT, answer.pdu().type());
    assertEquals(List.of("1.3.6.1.6.3.12.1.5.0 = 41:01"), Answers.varbinds(answer));
    assertEquals(1, engine.count(EngineCounters.SNMP_UNKNOWN_CONTEXTS));
  }

  @Test
  void step5ShouldAnswerGenErrWhenAccessControlFails() {
    V3MessageProcessing v3 = new V3MessageProcessing(engine.engine, engine.counters, 1000, 1);
    v3.addSecurityModel(engine.tsm);
    MessageDispatcher dispatcher = new MessageDispatcher(v3, engine.counters);
    AccessControl failing =
        new AccessControl() {
          @Override
          public int selectView(int model, Octets name, int level, int viewType, Octets context) {
            return AccessDecision.OTHER_ERROR;
          }

          @Override
          public boolean isInView(int view, Oid variableName) {
            return false;
          }
        };
    new CommandResponder(dispatcher, engine.counters, failing, engine.objects, 10, 10);
    byte[] message = MessageBuilder.message().build();
    dispatcher.receiveMessage(engine.transport, engine.state, message, 0, message.length, 0);
    assertError(ErrorStatus.GEN_ERR, 1, engine.transport.lastMessage());
  }

  @Test
  void shouldRefuseToBeTheSecondResponderOfAnEngine() {
    ViewTree views = new ViewTree(1, 1);
    AccessControl vacm =
        new ViewBasedAccessControl(new SecurityToGroup(1), new AccessTable(1, views), views);
    assertThrows(
        IllegalStateException.class,
        () -> new CommandResponder(engine.dispatcher, engine.counters, vacm, engine.objects, 1, 1));
  }

  // RFC 5343

  @ParameterizedTest
  @ValueSource(ints = {0x04, 0x05, 0x07, 0x00})
  void discoveryShouldBeAnsweredAtEveryLevel(int flags) {
    V3Message answer =
        engine.answer(
            MessageBuilder.message()
                .flags(flags)
                .contextEngineId(EngineDiscovery.LOCAL_ENGINE_ID)
                .ask(GET, TestObjects.ENGINE_ID));
    assertError(ErrorStatus.NO_ERROR, 0, answer);
    assertEquals(
        List.of(TestObjects.ENGINE_ID + " = 4:" + TestEngine.ENGINE_ID), Answers.varbinds(answer));
    assertEquals("8000000006", Answers.contextEngineId(answer));
    assertEquals(new V3HeaderLevel(flags).level(), answer.header().securityLevel());
  }

  private record V3HeaderLevel(int flags) {
    int level() {
      V3Header header = new V3Header();
      header.set(0, 484, flags, 1);
      return header.securityLevel();
    }
  }

  @Test
  void discoveryShouldSayWhenTheIdentifierCannotBeRead() {
    engine.objects.put(TestObjects.ENGINE_ID, new byte[0]);
    MessageBuilder probe =
        MessageBuilder.message()
            .contextEngineId(EngineDiscovery.LOCAL_ENGINE_ID)
            .ask(GET, TestObjects.ENGINE_ID);
    assertError(ErrorStatus.GEN_ERR, 1, engine.answer(probe));
    engine.objects.put(TestObjects.ENGINE_ID, Ber.octets(new byte[500]));
    assertError(ErrorStatus.TOO_BIG, 0, engine.answer(probe.messageSizeMax(484)));
  }

  @Test
  void discoveryShouldBeAnsweredToWhoHasNoOtherRights() {
    engine.as("stranger");
    V3Message answer =
        engine.answer(
            MessageBuilder.message()
                .contextEngineId(EngineDiscovery.LOCAL_ENGINE_ID)
                .ask(GET, TestObjects.ENGINE_ID));
    assertError(ErrorStatus.NO_ERROR, 0, answer);
  }

  @Test
  void localEngineIdShouldGiveNoOtherRights() {
    Octets local = EngineDiscovery.LOCAL_ENGINE_ID;
    String id = TestObjects.ENGINE_ID;
    engine.as("stranger");
    assertError(
        ErrorStatus.AUTHORIZATION_ERROR,
        0,
        engine.answer(MessageBuilder.message().contextEngineId(local)));
    assertError(
        ErrorStatus.AUTHORIZATION_ERROR,
        0,
        engine.answer(
            MessageBuilder.message().contextEngineId(local).ask(GET, id, TestObjects.SYS_NAME)));
    assertError(
        ErrorStatus.AUTHORIZATION_ERROR,
        0,
        engine.answer(MessageBuilder.message().contextEngineId(local).ask(NEXT, id)));
    assertError(
        ErrorStatus.AUTHORIZATION_ERROR, 0, engine.answer(MessageBuilder.message().ask(GET, id)));
    V3Message answer =
        engine.answer(
            MessageBuilder.message().contextEngineId(local).contextName("x").ask(GET, id));
    assertEquals(PduType.REPORT, answer.pdu().type());
  }

  @Test
  void localEngineIdShouldGiveTheUsualRights() {
    V3Message answer =
        engine.answer(
            MessageBuilder.message()
                .contextEngineId(EngineDiscovery.LOCAL_ENGINE_ID)
                .ask(NEXT, "1.3"));
    assertEquals(List.of(TestObjects.SYS_DESCR), Answers.names(answer));
  }

  @Test
  void shouldAnswerTimeTicksUnchanged() {
    engine.objects.put(TestObjects.SYS_UP_TIME, Ber.unsigned(BerTag.TIME_TICKS, 0xFFFF_FFFFL));
    assertEquals(
        List.of(TestObjects.SYS_UP_TIME + " = 43:00ffffffff"),
        Answers.varbinds(ask(GET, TestObjects.SYS_UP_TIME)));
  }
}
