/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tocsin.ber.BerError;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.event.DropCause;
import io.tocsin.event.Severity;
import io.tocsin.hal.Link;
import io.tocsin.hal.Listener;
import io.tocsin.hal.VirtualConnection;
import io.tocsin.mib.Settings;
import io.tocsin.snmp.PduType;
import io.tocsin.snmp.V3Message;
import io.tocsin.snmp.VarbindCursor;
import io.tocsin.store.TwoSlotRecord;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

/** What the agent does, seen from outside. */
final class AgentTest extends AgentWorld {

  private static final int TRIES_MAX = 20;

  private static final Oid EVENT_COUNT = Oid.parse("1.3.6.1.4.1.32473.100.1.6.5.0");
  private static final Oid LINE_LEVEL = Oid.parse("1.3.6.1.4.1.32473.100.1.3.1.1.4.1");

  @Test
  void shouldTellOfItsColdStartWithTheFirstNotification() throws Exception {
    start(TRAP_TARGET);
    assertEquals(List.of(COLD_START), notifications(accept()));
  }

  @Test
  void shouldTellOfAWarmStartWhenItStartsAgainUnchanged() throws Exception {
    startOther(7, TRAP_TARGET).stop(0);
    world.run(10);
    start(TRAP_TARGET);
    assertEquals(List.of(WARM_START), notifications(accept()));
  }

  @Test
  void shouldTellOfAColdStartWhenTheConfigurationChanged() throws Exception {
    startOther(6, TRAP_TARGET).stop(0);
    world.run(10);
    start(TRAP_TARGET);
    assertEquals(List.of(COLD_START), notifications(accept()));
  }

  @Test
  void shouldTellOfLinesAndThresholds() throws Exception {
    start(TRAP_TARGET);
    VirtualConnection receiver = accept();
    notifications(receiver);
    platform.board.change(0, true);
    ((io.tocsin.hal.TestBoard.TestSensor) platform.board.sensor(0)).set(80_000);
    world.run(60_000);
    // The worse one first.
    assertEquals(List.of(THRESHOLD_CROSSED, LINE_CHANGED), notifications(receiver));
    assertEquals(3, agent.targets().delivered(0));
    assertEquals(0, agent.targets().queued(0));
  }

  @Test
  void shouldSendATestLikeAnyOtherEvent() throws Exception {
    start(TRAP_TARGET);
    VirtualConnection receiver = accept();
    notifications(receiver);
    long id = agent.test(Severity.MINOR, world.nowMs());
    assertEquals(agent.newestEventId(), id);
    assertTrue(agent.outbox().queue(0).isWaiting(Severity.MINOR, id));
    world.wake();
    world.run(60_000);
    assertEquals(List.of(TEST_TRAP), notifications(receiver));
    assertFalse(agent.outbox().queue(0).isWaiting(Severity.MINOR, id));
    assertEquals(2, agent.targets().delivered(0));
  }

  @Test
  void shouldRefuseATestBeforeItsFirstStepAndAfterItsLast() throws Exception {
    Agent early = startOther(7);
    assertThrows(IllegalStateException.class, () -> early.test(Severity.MINOR, 0));
    early.step(0);
    early.stop(0);
    assertThrows(IllegalStateException.class, () -> early.test(Severity.MINOR, 0));
  }

  @Test
  void shouldShowItsSessionsAndCertificates() throws Exception {
    start(TRAP_TARGET);
    accept();
    world.run(10_000);
    List<String> sessions = new ArrayList<>();
    agent.visitSessions(
        session -> sessions.add(session.remoteAddress() + " " + session.isServer()));
    assertEquals(List.of("10.0.0.2 false"), sessions);
    assertEquals(1, agent.ownCertificates().size());
    assertEquals(List.of(ca.certificate()), agent.trustedCertificates());
    assertTrue(agent.clock().isTrusted());
  }

