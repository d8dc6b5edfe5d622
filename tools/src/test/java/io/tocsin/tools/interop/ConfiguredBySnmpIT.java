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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packed agent, configured with nothing but Net-SNMP's snmpset over TLS. */
final class ConfiguredBySnmpIT {

  private static final String HOST = "127.0.0.1";
  private static final String TLS = "1.3";
  private static final String SYS_NAME = ".1.3.6.1.2.1.1.5.0";
  private static final String ENGINE_ID = ".1.3.6.1.6.3.10.2.1.1.0";
  private static final String SYS_CONTACT = ".1.3.6.1.2.1.1.4.0";
  private static final String SECONDS_LEFT = ".1.3.6.1.4.1.32473.100.1.8.1.0";
  private static final String CHANGE_ACTION = ".1.3.6.1.4.1.32473.100.1.8.2.0";
  private static final String VACM = ".1.3.6.1.6.3.16.1.";

  /** snmpTlstmCertToTSNEntry. */
  private static final String MAP = ".1.3.6.1.2.1.198.2.2.1.3.1.";

  /** The name stranger, under the Transport Security Model. */
  private static final String STRANGER = ".4.8.115.116.114.97.110.103.101.114";

  /** The group guests, the default context, TSM, authPriv. */
  private static final String GUESTS = ".6.103.117.101.115.116.115.0.4.3";

  /** The view lobby, all of system. */
  private static final String LOBBY = ".5.108.111.98.98.121.7.1.3.6.1.2.1.1";

  /** Assignments that make the stranger one of the guests, who may read the lobby. */
  private static final List<String> ADMITTING =
      List.of(
          VACM + "2.1.5" + STRANGER,
          "i",
          "4",
          VACM + "2.1.3" + STRANGER,
          "s",
          "guests",
          VACM + "4.1.9" + GUESTS,
          "i",
          "4",
          VACM + "4.1.5" + GUESTS,
          "s",
          "lobby");

  /** The view system, which the configuration has, and snmpFrameworkMIB. */
  private static final String MORE_OF_SYSTEM = ".6.115.121.115.116.101.109.7.1.3.6.1.6.3.10";

  @TempDir private Path folder;
  private Site site;
  private NetSnmpClients clients;
  private List<String> configuration;
  private AgentProcess agent;

  @BeforeEach
  void startAgent() throws IOException {
    site = Site.create(Files.createDirectory(folder.resolve("site")), KeyType.EC);
    clients = new NetSnmpClients(site, folder, NetSnmpHome.compileShim(folder));
    configuration = site.configuration();
    agent = AgentProcess.start(site.folder(), site.port(), configuration);
  }

  @AfterEach
  void stopAgent() {
    agent.close();
  }

  private void restart() throws IOException {
    agent.close();
    agent = AgentProcess.start(site.folder(), site.port(), configuration);
  }

  private Processes.Result set(String... assignments) throws IOException {
    return set(List.of(assignments));
  }

  private Processes.Result set(List<String> assignments) throws IOException {
    String[] arguments = joined(List.of("-On"), assignments).toArray(new String[0]);
    return clients.as("admin", TLS).run("snmpset", clients.with(HOST, arguments));
  }

  private static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /** Assignments that give the stranger's certificate its name. */
  private List<String> naming() {
    return List.of(
        MAP + "6.50",
        "i",
        "4",
        MAP + "2.50",
        "x",
        "04" + site.digest("stranger"),
        MAP + "4.50",
        "s",
        "stranger");
  }

  private String get(String manager, String name) throws IOException {
    return clients.as(manager, TLS).run("snmpget", clients.with(HOST, "-On", name)).output();
  }

  @Test
  void shouldAddACertificateAGroupAndAViewKeepThemOverARestartAndTakeThemAway() throws IOException {
    assertFalse(get("stranger", SYS_NAME).contains("board1"), "a certificate without a name");
    var named = set(naming());
    assertEquals(0, named.exitStatus(), named.output());
    assertTrue(get("stranger", SYS_NAME).contains("authorizationError"), "a name without rights");
    var made = set(joined(ADMITTING, List.of(VACM + "5.2.1.6" + LOBBY, "i", "4")));
    assertEquals(0, made.exitStatus(), made.output());
    assertTrue(get("stranger", SYS_NAME).contains("board1"));
    assertTrue(get("stranger", ENGINE_ID).contains("No Such"), "outside of the view");

    restart();
    assertTrue(get("stranger", SYS_NAME).contains("board1"));

    var removed = set(VACM + "2.1.5" + STRANGER, "i", "6", VACM + "4.1.9" + GUESTS, "i", "6");
    assertEquals(0, removed.exitStatus(), removed.output());
    assertTrue(get("stranger", SYS_NAME).contains("authorizationError"));
    restart();
    assertTrue(get("stranger", SYS_NAME).contains("authorizationError"));
    assertEquals(0, set(MAP + "6.50", "i", "6").exitStatus());
    assertFalse(get("stranger", SYS_NAME).contains("authorizationError"), "no name any more");
  }

