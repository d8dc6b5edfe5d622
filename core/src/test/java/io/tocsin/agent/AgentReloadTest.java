/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.Oid;
import io.tocsin.config.ConfigurationError;
import io.tocsin.event.DropCause;
import io.tocsin.hal.TestBoard;
import io.tocsin.hal.VirtualConnection;
import io.tocsin.snmp.PduType;
import io.tocsin.snmp.V3Message;
import io.tocsin.snmp.VarbindCursor;
import io.tocsin.tls.TestCrl;
import io.tocsin.tls.TestPki;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another configuration while the agent runs. */
class AgentReloadTest extends AgentWorld {

  private static final Oid EVENT_ID = Oid.parse("1.3.6.1.4.1.32473.100.1.6.1.0");

  private static final String[] OTHER_TARGET = {
    "target.noc.host = nms.example.org", "target.noc.security.name = peer",
  };

  private List<ConfigurationError> reload(String... further) throws Exception {
    List<ConfigurationError> errors =
        agent.reload(configuration(further).configuration(), world.nowMs());
    world.wake();
    return errors;
  }

  private void takeOver(String... further) throws Exception {
    assertEquals(List.of(), reload(further));
    world.run(100);
  }

  private static String text(List<ConfigurationError> errors) {
    return errors.stream().map(ConfigurationError::text).collect(Collectors.joining("\n"));
  }

  private static String[] join(String[] some, String... others) {
    List<String> all = new ArrayList<>(List.of(some));
    all.addAll(List.of(others));
    return all.toArray(new String[0]);
  }

  private static List<String> eventIds(List<byte[]> messages) {
    List<String> ids = new ArrayList<>();
    for (byte[] message : messages) {
      VarbindCursor cursor = parse(message).pdu().varbinds(new VarbindCursor());
      Oid name = new Oid();
      while (cursor.next(name)) {
        if (name.equals(EVENT_ID)) {
          StringBuilder id = new StringBuilder();
          for (int i = 0; i < cursor.valueLength(); i++) {
            id.append(String.format("%02x", cursor.bytes()[cursor.valueOffset() + i]));
          }
          ids.add(id.toString());
        }
      }
    }
    return ids;
  }

  @Test
  void shouldKeepWhatWaits() throws Exception {
    other.listener(10162).close();
    start(TRAP_TARGET);
    platform.board.change(0, true);
    world.run(10_000);
    assertEquals(2, agent.targets().queued(0));
    takeOver(join(TRAP_TARGET, "target.nms.per.second.events = 7"));
    assertEquals(2, agent.targets().queued(0));
    assertEquals(2, agent.targets().accepted(0));
    other.listen("::", 10162);
    world.run(600_000);
    assertEquals(List.of(COLD_START, LINE_CHANGED), notifications(accept()));
    assertEquals(2, agent.targets().delivered(0));
  }

  @Test
  void shouldNeverGiveAnEventIdTwice() throws Exception {
    start(TRAP_TARGET);
    VirtualConnection receiver = accept();
    world.run(2_000);
    List<String> ids = eventIds(messages(receiver));
    for (int i = 0; i < 3; i++) {
      takeOver(TRAP_TARGET);
      platform.board.change(0, i % 2 == 0);
      world.wake();
      receiver = accept();
      // So that the sessions of before are closed.
      world.run(10_000);
      ids.addAll(eventIds(messages(receiver)));
    }
    assertEquals(4, ids.size());
    assertEquals(4, ids.stream().distinct().count(), ids::toString);
  }

  @Test
  void shouldTellTheNewTargetOfWhatComesAndForgetTheOldOne() throws Exception {
    other.listener(10162).close();
    start(TRAP_TARGET);
    world.run(1_000);
    takeOver(OTHER_TARGET);
    assertEquals("noc", agent.targets().name(0));
    assertEquals(0, agent.targets().queued(0));
    other.listen("::", 10162);
    platform.board.change(0, true);
    world.wake();
    assertEquals(List.of(LINE_CHANGED), notifications(accept()));
  }

  @Test
  void shouldSendAnInformAgainThatWasOnItsWay() throws Exception {
    start(INFORM_TARGET);
    VirtualConnection receiver = accept();
    world.run(100);
    List<byte[]> first = messages(receiver);
    takeOver(INFORM_TARGET);
    VirtualConnection again = accept();
    world.run(100);
    List<byte[]> second = messages(again);
    assertEquals(eventIds(first), eventIds(second));
    acknowledge(again, second.get(0));
    world.run(100);
    assertEquals(1, agent.targets().delivered(0));
    assertEquals(0, agent.targets().queued(0));
  }

  @Test
  void shouldCloseTheSessionsInGoodOrder() throws Exception {
    start();
    VirtualConnection manager = other.connect("10.0.0.1", 10161);
    world.run(10);
    assertEquals(1, agent.sessionCount());
    assertEquals(List.of(), reload());
    world.run(10);
    assertTrue(manager.other().isOutputEnded() || manager.other().isClosed(), "it says goodbye");
    manager.close();
    world.run(10);
    assertEquals(0, agent.sessionCount());
  }

