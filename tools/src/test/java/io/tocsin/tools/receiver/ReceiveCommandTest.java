/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.receiver;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.PduType;
import io.tocsin.snmp.SecurityLevel;
import io.tocsin.tools.session.Background;
import io.tocsin.tools.session.TestPeers;
import io.tocsin.tools.values.Value;
import io.tocsin.tools.values.Variable;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code receive} at the other end of real TLS sessions. */
class ReceiveCommandTest {

  private static final Oid LINE_CHANGED = Oid.parse("1.3.6.1.4.1.32473.100.0.1");
  private static final Oid LINE_NAME_1 = Oid.parse("1.3.6.1.4.1.32473.100.1.3.1.1.2.1");
  private static final Oid LINE_LEVEL_1 = Oid.parse("1.3.6.1.4.1.32473.100.1.3.1.1.4.1");

  @TempDir private static Path folder;
  private static TestPeers peers;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private int status;

  /** What a test does while the receiver runs. */
  @FunctionalInterface
  private interface Scene {
    void play(int port) throws Exception;
  }

  @BeforeAll
  static void makePeers() throws Exception {
    peers = new TestPeers(folder);
  }

  @Test
  void shouldPrintALineForATrap() throws Exception {
    receive(port -> send(port, PduType.SNMPV2_TRAP, "", lineChanged(1)), "--count", "1");
    assertEquals(0, status, err.toString());
    String line = lines(out).get(0);
    assertTrue(
        line.matches(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z board1 \\(127\\.0\\.0\\.1:\\d+\\)"
                + " trap tocsinLineChanged sysUpTime\\.0=0:00:12\\.34 tocsinLineName\\.1=\"front"
                + " door\" tocsinLineLevel\\.1=active\\(1\\) tocsinEventId\\.0=1-1"),
        line);
  }

  @Test
  void shouldConfirmAnInformWithItsVariables() throws Exception {
    receive(
        port -> {
          try (TestSender sender = sender(port)) {
            sender.send(PduType.INFORM_REQUEST, SecurityLevel.AUTH_PRIV, "", lineChanged(1));
            assertEquals(lineChanged(1), sender.awaitResponse());
          }
        },
        "--count",
        "1");
    assertEquals(0, status, err.toString());
    assertTrue(lines(out).get(0).contains(" inform tocsinLineChanged "), out.toString());
    assertTrue(lines(out).contains("received   0 traps, 1 informs"), out.toString());
  }

  @Test
  void shouldTellRepetitionsByTheirEventButNotAnInformBesideATrap() throws Exception {
    receive(
        port -> {
          send(port, PduType.SNMPV2_TRAP, "", lineChanged(1));
          send(port, PduType.SNMPV2_TRAP, "", lineChanged(2));
          send(port, PduType.INFORM_REQUEST, "", lineChanged(1));
          send(port, PduType.SNMPV2_TRAP, "", lineChanged(1));
        },
        "--count",
        "4");
    assertEquals(0, status, err.toString());
    assertEquals(1, lines(out).stream().filter(line -> line.contains(" (again) ")).count());
    assertTrue(lines(out).contains("duplicates 1"), out.toString());
    assertTrue(lines(out).contains("  from board1: 3 traps, 1 informs"), out.toString());
    assertTrue(lines(out).contains("  tocsinLineChanged: 3 traps, 1 informs"), out.toString());
  }

