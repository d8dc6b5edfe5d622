/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import static io.tocsin.tools.interop.JssePeer.TLS_1_2;
import static io.tocsin.tools.interop.JssePeer.TLS_1_3;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.snmp.tlstm.SessionEnd;
import io.tocsin.tls.TestPki;
import io.tocsin.tools.interop.JssePeer.Exchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients that must be refused, by the packed agent and by the packed {@code receive}: each gets no
 * answer to what it asks and an alert that says why, is explained in one paragraph, and leaves good
 * managers alone. The agent counts it where SNMP-TLS-TM-MIB says so.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RefusedPeersIT {

  private static final String ANSWERED = "";
  private static final String CHECKING = "checking the client's certificate";
  private static final String NAME_RULE =
      "no row of the certificate map gives this certificate a security name of 1 to 32 octets";
  private static final String NAME_ADVICE =
      "Add a row to the certificate map with this fingerprint, or with that of the authority that"
          + " issued the certificate.";

  @TempDir private static Path folder;

  /** One for each version, since an agent explains only so many refusals a minute. */
  private final Map<String, Side> agents = new HashMap<>();

  private Site site;
  private Side receiver;
  private Process receiverProcess;

  /** A program that refuses clients: its port, what it says, and, of the agent, a manager. */
  private record Side(int port, Path log, AgentProcess agent, Manager manager) {}

  @BeforeAll
  void start() throws IOException {
    site = WickedSite.create(folder.resolve("site"));
    for (String version : List.of(TLS_1_2, TLS_1_3)) {
      agents.put(version, startAgent());
    }
    receiver = startReceiver();
  }

  private Side startAgent() throws IOException {
    int port = Processes.freePort();
    Path state = Files.createTempDirectory(folder, "state");
    AgentProcess agent =
        AgentProcess.start(
            state,
            port,
            site.configurationElsewhere(
                state,
                port,
                "clock.trust = always",
                "map.3.fingerprint = " + WickedSite.OTHER_AUTHORITY.certificate().fingerprint(),
                "map.3.type = specified",
                "map.3.name = admin",
                "map.4.fingerprint = " + WickedSite.AUTHORITY.certificate().fingerprint(),
                "map.4.type = dns"));
    return new Side(port, agent.logFile(), agent, Manager.connect(site, port));
  }

  private Side startReceiver() throws IOException {
    int port = Processes.freePort();
    Path output = folder.resolve("receive.log");
    receiverProcess =
        Processes.startTool(
            output,
            "receive",
            "--cert",
            site.certificate("receiver").toString(),
            "--listen",
            "127.0.0.1:" + port,
            "--map",
            WickedSite.ADMIN.certificate().fingerprint() + "=admin",
            "--map",
            WickedSite.OTHER_AUTHORITY.certificate().fingerprint() + "=admin");
    Processes.await("the receiver listens", () -> Processes.isListening(port), output);
    return new Side(port, output, null, null);
  }

  @AfterAll
  void stop() throws IOException {
    for (Side side : agents.values()) {
      try (AgentProcess agent = side.agent) {
        side.manager.close();
        assertTrue(agent.isAlive());
      }
    }
    if (receiverProcess != null) {
      Processes.stop(receiverProcess);
    }
  }

  // The same peers with nothing wrong

  @ParameterizedTest
  @ValueSource(strings = {TLS_1_2, TLS_1_3})
  void shouldAnswerClientsWithANameOfUpTo32Octets(String version) throws IOException {
    for (TestPki.Issued good : List.of(WickedSite.ADMIN, WickedSite.LONGEST_NAME)) {
      Exchange exchange =
          new JssePeer(version, good).ask(agents.get(version).port, RawTls.snmpRequest());
      assertEquals(ANSWERED, exchange.failure());
      assertEquals(0x30, exchange.answer().toArray()[0]);
    }
  }

  // Refused for their certificate

  @ParameterizedTest
  @CsvSource({"TLSv1.2, handshake_failure", "TLSv1.3, certificate_required"})
  void shouldRefuseClientWithoutCertificate(String version, String alert) throws IOException {
    assertCertificateRefused(
        version,
        new JssePeer(version, null),
        alert,
        null,
        "the client presented no certificate, and one is required (RFC 6353 §5.3).",
        "Give the client a certificate and its key, of a type that we accept: RSA, ECDSA on P-256"
            + " or P-384, Ed25519.");
  }

  @ParameterizedTest
  @ValueSource(strings = {TLS_1_2, TLS_1_3})
  void shouldRefuseClientOfUnknownAuthority(String version) throws IOException {
    assertCertificateRefused(
        version,
        new JssePeer(version, WickedSite.FOREIGN),
        "unknown_ca",
        WickedSite.FOREIGN,
        "its issuer is not among the trusted certificates nor among those presented",
        "Add the issuer's certificate to the trusted certificates, or let the peer present the"
            + " certificates between its own and a trusted one.");
  }

  @ParameterizedTest
  @ValueSource(strings = {TLS_1_2, TLS_1_3})
  void shouldRefuseExpiredClient(String version) throws IOException {
    assertCertificateRefused(
        version,
        new JssePeer(version, WickedSite.EXPIRED),
        "certificate_expired",
        WickedSite.EXPIRED,
        "it was valid until " + WickedSite.EXPIRED.certificate().notAfter() + ", and it is ",
        "Have it issued again; if the time here is wrong, set the clock.");
  }

  @ParameterizedTest
  @ValueSource(strings = {TLS_1_2, TLS_1_3})
  void shouldRefuseClientNotYetValid(String version) throws IOException {
    assertCertificateRefused(
        version,
        new JssePeer(version, WickedSite.EARLY),
        "certificate_expired",
        WickedSite.EARLY,
        "it is valid from " + WickedSite.EARLY.certificate().notBefore() + " on, and it is ",
        "Wait until then; if the time here is wrong, set the clock.");
  }

  @ParameterizedTest
  @ValueSource(strings = {TLS_1_2, TLS_1_3})
  void shouldRefuseIdentityThatMapsToNoName(String version) throws IOException {
    assertCertificateRefused(
        version,
        new JssePeer(version, WickedSite.NAMELESS),
        "access_denied",
        WickedSite.NAMELESS,
        NAME_RULE,
        NAME_ADVICE);
  }

  @ParameterizedTest
  @ValueSource(strings = {TLS_1_2, TLS_1_3})
  void shouldRefuseNameLongerThan32Octets(String version) throws IOException {
    assertCertificateRefused(
        version,
        new JssePeer(version, WickedSite.TOO_LONG_NAME),
        "access_denied",
        WickedSite.TOO_LONG_NAME,
        NAME_RULE,
        NAME_ADVICE);
  }

  @ParameterizedTest
  @ValueSource(strings = {TLS_1_2, TLS_1_3})
  void shouldTakeNoNameFromCertificatesThatAreOnlyPresented(String version) throws IOException {
    // Both of those behind its own are in the map, and neither has anything to do with it.
    assertCertificateRefused(
        version,
        new JssePeer(version, WickedSite.NAMELESS, WickedSite.ADMIN, WickedSite.OTHER_AUTHORITY),
        "access_denied",
        WickedSite.NAMELESS,
        NAME_RULE,
        NAME_ADVICE);
  }

  private void assertCertificateRefused(
      String version,
      JssePeer client,
      String alert,
      TestPki.Issued about,
      String rule,
      String advice)
      throws IOException {
    Side agent = agents.get(version);
    long refusedBefore = refusedCertificates(agent);
    for (Side side : List.of(agent, receiver)) {
      Exchange exchange = client.ask(side.port, RawTls.snmpRequest());
      assertEquals(0, exchange.answer().length());
      assertTrue(exchange.failure().contains("fatal alert: " + alert), exchange.failure());
      assertExplained(side, exchange.localPort(), CHECKING, about, rule, advice);
    }
    assertEquals(refusedBefore + 1, refusedCertificates(agent));
    assertGoodManagersServed(agent);
  }

  // Refused for what they speak

  @ParameterizedTest
  @ValueSource(strings = {TLS_1_2, TLS_1_3})
  void shouldRefusePlainTextOnTheTlsPort(String version) throws IOException {
    assertLanguageRefused(
        version,
        RawTls.snmpRequest(),
        new byte[0],
        "waiting for the client's first message",
        "the peer does not speak TLS: it began with octet 30, as SNMP messages without TLS do",
        "Let the client use TLS on this port (for Net-SNMP the transport tlstcp).");
  }

  @ParameterizedTest
  @ValueSource(strings = {TLS_1_2, TLS_1_3})
  void shouldRefuseTls11(String version) throws IOException {
    assertLanguageRefused(
        version,
        RawTls.clientHelloOfTls11(),
        new byte[] {RawTls.ALERT, 3, RawTls.TLS_1_1, 0, 2, 2, RawTls.PROTOCOL_VERSION},
        "negotiating with the client",
        "the peer offers no TLS version that we accept: its latest is TLS 1.1",
        "Let the peer speak TLS 1.2 or 1.3.");
  }

  private void assertLanguageRefused(
      String version, byte[] said, byte[] answer, String step, String rule, String advice)
      throws IOException {
    Side agent = agents.get(version);
    long refusedBefore = refusedCertificates(agent);
    long failedBefore = agent.manager.ends(SessionEnd.TLS_FAILED);
    for (Side side : List.of(agent, receiver)) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), side.port)) {
        socket.setSoTimeout((int) Processes.PATIENCE.toMillis());
        socket.getOutputStream().write(said);
        assertArrayEquals(answer, readToTheEnd(socket));
        assertExplained(side, socket.getLocalPort(), step, null, rule, advice);
      }
    }
    assertEquals(refusedBefore, refusedCertificates(agent), "no certificate was seen");
    assertEquals(failedBefore + 1, agent.manager.ends(SessionEnd.TLS_FAILED));
    assertGoodManagersServed(agent);
  }

  private static byte[] readToTheEnd(Socket socket) throws IOException {
    try {
      return socket.getInputStream().readAllBytes();
    } catch (SocketException e) {
      // A connection that is closed upon unread input is reset.
      return new byte[0];
    }
  }

  // What is common to all

  private static long refusedCertificates(Side agent) throws IOException {
    return agent.manager.number("snmpTlstmSessionInvalidClientCertificates.0");
  }

  /** One that is there since the beginning, and one that comes now. */
  private void assertGoodManagersServed(Side agent) throws IOException {
    agent.manager.askAnything();
    try (Manager another = Manager.connect(site, agent.port)) {
      another.askAnything();
    }
  }

  /** One line, which is about this peer, says all that an operator needs. */
  private static void assertExplained(
      Side side, int peerPort, String step, TestPki.Issued about, String rule, String advice) {
    String port =
        side.agent == null ? ":" + peerPort + ": session refused" : " port " + peerPort + ":";
    Processes.await(
        "the refusal is explained", () -> Processes.read(side.log).contains(port), side.log);
    List<String> lines = Processes.read(side.log).lines().filter(l -> l.contains(port)).toList();
    assertEquals(1, lines.size(), lines.toString());
    Explanations.assertComplete(lines.get(0), step, about, rule, advice);
  }
}
