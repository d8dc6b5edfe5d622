/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tocsin.ber.Oid;
import org.junit.jupiter.api.Test;

/** RFC 3413 §3.3 steps 2 to 5, for traps. */
class NotificationTest {

  private final TestEngine engine = new TestEngine();
  private final TestNotification content = new TestNotification();

  private int trapTo(NotificationTarget target) {
    return engine.originator.sendTrap(target, content, TestEngine.NOW_MS);
  }

  private NotificationTarget target(int level, String name, String context, int sizeMax) {
    NotificationTarget target =
        new NotificationTarget(
            engine.transport,
            SecurityModelNumber.TSM,
            Octets.ofAscii(name),
            level,
            Octets.ofAscii(context),
            sizeMax,
            1000,
            0);
    target.setSessionId(6);
    return target;
  }

  /** A group of which the notify view holds all but one subtree. */
  private void denySubtree(String subtree) {
    Octets view = Octets.ofAscii("but");
    Octets group = Octets.ofAscii("told");
    Octets none = new Octets(0);
    engine.views.addFamily(view, Oid.of(1), new byte[0], true);
    engine.views.addFamily(view, Oid.parse(subtree), new byte[0], false);
    engine.groups.add(SecurityModelNumber.TSM, Octets.ofAscii("told"), group);
    engine.access.add(
        group, none, true, SecurityModelNumber.TSM, SecurityLevel.AUTH_PRIV, none, none, view);
  }

  private int trapToTold() {
    return trapTo(target(SecurityLevel.AUTH_PRIV, "told", "", 65_507));
  }

  @Test
  void shouldSendAllVariablesInOrder() {
    assertEquals(NotificationOriginator.SENT, trapTo(engine.target()));
    V3Message sent = engine.transport.lastMessage();
    assertEquals(PduType.SNMPV2_TRAP, sent.pdu().type());
    assertEquals(0, sent.pdu().errorStatus());
    assertEquals(0, sent.pdu().errorIndex());
    assertEquals(
        "[1.3.6.1.2.1.1.3.0 = 43:01e240, "
            + "1.3.6.1.6.3.1.1.4.1.0 = 6:2b0601040181fd59010003, "
            + "1.3.6.1.4.1.32473.1.2.1.1.2.3 = 4:74656d7065726174757265, "
            + "1.3.6.1.4.1.32473.1.2.1.1.3.3 = 2:01174c, "
            + "1.3.6.1.4.1.32473.1.2.1.1.4.3 = 42:011170, "
            + "1.3.6.1.4.1.32473.1.2.1.1.5.3 = 4:74656d7065726174757265]",
        Answers.varbinds(sent).toString());
    assertEquals(TestEngine.ENGINE_ID.toString(), Answers.contextEngineId(sent));
    assertEquals(0, sent.contextNameLength());
    assertEquals(TestEngine.SESSION_ID, engine.transport.lastState.sessionId());
  }

  @Test
  void step4ShouldGiveEachNotificationAnotherRequestId() {
    trapTo(engine.target());
    int first = engine.transport.lastMessage().pdu().requestId();
    trapTo(engine.target());
    assertNotEquals(first, engine.transport.lastMessage().pdu().requestId());
  }

  @Test
  void step2ShouldKeepBackWhatNamesAVariableOutsideOfTheView() {
    denySubtree("1.3.6.1.4.1.32473.1.2.1.1.4");
    assertEquals(NotificationOriginator.DENIED, trapToTold());
    assertEquals(0, engine.transport.sentCount);
    assertEquals(1, engine.count(EngineCounters.NOTIFICATIONS_DENIED));
  }

  @Test
  void step2ShouldAskForSysUpTimeAndSnmpTrapOidToo() {
    denySubtree("1.3.6.1.2.1.1.3");
    assertEquals(NotificationOriginator.DENIED, trapToTold());
    TestEngine other = new TestEngine();
    assertEquals(
        NotificationOriginator.SENT,
        other.originator.sendTrap(other.target(), content, TestEngine.NOW_MS));
  }

  @Test
  void step3ShouldKeepBackANotificationOutsideOfTheView() {
    denySubtree(TestNotification.TRAP_OID.toString());
    assertEquals(NotificationOriginator.DENIED, trapToTold());
  }

  @Test
  void step3ShouldSendWhatTheViewHolds() {
    denySubtree("1.3.6.1.4.1.32473.99");
    assertEquals(NotificationOriginator.SENT, trapToTold());
  }