  @Test
  void shouldPrintAJsonObjectALine() throws Exception {
    receive(
        port -> send(port, PduType.SNMPV2_TRAP, "aisle", lineChanged(1)), "--json", "--count", "1");
    assertEquals(0, status, err.toString());
    String line = lines(out).get(0);
    String start = "{\"type\":\"trap\",\"time\":\"";
    assertTrue(line.startsWith(start), line);
    String rest = line.substring(line.indexOf("\"securityName\""));
    assertEquals(
        "\"securityName\":\"board1\",\"securityLevel\":\"authPriv\",\"address\":\"127.0.0.1\","
            + "\"port\":0,\"protocol\":\"TLS 1.3\",\"contextEngineId\":\"80007ed9046231\","
            + "\"contextName\":\"aisle\",\"notification\":\"tocsinLineChanged\","
            + "\"notificationOid\":\"1.3.6.1.4.1.32473.100.0.1\",\"sysUpTime\":1234,"
            + "\"eventId\":\"0000000100000001\",\"duplicate\":false,\"variables\":["
            + "{\"oid\":\"1.3.6.1.2.1.1.3.0\",\"name\":\"sysUpTime.0\",\"type\":\"Timeticks\","
            + "\"value\":\"0:00:12.34\",\"number\":1234,\"hex\":null},"
            + "{\"oid\":\"1.3.6.1.6.3.1.1.4.1.0\",\"name\":\"snmpTrapOID.0\",\"type\":\"OID\","
            + "\"value\":\"tocsinLineChanged\",\"number\":null,\"hex\":null},"
            + "{\"oid\":\"1.3.6.1.4.1.32473.100.1.3.1.1.2.1\",\"name\":\"tocsinLineName.1\","
            + "\"type\":\"STRING\",\"value\":\"front door\",\"number\":null,"
            + "\"hex\":\"66726f6e7420646f6f72\"},"
            + "{\"oid\":\"1.3.6.1.4.1.32473.100.1.3.1.1.4.1\",\"name\":\"tocsinLineLevel.1\","
            + "\"type\":\"INTEGER\",\"value\":\"active(1)\",\"number\":1,\"hex\":null},"
            + "{\"oid\":\"1.3.6.1.4.1.32473.100.1.6.1.0\",\"name\":\"tocsinEventId.0\","
            + "\"type\":\"STRING\",\"value\":\"1-1\",\"number\":null,"
            + "\"hex\":\"0000000100000001\"}]}",
        rest.replaceFirst("\"port\":\\d+", "\"port\":0"));
    assertEquals(
        "{\"type\":\"summary\",\"traps\":1,\"informs\":0,\"duplicates\":0,\"refusedSessions\":0,"
            + "\"brokenSessions\":0,\"senders\":[{\"securityName\":\"board1\",\"traps\":1,"
            + "\"informs\":0}],\"notifications\":[{\"notification\":\"tocsinLineChanged\","
            + "\"traps\":1,\"informs\":0}],\"refusedMessages\":{}}",
        lines(out).get(1));
  }

  @Test
  void shouldNameTheSenderAsTheMapSays() throws Exception {
    String fingerprint = peers.identity("board1").own().certificate().fingerprint();
    receive(
        port -> send(port, PduType.SNMPV2_TRAP, "", lineChanged(1)),
        "--count",
        "1",
        "--map",
        fingerprint + "=gate=7");
    assertEquals(0, status, err.toString());
    assertTrue(lines(out).get(0).contains("Z gate=7 (127.0.0.1:"), out.toString());
  }

  @Test
  void shouldExplainWhyASenderIsRefused() throws Exception {
    receive(
        port -> {
          try (TestSender stranger = new TestSender(peers.identity("stranger"), port)) {
            stranger.awaitEnd();
            assertNotNull(stranger.end());
          }
          send(port, PduType.SNMPV2_TRAP, "", lineChanged(1));
        },
        "--json",
        "--count",
        "1");
    String paragraph =
        lines(err).stream().filter(line -> line.contains("refused")).findFirst().orElse("");
    for (String part :
        List.of(
            "checking the client's certificate",
            "Subject: cn=stranger",
            "issuer: cn=Other CA",
            "fingerprint: sha256:")) {
      assertTrue(paragraph.contains(part), part + " is not in: " + err);
    }
    String json = lines(out).get(0);
    assertTrue(json.startsWith("{\"type\":\"refused\","), json);
    assertTrue(json.contains("\"subject\":\"cn=stranger\",\"issuer\":\"cn=Other CA\""), json);
    assertTrue(lines(out).get(2).contains("\"refusedSessions\":1,"), out.toString());
  }

  @Test
  void shouldCountMessagesThatTheEngineRefuses() throws Exception {
    receive(
        port -> {
          try (TestSender sender = sender(port)) {
            sender.send(PduType.GET_REQUEST, SecurityLevel.AUTH_PRIV, "", lineChanged(1));
            sender.send(PduType.SNMPV2_TRAP, SecurityLevel.AUTH_PRIV, "", lineChanged(1));
          }
        },
        "--count",
        "1");
    assertTrue(lines(out).contains("  snmpUnknownPDUHandlers: 1"), out.toString());
  }