  @Test
  void shouldWidenAViewOfTheConfigurationAndLeaveItsRowsAlone() throws IOException {
    assertTrue(get("reader", ENGINE_ID).contains("No Such"));
    var widened = set(VACM + "5.2.1.6" + MORE_OF_SYSTEM, "i", "4");
    assertEquals(0, widened.exitStatus(), widened.output());
    assertTrue(get("reader", ENGINE_ID).contains("Hex-STRING"), get("reader", ENGINE_ID));

    var refused = set(VACM + "5.2.1.6.6.115.121.115.116.101.109.7.1.3.6.1.2.1.1", "i", "6");
    assertNotEquals(0, refused.exitStatus());
    assertTrue(refused.output().contains("notWritable"), refused.output());
    assertTrue(get("reader", SYS_NAME).contains("board1"));
  }

  /** The view all without tocsinChanges, which a manager needs to confirm a change. */
  private static final String ALL_BUT_CHANGES = ".3.97.108.108.10.1.3.6.1.4.1.32473.100.1.8";

  private Processes.Result shutOut() throws IOException {
    return set(
        VACM + "5.2.1.6" + ALL_BUT_CHANGES, "i", "4", VACM + "5.2.1.4" + ALL_BUT_CHANGES, "i", "2");
  }

  @Test
  void shouldTakeBackWhatShutsItsSenderOut() throws IOException {
    configuration.add("managed.confirm.ms = 5000");
    restart();
    var set = shutOut();
    assertEquals(0, set.exitStatus(), set.output());
    assertTrue(get("admin", VACM + "5.2.1.4" + ALL_BUT_CHANGES).contains("INTEGER: 2"));
    assertTrue(get("admin", SECONDS_LEFT).contains("No Such"), "it counts at once");
    Processes.await(
        "the change is taken back",
        () -> agent.log().contains("The change that waited is taken back."));
    assertTrue(get("admin", SECONDS_LEFT).contains("Gauge32: 0"));
    assertTrue(get("admin", VACM + "5.2.1.4" + ALL_BUT_CHANGES).contains("No Such"));
  }

  @Test
  void shouldKeepWhatSomebodyElseHasConfirmed() throws IOException {
    String write = ".5.108.111.98.98.121.10.1.3.6.1.4.1.32473.100.1.8";
    var made =
        set(
            joined(
                joined(naming(), ADMITTING),
                List.of(
                    VACM + "4.1.6" + GUESTS, "s", "lobby", VACM + "5.2.1.6" + write, "i", "4")));
    assertEquals(0, made.exitStatus(), made.output());
    assertEquals(0, shutOut().exitStatus());
    assertTrue(set(SYS_CONTACT, "s", "still there").output().contains("still there"));
    var refused = set(MAP + "6.60", "i", "5");
    assertTrue(refused.output().contains("resourceUnavailable"), refused.output());
    assertFalse(get("stranger", SECONDS_LEFT).contains("Gauge32: 0"));
    var confirmed =
        clients
            .as("stranger", TLS)
            .run("snmpset", clients.with(HOST, "-On", CHANGE_ACTION, "i", "2"));
    assertEquals(0, confirmed.exitStatus(), confirmed.output());
    assertTrue(get("stranger", SECONDS_LEFT).contains("Gauge32: 0"));
    restart();
    assertTrue(get("admin", SECONDS_LEFT).contains("No Such"));
  }

  @Test
  void shouldForgetWithARestartWhatNobodyHasConfirmed() throws IOException {
    assertEquals(0, shutOut().exitStatus());
    restart();
    assertTrue(get("admin", SECONDS_LEFT).contains("Gauge32: 0"));
  }

  @Test
  void shouldNameTheVariableThatIsWrong() throws IOException {
    var wrong = set(VACM + "2.1.5" + STRANGER, "i", "4", VACM + "4.1.9" + GUESTS, "i", "1");
    assertNotEquals(0, wrong.exitStatus());
    assertTrue(wrong.output().contains("inconsistentValue"), wrong.output());
    // The row of the first variable lacks its group.
    assertTrue(wrong.output().contains(VACM + "2.1.5" + STRANGER), wrong.output());
  }

  @Test
  void shouldShowRowsOfTheConfigurationAndOfManagersInOneTable() throws IOException {
    set(VACM + "2.1.5" + STRANGER, "i", "4", VACM + "2.1.3" + STRANGER, "s", "guests");
    var walk =
        clients.as("admin", TLS).run("snmpbulkwalk", clients.with(HOST, "-On", VACM + "2.1.4"));
    assertEquals(0, walk.exitStatus(), walk.output());
    // The StorageType: permanent(4) and nonVolatile(3).
    assertTrue(walk.output().contains(VACM + "2.1.4.4.5.97.100.109.105.110 = INTEGER: 4"));
    assertTrue(walk.output().contains(VACM + "2.1.4" + STRANGER + " = INTEGER: 3"));
  }
}