  @Test
  void shouldTakeOneConfigurationAfterTheOther() throws Exception {
    start();
    VirtualConnection manager = other.connect("10.0.0.1", 10161);
    world.run(10);
    takeOver();
    IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> reload());
    assertTrue(refusal.getMessage().contains("try again"), refusal.getMessage());
    manager.close();
    world.run(10);
    takeOver();
  }

  @Test
  void shouldConnectAtOnceToATargetThatIsKnown() throws Exception {
    start(TRAP_TARGET);
    accept();
    world.run(2_000);
    takeOver(join(TRAP_TARGET, "outbox.first.contact.ms = 86400000"));
    platform.board.change(0, true);
    world.wake();
    world.run(100);
    assertEquals(List.of(LINE_CHANGED), notifications(accept()));
  }

  @Test
  void shouldSendTrapsOfAnUnprovenSessionAgain() throws Exception {
    start(TRAP_TARGET);
    accept();
    world.run(10);
    takeOver(TRAP_TARGET);
    assertEquals(0, agent.targets().delivered(0));
    assertEquals(List.of(COLD_START), notifications(accept()));
  }

  @Test
  void shouldServeManagersAsBefore() throws Exception {
    start();
    takeOver("system.location = a shelf");
    assertAnswers(10161);
  }

  private void assertAnswers(int port) {
    VirtualConnection manager = other.connect("10.0.0.1", port);
    world.run(10);
    ask(manager, SYS_NAME);
    world.run(10);
    V3Message answer = parse(messages(manager).get(0));
    assertEquals(PduType.RESPONSE, answer.pdu().type());
    assertEquals(0, answer.pdu().errorStatus());
  }

  @Test
  void shouldRefuseAManagerThatWasRevokedMeanwhile() throws Exception {
    start();
    assertAnswers(10161);
    platform.files.put(
        "ca.crl", TestCrl.of(ca).revoke(peer.certificate().serial().longValue()).pem());
    takeOver("trust.crls = ca.crl");
    assertRefused("its issuer has revoked it: it is on the revocation list of ");
  }

  private void assertRefused(String rule) {
    VirtualConnection manager = other.connect("10.0.0.1", 10161);
    world.run(10);
    ask(manager, SYS_NAME);
    world.run(10);
    assertEquals(0, messages(manager).size());
    assertEquals(1, platform.log.count(rule), () -> String.join("\n", platform.log.entries()));
  }

  @Test
  void shouldKeepTheOldListsWhenTheNewOnesCannotBeUsed() throws Exception {
    byte[] list = TestCrl.of(ca).revoke(peer.certificate().serial().longValue()).pem();
    platform.files.put("ca.crl", list);
    start("trust.crls = ca.crl");
    platform.files.put("ca.crl", Arrays.copyOf(list, list.length / 2));
    List<ConfigurationError> errors = reload("trust.crls = ca.crl");
    assertEquals(1, errors.size(), text(errors));
    assertTrue(text(errors).contains("trust.crls = ca.crl: ca.crl: line 1: "), text(errors));
    assertRefused("its issuer has revoked it");
  }

  /** Whoever copies a file onto the board may be overtaken by a reload. */
  @ParameterizedTest
  @ValueSource(strings = {"board.crt", "board.key", "ca.crt", "ca.crl"})
  void shouldKeepWhatItHasWhenAFileIsHalfWritten(String name) throws Exception {
    platform.files.put("ca.crl", TestCrl.of(ca).revoke(99).pem());
    start("trust.crls = ca.crl");
    byte[] whole = platform.files.get(name);
    // Without the last line feed alone, it would be whole.
    for (int length = 0; length < whole.length - 1; length++) {
      platform.files.put(name, Arrays.copyOf(whole, length));
      List<ConfigurationError> errors = reload("trust.crls = ca.crl");
      assertEquals(1, errors.size(), text(errors));
      assertTrue(text(errors).contains(name), text(errors));
    }
    assertAnswers(10161);
    platform.files.put(name, whole);
    takeOver("trust.crls = ca.crl");
  }

  /** The key of another certificate, as when one of two files has been exchanged and not both. */
  @Test
  void shouldKeepWhatItHasWhenCertificateAndKeyDoNotFit() throws Exception {
    start();
    TestPki.Issued next = TestPki.leaf("board1 again").issuedBy(ca);
    platform.files.put("board.crt", next.certificatePem());
    List<ConfigurationError> errors = reload();
    assertEquals(1, errors.size(), text(errors));
    assertTrue(
        text(errors).contains("board.key: this is not the private key of the first certificate"),
        text(errors));
    assertAnswers(10161);
    platform.files.put("board.key", next.keyPem());
    takeOver();
  }

  @Test
  void shouldListenWhereItIsToldAndNowhereElse() throws Exception {
    start();
    takeOver("listen.main.port = 10999");
    assertAnswers(10999);
    assertEquals(null, platform.host.listener(10161));
    takeOver();
    assertAnswers(10161);
    assertEquals(null, platform.host.listener(10999));
  }

  @Test
  void shouldStayAsItIsWhenAnAddressCannotBeListenedAt() throws Exception {
    other.listener(10162).close();
    start(TRAP_TARGET);
    world.run(1_000);
    platform.host.listen("0.0.0.0", 10999);
    List<ConfigurationError> errors =
        reload(
            "listen.b.address = 0.0.0.0",
            "listen.b.port = 10999",
            "listen.c.address = 0.0.0.0",
            "listen.c.port = 10998");
    assertEquals(1, errors.size(), text(errors));
    assertTrue(text(errors).contains("listen.b.address"), text(errors));
    assertEquals(null, platform.host.listener(10998));
    assertFalse(agent.targets().isPresent(1));
    assertEquals(1, agent.targets().queued(0));
    assertAnswers(10161);
  }

  @Test
  void shouldSayAllThatIsWrongAndStayAsItIs() throws Exception {
    other.listener(10162).close();
    start(TRAP_TARGET);
    world.run(1_000);
    List<ConfigurationError> errors =
        reload(
            "engine.id = 80:00:7e:d9:04:62:6f:61",
            "log.level = debug",
            "limit.sessions = 9",
            "trust.certificates = nowhere.crt",
            "line.window.report = none");
    String all = text(errors);
    assertEquals(5, errors.size(), all);
    for (String key :
        List.of("engine.id", "log.level", "limit.sessions", "trust.certificates", "line.window")) {
      assertTrue(all.contains(key), all);
    }
    assertTrue(all.contains("it cannot be changed while the agent runs; restart it"), all);
    assertEquals(1, agent.targets().queued(0));
    assertAnswers(10161);
  }

  @Test
  void shouldTellNoAlarmTwiceAndItsEndByTheNewThresholds() throws Exception {
    start(TRAP_TARGET);
    TestBoard.TestSensor sensor = (TestBoard.TestSensor) platform.board.sensor(0);
    sensor.set(80_000);
    VirtualConnection receiver = accept();
    world.run(2_000);
    assertEquals(2, messages(receiver).size());
    takeOver(
        join(TRAP_TARGET, "sensor.temperature.high = 75", "sensor.temperature.high.clear = 72"));
    world.run(5_000);
    assertEquals(2, agent.targets().accepted(0));
    sensor.set(71_000);
    world.run(5_000);
    assertEquals(3, agent.targets().accepted(0));
  }

  @Test
  void shouldCountAsLostWhatASmallerOutboxHasNoRoomFor() throws Exception {
    other.listener(10162).close();
    start(TRAP_TARGET);
    for (int i = 0; i < 7; i++) {
      platform.board.change(0, i % 2 == 0);
    }
    world.run(1_000);
    assertEquals(8, agent.targets().queued(0));
    takeOver(join(TRAP_TARGET, "outbox.informational.events = 3"));
    assertEquals(3, agent.targets().queued(0));
    assertEquals(5, agent.targets().dropped(0, DropCause.QUEUE_FULL));
    assertEquals(8, agent.targets().accepted(0));
  }

  @Test
  void shouldPassOnWhatTheCoalescerHeldBack() throws Exception {
    start(join(TRAP_TARGET, "outbox.coalesce.ms = 600000"));
    VirtualConnection receiver = accept();
    for (int i = 0; i < 4; i++) {
      platform.board.change(0, i % 2 == 0);
    }
    world.wake();
    world.run(2_000);
    assertEquals(2, messages(receiver).size());
    takeOver(TRAP_TARGET);
    assertEquals(List.of(LINE_CHANGED), notifications(accept()));
    assertEquals(2, agent.targets().coalesced(0));
  }

  @Test
  void shouldKeepTheJournalGoing() throws Exception {
    other.listener(10162).close();
    String[] durable = join(TRAP_TARGET, "line.door.severity = critical");
    start(durable);
    platform.board.change(0, true);
    world.wake();
    world.run(100);
    takeOver(join(durable, "outbox.critical.events = 9", "journal.sync.ms = 10"));
    platform.board.change(0, false);
    world.wake();
    world.run(1_000);
    // The power is cut, and what is not durable is gone.
    platform.storage.restorePower();
    Agent next = startOther(7, join(durable, "listen.main.port = 10998"));
    assertEquals(2, next.targets().queued(0));
  }

  @Test
  void shouldTakeNoConfigurationWhenItIsEnding() throws Exception {
    start();
    agent.stop(world.nowMs());
    assertThrows(IllegalStateException.class, () -> reload());
  }
}