  @Test
  void step2ShouldKeepBackWithoutGroupLevelViewOrContext() {
    int level = SecurityLevel.AUTH_PRIV;
    assertEquals(NotificationOriginator.DENIED, trapTo(target(level, "stranger", "", 65_507)));
    assertEquals(NotificationOriginator.DENIED, trapTo(target(level, "blind", "", 65_507)));
    assertEquals(NotificationOriginator.DENIED, trapTo(target(level, "manager", "x", 65_507)));
    assertEquals(
        NotificationOriginator.DENIED,
        trapTo(target(SecurityLevel.AUTH_NO_PRIV, "manager", "", 65_507)));
    assertEquals(4, engine.count(EngineCounters.NOTIFICATIONS_DENIED));
    assertEquals(0, engine.transport.sentCount);
  }

  @Test
  void shouldRefuseWhatTheTargetDoesNotTake() {
    content.filling = new byte[400];
    int level = SecurityLevel.AUTH_PRIV;
    assertEquals(NotificationOriginator.TOO_BIG, trapTo(target(level, "manager", "", 484)));
    assertEquals(NotificationOriginator.SENT, trapTo(target(level, "manager", "", 1000)));
    assertEquals(1, engine.count(EngineCounters.NOTIFICATIONS_TOO_BIG));
  }

  @Test
  void shouldRefuseWhatThisEngineOrTheTransportDoesNotTake() {
    content.filling = new byte[TestEngine.SIZE_MAX];
    assertEquals(NotificationOriginator.TOO_BIG, trapTo(engine.target()));
    content.filling = new byte[600];
    engine.transport.sizeMax = 600;
    assertEquals(NotificationOriginator.TOO_BIG, trapTo(engine.target()));
    assertEquals(0, engine.transport.sentCount);
  }

  @Test
  void shouldSayWhyTheTransportDidNotTakeIt() {
    engine.transport.result = TransportModel.FULL;
    assertEquals(NotificationOriginator.FULL, trapTo(engine.target()));
    engine.transport.result = TransportModel.NO_SESSION;
    assertEquals(NotificationOriginator.NO_SESSION, trapTo(engine.target()));
  }

  @Test
  void shouldRefuseATargetOfAnUnknownSecurityModel() {
    Octets name = Octets.ofAscii("manager");
    engine.groups.add(SecurityModelNumber.USM, name, Octets.ofAscii("g"));
    Octets none = new Octets(0);
    engine.access.add(
        Octets.ofAscii("g"),
        none,
        true,
        SecurityModelNumber.USM,
        1,
        none,
        none,
        Octets.ofAscii("all"));
    NotificationTarget usm =
        new NotificationTarget(
            engine.transport, SecurityModelNumber.USM, name, 1, none, 65_507, 1000, 0);
    assertEquals(NotificationOriginator.SECURITY_FAILED, trapTo(usm));
  }

  @Test
  void shouldNotDisturbAResponseUnderConstruction() {
    // A notification that is sent while a request is worked on, as a SET may cause it.
    engine.objects.put(TestObjects.SYS_NAME, Ber.text("x"));
    engine.dispatcher.registerContextEngineId(
        null,
        PduType.INFORM_REQUEST,
        message -> {
          VarbindBuffer response = engine.dispatcher.beginResponse(message);
          Pdu pdu = message.pdu();
          response.appendEncoded(
              pdu.bytes(), pdu.varbindsOffset(), pdu.varbindsLength(), pdu.varbindCount());
          trapTo(engine.target());
          engine.dispatcher.returnResponsePdu(message, 0, 0);
        });
    byte[] varbind = Ber.varbind(TestObjects.SYS_NAME, Ber.text("y"));
    engine.receive(
        MessageBuilder.message().pdu(Ber.pdu(PduType.INFORM_REQUEST, 42, 0, 0, varbind)).build());
    assertEquals(2, engine.transport.sentCount);
    V3Message answer = engine.transport.lastMessage();
    assertEquals(PduType.RESPONSE, answer.pdu().type());
    byte[] expected =
        MessageBuilder.message()
            .messageSizeMax(TestEngine.SIZE_MAX)
            .flags(3)
            .pdu(Ber.pdu(PduType.RESPONSE, 42, 0, 0, varbind))
            .build();
    assertArrayEquals(expected, engine.transport.lastBytes());
  }
}
