/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.snmp.tsm.FreeStates;

/**
 * What holds of an engine whatever it receives:
 *
 * <ol>
 *   <li>it never throws, and sends at most one message, which is a well-formed response or Report
 *       with the msgID of what it answers, no greater than the peer, the transport and the engine
 *       take;
 *   <li>what it sends nothing for is counted, or ends an inform;
 *   <li>the message stays as it was, and all records for states are free again;
 *   <li>it still answers.
 * </ol>
 */
final class EngineInvariants {

  /** Counters of which one rises for every message that gets no answer. */
  private static final int[] DROP_COUNTERS = {
    EngineCounters.SNMP_IN_ASN_PARSE_ERRS,
    EngineCounters.SNMP_IN_BAD_VERSIONS,
    EngineCounters.SNMP_UNKNOWN_SECURITY_MODELS,
    EngineCounters.SNMP_INVALID_MSGS,
    EngineCounters.SNMP_SILENT_DROPS,
    EngineCounters.UNKNOWN_RESPONSES,
    EngineCounters.LATE_RESPONSES,
    EngineCounters.DUPLICATE_RESPONSES,
    EngineCounters.MISMATCHED_RESPONSES,
    EngineCounters.REPORTS_SUPPRESSED,
  };

  private final TestEngine engine;

  EngineInvariants(TestEngine engine) {
    this.engine = engine;
  }

  void assertHoldsFor(byte[] message) {
    byte[] copy = message.clone();
    long endsBefore = ends();
    long packetsBefore = engine.count(EngineCounters.SNMP_IN_PKTS);
    int sentBefore = engine.transport.sentCount;
    engine.receive(message);
    int sent = engine.transport.sentCount - sentBefore;
    assertArrayEquals(copy, message);
    assertEquals(packetsBefore + 1, engine.count(EngineCounters.SNMP_IN_PKTS));
    assertEquals(2, FreeStates.of(engine.tsm));
    assertEquals(1, sent + ends() - endsBefore);
    if (sent == 1) {
      assertAnswers(message);
    }
  }

  void assertIsAlive() {
    assertTrue(engine.isAlive());
  }

  /** How many messages have found their end without an answer. */
  private long ends() {
    long sum = engine.informEvents.size();
    for (int counter : DROP_COUNTERS) {
      sum += engine.count(counter);
    }
    return sum;
  }

  private void assertAnswers(byte[] message) {
    V3Message request = new V3Message();
    assertTrue(request.readHeader(message, 0, message.length));
    V3Message answer = engine.transport.lastMessage();
    int sizeMax =
        Math.min(
            Math.min(request.header().messageSizeMax(), engine.transport.sizeMax),
            engine.v3.messageSizeMax());
    assertTrue(answer.bytes().length <= sizeMax);
    assertEquals(request.header().messageId(), answer.header().messageId());
    assertTrue(!answer.header().isReportable());
    boolean isReport = answer.pdu().type() == PduType.REPORT;
    assertTrue(isReport || answer.pdu().type() == PduType.RESPONSE);
    assertTrue(engine.transport.lastState.sameSecurity());
    assertEquals(TestEngine.SESSION_ID, engine.transport.lastState.sessionId());
  }
}
