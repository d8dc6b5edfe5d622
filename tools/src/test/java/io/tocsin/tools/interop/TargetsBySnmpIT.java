/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.tools.certs.KeyType;
import io.tocsin.tools.netsnmp.NetSnmpHome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The packed agent, in whose file nobody stands but an administrator, is told with nothing but
 * Net-SNMP's snmpset over TLS who gets notifications, and Net-SNMP's snmptrapd gets them.
 */
final class TargetsBySnmpIT {

  private static final String HOST = "127.0.0.1";
  private static final String TLS = "1.3";
  private static final String LINE_CHANGED = ".1.3.6.1.4.1.32473.100.0.1";
  private static final String COLD_START = ".1.3.6.1.6.3.1.1.5.1";
  private static final String WARM_START = ".1.3.6.1.6.3.1.1.5.2";
  private static final String TLS_TCP = ".1.3.6.1.6.1.8";

  private static final String SYS_NAME = ".1.3.6.1.2.1.1.5.0";
  private static final String ADDRESS = ".1.3.6.1.6.3.12.1.2.1.";
  private static final String PARAMS = ".1.3.6.1.6.3.12.1.3.1.";
  private static final String NOTIFY = ".1.3.6.1.6.3.13.1.1.1.";
  private static final String PROFILE = ".1.3.6.1.6.3.13.1.2.1.";
  private static final String FILTER = ".1.3.6.1.6.3.13.1.3.1.";
  private static final String SERVER = ".1.3.6.1.2.1.198.2.2.1.9.1.";
  private static final String VACM = ".1.3.6.1.6.3.16.1.";
  private static final String MAP = ".1.3.6.1.2.1.198.2.2.1.3.1.";
  private static final String TARGET_NAME = ".1.3.6.1.4.1.32473.100.1.4.1.1.2";
  private static final String LAST_ERROR = ".1.3.6.1.4.1.32473.100.1.4.1.1.10";
  private static final String FILTERED = ".1.3.6.1.4.1.32473.100.1.4.2.1.2.1.8";

  @TempDir private Path folder;
  private final int port = Processes.freePort();
  private Site site;
  private NetSnmpClients clients;
  private List<String> configuration;
  private NetSnmp receiver;
  private Process receiving;
  private AgentProcess agent;

  @BeforeEach
  void startAgent() throws IOException {
    site = Site.create(Files.createDirectory(folder.resolve("site")), KeyType.EC);
    clients = new NetSnmpClients(site, folder, NetSnmpHome.compileShim(folder));
    configuration = new ArrayList<>(site.configuration("managed.destinations = 127.0.0.0/8, ::1"));
    for (String other : List.of("map.2.", "view.system.", "group.readers.", "group.receivers.")) {
      configuration.removeIf(line -> line.startsWith(other));
    }
    receiver = clients.receiver(TLS, port);
    receiving = receiver.startTrapReceiver(port);
    agent = AgentProcess.start(site.folder(), site.port(), configuration);
  }

  @AfterEach
  void stop() {
    agent.close();
    Processes.stop(receiving);
  }

  private void restart() throws IOException {
    agent.close();
    agent = AgentProcess.start(site.folder(), site.port(), configuration);
  }

