/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.config.ConfigurationReader;
import io.tocsin.config.ConfigurationResult;
import io.tocsin.hal.TestPlatform;
import io.tocsin.hal.VirtualConnection;
import io.tocsin.hal.VirtualHost;
import io.tocsin.hal.VirtualNetwork;
import io.tocsin.snmp.PduType;
import io.tocsin.snmp.V3Message;
import io.tocsin.snmp.VarbindCursor;
import io.tocsin.tls.PlainChannels;
import io.tocsin.tls.TestPki;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** The whole agent in a virtual world, with plain channels, so that a test reads the wire. */
abstract class AgentWorld {

  static final Oid SYS_NAME = Oid.parse("1.3.6.1.2.1.1.5.0");
  static final Oid SNMP_TRAP_OID = Oid.parse("1.3.6.1.6.3.1.1.4.1.0");
  static final Oid COLD_START = Oid.parse("1.3.6.1.6.3.1.1.5.1");
  static final Oid WARM_START = Oid.parse("1.3.6.1.6.3.1.1.5.2");
  static final Oid LINK_DOWN = Oid.parse("1.3.6.1.6.3.1.1.5.3");
  static final Oid LINK_UP = Oid.parse("1.3.6.1.6.3.1.1.5.4");
  static final Oid LINE_CHANGED = Oid.parse("1.3.6.1.4.1.32473.100.0.1");
  static final Oid TEST_TRAP = Oid.parse("1.3.6.1.4.1.32473.100.0.8");
  static final Oid THRESHOLD_CROSSED = Oid.parse("1.3.6.1.4.1.32473.100.0.2");

  final VirtualNetwork world = new VirtualNetwork();
  final TestPlatform platform = new TestPlatform(world, "10.0.0.1");
  final VirtualHost other = world.addHost("10.0.0.2");
  final TestPki.Issued ca = TestPki.authority("Test CA").selfSigned();
  final TestPki.Issued peer = TestPki.leaf("peer").dns("nms.example.org").issuedBy(ca);
  final byte[] bytes = new byte[20_000];
  Agent agent;

  /** The peer's securityName, under which it may do everything. */
  String member = "peer";

  @BeforeEach
  void prepareBoard() throws IOException {
    TestPki.Issued own = TestPki.leaf("board1").issuedBy(ca);
    platform.files.put("board.crt", own.certificatePem());
    platform.files.put("board.key", own.keyPem());
    platform.files.put("ca.crt", ca.certificatePem());
    platform.board.addSensor("temperature", "C");
    platform.board.addLine("door", false);
    platform.board.addLink("eth0", 2);
    world.addName("nms.example.org", other);
    other.listen("::", 10162);
  }

  void start(String... further) throws Exception {
    agent = startOther(7, further);
    world.drive(platform.host, agent);
    world.wake();
  }

  Agent startOther(int checksum, String... further) throws Exception {
    return Agent.start(
        configuration(further).configuration(), checksum, platform, "test", channels());
  }

  /** What the board and its peers speak over. */
  ChannelSource channels() {
    return (configuration, board, identity, next) -> new PlainChannels(20_000, peer.certificate());
  }

