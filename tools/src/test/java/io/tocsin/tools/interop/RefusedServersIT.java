/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import static io.tocsin.tools.interop.JssePeer.TLS_1_2;
import static io.tocsin.tools.interop.JssePeer.TLS_1_3;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.tools.demo.TargetCounts;
import io.tocsin.tools.interop.BadServer.Counted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Servers that must be refused, by the packed agent, to which they are targets of its
 * notifications, and by the packed {@code get}: no message ever leaves for them, each is explained
 * in one paragraph, and a good target is told of everything. The agent counts them as
 * SNMP-TLS-TM-MIB says.
 *
 * <p>All targets are tried once, when the agent starts: the pause after a failure outlasts the
 * tests. So each count is exact.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RefusedServersIT {

  private static final String SILENT = "silent";
  private static final String GOOD = "good";

  /** The value of snmpTrapOID.0 in the notifications of RFC 9456: 1.3.6.1.2.1.198.0. */
  private static final String CERTIFICATE_NOTIFICATIONS = "2b06010201814600";

  @TempDir private static Path folder;
  private Site site;
  private final Map<String, World> worlds = new HashMap<>();

  /** An agent whose targets speak one version of TLS, and those targets. */
  private static final class World implements AutoCloseable {

    final Map<BadServer, PlayedServer> bad = new HashMap<>();
    final PlayedServer good;
    final PlayedServer silent;
    AgentProcess agent;
    Manager manager;

    World(String version) {
      for (BadServer server : BadServer.ALL) {
        bad.put(server, server.start(version));
      }
      good = new PlayedServer(PlayedServer.speaking(new JssePeer(version, WickedSite.RECEIVER)));
      silent = new PlayedServer(PlayedServer.saying(new byte[0]));
    }

    void start(Site site) throws IOException {
      int port = Processes.freePort();
      Path state = Files.createTempDirectory(folder, "state");
      List<String> further =
          new ArrayList<>(
              List.of(
                  "clock.trust = always",
                  "limit.targets = 16",
                  "limit.sessions = 32",
                  "limit.handshake.ms = 5000"));
      bad.forEach((server, played) -> addTarget(further, server, played.port()));
      addTarget(further, SILENT, silent.port());
      addTarget(further, GOOD, good.port());
      further.add("target.good.idle.ms = 100");
      agent =
          AgentProcess.start(
              state,
              port,
              site.configurationElsewhere(state, port, further.toArray(new String[0])));
      manager = Manager.connect(site, port);
    }

    private static void addTarget(List<String> lines, BadServer server, int port) {
      addTarget(lines, server.name, port);
      if (server.expected != null) {
        lines.add(
            "target."
                + server.name
                + ".server.fingerprint = "
                + server.expected.certificate().fingerprint());
      }
    }

    private static void addTarget(List<String> lines, String name, int port) {
      String start = "target." + name;
      lines.add(start + ".host = 127.0.0.1");
      lines.add(start + ".port = " + port);
      lines.add(start + ".security.name = receiver");
      lines.add(start + ".server.name = localhost");
      lines.add(start + ".backoff.min.ms = 3600000");
      lines.add(start + ".backoff.max.ms = 3600000");
    }

    @Override
    public void close() throws IOException {
      // The manager first: the agent would wait for its end.
      if (manager != null) {
        manager.close();
      }
      if (agent != null) {
        agent.close();
      }
      for (PlayedServer server : bad.values()) {
        server.close();
      }
      good.close();
      silent.close();
    }
  }

  @BeforeAll
  void start() throws IOException {
    site = WickedSite.create(folder.resolve("site"));
    for (String version : List.of(TLS_1_2, TLS_1_3)) {
      worlds.put(version, new World(version));
      worlds.get(version).start(site);
    }
  }

  @AfterAll
  void stop() throws IOException {
    for (World world : worlds.values()) {
      world.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {TLS_1_2, TLS_1_3})
  void shouldRefuseServerOfAnotherName(String version) {
    assertRefused(version, BadServer.WRONG_NAME, "certificate_unknown");
  }

  @ParameterizedTest
  @ValueSource(strings = {TLS_1_2, TLS_1_3})
  void shouldRefuseFingerprintMismatchThoughTheAuthorityIsTrusted(String version) {
    assertRefused(version, BadServer.WRONG_FINGERPRINT, "certificate_unknown");
  }

  @ParameterizedTest
  @ValueSource(strings = {TLS_1_2, TLS_1_3})
  void shouldRefuseTheFingerprintOfAnAuthorityWhereALeafIsAsked(String version) {
    assertRefused(version, BadServer.FINGERPRINT_OF_AUTHORITY, "certificate_unknown");
  }

  @ParameterizedTest
  @ValueSource(strings = {TLS_1_2, TLS_1_3})
  void shouldRefuseTheFingerprintOfAnAuthorityThatTheServerPresents(String version) {
    assertRefused(version, BadServer.FINGERPRINT_OF_ISSUER, "certificate_unknown");
  }

  @ParameterizedTest
  @ValueSource(strings = {TLS_1_2, TLS_1_3})
  void shouldRefuseServerOfUnknownAuthority(String version) {
    assertRefused(version, BadServer.UNKNOWN_AUTHORITY, "unknown_ca");
  }

  @ParameterizedTest
  @ValueSource(strings = {TLS_1_2, TLS_1_3})
  void shouldRefuseExpiredServer(String version) {
    assertRefused(version, BadServer.EXPIRED, "certificate_expired");
  }

  @ParameterizedTest
  @ValueSource(strings = {TLS_1_2, TLS_1_3})
  void shouldRefuseServerNotYetValid(String version) {
    assertRefused(version, BadServer.NOT_YET_VALID, "certificate_expired");
  }

  @ParameterizedTest
  @ValueSource(strings = {TLS_1_2, TLS_1_3})
  void shouldRefuseServerOfAnotherService(String version) {
    assertRefused(version, BadServer.PLAIN_TEXT, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {TLS_1_2, TLS_1_3})
  void shouldRefuseServerThatChoosesTls11(String version) {
    assertRefused(version, BadServer.TLS_1_1, "");
  }

  private void assertRefused(String version, BadServer server, String alert) {
    World world = worlds.get(version);
    server.assertExplained(lineAbout(world, server.name));
    int clients = 1;
    if (version.equals(TLS_1_3)) {
      // What it says does not depend on the version, and each run takes a second.
      String told = get(world, server);
      server.assertExplained(told);
      assertEquals(1, told.strip().lines().count(), told);
      clients++;
    }

    PlayedServer played = world.bad.get(server);
    int expected = clients;
    Processes.await(
        "all clients have gone", () -> played.visits().size() == expected, world.agent.logFile());
    for (PlayedServer.Visit visit : played.visits()) {
      if (server.identity == null) {
        assertOnlyGreeted(visit.received().toArray(), server == BadServer.TLS_1_1);
      } else {
        assertEquals(0, visit.received().length());
        assertTrue(visit.failure().contains("fatal alert: " + alert), visit.failure());
      }
    }
  }

  /** A ClientHello came, an alert where its answer was TLS at all, and nothing else. */
  private static void assertOnlyGreeted(byte[] received, boolean alerted) {
    int helloSize = 5 + ((received[3] & 0xFF) << 8 | (received[4] & 0xFF));
    byte[] rest = Arrays.copyOfRange(received, helloSize, received.length);
    assertEquals(alerted ? 7 : 0, rest.length);
    if (alerted) {
      assertEquals(RawTls.ALERT, rest[0]);
      assertEquals(RawTls.PROTOCOL_VERSION, rest[6]);
    }
  }

  /** What {@code get} says of it. */
  private String get(World world, BadServer server) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "get",
                "localhost:" + world.bad.get(server).port(),
                "--cert",
                site.certificate("admin").toString(),
                "--timeout",
                "60",
                "sysName.0"));
    if (server.expected != null) {
      arguments.addAll(
          List.of("--server-fingerprint", server.expected.certificate().fingerprint()));
    }
    Processes.Result result = Processes.runTool(arguments.toArray(new String[0]));
    assertEquals(1, result.exitStatus(), result.output());
    return result.output();
  }

  @ParameterizedTest
  @ValueSource(strings = {TLS_1_2, TLS_1_3})
  void shouldGiveUpServerThatSaysNothing(String version) {
    World world = worlds.get(version);
    String line = lineAbout(world, SILENT);
    Explanations.assertComplete(
        line,
        "waiting for the handshake",
        null,
        "the handshake was not done within 5000 ms.",
        "Check that the peer speaks TLS on this port and is not overloaded.");
  }

  @ParameterizedTest
  @ValueSource(strings = {TLS_1_2, TLS_1_3})
  void shouldSendToNoRefusedServerAndCountEachAsItsRuleSays(String version) throws IOException {
    World world = worlds.get(version);
    for (BadServer server : BadServer.ALL) {
      lineAbout(world, server.name);
    }
    lineAbout(world, SILENT);
    int refused = BadServer.ALL.size() + 1;
    assertEquals(refused, world.manager.number("snmpTlstmSessionOpenErrors.0"));
    assertEquals(
        count(Counted.UNKNOWN), world.manager.number("snmpTlstmSessionUnknownServerCertificate.0"));
    assertEquals(
        count(Counted.INVALID),
        world.manager.number("snmpTlstmSessionInvalidServerCertificates.0"));
    for (TargetCounts target : world.manager.targets()) {
      if (!target.name().equals(GOOD)) {
        assertEquals(0, target.sent(), target.toString());
        assertEquals(target.accepted(), target.queued(), target.toString());
      }
    }
  }

  private static long count(Counted counted) {
    return BadServer.ALL.stream().filter(each -> each.counted == counted).count();
  }

  @ParameterizedTest
  @ValueSource(strings = {TLS_1_2, TLS_1_3})
  void shouldTellTheGoodTargetOfTheBad(String version) {
    World world = worlds.get(version);
    Processes.await(
        "both notifications of RFC 9456 arrive",
        () -> isToldOf(world, 1) && isToldOf(world, 2),
        world.agent.logFile());
  }

  /** Whether a notification of SNMP-TLS-TM-MIB arrived at the good target. */
  private static boolean isToldOf(World world, int notification) {
    String wanted = String.format("%s%02x", CERTIFICATE_NOTIFICATIONS, notification);
    return world.good.visits().stream()
        .map(visit -> HexFormat.of().formatHex(visit.received().toArray()))
        .anyMatch(received -> received.contains(wanted));
  }

  /** The one line in which the agent tells of a target that it refused. */
  private static String lineAbout(World world, String target) {
    String start = "Target " + target + " (";
    world.agent.awaitLog(start);
    List<String> lines = world.agent.log().lines().filter(l -> l.contains(start)).toList();
    assertEquals(1, lines.size(), lines.toString());
    return lines.get(0);
  }
}
