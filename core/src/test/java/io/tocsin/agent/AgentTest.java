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
import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.config.ConfigurationReader;
import io.tocsin.config.ConfigurationResult;
import io.tocsin.event.DropCause;
import io.tocsin.hal.VirtualConnection;
import io.tocsin.hal.VirtualHost;
import io.tocsin.hal.VirtualNetwork;
import io.tocsin.snmp.PduType;
import io.tocsin.snmp.V3Message;
import io.tocsin.snmp.VarbindCursor;
import io.tocsin.tls.PlainChannels;
import io.tocsin.tls.TestPki;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole agent in a virtual world, with plain channels, so that a test reads the wire. */
final class AgentTest {

  private static final Oid SYS_NAME = Oid.parse("1.3.6.1.2.1.1.5.0");
  private static final Oid SNMP_TRAP_OID = Oid.parse("1.3.6.1.6.3.1.1.4.1.0");
  private static final Oid COLD_START = Oid.parse("1.3.6.1.6.3.1.1.5.1");
  private static final Oid WARM_START = Oid.parse("1.3.6.1.6.3.1.1.5.2");
  private static final Oid LINE_CHANGED = Oid.parse("1.3.6.1.4.1.32473.100.0.1");
  private static final Oid THRESHOLD_CROSSED = Oid.parse("1.3.6.1.4.1.32473.100.0.2");

  private final VirtualNetwork world = new VirtualNetwork();
  private final TestPlatform platform = new TestPlatform(world, "10.0.0.1");
  private final VirtualHost other = world.addHost("10.0.0.2");
  private final TestPki.Issued ca = TestPki.authority("Test CA").selfSigned();
  private final TestPki.Issued peer = TestPki.leaf("peer").dns("nms.example.org").issuedBy(ca);
  private final byte[] bytes = new byte[20_000];
  private Agent agent;

  @BeforeEach
  void prepareBoard() throws IOException {
    TestPki.Issued own = TestPki.leaf("board1").issuedBy(ca);
    platform.files.put("board.crt", own.certificatePem());
    platform.files.put("board.key", own.keyPem());
    platform.files.put("ca.crt", ca.certificatePem());
    platform.board.addSensor("temperature", "C");
    platform.board.addLine("door", false);
    world.addName("nms.example.org", other);
    other.listen("::", 10162);
  }

  private void start(String... further) throws Exception {
    agent = startOther(7, further);
    world.drive(platform.host, agent);
    world.wake();
  }

  private Agent startOther(int checksum, String... further) throws Exception {
    return Agent.start(
        configuration(further).configuration(),
        checksum,
        platform,
        "test",
        (configuration, board, identity) -> new PlainChannels(20_000, peer.certificate()));
  }