  @Test
  void shouldTellOfLinks() throws Exception {
    start(TRAP_TARGET);
    VirtualConnection receiver = accept();
    notifications(receiver);
    platform.board.link(0).set(true, Link.DOWN);
    world.run(60_000);
    platform.board.link(0).set(true, Link.UP);
    world.run(60_000);
    assertEquals(List.of(LINK_DOWN), notifications(receiver));
    assertEquals(List.of(LINK_UP), notifications(accept()));
  }

  @Test
  void shouldDeliverEverythingToATargetThatComesBack() throws Exception {
    other.listener(10162).close();
    start(TRAP_TARGET);
    world.run(60_000);
    platform.board.change(0, true);
    world.run(60_000);
    assertEquals(2, agent.targets().queued(0));
    assertFalse(agent.targets().lastError(0).isEmpty());
    other.listen("::", 10162);
    world.run(600_000);
    assertEquals(List.of(COLD_START, LINE_CHANGED), notifications(accept()));
  }

  @Test
  void shouldTalkToNobodyBeforeItsClockIsTrustedWhenStrict() throws Exception {
    platform.wallTrusted = false;
    start(TRAP_TARGET[0], TRAP_TARGET[1], "clock.strict = true");
    VirtualConnection manager = other.connect("10.0.0.1", 10161);
    world.run(10_000);
    assertTrue(manager.isOutputEnded() || manager.isClosed() || manager.other().isClosed());
    assertEquals(0, agent.targets().delivered(0));
    assertTrue(agent.targets().lastError(0).contains("clock.strict"), agent.targets().lastError(0));
    platform.wallTrusted = true;
    while (other.listener(10162).accept() != null) {
      // Of the attempts before.
    }
    world.run(600_000);
    assertEquals(List.of(COLD_START), notifications(accept()));
  }

  @Test
  void shouldSendAnInformAgainUntilItIsAcknowledged() throws Exception {
    start(INFORM_TARGET);
    VirtualConnection receiver = accept();
    world.run(1_600);
    List<byte[]> informs = messages(receiver);
    assertEquals(2, informs.size());
    assertEquals(0, agent.targets().delivered(0));
    assertEquals(1, agent.targets().queued(0));
    acknowledge(receiver, informs.get(0));
    world.run(10);
    assertEquals(1, agent.targets().delivered(0));
    assertEquals(0, agent.targets().queued(0));
  }

  /** RFC 3413 §3.3 step 6 d). */
  @Test
  void step6dShouldSendAnInformAgainInTimeThoughNothingElseIsDueBefore() throws Exception {
    start(
        INFORM_TARGET[0],
        INFORM_TARGET[1],
        INFORM_TARGET[2],
        "target.nms.pause.ms = 0",
        "sensor.period.ms = 60000");
    VirtualConnection receiver = accept();
    world.run(10);
    acknowledge(receiver, messages(receiver).get(0));
    world.run(5_000);
    platform.board.change(0, true);
    world.wake();
    world.run(10);
    assertEquals(1, messages(receiver).size());
    world.run(1_480);
    assertEquals(0, messages(receiver).size());
    world.run(20);
    assertEquals(1, messages(receiver).size());
  }

  @Test
  void shouldTakeNewSessionsForAnInformThatNobodyAcknowledgesAndGiveItUpInTheEnd()
      throws Exception {
    start(INFORM_TARGET);
    platform.board.change(0, true);
    for (int session = 0; session < UnansweredInform.SESSIONS_MAX; session++) {
      assertEquals(0, agent.targets().dropped(0, DropCause.NOT_ACKNOWLEDGED));
      assertEquals(COLD_START, notifications(accept()).get(0));
    }
    world.run(7_000);
    assertEquals(1, agent.targets().dropped(0, DropCause.NOT_ACKNOWLEDGED));
    assertEquals(LINE_CHANGED, notifications(accept()).get(0));
  }