  ConfigurationResult configuration(String... further) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "state.directory = state",
                "system.name = board1",
                "outbox.first.contact.ms = 0",
                "outbox.coalesce.ms = 0",
                "identity.certificate = board.crt",
                "identity.key = board.key",
                "trust.certificates = ca.crt",
                "listen.main.address = 0.0.0.0",
                "listen.main.port = 10161",
                "map.1.fingerprint = " + peer.certificate().fingerprint(),
                "map.1.type = specified",
                "map.1.name = peer",
                "view.all.include = 1.3.6.1",
                "group.all.members = " + member,
                "group.all.read = all",
                "group.all.write = all",
                "group.all.notify = all",
                "sensor.temperature.high = 70",
                "sensor.temperature.high.clear = 65"));
    // What a test says of a key counts.
    for (String line : further) {
      String key = line.substring(0, line.indexOf('=') + 1);
      lines.removeIf(own -> own.startsWith(key));
      lines.add(line);
    }
    ConfigurationResult result =
        ConfigurationReader.read(
            "tocsin.conf", String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    assertTrue(result.isValid(), result.text());
    return result;
  }

  static final String[] TRAP_TARGET = {
    "target.nms.host = nms.example.org", "target.nms.security.name = peer",
  };

  static final String[] INFORM_TARGET = {
    "target.nms.host = nms.example.org",
    "target.nms.security.name = peer",
    "target.nms.type = inform",
  };

  VirtualConnection accept() {
    return accept(other);
  }

  /** The next connection that the board opens to a host. */
  VirtualConnection accept(VirtualHost host) {
    return accept(host, 10162);
  }

  /** The next connection that the board opens to a port of a host. */
  VirtualConnection accept(VirtualHost host, int port) {
    VirtualConnection[] accepted = new VirtualConnection[1];
    world.run(
        600_000,
        () -> {
          if (accepted[0] == null) {
            accepted[0] = (VirtualConnection) host.listener(port).accept();
          }
          return accepted[0] != null;
        });
    assertTrue(accepted[0] != null, "the board connects");
    return accepted[0];
  }

  /** The variable in the response to a GET. */
  VarbindCursor variable(VirtualConnection manager, String name) {
    ask(manager, Oid.parse(name));
    world.run(10);
    List<byte[]> answers = messages(manager);
    assertEquals(1, answers.size());
    VarbindCursor cursor = parse(answers.get(0)).pdu().varbinds(new VarbindCursor());
    assertTrue(cursor.next(new Oid()));
    return cursor;
  }

  /** The octets of a variable. */
  static byte[] octets(VarbindCursor variable) {
    int from = variable.valueOffset();
    return Arrays.copyOfRange(variable.bytes(), from, from + variable.valueLength());
  }

  List<byte[]> messages(VirtualConnection connection) {
    return split(bytes, connection.read(bytes, 0, bytes.length));
  }

  /** The whole messages in a stream; one that is cut short at its end does not count. */
  static List<byte[]> split(byte[] bytes, int count) {
    List<byte[]> messages = new ArrayList<>();
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
      if (at + length > count) {
        break;
      }
      messages.add(Arrays.copyOfRange(bytes, at, at + length));
      at += length;
    }
    return messages;
  }

  List<Oid> notifications(VirtualConnection receiver) {
    world.run(100);
    List<Oid> notifications = new ArrayList<>();
    for (byte[] message : messages(receiver)) {
      VarbindCursor cursor = parse(message).pdu().varbinds(new VarbindCursor());
      Oid name = new Oid();
      while (cursor.next(name)) {
        if (name.equals(SNMP_TRAP_OID)) {
          Oid value = new Oid();
          value.set(cursor.objectIdentifier());
          notifications.add(value);
        }
      }
    }
    return notifications;
  }

  static V3Message parse(byte[] message) {
    V3Message parsed = new V3Message();
    assertTrue(parsed.read(message, 0, message.length));
    return parsed;
  }

  void ask(VirtualConnection manager, Oid name) {
    byte[] request = getRequest(name);
    assertEquals(request.length, manager.write(request, 0, request.length));
  }

  byte[] getRequest(Oid name) {
    return request(PduType.GET_REQUEST, name);
  }

  byte[] request(int pduType, Oid name) {
    BerWriter writer = new BerWriter().wrap(new byte[500], 0, 500);
    int end = writer.mark();
    writer.writeNull(BerTag.NULL);
    writer.writeOid(BerTag.OBJECT_IDENTIFIER, name);
    writer.writeHeader(BerTag.SEQUENCE, end);
    return message(writer, end, pduType, 42, 1, engineId());
  }

  byte[] engineId() {
    return EngineIdentity.make(32473, platform.board.serial());
  }

  void acknowledge(VirtualConnection receiver, byte[] inform) {
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
  static byte[] message(
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
