/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tocsin.ber.BerError;
import io.tocsin.ber.Oid;
import java.util.Arrays;

/**
 * {@link EngineInvariants} for all bytes: whole and cut off behind every byte, and as what stands
 * in the deeper layers of a message that is otherwise well-formed. And whether a message is read in
 * two passes or in one, the result is the same.
 */
class V3MessageFuzzTest {

  /** Cutting takes time that grows with the square of the length. */
  private static final int CUT_LENGTH_MAX = 256;

  @FuzzTest
  void shouldHoldForTheWholeAndForEveryBeginning(byte[] input) {
    TestEngine engine = new TestEngine();
    engine.originator.sendInform(engine.target(), new TestNotification(), 1, TestEngine.NOW_MS);
    EngineInvariants invariants = new EngineInvariants(engine);
    int cutLength = Math.min(input.length, CUT_LENGTH_MAX);
    for (int length = 0; length < cutLength; length++) {
      invariants.assertHoldsFor(Arrays.copyOf(input, length));
    }
    invariants.assertHoldsFor(input);
    invariants.assertIsAlive();
  }

  @FuzzTest
  void shouldHoldForEveryScopedPdu(byte[] input) {
    TestEngine engine = new TestEngine();
    EngineInvariants invariants = new EngineInvariants(engine);
    if (input.length < 60_000) {
      invariants.assertHoldsFor(MessageBuilder.message().data(input).build());
      invariants.assertHoldsFor(MessageBuilder.message().pdu(input).build());
      invariants.assertHoldsFor(MessageBuilder.message().messageSizeMax(484).pdu(input).build());
      invariants.assertIsAlive();
    }
  }

  @FuzzTest
  void shouldReadTheSameInOnePassAsInTwo(byte[] input) {
    assertOnePassReadsAsTwo(input);
    if (input.length < 60_000) {
      assertOnePassReadsAsTwo(MessageBuilder.message().pdu(input).build());
    }
  }

  private static void assertOnePassReadsAsTwo(byte[] bytes) {
    V3Message checked = new V3Message();
    V3Message read = new V3Message();
    boolean good = checked.read(bytes, 0, bytes.length);
    boolean begun = read.readWithoutVarbinds(bytes, 0, bytes.length);
    assertTrue(begun || !good);
    if (begun) {
      VarbindCursor cursor = read.pdu().varbinds(new VarbindCursor());
      Oid name = new Oid();
      int count = 0;
      while (cursor.next(name)) {
        count++;
      }
      assertEquals(good ? BerError.NONE : checked.error(), cursor.error());
      assertTrue(!good || count == checked.pdu().varbindCount());
    }
  }
}
