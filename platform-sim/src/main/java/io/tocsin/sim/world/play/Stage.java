/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.play;

import io.tocsin.sim.BoardPlan;
import io.tocsin.sim.LinePlan;
import io.tocsin.sim.LinkPlan;
import io.tocsin.sim.SensorPlan;
import io.tocsin.sim.world.channel.CertificateKind;
import io.tocsin.sim.world.channel.WorldIdentity;
import io.tocsin.sim.world.check.BoardView;
import io.tocsin.sim.world.dm.DmPeer;
import io.tocsin.sim.world.dm.DmPlan;
import io.tocsin.sim.world.host.AgentHost;
import io.tocsin.sim.world.host.Manager;
import io.tocsin.sim.world.host.NotificationServer;
import io.tocsin.sim.world.host.World;
import io.tocsin.sim.world.host.WorldServer;
import io.tocsin.sim.world.network.NetworkHost;
import io.tocsin.sim.world.scenario.AccountSpec;
import io.tocsin.sim.world.scenario.BoardSpec;
import io.tocsin.sim.world.scenario.DmServerSpec;
import io.tocsin.sim.world.scenario.DmSpec;
import io.tocsin.sim.world.scenario.Scenario;
import io.tocsin.sim.world.scenario.Setting;
import io.tocsin.sim.world.scenario.TargetSpec;
import io.tocsin.tls.Fingerprint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The world of a scenario, with everybody in it and nobody on. */
final class Stage {
  private static final String DOMAIN = ".test";

  /** Names of lines and sensors are of 32 characters at most. */
  private static final BoardPlan LONG_NAMES =
      new BoardPlan(
          List.of(
              new SensorPlan("temperature-of-the-first-housing", "millibar", 45_000),
              new SensorPlan("temperature-of-the-other-housing", "millibar", 5_000)),
          List.of(
              new LinePlan("contact-of-the-northern-entrance", false, false),
              new LinePlan("contact-of-the-southern-entrance", false, false)),
          List.of(new LinkPlan("interface-to-the-operators-switch", true)));

  /** Host numbers below are for names that end with one or two digits. */
  private static final int NUMBER_WITHOUT_DIGITS = 100;

  private static final long KEEP_ALIVE_MS = 60_000;

  private final Set<String> addresses = new HashSet<>();
  final World world;
  final Map<String, NotificationServer> servers = new LinkedHashMap<>();
  final Map<String, DmPeer> dmServers = new LinkedHashMap<>();
  final Map<String, BoardView> boards = new LinkedHashMap<>();

  /** The managers of boards that have one, by the boards' names. */
  final Map<String, Manager> managers = new LinkedHashMap<>();

  private final Map<String, List<String>> lines = new HashMap<>();

  /**
   * Sets a scenario up.
   *
   * @throws IllegalArgumentException when a configuration has errors
   */
  Stage(Scenario scenario) {
    world = new World(scenario.seed(), scenario.tls());
    for (String name : scenario.servers()) {
      String address = address("10.0.1.", name);
      NotificationServer server = world.addServer(hostName(name), address);
      server.keepAlive(KEEP_ALIVE_MS);
      servers.put(name, server);
    }
    for (DmServerSpec spec : scenario.dm().servers()) {
      addDmServer(scenario.dm(), spec);
    }
    for (BoardSpec board : scenario.boards()) {
      addBoard(scenario, board);
    }
  }

  /**
   * An address that goes with the number at the end of the name, where it can: what chance does on
   * the links of a host depends on its address, and must not depend on who else is there.
   */
  private String address(String network, String name) {
    int digitsAt = name.length();
    while (digitsAt > 0 && Character.isDigit(name.charAt(digitsAt - 1))) {
      digitsAt--;
    }
    String digits = name.substring(digitsAt);
    boolean isNumber = !digits.isEmpty() && digits.length() <= 2;
    int number = isNumber ? Integer.parseInt(digits) : NUMBER_WITHOUT_DIGITS;
    while (!addresses.add(network + number)) {
      number++;
    }
    return network + number;
  }

  private void addDmServer(DmSpec dm, DmServerSpec spec) {
    DmPlan plan =
        DmPlan.of(spec.name(), DmAccountText.accounts(dm, spec.name()), DmScripts.usual(spec));
    DmPeer server = new DmPeer(world, hostName(spec.name()), address("10.0.2.", spec.name()), plan);
    server.keepAlive(KEEP_ALIVE_MS);
    dmServers.put(spec.name(), server);
  }

  static String hostName(String server) {
    return server + DOMAIN;
  }

