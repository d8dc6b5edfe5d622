/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RFC 3416 §4.2.3. */
class GetBulkTest {

  private static final String A = "1.3.6.1.4.1.32473.5.1";
  private static final String B = "1.3.6.1.4.1.32473.5.2";

  private final TestEngine engine = new TestEngine();

  @BeforeEach
  void fill() {
    for (int row = 1; row <= 3; row++) {
      engine.objects.put(A + "." + row, Ber.integer(row));
      engine.objects.put(B + "." + row, Ber.integer(10L * row));
    }
  }

  private V3Message bulk(int nonRepeaters, int maxRepetitions, String... names) {
    V3Message answer =
        engine.answer(
            MessageBuilder.message()
                .ask(PduType.GET_BULK_REQUEST, nonRepeaters, maxRepetitions, names));
    assertEquals(PduType.RESPONSE, answer.pdu().type());
    return answer;
  }

  private List<String> names(int nonRepeaters, int maxRepetitions, String... names) {
    V3Message answer = bulk(nonRepeaters, maxRepetitions, names);
    assertEquals(ErrorStatus.NO_ERROR, answer.pdu().errorStatus());
    assertEquals(0, answer.pdu().errorIndex());
    return Answers.names(answer);
  }

  @Test
  void shouldRepeatEachRepeaterInTurns() {
    assertEquals(
        List.of(A + ".1", B + ".1", A + ".2", B + ".2", A + ".3", B + ".3"), names(0, 3, A, B));
  }

  @Test
  void shouldAnswerNonRepeatersOnceAndFirst() {
    assertEquals(
        List.of(TestObjects.SYS_DESCR, A + ".1", A + ".2"), names(1, 2, "1.3.6.1.2.1.1.1", A));
  }

  @Test
  void shouldTakeAllForNonRepeatersWhenThereAreFewer() {
    assertEquals(List.of(A + ".1", B + ".1"), names(7, 2, A, B));
    assertEquals(List.of(A + ".1", B + ".1"), names(Integer.MAX_VALUE, Integer.MAX_VALUE, A, B));
  }

  @Test
  void shouldAnswerNonRepeatersAloneWithoutRepetitions() {
    assertEquals(List.of(A + ".1"), names(1, 0, A, B));
    assertEquals(List.of(), names(0, 0, A, B));
    assertEquals(List.of(), names(0, 10));
    assertEquals(List.of(), names(3, 10));
  }

  @Test
  void shouldStopAfterARepetitionThatIsAllEndOfMibView() {
    V3Message answer = bulk(0, 1000, TestObjects.ENGINE_ID, "1.3.6.1.6.3.10.2.1.2");
    assertEquals(
        List.of(
            "1.3.6.1.6.3.10.2.1.2.0 = 2:07",
            "1.3.6.1.6.3.10.2.1.2.0 = 2:07",
            TestObjects.LAST + " = 2:63",
            TestObjects.LAST + " = 2:63",
            TestObjects.LAST + " = endOfMibView",
            TestObjects.LAST + " = endOfMibView"),
        Answers.varbinds(answer));
  }

  @Test
  void shouldGoOnWhileOneRepeaterHasNotEnded() {
    V3Message answer = bulk(0, 3, "1.3.6.1.6.3.10.2.1.2.0", TestObjects.SYS_NAME);
    assertEquals(
        List.of(
            TestObjects.LAST + " = 2:63",
            TestObjects.SYS_LOCATION + " = 4:68657265",
            TestObjects.LAST + " = endOfMibView",
            A + ".1 = 2:01",
            TestObjects.LAST + " = endOfMibView",
            A + ".2 = 2:02"),
        Answers.varbinds(answer));
  }

  @Test
  void shouldAnswerEndOfMibViewUnderTheNameAskedWhenThereIsNoSuccessor() {
    assertEquals(List.of("2.1 = endOfMibView"), Answers.varbinds(bulk(0, 5, "2.1")));
    assertEquals(List.of("2.1 = endOfMibView"), Answers.varbinds(bulk(1, 5, "2.1")));
  }

