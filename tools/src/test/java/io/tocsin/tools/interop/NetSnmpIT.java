/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.tools.certs.KeyType;
import io.tocsin.tools.netsnmp.NetSnmpHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Net-SNMP 5.9.3 as manager and as receiver of notifications, with TLS 1.2 and 1.3. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NetSnmpIT {

  private static final String SYS_CONTACT = ".1.3.6.1.2.1.1.4.0";
  private static final String SYS_NAME = ".1.3.6.1.2.1.1.5.0";
  private static final String TOCSIN_SESSION_ENTRY = ".1.3.6.1.4.1.32473.100.1.10.1.1.";
  private static final String SNMP_ENGINE_ID = ".1.3.6.1.6.3.10.2.1.1.0";
  private static final String SNMP_TRAP_OID = ".1.3.6.1.6.3.1.1.4.1.0";
  private static final String COLD_START = ".1.3.6.1.6.3.1.1.5.1";
  private static final String LINE_CHANGED = ".1.3.6.1.4.1.32473.100.0.1";
  private static final List<String> VERSIONS = List.of("1.2", "1.3");
  private static final List<String> HOSTS = List.of("127.0.0.1", "[::1]");

  @TempDir private static Path folder;
  private Path shim;
  private Path modules;
  private Site site;
  private AgentProcess agent;
  private NetSnmpClients clients;

  @BeforeAll
  void startAgent() throws IOException {
    shim = NetSnmpHome.compileShim(folder);
    modules = EntityModules.write(folder.resolve("modules"));
    site = Site.create(Files.createDirectory(folder.resolve("site")), KeyType.EC);
    clients = new NetSnmpClients(site, folder, shim);
    agent = AgentProcess.start(site.folder(), site.port(), site.configuration());
  }

  @AfterAll
  void stopAgent() {
    if (agent != null) {
      agent.close();
    }
  }

  static Stream<Arguments> versionsAndHosts() {
    return VERSIONS.stream()
        .flatMap(version -> HOSTS.stream().map(host -> Arguments.of(version, host)));
  }

  @ParameterizedTest
  @MethodSource("versionsAndHosts")
  void shouldAnswerGet(String version, String host) throws IOException {
    var result = as("admin", version).run("snmpget", with(host, "-On", SYS_NAME));
    assertEquals(0, result.exitStatus(), result.output());
    assertEquals(SYS_NAME + " = STRING: \"board1\"", result.output().strip());
  }

  @ParameterizedTest
  @MethodSource("versionsAndHosts")
  void shouldAnswerGetNext(String version, String host) throws IOException {
    var result = as("admin", version).run("snmpgetnext", with(host, "-On", SYS_CONTACT));
    assertEquals(0, result.exitStatus(), result.output());
    assertEquals(SYS_NAME + " = STRING: \"board1\"", result.output().strip());
  }

  @ParameterizedTest
  @MethodSource("versionsAndHosts")
  void shouldWalkEverythingInOrderWithGetBulk(String version, String host) throws IOException {
    var bulk = as("admin", version).run("snmpbulkwalk", with(host, "-On", "-Cr25", ".1.3.6.1"));
    assertEquals(0, bulk.exitStatus(), bulk.output());
    List<String> names = names(bulk.output());
    assertTrue(names.size() > 100, bulk.output());
    assertTrue(names.contains(SNMP_ENGINE_ID), bulk.output());
    List<String> sorted = new ArrayList<>(names);
    sorted.sort(NetSnmpIT::compareNames);
    assertEquals(sorted, names);
    assertTrue(bulk.output().contains("No more variables left in this MIB View"), bulk.output());

    var walk = as("admin", version).run("snmpwalk", with(host, "-On", "-Cc", ".1.3.6.1"));
    assertEquals(
        withoutSessions(names),
        withoutSessions(names(walk.output())),
        "GETNEXT and GETBULK find the same");
    assertNotEquals(withoutSessions(names), names, "the manager's own session is there");
  }

  /** Each command of Net-SNMP has a session of its own, which has another index. */
  private static List<String> withoutSessions(List<String> names) {
    return names.stream().filter(name -> !name.startsWith(TOCSIN_SESSION_ENTRY)).toList();
  }

  @ParameterizedTest
  @MethodSource("versionsAndHosts")
  void shouldSetWhatMayBeSet(String version, String host) throws IOException {
    String value = "room " + version + " " + host;
    var set = as("admin", version).run("snmpset", with(host, "-On", SYS_CONTACT, "s", value));
    assertEquals(0, set.exitStatus(), set.output());
    var get = as("admin", version).run("snmpget", with(host, "-On", SYS_CONTACT));
    assertEquals(SYS_CONTACT + " = STRING: \"" + value + "\"", get.output().strip());
  }

  @ParameterizedTest
  @MethodSource("versionsAndHosts")
  void shouldRefuseToSetWhatMayNotBeSet(String version, String host) throws IOException {
    var readOnly =
        as("admin", version).run("snmpset", with(host, "-On", SNMP_ENGINE_ID, "x", "00"));
    assertNotEquals(0, readOnly.exitStatus());
    assertTrue(readOnly.output().contains("notWritable"), readOnly.output());

    var wrongType = as("admin", version).run("snmpset", with(host, "-On", SYS_CONTACT, "i", "1"));
    assertTrue(wrongType.output().contains("wrongType"), wrongType.output());

    var noRight = as("reader", version).run("snmpset", with(host, "-On", SYS_CONTACT, "s", "x"));
    assertNotEquals(0, noRight.exitStatus());
    assertTrue(
        noRight.output().contains("noAccess") || noRight.output().contains("authorizationError"),
        noRight.output());
  }

  @ParameterizedTest
  @MethodSource("versionsAndHosts")
  void shouldShowAReaderItsViewAndNoMore(String version, String host) throws IOException {
    var walk = as("reader", version).run("snmpbulkwalk", with(host, "-On", ".1.3.6.1"));
    List<String> names = names(walk.output());
    assertTrue(names.contains(SYS_NAME), walk.output());
    assertTrue(names.stream().allMatch(name -> name.startsWith(".1.3.6.1.2.1.1.")), walk.output());
  }

  /** RFC 2863. Net-SNMP reads IF-MIB and knows by it where the columns are and what they mean. */
  @ParameterizedTest
  @ValueSource(strings = {"1.2", "1.3"})
  void shouldShowTheInterfacesInTables(String version) throws IOException {
    agent.type("link eth0 in-octets 5000000000");
    agent.awaitLog("eth0 has in-octets 5000000000");
    List<Map<String, String>> rows = table(version, "IF-MIB::ifTable");
    assertEquals(1, rows.size());
    assertRow(
        rows.get(0),
        Map.of(
            "ifIndex", "2",
            "ifDescr", "Tocsin simulated Ethernet interface",
            "ifType", "ethernetCsmacd",
            "ifMtu", "1500",
            "ifSpeed", "1000000000",
            "ifAdminStatus", "up",
            "ifOperStatus", "up",
            "ifInOctets", Long.toString(5_000_000_000L & 0xFFFF_FFFFL),
            "ifOutErrors", "0"));
    assertTrue(rows.get(0).get("ifPhysAddress").startsWith("2:54:"), rows.toString());
    assertRow(
        table(version, "IF-MIB::ifXTable").get(0),
        Map.of(
            "ifName", "eth0",
            "ifHCInOctets", "5000000000",
            "ifLinkUpDownTrapEnable", "enabled",
            "ifHighSpeed", "1000",
            "ifPromiscuousMode", "false",
            "ifConnectorPresent", "true",
            "ifAlias", ""));
  }

  /** RFC 6933: the board, two sensors, four lines and an interface. */
  @ParameterizedTest
  @ValueSource(strings = {"1.2", "1.3"})
  void shouldShowThePartsOfTheBoardInATable(String version) throws IOException {
    List<Map<String, String>> rows = table(version, "entPhysicalTable");
    assertRow(
        rows.get(0),
        Map.of(
            "index", "1",
            "entPhysicalDescr", "Tocsin simulated board",
            "entPhysicalContainedIn", "0",
            "entPhysicalClass", "chassis",
            "entPhysicalParentRelPos", "-1",
            "entPhysicalName", "board",
            "entPhysicalModelName", "Tocsin simulated board",
            "entPhysicalIsFRU", "true"));
    assertEquals(
        Set.of(
            "board chassis",
            "soc-temperature sensor",
            "supply-voltage sensor",
            "door other",
            "button other",
            "relay other",
            "led other",
            "eth0 port"),
        rows.stream()
            .map(row -> row.get("entPhysicalName") + " " + row.get("entPhysicalClass"))
            .collect(Collectors.toSet()));
    Map<String, String> port = rows.get(rows.size() - 1);
    assertEquals("1", port.get("entPhysicalContainedIn"));
    var alias =
        as("admin", version).run("snmpwalk", with("127.0.0.1", "-On", ".1.3.6.1.2.1.47.1.3.2"));
    assertEquals(
        ".1.3.6.1.2.1.47.1.3.2.1.2." + port.get("index") + ".0 = OID: .1.3.6.1.2.1.2.2.1.1.2",
        alias.output().strip());
  }

  /** RFC 3433. */
  @ParameterizedTest
  @ValueSource(strings = {"1.2", "1.3"})
  void shouldShowTheReadingsOfSensorsInATable(String version) throws IOException {
    List<Map<String, String>> rows = table(version, "entPhySensorTable");
    assertEquals(2, rows.size());
    for (Map<String, String> row : rows) {
      boolean isTemperature = row.get("entPhySensorType").equals("celsius");
      assertRow(
          row,
          Map.of(
              "entPhySensorType", isTemperature ? "celsius" : "voltsDC",
              "entPhySensorScale", "units",
              "entPhySensorPrecision", "3",
              "entPhySensorValue", isTemperature ? "45000" : "5000",
              "entPhySensorOperStatus", "ok",
              "entPhySensorUnitsDisplay", isTemperature ? "C" : "V",
              "entPhySensorValueUpdateRate", "1000"));
    }
  }

  /** RFC 2790: main memory, swap space and two file systems, of which one fills up. */
  @ParameterizedTest
  @ValueSource(strings = {"1.2", "1.3"})
  void shouldShowTheStorageOfTheComputerInATable(String version) throws IOException {
    agent.type("storage / used 14000000000");
    agent.awaitLog("/ has 14000000000 of 15569256448 bytes in use");
    List<Map<String, String>> rows = table(version, "HOST-RESOURCES-MIB::hrStorageTable");
    assertEquals(4, rows.size());
    assertRow(
        rows.get(0),
        Map.of(
            "hrStorageIndex", "1",
            "hrStorageType", "HOST-RESOURCES-MIB::hrStorageTypes.2",
            "hrStorageDescr", "memory",
            "hrStorageAllocationUnits", "1024 Bytes",
            "hrStorageSize", "1048576",
            "hrStorageUsed", "262144",
            "hrStorageAllocationFailures", "0"));
    assertRow(
        rows.get(1),
        Map.of(
            "hrStorageIndex", "2",
            "hrStorageType", "HOST-RESOURCES-MIB::hrStorageTypes.3",
            "hrStorageDescr", "swap"));
    Map<String, String> card =
        rows.stream().filter(row -> row.get("hrStorageDescr").equals("/")).findFirst().get();
    assertRow(
        card,
        Map.of(
            "hrStorageType", "HOST-RESOURCES-MIB::hrStorageTypes.4",
            "hrStorageAllocationUnits", "4096 Bytes",
            "hrStorageSize", "3801088",
            "hrStorageUsed", "3417968"));
    List<Map<String, String>> fileSystems = table(version, "HOST-RESOURCES-MIB::hrFSTable");
    assertEquals(2, fileSystems.size());
    assertRow(
        fileSystems.stream()
            .filter(row -> row.get("hrFSIndex").equals(card.get("hrStorageIndex")))
            .findFirst()
            .get(),
        Map.of(
            "hrFSMountPoint", "\"/\"",
            "hrFSRemoteMountPoint", "\"\"",
            "hrFSType", "HOST-RESOURCES-MIB::hrFSTypes.23",
            "hrFSAccess", "readWrite",
            "hrFSBootable", "false",
            "hrFSStorageIndex", card.get("hrStorageIndex")));
  }

  /**
   * RFC 2790: four processors, a network interface, and the card that the board was loaded from.
   */
  @ParameterizedTest
  @ValueSource(strings = {"1.2", "1.3"})
  void shouldShowTheDevicesOfTheComputerInTables(String version) throws IOException {
    agent.type("load 2 85");
    agent.awaitLog("processor 2 is busy 85 %");
    List<Map<String, String>> devices = table(version, "HOST-RESOURCES-MIB::hrDeviceTable");
    assertEquals(
        List.of(
            "Tocsin simulated Ethernet interface running",
            "Tocsin simulated processor running",
            "Tocsin simulated processor running",
            "Tocsin simulated processor running",
            "Tocsin simulated processor running",
            "Tocsin simulated memory card running"),
        devices.stream()
            .map(row -> row.get("hrDeviceDescr") + " " + row.get("hrDeviceStatus"))
            .toList());
    assertEquals(
        List.of("0", "85", "0", "0"),
        table(version, "HOST-RESOURCES-MIB::hrProcessorTable").stream()
            .map(row -> row.get("hrProcessorLoad"))
            .toList());
    assertEquals("2", table(version, "hrNetworkTable").get(0).get("hrNetworkIfIndex"));
    assertRow(
        table(version, "HOST-RESOURCES-MIB::hrDiskStorageTable").get(0),
        Map.of(
            "hrDiskStorageAccess", "readWrite",
            "hrDiskStorageRemoveble", "false",
            "hrDiskStorageCapacity", "15728640 KBytes"));
    var loadDevice =
        as("admin", version).run("snmpget", with("127.0.0.1", "-On", ".1.3.6.1.2.1.25.1.3.0"));
    assertEquals(
        ".1.3.6.1.2.1.25.1.3.0 = INTEGER: " + devices.get(5).get("hrDeviceIndex"),
        loadDevice.output().strip());
  }

  private static void assertRow(Map<String, String> row, Map<String, String> expected) {
    Map<String, String> found = new TreeMap<>(row);
    found.keySet().retainAll(expected.keySet());
    assertEquals(new TreeMap<>(expected), found);
  }

  /** The rows that snmptable shows, in its order: values by the names of the columns. */
  private List<Map<String, String>> table(String version, String name) throws IOException {
    NetSnmp client = as("admin", version);
    client.readModules(modules);
    var result =
        client.run(
            "snmptable",
            "-T",
            "their_hostname=localhost",
            "-Ci",
            "-Cf",
            "|",
            "tlstcp:127.0.0.1:" + site.port(),
            name);
    assertEquals(0, result.exitStatus(), result.output());
    List<String> lines = result.output().lines().filter(line -> line.contains("|")).toList();
    String[] columns = lines.get(0).split("\\|", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] values = line.split("\\|", -1);
      Map<String, String> row = new TreeMap<>();
      for (int i = 0; i < columns.length; i++) {
        row.put(columns[i], values[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  @Test
  void shouldRefuseACertificateThatMapsToNoName() throws IOException {
    for (String version : VERSIONS) {
      var result = as("stranger", version).run("snmpget", with("127.0.0.1", "-On", SYS_NAME));
      assertNotEquals(0, result.exitStatus(), result.output());
    }
    agent.awaitLog(site.digest("stranger"));
    assertTrue(agent.log().contains("CN=stranger") || agent.log().contains("cn=stranger"));
  }

  @ParameterizedTest
  @MethodSource("versionsAndHosts")
  void shouldDeliverTrapsUnderTheRightName(String version, String host) throws IOException {
    assertDelivery("trap", "TRAP2", version, host);
  }

  @ParameterizedTest
  @MethodSource("versionsAndHosts")
  void shouldDeliverInformsUnderTheRightName(String version, String host) throws IOException {
    assertDelivery("inform", "INFORM", version, host);
  }

  /** A second agent, with a target, tells one receiver of its start and of a line that changes. */
  private void assertDelivery(String type, String shown, String version, String host)
      throws IOException {
    int receiverPort = Processes.freePort();
    int agentPort = Processes.freePort();
    NetSnmp receiver = clients.receiver(version, receiverPort);
    Process process = receiver.startTrapReceiver(receiverPort);
    Path state = Files.createTempDirectory(folder, "state");
    List<String> configuration =
        site.configurationElsewhere(
            state,
            agentPort,
            "target.nms.host = " + host.replace("[", "").replace("]", ""),
            "target.nms.port = " + receiverPort,
            "target.nms.type = " + type,
            "target.nms.security.name = receiver",
            "target.nms.server.name = localhost");
    try (AgentProcess sender = AgentProcess.start(state, agentPort, configuration)) {
      sender.type("line door open");
      Processes.await(
          "the line's change arrives",
          () -> Processes.read(receiver.trapLog()).contains(LINE_CHANGED),
          receiver.trapLog(),
          sender.logFile());
      List<String> notifications =
          Processes.read(receiver.trapLog())
              .lines()
              .filter(line -> line.contains(SNMP_TRAP_OID))
              .toList();
      // An inform of which the response is late comes twice; nothing else may.
      assertTrue(notifications.get(0).contains(COLD_START), notifications.toString());
      for (String notification : notifications) {
        assertTrue(notification.startsWith(shown + ", SNMP v3, user board1,"), notification);
      }
    } finally {
      Processes.stop(process);
    }
  }

  private NetSnmp as(String manager, String version) throws IOException {
    return clients.as(manager, version);
  }

  private String[] with(String host, String... arguments) {
    return clients.with(host, arguments);
  }

  private static List<String> names(String output) {
    return output
        .lines()
        .filter(line -> line.startsWith(".") && !line.contains("No more variables"))
        .map(line -> line.substring(0, line.indexOf(" = ")))
        .toList();
  }

  private static int compareNames(String left, String right) {
    return Arrays.compareUnsigned(arcs(left), arcs(right));
  }

  private static int[] arcs(String name) {
    return Arrays.stream(name.substring(1).split("\\.", -1))
        .mapToInt(Integer::parseUnsignedInt)
        .toArray();
  }
}