  private void addBoard(Scenario scenario, BoardSpec spec) {
    String address = address("10.0.0.", spec.name());
    BoardPlan plan = spec.longNames() ? LONG_NAMES : BoardPlan.STANDARD;
    AgentHost host = world.addAgent(spec.name(), address, plan);
    host.setClockLostAtStart(!spec.battery());
    List<TargetSpec> targets = scenario.targetsOf(spec.name());
    List<NotificationServer> ofTargets = new ArrayList<>();
    targets.forEach(target -> ofTargets.add(servers.get(target.server())));
    List<AccountSpec> accounts = scenario.dm().accountsOf(spec.name());
    List<DmPeer> peers = new ArrayList<>();
    accounts.forEach(account -> peers.add(dmServers.get(account.server())));
    accounts.forEach(account -> DmAccountText.putSecrets(account, host.files()));
    lines.put(spec.name(), configuration(scenario, spec.name(), targets));
    host.configure(lines.get(spec.name()));
    boards.put(spec.name(), new BoardView(host, spec, targets, ofTargets, accounts, peers));
    if (scenario.isManaged(spec.name())) {
      managers.put(spec.name(), world.addManager(host, address("10.0.3.", spec.name())));
    }
  }

  private List<String> configuration(Scenario scenario, String board, List<TargetSpec> targets) {
    List<String> lines = new ArrayList<>();
    lines.add("view.all.include = 1.3.6.1");
    addGroup(lines, "told", targets, true);
    addGroup(lines, "denied", targets, false);
    for (TargetSpec target : targets) {
      String prefix = "target." + target.name() + ".";
      String host = hostName(target.server());
      lines.add(prefix + "host = " + host);
      lines.add(prefix + "security.name = " + host);
      lines.add(prefix + "type = " + (target.inform() ? "inform" : "trap"));
      if (target.pinned()) {
        lines.add(prefix + "server.fingerprint = " + fingerprint(host));
      }
    }
    if (scenario.isManaged(board)) {
      lines.addAll(managerLines());
    }
    for (AccountSpec account : scenario.dm().accountsOf(board)) {
      lines.addAll(DmAccountText.lines(account, hostName(account.server()), this::fingerprint));
    }
    if (scenario.dm().accountsOf(board).stream().anyMatch(AccountSpec::plain)) {
      lines.add("dm.plain.http = true");
    }
    for (Setting setting : scenario.settings()) {
      if (setting.board().equals(board)) {
        lines.add(setting.line());
      }
    }
    return lines;
  }

  /** An administrator, whom no SET can take away. */
  private List<String> managerLines() {
    return List.of(
        "listen.main.address = 0.0.0.0",
        "listen.main.port = " + Manager.PORT,
        "map.1.fingerprint = " + fingerprint(world.authority().own()),
        "map.1.type = cn",
        "group.managers.members = " + Manager.NAME,
        "group.managers.read = all",
        "group.managers.write = all");
  }

  /**
   * Gives a board's agent its configuration with changes, which stay when it takes them.
   *
   * @param changes KEY=VALUE, several joined by commas
   */
  void reload(BoardView board, String changes) {
    List<String> changed = new ArrayList<>(lines.get(board.name()));
    for (String change : changes.split(",", -1)) {
      String key = change.substring(0, change.indexOf('='));
      changed.removeIf(line -> line.startsWith(key + " ="));
      changed.add(key + " = " + change.substring(key.length() + 1));
    }
    if (board.host().reload(changed)) {
      lines.put(board.name(), changed);
    }
  }

  private static void addGroup(
      List<String> lines, String name, List<TargetSpec> targets, boolean allowed) {
    List<String> members = new ArrayList<>();
    for (TargetSpec target : targets) {
      if (target.allowed() == allowed) {
        members.add(hostName(target.server()));
      }
    }
    if (!members.isEmpty()) {
      lines.add("group." + name + ".members = " + String.join(", ", members));
      lines.add("group." + name + (allowed ? ".notify" : ".read") + " = all");
    }
  }

  private String fingerprint(String host) {
    return fingerprint(world.authority().issue(host, CertificateKind.USUAL));
  }

  private static String fingerprint(WorldIdentity identity) {
    byte[] digest = Fingerprint.of(Fingerprint.SHA256, identity.certificate()).octets();
    return "sha256:" + HexFormat.of().formatHex(digest, 1, digest.length);
  }

  /** A server of either kind; null for none. */
  WorldServer server(String name) {
    NotificationServer server = servers.get(name);
    return server == null ? dmServers.get(name) : server;
  }

  /** All servers, of both kinds. */
  List<WorldServer> allServers() {
    List<WorldServer> all = new ArrayList<>(servers.values());
    all.addAll(dmServers.values());
    return all;
  }

  /** A server's or board's place on the network. */
  NetworkHost network(String name) {
    WorldServer server = server(name);
    return server == null ? boards.get(name).host().network() : server.network();
  }

  Collection<BoardView> boards() {
    return boards.values();
  }
}