  @Test
  void shouldTellATargetWhatItHasMissed() throws Exception {
    start(TRAP_TARGET[0], TRAP_TARGET[1], "outbox.informational.events = 3");
    for (int i = 0; i < 7; i++) {
      platform.board.change(0, i % 2 == 0);
    }
    world.run(2);
    VirtualConnection receiver = accept();
    world.run(60_000);
    List<byte[]> messages = messages(receiver);
    assertEquals(4, messages.size());
    Oid dropped = Oid.parse("1.3.6.1.4.1.32473.100.1.6.7.0");
    VarbindCursor cursor = parse(messages.get(3)).pdu().varbinds(new VarbindCursor());
    Oid name = new Oid();
    while (cursor.next(name) && !name.equals(dropped)) {
      assertEquals(BerError.NONE, cursor.error());
    }
    assertEquals(dropped, name);
    assertEquals(5, cursor.number(), "the cold start and four changes");
    assertEquals(5, agent.targets().dropped(0, DropCause.QUEUE_FULL));
    assertEquals(4, agent.targets().delivered(0));
  }

  @Test
  void shouldTellOfALineThatFlapsByOneEventForMany() throws Exception {
    start(TRAP_TARGET[0], TRAP_TARGET[1], "outbox.coalesce.ms = 5000");
    VirtualConnection receiver = accept();
    notifications(receiver);
    for (int i = 0; i < 7; i++) {
      platform.board.change(0, i % 2 == 0);
    }
    world.run(60_000);
    List<byte[]> messages = messages(receiver);
    assertEquals(2, messages.size());
    assertEquals(6, parse(messages.get(0)).pdu().varbindCount());
    assertEquals(Map.of(EVENT_COUNT, 6L, LINE_LEVEL, 1L), numbers(messages.get(1)));
    assertEquals(5, agent.targets().coalesced(0));
  }

  /** The values of tocsinEventCount and of the line's level. */
  private static Map<Oid, Long> numbers(byte[] message) {
    Map<Oid, Long> numbers = new HashMap<>();
    VarbindCursor cursor = parse(message).pdu().varbinds(new VarbindCursor());
    Oid name = new Oid();
    while (cursor.next(name)) {
      if (name.equals(EVENT_COUNT) || name.equals(LINE_LEVEL)) {
        Oid copy = new Oid();
        copy.set(name);
        numbers.put(copy, cursor.number());
      }
    }
    return numbers;
  }

  @Test
  void shouldAnswerAManagerAndFeedTheWatchdog() throws Exception {
    start();
    VirtualConnection manager = other.connect("10.0.0.1", 10161);
    world.run(10);
    ask(manager, SYS_NAME);
    world.run(10);
    V3Message answer = parse(messages(manager).get(0));
    assertEquals(PduType.RESPONSE, answer.pdu().type());
    assertEquals(0, answer.pdu().errorStatus());
    VarbindCursor cursor = answer.pdu().varbinds(new VarbindCursor());
    assertTrue(cursor.next(new Oid()));
    assertEquals(
        "board1",
        new String(
            cursor.bytes(), cursor.valueOffset(), cursor.valueLength(), StandardCharsets.US_ASCII));
    assertTrue(platform.feedCount > 0);
  }

  /** The configuration of this test has no name with a prefix, so nobody would be served. */
  @Test
  void shouldServeManagersByTheConfiguredPrefixWhateverOneHadSetBefore() throws Exception {
    keepUsePrefix(1);
    start("tsm.prefix = false");
    assertEquals(
        1,
        platform.log.count(
            "snmpTsmConfigurationUsePrefix is false by tsm.prefix; a manager had set it to true"));
    VirtualConnection manager = other.connect("10.0.0.1", 10161);
    world.run(10);
    ask(manager, SYS_NAME);
    world.run(10);
    assertEquals(0, parse(messages(manager).get(0)).pdu().errorStatus());
  }

  @Test
  void shouldSayThatAKeptPrefixLocksOutEveryManager() throws Exception {
    keepUsePrefix(1);
    start();
    assertEquals(1, platform.log.count("write tsm.prefix = false to serve them"));
  }

