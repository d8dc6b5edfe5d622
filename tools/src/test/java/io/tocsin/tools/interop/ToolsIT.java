/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.tools.certs.CertificateAuthority;
import io.tocsin.tools.certs.KeyType;
import io.tocsin.tools.certs.Role;
import io.tocsin.tools.certs.SubjectNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The packed tools against the packed agent: {@code get}, {@code walk}, {@code set}, {@code
 * receive}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ToolsIT {

  @TempDir private static Path folder;
  private Site site;
  private AgentProcess agent;
  private int receiverPort;

  @BeforeAll
  void startAgent() throws IOException {
    receiverPort = Processes.freePort();
    site = Site.create(Files.createDirectory(folder.resolve("site")), KeyType.EC);
    agent =
        AgentProcess.start(
            site.folder(),
            site.port(),
            site.configuration(
                "target.traps.host = localhost",
                "target.traps.port = " + receiverPort,
                "target.traps.type = trap",
                "target.traps.security.name = receiver",
                "target.traps.backoff.min.ms = 100",
                "target.traps.backoff.max.ms = 100",
                "target.informs.host = 127.0.0.1",
                "target.informs.port = " + receiverPort,
                "target.informs.type = inform",
                "target.informs.security.name = receiver",
                "target.informs.backoff.min.ms = 100",
                "target.informs.backoff.max.ms = 100"));
  }

  @AfterAll
  void stopAgent() {
    if (agent != null) {
      agent.close();
    }
  }

  // get, walk, set

  @ParameterizedTest
  @CsvSource({"127.0.0.1, 1.2", "127.0.0.1, 1.3", "[::1], 1.2", "[::1], 1.3"})
  void shouldGetByName(String host, String version) {
    var result = ask("get", host, "admin", "--tls", version, "sysName.0", "tocsinLineName.1");
    assertEquals("sysName.0 = STRING: board1\ntocsinLineName.1 = STRING: door\n", result.output());
    assertEquals(0, result.exitStatus());
  }

  @Test
  void shouldWalkASubtreeAndEverything() {
    var system = ask("walk", "localhost", "admin", "system");
    assertEquals(0, system.exitStatus(), system.output());
    assertTrue(system.output().startsWith("sysDescr.0 = STRING: Tocsin "), system.output());
    assertTrue(system.output().lines().allMatch(line -> line.startsWith("sys")), system.output());

    var all = ask("walk", "localhost", "admin", "--repetitions", "7");
    assertEquals(0, all.exitStatus(), all.output());
    assertTrue(all.output().contains("\nsnmpEngineBoots.0 = INTEGER: 1\n"), all.output());
    // Nothing that the agent has is without a name.
    assertTrue(
        all.output().lines().noneMatch(line -> line.matches("([0-9]|enterprises).*")),
        all.output());
  }

  @Test
  void shouldSetAndReadBack() {
    var set =
        ask(
            "set",
            "127.0.0.1",
            "admin",
            "sysLocation.0",
            "s",
            "north door",
            "tocsinLineLevel.3",
            "i",
            "active");
    assertEquals(
        "sysLocation.0 = STRING: north door\ntocsinLineLevel.3 = INTEGER: active(1)\n",
        set.output());
    assertEquals(0, set.exitStatus());
    var get = ask("get", "127.0.0.1", "admin", "sysLocation.0");
    assertEquals("sysLocation.0 = STRING: north door\n", get.output());
  }

  @Test
  void shouldTellWhatTheAgentDoesNotAllow() {
    var readOnly = ask("set", "127.0.0.1", "admin", "sysName.0", "s", "x", "sysUpTime.0", "t", "0");
    assertEquals(1, readOnly.exitStatus());
    assertEquals("The agent answered notWritable for sysUpTime.0.\n", readOnly.output());
    var name = ask("get", "127.0.0.1", "admin", "sysName.0");
    assertEquals("sysName.0 = STRING: board1\n", name.output(), "all or none is set");

    var reader = ask("set", "127.0.0.1", "reader", "sysName.0", "s", "x");
    assertEquals(1, reader.exitStatus());
    assertTrue(
        reader.output().matches("The agent answered (noAccess|authorizationError).*\n"),
        reader.output());

    var hidden = ask("get", "127.0.0.1", "reader", "snmpEngineBoots.0");
    assertEquals(1, hidden.exitStatus());
    assertTrue(hidden.output().startsWith("snmpEngineBoots.0 = no such "), hidden.output());
  }

  @Test
  void shouldTellOfAContextThatTheAgentDoesNotHave() {
    var result = ask("get", "127.0.0.1", "admin", "--context", "attic", "sysName.0");
    assertEquals(1, result.exitStatus());
    assertTrue(result.output().contains("snmpUnknownContexts.0 = Counter32: "), result.output());
  }

  @Test
  void shouldExplainTheRefusalOnBothSides() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Duration validity = Duration.ofDays(1);
    var authority =
        CertificateAuthority.create(other, "Foreign CA", KeyType.EC, validity.plusDays(1));
    SubjectNames names = new SubjectNames(List.of("localhost"), List.of(), List.of());
    authority.issue("spy", Role.MANAGER, KeyType.EC, names, validity);

    // The agent does not know the manager's authority.
    var refused = asStranger(other, site.certificate("ca"));
    assertEquals(1, refused.exitStatus());
    assertTrue(refused.output().contains("TLS refused while "), refused.output());
    agent.awaitLog("cn=spy");
    agent.awaitLog("TLS refused while checking the client's certificate");

    // The manager does not know the agent's.
    var refuses = asStranger(other, other.resolve("ca.crt"));
    assertEquals(1, refuses.exitStatus());
    for (String part :
        List.of(
            "TLS refused while checking the server's certificate",
            "Subject: cn=board1",
            "issuer: cn=Site CA",
            "fingerprint: sha256:" + site.digest("board1"))) {
      assertTrue(refuses.output().contains(part), refuses.output());
    }
  }

  private Processes.Result asStranger(Path other, Path trusted) {
    return run(
        "get",
        "localhost:" + site.port(),
        "--cert",
        other.resolve("spy.crt").toString(),
        "--trust",
        trusted.toString(),
        "sysName.0");
  }

  @Test
  void shouldTrustAFingerprintInPlaceOfAName() {
    var wrongName = ask("get", "127.0.0.1", "admin", "--server-name", "gate.example", "sysName.0");
    assertEquals(1, wrongName.exitStatus());
    assertTrue(wrongName.output().contains("gate.example"), wrongName.output());
    var pinned =
        ask(
            "get",
            "127.0.0.1",
            "admin",
            "--server-name",
            "gate.example",
            "--server-fingerprint",
            "sha256:" + site.digest("board1"),
            "sysName.0");
    assertEquals("sysName.0 = STRING: board1\n", pinned.output());
  }

  @Test
  void shouldSayThatNobodyListens() {
    var result =
        run(
            "get",
            "127.0.0.1:" + Processes.freePort(),
            "--cert",
            site.certificate("admin").toString(),
            "sysName.0");
    assertEquals(1, result.exitStatus());
    assertTrue(result.output().startsWith("No session with 127.0.0.1:"), result.output());
  }

  // receive

  @Test
  void shouldReceiveTrapsAndInformsOfTheAgent() throws Exception {
    Path output = folder.resolve("receive.json");
    Process receiver =
        Processes.startTool(
            output,
            "receive",
            "--cert",
            site.certificate("receiver").toString(),
            "--listen",
            "127.0.0.1:" + receiverPort,
            "--listen",
            "[::1]:" + receiverPort,
            "--json",
            "--seconds",
            Long.toString(Processes.PATIENCE.toSeconds()));
    try {
      Processes.await(
          "the start is told",
          () -> notifications(output, "coldStart").size() == 2,
          output,
          agent.logFile());
      agent.type("line door open");
      Processes.await(
          "the door is told", () -> notifications(output, "tocsinLineChanged").size() == 2, output);
    } finally {
      Processes.stop(receiver);
    }
    List<String> changed = notifications(output, "tocsinLineChanged");
    assertTrue(changed.stream().anyMatch(line -> line.startsWith("{\"type\":\"trap\",")));
    assertTrue(changed.stream().anyMatch(line -> line.startsWith("{\"type\":\"inform\",")));
    for (String line : changed) {
      assertTrue(line.contains("\"securityName\":\"board1\""), line);
      assertTrue(line.contains("\"name\":\"tocsinLineName.1\",\"type\":\"STRING\""), line);
      assertTrue(line.contains("\"value\":\"active(1)\",\"number\":1"), line);
    }
    // Told to go, it still says what it saw.
    String summary = lines(output, "\"type\":\"summary\"").get(0);
    assertTrue(summary.contains("\"traps\":2,\"informs\":2,\"duplicates\":0"), summary);
  }

  private static List<String> notifications(Path output, String name) {
    return lines(output, "\"notification\":\"" + name + "\"").stream()
        .filter(line -> !line.contains("\"type\":\"summary\""))
        .toList();
  }

  private static List<String> lines(Path output, String part) {
    return Processes.read(output).lines().filter(line -> line.contains(part)).toList();
  }

  // Means

  private Processes.Result ask(String verb, String host, String who, String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of(host + ":" + site.port(), "--cert", site.certificate(who).toString()));
    // Long enough for any machine.
    all.addAll(List.of("--timeout", "60"));
    all.addAll(List.of(arguments));
    return run(verb, all.toArray(new String[0]));
  }

  private static Processes.Result run(String verb, String... arguments) {
    return Processes.runTool(
        Stream.concat(Stream.of(verb), Stream.of(arguments)).toArray(String[]::new));
  }
}
