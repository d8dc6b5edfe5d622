/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.snmp.tsm.FreeStates;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of {@link ImproperMessages}: the counter, the answer, and that the engine goes on. */
class ImproperMessagesTest {

  private final TestEngine engine = engineWithAPastInform();

  private static TestEngine engineWithAPastInform() {
    TestEngine engine = new TestEngine();
    NotificationTarget target = engine.target();
    engine.originator.sendInform(target, new TestNotification(), 1, TestEngine.NOW_MS);
    engine.originator.cancel(target, TestEngine.NOW_MS);
    return engine;
  }

  static List<ImproperMessages.Case> cases() {
    return ImproperMessages.all();
  }

  private boolean receive(ImproperMessages.Case improper) {
    engine.state.setTransportSecurityLevel(improper.transportLevel());
    return engine.receive(improper.message().toArray());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void shouldCountAndAnswer(ImproperMessages.Case improper) {
    long before = engine.count(improper.counter());
    boolean answered = receive(improper);
    assertEquals(before + 1, engine.count(improper.counter()), "counter");
    assertEquals(improper.answer() != ImproperMessages.SILENCE, answered, "answered");
    if (improper.answer() == ImproperMessages.REPORT) {
      V3Message report = engine.transport.lastMessage();
      assertEquals(PduType.REPORT, report.pdu().type());
      String instance = EngineCounters.instance(improper.counter()).toString();
      assertEquals(List.of(instance + " = 41:01"), Answers.varbinds(report));
    } else if (answered) {
      assertEquals(PduType.RESPONSE, engine.transport.lastMessage().pdu().type());
      assertEquals(improper.answer(), engine.transport.lastMessage().pdu().errorStatus());
    }
    assertEquals(List.of(), engine.objects.calls, "objects that were set");
    assertTrue(engine.isAlive());
  }

  @Test
  void shouldGoOnAnsweringAfterAllOfThem() {
    for (ImproperMessages.Case improper : cases()) {
      receive(improper);
    }
    assertTrue(engine.isAlive());
    assertEquals(2, FreeStates.of(engine.tsm));
    assertEquals(0, engine.originator.outstandingInforms(engine.target()));
    assertEquals(cases().size() + 1, engine.count(EngineCounters.SNMP_IN_PKTS));
  }

  @Test
  void eachShouldBeBroughtDownByItsFaultAlone() {
    // What all of them are built from is answered.
    assertTrue(engine.receive(MessageBuilder.message().build()));
    byte[] set =
        Ber.pdu(PduType.SET_REQUEST, 1, 0, 0, Ber.varbind(TestObjects.SYS_NAME, Ber.text("x")));
    assertTrue(engine.receive(MessageBuilder.message().pdu(set).build()));
    assertEquals(0, engine.transport.lastMessage().pdu().errorStatus());
  }

  @Test
  void tableShouldHaveSixtyDifferentMessagesAtLeast() {
    Set<String> names = new HashSet<>();
    Set<String> bytes = new HashSet<>();
    for (ImproperMessages.Case improper : cases()) {
      assertTrue(names.add(improper.name()), improper.name());
      bytes.add(improper.transportLevel() + " " + improper.message());
    }
    assertEquals(names.size(), bytes.size());
    assertFalse(names.size() < 60);
  }
}