  /** Writes snmpTsmConfigurationUsePrefix into the board's memory, as a SET does. */
  private void keepUsePrefix(int value) throws IOException {
    BerWriter writer = new BerWriter().wrap(new byte[50], 0, 50);
    int end = writer.mark();
    writer.writeInteger(BerTag.INTEGER, value);
    writer.writeOid(BerTag.OBJECT_IDENTIFIER, Oid.parse("1.3.6.1.2.1.190.1.2.1"));
    writer.writeHeader(BerTag.SEQUENCE, end);
    writer.writeHeader(BerTag.SEQUENCE, end);
    new TwoSlotRecord(platform.storage, "settings", Settings.BYTES_MAX)
        .write(writer.buffer(), writer.offset(), writer.length());
  }

  @Test
  void shouldFeedTheWatchdogEveryHalfOfItsTimeoutThoughNothingIsDue() throws Exception {
    start("sensor.period.ms = 60000");
    world.run(600_000);
    assertTrue(platform.feedCount >= 120, platform.feedCount + " feeds");
    assertEquals(5_000, platform.feedPauseMsMax);
  }

  @Test
  void shouldNotWakeUpWithoutReason() throws Exception {
    platform.watchdogTimeoutMs = 0;
    start("sensor.period.ms = 10000");
    world.run(1_000);
    long before = world.steps(agent);
    world.run(1_000_000);
    long steps = world.steps(agent) - before;
    assertTrue(steps <= 110, steps + " steps for 100 readings of the sensors");
  }

  @Test
  void shouldNeverAskForAMomentInThePast() throws Exception {
    agent = startOther(7, TRAP_TARGET);
    for (long nowMs = 0; nowMs < 200; nowMs += 10) {
      assertTrue(agent.step(nowMs) >= nowMs);
    }
  }

  @Test
  void shouldEndInGoodOrderAndAccountForEveryEvent() throws Exception {
    start(TRAP_TARGET);
    VirtualConnection receiver = accept();
    platform.board.change(0, true);
    world.wake();
    world.run(100);
    agent.stop(world.nowMs());
    world.wake();
    world.run(10);
    assertEquals(2, notifications(receiver).size());
    receiver.close();
    world.run(10_000);
    assertTrue(agent.isStopped());
    assertEquals(
        agent.targets().accepted(0),
        agent.targets().delivered(0) + agent.targets().dropped(0, DropCause.SHUT_DOWN));
  }

  @Test
  void shouldReportAllThatIsWrongWithFilesAndNamesAndCountNoStart() {
    platform.files.remove("board.key");
    platform.files.put("ca.crt", "no certificate".getBytes(StandardCharsets.US_ASCII));
    AgentStartException refused =
        assertThrows(
            AgentStartException.class,
            () ->
                startOther(
                    7,
                    "sensor.pressure.high = 3",
                    "sensor.pressure.high.clear = 2",
                    "line.window.report = none"));
    List<String> texts = refused.errors().stream().map(Object::toString).toList();
    assertEquals(4, texts.size(), texts.toString());
    assertTrue(texts.toString().contains("identity.key = board.key"), texts.toString());
    assertTrue(texts.toString().contains("trust.certificates = ca.crt"), texts.toString());
    assertTrue(texts.toString().contains("it has temperature"), texts.toString());
    assertTrue(texts.toString().contains("it has door"), texts.toString());
    assertThrows(NullPointerException.class, () -> platform.storage.durable("engine"));
  }

  @Test
  void shouldSayWhichAddressItCannotListenAt() throws Exception {
    platform.host.listen("0.0.0.0", 10161);
    AgentStartException refused = assertThrows(AgentStartException.class, () -> startOther(7));
    assertTrue(refused.getMessage().contains("listen.main.address"), refused.getMessage());
  }

  /** RFC 3418: coldStart tells that the configuration may have been altered. */
  @Test
  void shouldNotCountAStartThatCannotListenNorForgetThatTheConfigurationChanged() throws Exception {
    startOther(6, TRAP_TARGET).stop(0);
    world.run(10);
    Listener occupant = platform.host.listen("0.0.0.0", 10161);
    assertThrows(AgentStartException.class, () -> startOther(7, TRAP_TARGET));
    occupant.close();
    start(TRAP_TARGET);
    assertEquals(List.of(COLD_START), notifications(accept()));
    assertEquals(1, platform.log.count("start number 2;"));
  }