  private ConfigurationResult configuration(String... further) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "state.directory = state",
                "system.name = board1",
                "identity.certificate = board.crt",
                "identity.key = board.key",
                "trust.certificates = ca.crt",
                "listen.main.address = 0.0.0.0",
                "listen.main.port = 10161",
                "map.1.fingerprint = " + peer.certificate().fingerprint(),
                "map.1.type = specified",
                "map.1.name = peer",
                "view.all.include = 1.3.6.1",
                "group.all.members = peer",
                "group.all.read = all",
                "group.all.write = all",
                "group.all.notify = all",
                "sensor.temperature.high = 70",
                "sensor.temperature.high.clear = 65"));
    lines.addAll(List.of(further));
    ConfigurationResult result =
        ConfigurationReader.read(
            "tocsin.conf", String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    assertTrue(result.isValid(), result.text());
    return result;
  }

  private static final String[] TRAP_TARGET = {
    "target.nms.host = nms.example.org", "target.nms.security.name = peer",
  };

  private static final String[] INFORM_TARGET = {
    "target.nms.host = nms.example.org",
    "target.nms.security.name = peer",
    "target.nms.type = inform",
  };

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
    assertEquals(List.of(LINE_CHANGED, THRESHOLD_CROSSED), notifications(receiver));
    assertEquals(3, agent.targets().delivered(0));
    assertEquals(0, agent.targets().queued(0));
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

  @Test
  void shouldGiveUpAnInformAndTakeANewSessionForTheNext() throws Exception {
    start(INFORM_TARGET);
    VirtualConnection receiver = accept();
    world.run(30_000);
    assertEquals(1, agent.targets().dropped(0, DropCause.NOT_ACKNOWLEDGED));
    assertTrue(receiver.isOutputEnded() || receiver.other().isClosed());
    platform.board.change(0, true);
    world.run(30_000);
    VirtualConnection next = accept();
    assertEquals(LINE_CHANGED, notifications(next).get(0));
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
    int length = cursor.value().readOctets(BerTag.OCTET_STRING, 0, 255);
    assertEquals(
        "board1",
        new String(
            cursor.value().buffer(),
            cursor.value().valueOffset(),
            length,
            StandardCharsets.US_ASCII));
    assertTrue(platform.feedCount > 0);
  }

  @Test
  void shouldNotWakeUpWithoutReason() throws Exception {
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
    long allocated = 0;
    for (int i = 0; i < 1_000; i++) {
      allocated += exchange(manager, request);
    }
    assertEquals(0, allocated, "bytes for 1,000 answers");
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
    start(TRAP_TARGET[0], TRAP_TARGET[1], "target.nms.pause.ms = 0", "target.nms.idle.ms = 0");
    VirtualConnection receiver = accept();
    world.run(2_000);
    for (int i = 0; i < 20_000; i++) {
      trap(receiver, i % 2 == 0);
    }
    long allocated = 0;
    for (int i = 0; i < 1_000; i++) {
      allocated += trap(receiver, i % 2 == 0);
    }
    assertEquals(0, allocated, "bytes for 1,000 traps");
  }

  private long trap(VirtualConnection receiver, boolean level) {
    platform.board.change(0, level);
    long allocated = step();
    assertTrue(receiver.read(bytes, 0, bytes.length) > 100);
    return allocated;
  }

  private long step() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(id);
    agent.step(world.nowMs());
    return threads.getThreadAllocatedBytes(id) - before;
  }

  private VirtualConnection accept() {
    VirtualConnection[] accepted = new VirtualConnection[1];
    world.run(
        600_000,
        () -> {
          if (accepted[0] == null) {
            accepted[0] = (VirtualConnection) other.listener(10162).accept();
          }
          return accepted[0] != null;
        });
    assertTrue(accepted[0] != null, "the board connects");
    return accepted[0];
  }

  private List<byte[]> messages(VirtualConnection connection) {
    List<byte[]> messages = new ArrayList<>();
    int count = connection.read(bytes, 0, bytes.length);
    int at = 0;
    while (at < count) {
      int length = (bytes[at + 1] & 0xFF) + 2;
      if (length >= 0x82) {
        int octets = (bytes[at + 1] & 0x7F);
        length = 2 + octets;
        int value = 0;
        for (int i = 0; i < octets; i++) {
          value = value << 8 | (bytes[at + 2 + i] & 0xFF);
        }
        length += value;
      }
      messages.add(Arrays.copyOfRange(bytes, at, at + length));
      at += length;
    }
    return messages;
  }

  private List<Oid> notifications(VirtualConnection receiver) {
    world.run(100);
    List<Oid> notifications = new ArrayList<>();
    for (byte[] message : messages(receiver)) {
      VarbindCursor cursor = parse(message).pdu().varbinds(new VarbindCursor());
      Oid name = new Oid();
      while (cursor.next(name)) {
        if (name.equals(SNMP_TRAP_OID)) {
          Oid value = new Oid();
          cursor.value().readOid(BerTag.OBJECT_IDENTIFIER, value);
          notifications.add(value);
        }
      }
    }
    return notifications;
  }

  private static V3Message parse(byte[] message) {
    V3Message parsed = new V3Message();
    assertTrue(parsed.read(message, 0, message.length));
    return parsed;
  }

  private void ask(VirtualConnection manager, Oid name) {
    byte[] request = getRequest(name);
    assertEquals(request.length, manager.write(request, 0, request.length));
  }

  private byte[] getRequest(Oid name) {
    BerWriter writer = new BerWriter().wrap(new byte[500], 0, 500);
    int end = writer.mark();
    writer.writeNull(BerTag.NULL);
    writer.writeOid(BerTag.OBJECT_IDENTIFIER, name);
    writer.writeHeader(BerTag.SEQUENCE, end);
    return message(writer, end, PduType.GET_REQUEST, 42, 1, engineId());
  }

  private byte[] engineId() {
    return EngineIdentity.make(32473, platform.board.serial());
  }

  private void acknowledge(VirtualConnection receiver, byte[] inform) {
    V3Message parsed = parse(inform);
    BerWriter writer = new BerWriter().wrap(new byte[2000], 0, 2000);
    int end = writer.mark();
    writer.writeRaw(inform, parsed.pdu().varbindsOffset(), parsed.pdu().varbindsLength());
    byte[] response =
        message(
            writer,
            end,
            PduType.RESPONSE,
            parsed.pdu().requestId(),
            parsed.header().messageId(),
            engineId());
    assertEquals(response.length, receiver.write(response, 0, response.length));
  }

  /** Completes a message around a list of variable bindings. */
  private static byte[] message(
      BerWriter writer, int end, int pduType, int requestId, int messageId, byte[] engineId) {
    writer.writeHeader(BerTag.SEQUENCE, end);
    writer.writeInteger(BerTag.INTEGER, 0);
    writer.writeInteger(BerTag.INTEGER, 0);
    writer.writeInteger(BerTag.INTEGER, requestId);
    writer.writeHeader(pduType, end);
    writer.writeOctets(BerTag.OCTET_STRING, new byte[0], 0, 0);
    writer.writeOctets(BerTag.OCTET_STRING, engineId, 0, engineId.length);
    writer.writeHeader(BerTag.SEQUENCE, end);
    writer.writeOctets(BerTag.OCTET_STRING, new byte[0], 0, 0);
    int header = writer.mark();
    writer.writeInteger(BerTag.INTEGER, 4);
    byte[] flags = {(byte) (pduType == PduType.RESPONSE ? 3 : 7)};
    writer.writeOctets(BerTag.OCTET_STRING, flags, 0, 1);
    writer.writeInteger(BerTag.INTEGER, 8192);
    writer.writeInteger(BerTag.INTEGER, messageId);
    writer.writeHeader(BerTag.SEQUENCE, header);
    writer.writeInteger(BerTag.INTEGER, 3);
    writer.writeHeader(BerTag.SEQUENCE, end);
    return Arrays.copyOfRange(writer.buffer(), writer.offset(), writer.offset() + writer.length());
  }
}
