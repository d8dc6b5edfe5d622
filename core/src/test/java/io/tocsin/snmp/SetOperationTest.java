/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 3416 §4.2.5. */
class SetOperationTest {

  private final TestEngine engine = new TestEngine();

  private static final byte[] ANN = Ber.text("ann");
  private static final byte[] BOB = Ber.text("bob");

  private V3Message set(String... names) {
    byte[][] varbinds = new byte[names.length][];
    for (int i = 0; i < names.length; i++) {
      varbinds[i] = Ber.varbind(names[i], i % 2 == 0 ? ANN : BOB);
    }
    return engine.answer(
        MessageBuilder.message().pdu(Ber.pdu(PduType.SET_REQUEST, 42, 0, 0, varbinds)));
  }

  private void assertAnswer(int status, int index, V3Message answer) {
    assertEquals(PduType.RESPONSE, answer.pdu().type());
    assertEquals(status, answer.pdu().errorStatus());
    assertEquals(index, answer.pdu().errorIndex());
  }

  private void assertNothingChanged() {
    assertArrayEquals(Ber.text("somebody"), engine.objects.valueOf(TestObjects.SYS_CONTACT));
    assertArrayEquals(Ber.text("board1"), engine.objects.valueOf(TestObjects.SYS_NAME));
  }

  @Test
  void shouldSetAllInTwoPhases() {
    V3Message answer = set(TestObjects.SYS_CONTACT, TestObjects.SYS_NAME);
    assertAnswer(ErrorStatus.NO_ERROR, 0, answer);
    assertEquals(
        List.of(
            "prepare 0", "prepare 1", "verify 0", "verify 1", "commit 0", "commit 1", "end true"),
        engine.objects.calls);
    assertArrayEquals(ANN, engine.objects.valueOf(TestObjects.SYS_CONTACT));
    assertArrayEquals(BOB, engine.objects.valueOf(TestObjects.SYS_NAME));
    assertEquals(
        List.of(TestObjects.SYS_CONTACT + " = 4:616e6e", TestObjects.SYS_NAME + " = 4:626f62"),
        Answers.varbinds(answer));
  }

  @Test
  void validationShouldNameTheFirstVariableThatFailsAndChangeNothing() {
    engine.objects.prepareErrorIndex = 1;
    engine.objects.prepareError = ErrorStatus.WRONG_TYPE;
    assertAnswer(
        ErrorStatus.WRONG_TYPE,
        2,
        set(TestObjects.SYS_CONTACT, TestObjects.SYS_NAME, TestObjects.SYS_LOCATION));
    assertEquals(List.of("prepare 0", "prepare 1", "end false"), engine.objects.calls);
    assertNothingChanged();
  }

  @Test
  void shouldLookAtAllVariablesTogetherBeforeAnyIsAssigned() {
    engine.objects.verifyErrorIndex = 1;
    assertAnswer(
        ErrorStatus.INCONSISTENT_VALUE,
        2,
        set(TestObjects.SYS_CONTACT, TestObjects.SYS_NAME, TestObjects.SYS_LOCATION));
    assertEquals(
        List.of("prepare 0", "prepare 1", "prepare 2", "verify 0", "verify 1", "end false"),
        engine.objects.calls);
    assertNothingChanged();
  }

  @Test
  void validation1ShouldAnswerNoAccessOutsideOfTheView() {
    engine.as("far");
    assertAnswer(ErrorStatus.NO_ACCESS, 1, set(TestObjects.SYS_CONTACT));
    assertEquals(List.of("end false"), engine.objects.calls);
  }

  @Test
  void shouldAnswerAuthorizationErrorWithoutAWriteView() {
    engine.as("reader");
    assertAnswer(ErrorStatus.AUTHORIZATION_ERROR, 0, set(TestObjects.SYS_NAME));
    assertEquals(List.of(), engine.objects.calls);
    assertNothingChanged();
  }

  @Test
  void shouldUndoInReverseWhenAnAssignmentFails() {
    engine.objects.commitErrorIndex = 2;
    assertAnswer(
        ErrorStatus.COMMIT_FAILED,
        3,
        set(TestObjects.SYS_CONTACT, TestObjects.SYS_NAME, TestObjects.SYS_LOCATION));
    assertEquals(
        List.of(
            "prepare 0",
            "prepare 1",
            "prepare 2",
            "verify 0",
            "verify 1",
            "verify 2",
            "commit 0",
            "commit 1",
            "commit 2",
            "undo 1",
            "undo 0",
            "end false"),
        engine.objects.calls);
    assertNothingChanged();
  }

  @Test
  void shouldAnswerUndoFailedWhenNotAllCouldBeTakenBack() {
    engine.objects.commitErrorIndex = 2;
    engine.objects.undoErrorIndex = 1;
    assertAnswer(
        ErrorStatus.UNDO_FAILED,
        0,
        set(TestObjects.SYS_CONTACT, TestObjects.SYS_NAME, TestObjects.SYS_LOCATION));
    // The others are taken back all the same.
    assertEquals("undo 0", engine.objects.calls.get(10));
    assertArrayEquals(Ber.text("somebody"), engine.objects.valueOf(TestObjects.SYS_CONTACT));
  }

  @Test
  void shouldAnswerCommitFailedWhenItCouldNotBeMadeDurable() {
    engine.objects.endError = ErrorStatus.COMMIT_FAILED;
    assertAnswer(ErrorStatus.COMMIT_FAILED, 0, set(TestObjects.SYS_NAME));
  }

  @Test
  void shouldAnswerTooBigBeforeAnythingIsDone() {
    byte[] varbind = Ber.varbind(TestObjects.SYS_NAME, Ber.octets(new byte[450]));
    V3Message answer =
        engine.answer(
            MessageBuilder.message()
                .messageSizeMax(484)
                .pdu(Ber.pdu(PduType.SET_REQUEST, 42, 0, 0, varbind)));
    assertAnswer(ErrorStatus.TOO_BIG, 0, answer);
    assertEquals(0, answer.pdu().varbindCount());
    assertEquals(List.of(), engine.objects.calls);
  }

  @Test
  void shouldAnswerTooBigForMoreVariablesThanTheLimit() {
    TestEngine small = new TestEngine(TestEngine.SIZE_MAX, 1, 100);
    byte[] varbind = Ber.varbind(TestObjects.SYS_NAME, ANN);
    V3Message answer =
        small.answer(
            MessageBuilder.message().pdu(Ber.pdu(PduType.SET_REQUEST, 42, 0, 0, varbind, varbind)));
    assertAnswer(ErrorStatus.TOO_BIG, 0, answer);
    assertEquals(List.of(), small.objects.calls);
  }

  @Test
  void shouldTakeAnEmptyListForDone() {
    assertAnswer(ErrorStatus.NO_ERROR, 0, set());
    assertEquals(List.of("end true"), engine.objects.calls);
  }

  @Test
  void shouldChangeNothingWhenALaterVariableIsMalformed() {
    byte[] bad = Ber.sequence(Ber.oid(TestObjects.SYS_NAME), Ber.element(0x02));
    byte[] pdu =
        Ber.pdu(PduType.SET_REQUEST, 42, 0, 0, Ber.varbind(TestObjects.SYS_CONTACT, ANN), bad);
    assertEquals(false, engine.receive(MessageBuilder.message().pdu(pdu).build()));
    assertEquals(List.of(), engine.objects.calls);
    assertEquals(1, engine.count(EngineCounters.SNMP_IN_ASN_PARSE_ERRS));
  }
}