  @Test
  void shouldSendAsManyVariablesAsFit() {
    for (int row = 1; row <= 200; row++) {
      engine.objects.put(A + "." + row, Ber.octets(new byte[20]));
    }
    List<Integer> counts = new ArrayList<>();
    for (int size = 484; size <= 1500; size += 127) {
      V3Message answer =
          engine.answer(
              MessageBuilder.message()
                  .messageSizeMax(size)
                  .ask(PduType.GET_BULK_REQUEST, 0, 200, A));
      int length = engine.transport.lastBytes().length;
      int varbindLength = Ber.varbind(A + ".1", Ber.octets(new byte[20])).length;
      assertTrue(length <= size, length + " of " + size);
      // One more would not have fitted, but for the octets that longer headers might have needed.
      assertTrue(length + varbindLength + 20 > size, length + " of " + size);
      assertEquals(ErrorStatus.NO_ERROR, answer.pdu().errorStatus());
      counts.add(answer.pdu().varbindCount());
    }
    assertEquals(counts.stream().sorted().toList(), counts);
  }

  @Test
  void shouldAnswerAnEmptyListWhenNotEvenTheFirstFits() {
    engine.objects.put(A + ".1", Ber.octets(new byte[500]));
    V3Message answer =
        engine.answer(
            MessageBuilder.message().messageSizeMax(484).ask(PduType.GET_BULK_REQUEST, 0, 5, A));
    assertEquals(ErrorStatus.NO_ERROR, answer.pdu().errorStatus());
    assertEquals(0, answer.pdu().varbindCount());
  }

  @Test
  void shouldStopAtTheLimitOfVariables() {
    TestEngine small = new TestEngine(TestEngine.SIZE_MAX, 4, 1000);
    V3Message answer =
        small.answer(
            MessageBuilder.message()
                .ask(PduType.GET_BULK_REQUEST, 0, Integer.MAX_VALUE, "1.3", "1.3.6.1.6"));
    assertEquals(4, answer.pdu().varbindCount());
    answer =
        small.answer(
            MessageBuilder.message()
                .ask(PduType.GET_BULK_REQUEST, 6, 1, "1", "1", "1", "1", "1", "1"));
    assertEquals(4, answer.pdu().varbindCount());
    assertEquals(ErrorStatus.NO_ERROR, answer.pdu().errorStatus());
  }

  @Test
  void shouldStopAfterTooManySteps() {
    TestEngine small = new TestEngine(TestEngine.SIZE_MAX, 64, 5);
    V3Message answer =
        small.answer(MessageBuilder.message().ask(PduType.GET_BULK_REQUEST, 0, 100, "1.3"));
    assertEquals(ErrorStatus.NO_ERROR, answer.pdu().errorStatus());
    assertEquals(5, answer.pdu().varbindCount());
    assertEquals(1, small.count(EngineCounters.REQUESTS_OVER_WORK_LIMIT));
  }

  @Test
  void shouldPassOverWhatIsNotInTheView() {
    engine.as("reader");
    assertEquals(
        List.of(
            "1.3.6.1.2.1.1.1.0",
            "1.3.6.1.2.1.1.2.0",
            "1.3.6.1.2.1.1.3.0",
            "1.3.6.1.2.1.1.5.0",
            "1.3.6.1.2.1.1.6.0",
            "1.3.6.1.2.1.1.6.0"),
        names(0, 100, "1.3"));
  }

  @Test
  void shouldNameTheVariableOfTheRequestThatCannotBeRead() {
    engine.objects.put(B + ".2", new byte[0]);
    V3Message answer = bulk(1, 3, TestObjects.SYS_DESCR, A, B);
    assertEquals(ErrorStatus.GEN_ERR, answer.pdu().errorStatus());
    assertEquals(3, answer.pdu().errorIndex());
    assertEquals(List.of(TestObjects.SYS_DESCR, A, B), Answers.names(answer));
  }

  @Test
  void shouldNameTheNonRepeaterThatCannotBeRead() {
    engine.objects.put(B + ".1", new byte[0]);
    V3Message answer = bulk(2, 3, A, B, A);
    assertEquals(ErrorStatus.GEN_ERR, answer.pdu().errorStatus());
    assertEquals(2, answer.pdu().errorIndex());
  }

  @Test
  void shouldWalkTheWholeTreeAsGetNextDoes() {
    List<String> byNext = new ArrayList<>();
    String name = "0.0";
    boolean ended = false;
    // More steps than there are variables.
    for (int i = 0; i < 60 && !ended; i++) {
      V3Message answer =
          engine.answer(MessageBuilder.message().ask(PduType.GET_NEXT_REQUEST, name));
      ended = Answers.varbinds(answer).get(0).endsWith("endOfMibView");
      if (!ended) {
        name = Answers.names(answer).get(0);
        byNext.add(name);
      }
    }
    assertTrue(ended);
    List<String> byBulk = names(0, 60, "0.0");
    assertEquals(byNext, byBulk.subList(0, byBulk.size() - 1));
  }
}