  /** Net-SNMP's snmpset with assignments of three words each. */
  private Processes.Result set(String... assignments) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-On"));
    arguments.addAll(List.of(assignments));
    return clients
        .as("admin", TLS)
        .run("snmpset", clients.with(HOST, arguments.toArray(new String[0])));
  }

  private void succeed(String... assignments) throws IOException {
    var result = set(assignments);
    assertEquals(0, result.exitStatus(), result.output());
  }

  private String ask(String manager, String program, String name) throws IOException {
    return clients.as(manager, TLS).run(program, clients.with(HOST, "-On", name)).output();
  }

  /** A name as the whole index of a row. */
  private static String implied(String name) {
    StringBuilder arcs = new StringBuilder();
    for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
      arcs.append('.').append(octet & 0xFF);
    }
    return arcs.toString();
  }

  private static String counted(String name) {
    return "." + name.length() + implied(name);
  }

  /** Rows of a target that is called noc, under the security name noc. */
  private void addTarget(String host) throws IOException {
    String noc = implied("noc");
    succeed(
        ADDRESS + "2" + noc,
        "o",
        TLS_TCP,
        ADDRESS + "3" + noc,
        "s",
        host + ":" + port,
        ADDRESS + "6" + noc,
        "s",
        "alarms",
        ADDRESS + "7" + noc,
        "s",
        "noc",
        ADDRESS + "9" + noc,
        "i",
        "4");
    succeed(
        PARAMS + "2" + noc,
        "i",
        "3",
        PARAMS + "3" + noc,
        "i",
        "4",
        PARAMS + "4" + noc,
        "s",
        "noc",
        PARAMS + "5" + noc,
        "i",
        "3",
        PARAMS + "7" + noc,
        "i",
        "4");
    succeed(NOTIFY + "2" + noc, "s", "alarms", NOTIFY + "5" + noc, "i", "4");
    succeed(SERVER + "2" + noc, "s", "localhost", SERVER + "4" + noc, "i", "4");
  }

  /** The security name noc in a group that may be told of everything below a view of its own. */
  private void admitTarget() throws IOException {
    String group = ".4" + counted("noc");
    String access = counted("told") + ".0.4.3";
    succeed(
        VACM + "2.1.3" + group,
        "s",
        "told",
        VACM + "2.1.5" + group,
        "i",
        "4",
        VACM + "4.1.7" + access,
        "s",
        "events",
        VACM + "4.1.9" + access,
        "i",
        "4",
        VACM + "5.2.1.6" + counted("events") + ".4.1.3.6.1",
        "i",
        "4");
  }

  /** A profile of all but the starts. */
  private void addFilter() throws IOException {
    String profile = counted("alarms");
    succeed(
        PROFILE + "1" + implied("noc"),
        "s",
        "alarms",
        PROFILE + "3" + implied("noc"),
        "i",
        "4",
        FILTER + "5" + profile + ".1.3.6.1",
        "i",
        "4",
        FILTER + "3" + profile + COLD_START,
        "i",
        "2",
        FILTER + "5" + profile + COLD_START,
        "i",
        "4",
        FILTER + "3" + profile + WARM_START,
        "i",
        "2",
        FILTER + "5" + profile + WARM_START,
        "i",
        "4");
  }

  private long arrived(String notification) {
    return Processes.read(receiver.trapLog())
        .lines()
        .filter(line -> line.contains("= OID: " + notification))
        .count();
  }

  private void awaitAtLeast(long count) {
    Processes.await(
        count + " changes of the line arrive",
        () -> arrived(LINE_CHANGED) >= count,
        receiver.trapLog(),
        agent.logFile());
  }

  private void awaitArrival(long count) {
    awaitAtLeast(count);
    assertEquals(count, arrived(LINE_CHANGED));
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1", "[::1]", "localhost"})
  void shouldTellATargetThatWasMadeWithNothingButSnmpset(String host) throws IOException {
    if (host.equals("localhost")) {
      configuration.add("managed.destinations = localhost");
      configuration.removeIf(line -> line.equals("managed.destinations = 127.0.0.0/8, ::1"));
      restart();
    }
    addTarget(host);
    admitTarget();
    addFilter();
    // A certificate gets a name as well, and the group of the target may read the system group.
    succeed(
        MAP + "2.50",
        "x",
        "04" + site.digest("stranger"),
        MAP + "4.50",
        "s",
        "noc",
        MAP + "6.50",
        "i",
        "4",
        VACM + "4.1.5" + counted("told") + ".0.4.3",
        "s",
        "system",
        VACM + "5.2.1.6" + counted("system") + ".7.1.3.6.1.2.1.1",
        "i",
        "4");
    assertTrue(ask("stranger", "snmpget", SYS_NAME).contains("board1"));

    agent.type("line door open");
    awaitArrival(1);
    restart();
    agent.type("line door open");
    awaitArrival(2);
    assertEquals(0, arrived(COLD_START) + arrived(WARM_START), "the filter keeps the start back");
    assertTrue(ask("admin", "snmpget", FILTERED).contains("Counter32: 1"));

    succeed(
        ADDRESS + "9" + implied("noc"),
        "i",
        "6",
        PARAMS + "7" + implied("noc"),
        "i",
        "6",
        NOTIFY + "5" + implied("noc"),
        "i",
        "6",
        SERVER + "4" + implied("noc"),
        "i",
        "6",
        PROFILE + "3" + implied("noc"),
        "i",
        "6");
    agent.awaitLog("Target noc: taken away");
    agent.type("line door close");
    restart();
    agent.type("line door open");
    Processes.await(
        "the agent has seen the line",
        () -> ask("snmpget", ".1.3.6.1.4.1.32473.100.1.3.1.1.3.1").contains("INTEGER: 1"));
    assertFalse(ask("snmpwalk", TARGET_NAME).contains("noc"));
    assertEquals(2, arrived(LINE_CHANGED));
  }

  private String ask(String program, String name) {
    try {
      return ask("admin", program, name);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void shouldSendInformsWhereTheRowSaysSo() throws IOException {
    addTarget("127.0.0.1");
    admitTarget();
    succeed(NOTIFY + "3" + implied("noc"), "i", "2");
    agent.type("line door open");
    // On a busy machine snmptrapd finds the inform behind the handshake only when it is repeated.
    awaitAtLeast(1);
    Processes.await(
        "the inform is acknowledged",
        () -> ask("snmpget", ".1.3.6.1.4.1.32473.100.1.4.1.1.7.1").contains("Counter32: 1"),
        agent.logFile());
  }

  @Test
  void shouldRefuseATargetThatTheConfigurationDoesNotAllow() throws IOException {
    String evil = implied("evil");
    var refused =
        set(
            ADDRESS + "2" + evil,
            "o",
            TLS_TCP,
            ADDRESS + "3" + evil,
            "s",
            "192.0.2.66:443",
            ADDRESS + "7" + evil,
            "s",
            "noc",
            ADDRESS + "9" + evil,
            "i",
            "4");
    assertNotEquals(0, refused.exitStatus());
    assertTrue(refused.output().contains("inconsistentValue"), refused.output());
    agent.awaitLog(
        "A SET is refused that makes 192.0.2.66 a target; managed.destinations does not allow it.");
  }

  /** Not a byte of a notification leaves before the target's certificate has been verified. */
  @Test
  void shouldSendNothingToATargetWithAnotherCertificate() throws IOException {
    addTarget("127.0.0.1");
    admitTarget();
    succeed(SERVER + "4" + implied("noc"), "i", "6");
    succeed(
        SERVER + "1" + implied("noc"),
        "x",
        "04" + site.digest("stranger"),
        SERVER + "4" + implied("noc"),
        "i",
        "4");
    agent.type("line door open");
    Processes.await(
        "the certificate is refused",
        () -> ask("snmpget", LAST_ERROR + ".1").contains("fingerprint"),
        agent.logFile());
    assertEquals(0, arrived(LINE_CHANGED));
    // The right one, and what waited arrives.
    succeed(SERVER + "4" + implied("noc"), "i", "2");
    succeed(
        SERVER + "1" + implied("noc"),
        "x",
        "04" + site.digest("receiver"),
        SERVER + "4" + implied("noc"),
        "i",
        "1");
    awaitArrival(1);
  }
}