  @Test
  void shouldShowANotificationWithoutNameAsItCame() throws Exception {
    receive(
        port ->
            send(
                port,
                PduType.SNMPV2_TRAP,
                "",
                List.of(new Variable(LINE_NAME_1, Value.octets(BerTag.OCTET_STRING)))),
        "--count",
        "1");
    assertTrue(
        lines(out).get(0).endsWith(" trap (without snmpTrapOID) tocsinLineName.1=\"\""),
        out.toString());
  }

  @Test
  void shouldFailWhenTheTimeIsUpBeforeTheCount() throws Exception {
    receive(port -> {}, "--count", "1", "--seconds", "1");
    assertEquals(1, status);
    assertTrue(lines(out).contains("received   0 traps, 0 informs"), out.toString());
  }

  @Test
  void shouldEndWhenTheTimeIsUp() throws Exception {
    receive(port -> {}, "--seconds", "1");
    assertEquals(0, status, err.toString());
  }

  @Test
  void shouldTellMisuseByStatusTwo() {
    for (List<String> arguments :
        List.of(
            List.of("--listen", "127.0.0.1:x"),
            List.of("--map", "gate"),
            List.of("--map", "sha256:00=gate"),
            List.of("--map", "sha256:" + "00".repeat(32) + "="),
            List.of("--count", "-1"),
            List.of("surplus"))) {
      assertEquals(2, execute(new PrintWriter(err, true), arguments), arguments.toString());
    }
  }

  @Test
  void shouldSayThatAnAddressCannotBeBound() {
    assertEquals(1, execute(new PrintWriter(err, true), List.of("--listen", "192.0.2.1:10162")));
    assertTrue(err.toString().contains("192.0.2.1"), err.toString());
  }

  // Means

  private void receive(Scene scene, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("--listen", "127.0.0.1:0"));
    all.addAll(List.of(arguments));
    try (PipedReader piped = new PipedReader()) {
      PrintWriter tee = new PrintWriter(new PipedWriter(piped), true);
      Background receiver = new Background(() -> status = execute(tee, all), () -> {});
      scene.play(portOf(piped));
      drain(piped, receiver);
    }
  }

  /** Reads the line that tells where the receiver listens. */
  private int portOf(PipedReader piped) throws Exception {
    StringBuilder line = new StringBuilder();
    for (int c = piped.read(); c != '\n'; c = piped.read()) {
      assertTrue(c >= 0, "the receiver ended: " + line);
      line.append((char) c);
    }
    assertTrue(line.toString().startsWith("listening on 127.0.0.1:"), line.toString());
    return Integer.parseInt(line.substring(line.lastIndexOf(":") + 1).trim());
  }

  private void drain(PipedReader piped, Background receiver) throws Exception {
    for (int c = piped.read(); c >= 0; c = piped.read()) {
      err.write(c);
    }
    receiver.join();
  }

  private int execute(PrintWriter errors, List<String> arguments) {
    List<String> all = new ArrayList<>(List.of("--cert", peers.certificate("noc")));
    all.addAll(arguments);
    CommandLine commandLine = new CommandLine(new ReceiveCommand());
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(errors);
    int result = commandLine.execute(all.toArray(new String[0]));
    errors.close();
    return result;
  }

  private static TestSender sender(int port) throws Exception {
    TestSender sender = new TestSender(peers.identity("board1"), port);
    assertEquals(null, sender.end());
    return sender;
  }

  private static void send(int port, int pduType, String context, List<Variable> variables)
      throws Exception {
    try (TestSender sender = sender(port)) {
      sender.send(pduType, SecurityLevel.AUTH_PRIV, context, variables);
      if (pduType == PduType.INFORM_REQUEST) {
        assertNotNull(sender.awaitResponse());
      }
    }
  }

  private static List<Variable> lineChanged(int event) {
    byte[] eventId = {0, 0, 0, 1, 0, 0, 0, (byte) event};
    return List.of(
        new Variable(Notification.SYS_UP_TIME, Value.number(BerTag.TIME_TICKS, 1_234)),
        new Variable(Notification.SNMP_TRAP_OID, Value.oid(LINE_CHANGED)),
        new Variable(
            LINE_NAME_1, Value.octets(BerTag.OCTET_STRING, "front door".getBytes(US_ASCII))),
        new Variable(LINE_LEVEL_1, Value.number(BerTag.INTEGER, 1)),
        new Variable(Notification.TOCSIN_EVENT_ID, Value.octets(BerTag.OCTET_STRING, eventId)));
  }

  private static List<String> lines(StringWriter text) {
    return text.toString().lines().toList();
  }
}