  @Test
  void shouldListenNoMoreWhenItsStartCannotBeCounted() throws Exception {
    startOther(7).stop(0);
    world.run(10);
    platform.storage.cutAfterBytes(100);
    assertThrows(IOException.class, () -> startOther(7));
    platform.storage.restorePower();
    platform.host.listen("0.0.0.0", 10161).close();
  }

  @Test
  void shouldAllocateNothingToAnswerAGet() throws Exception {
    world.setLatencyMs(0);
    start();
    VirtualConnection manager = other.connect("10.0.0.1", 10161);
    world.run(10);
    byte[] request = getRequest(SYS_NAME);
    for (int i = 0; i < 20_000; i++) {
      exchange(manager, request);
    }
    long allocated = bytesOfRounds(i -> exchange(manager, request));
    assertEquals(0, allocated, "bytes for 100 answers");
  }

  /** Peer, security name, version, age and messages of the manager's own session. */
  @Test
  void shouldAllocateNothingToTellOfASession() throws Exception {
    world.setLatencyMs(0);
    start();
    VirtualConnection manager = other.connect("10.0.0.1", 10161);
    world.run(10);
    for (int column : new int[] {3, 4, 6, 8, 9, 11}) {
      Oid name = Oid.parse("1.3.6.1.4.1.32473.100.1.10.1.1." + (column - 1) + ".1");
      byte[] request = request(PduType.GET_NEXT_REQUEST, name);
      for (int i = 0; i < 5_000; i++) {
        exchange(manager, request);
      }
      long allocated = bytesOfRounds(i -> exchange(manager, request));
      assertEquals(0, allocated, "bytes for 100 answers of column " + column);
    }
  }

  /** One request and its answer; bytes that the agent allocated for it. */
  private long exchange(VirtualConnection manager, byte[] request) {
    assertEquals(request.length, manager.write(request, 0, request.length));
    long allocated = step();
    assertTrue(manager.read(bytes, 0, bytes.length) > request.length);
    return allocated;
  }

  @Test
  void shouldAllocateNothingToSendATrap() throws Exception {
    world.setLatencyMs(0);
    start(
        TRAP_TARGET[0],
        TRAP_TARGET[1],
        "target.nms.pause.ms = 0",
        "target.nms.idle.ms = 0",
        "target.nms.per.second.events = 0",
        "outbox.per.second.bytes = 0");
    VirtualConnection receiver = accept();
    world.run(2_000);
    for (int i = 0; i < 20_000; i++) {
      trap(receiver, i % 2 == 0);
    }
    long allocated = bytesOfRounds(i -> trap(receiver, i % 2 == 0));
    assertEquals(0, allocated, "bytes for 100 traps");
  }

  private long trap(VirtualConnection receiver, boolean level) {
    platform.board.change(0, level);
    long allocated = step();
    assertTrue(receiver.read(bytes, 0, bytes.length) > 100);
    return allocated;
  }

  /**
   * What rounds allocate that go on as they are. On a busy machine the compiler may come late, and
   * what it does away with is there until then; so the least of several tries counts.
   */
  private static long bytesOfRounds(IntToLongFunction bytesOfRound) {
    long least = Long.MAX_VALUE;
    for (int tries = 0; tries < TRIES_MAX && least > 0; tries++) {
      least = Math.min(least, bytesOfTry(bytesOfRound));
    }
    return least;
  }

  /**
   * The greatest but one of ten sums over 100 rounds. One may hold what the virtual machine books
   * on the thread when it compiles; what our code allocates, be it seldom, is in more of them.
   */
  private static long bytesOfTry(IntToLongFunction bytesOfRound) {
    long[] sums = new long[10];
    for (int batch = 0; batch < sums.length; batch++) {
      for (int i = 0; i < 100; i++) {
        sums[batch] += bytesOfRound.applyAsLong(i);
      }
    }
    Arrays.sort(sums);
    return sums[sums.length - 2];
  }

  private long step() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(id);
    agent.step(world.nowMs());
    return threads.getThreadAllocatedBytes(id) - before;
  }
}
