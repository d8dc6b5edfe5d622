/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tocsin.dm.session.SessionLimits;
import io.tocsin.dm.syncml.Encoding;
import io.tocsin.dm.trap.Registration;
import io.tocsin.dm.trap.TrapAlert;
import io.tocsin.dm.trap.TrapCatalog;
import io.tocsin.dm.trap.TrapLimits;
import io.tocsin.dm.trap.TrapListener;
import io.tocsin.dm.trap.TrapRule;
import io.tocsin.dm.trap.TrapShape;
import io.tocsin.dm.trap.TrapSources;
import io.tocsin.dm.trap.TrapTrust;
import io.tocsin.dm.trap.Traps;
import io.tocsin.dm.tree.AccountSettings;
import io.tocsin.dm.tree.Acl;
import io.tocsin.dm.tree.AclParser;
import io.tocsin.dm.tree.DeviceInformation;
import io.tocsin.dm.tree.DmAccounts;
import io.tocsin.dm.tree.FixedLeaf;
import io.tocsin.dm.tree.LiveNode;
import io.tocsin.dm.tree.ManagementTree;
import io.tocsin.dm.tree.NodeFormat;
import io.tocsin.dm.tree.NodeValue;
import io.tocsin.dm.tree.TreeDescription;
import io.tocsin.dm.tree.TreeLimits;
import io.tocsin.dm.tree.TreeStatus;
import io.tocsin.event.EventKind;
import io.tocsin.event.Severity;
import io.tocsin.event.SubjectNames;
import io.tocsin.event.ThresholdWatch;
import io.tocsin.hal.MemoryStorage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The board of the table: nodes of every kind, traps, and two accounts. {@code a.example} may do
 * much, {@code b.example} little.
 */
final class TableBoard implements TrapListener {

  static final String NONCE = "first nonce";

  private static final String DESCRIPTION =
      """
      ./Board                  node  permanent  Add,Get           acl=Add=a.example&Exec=a.example&Get=*&Replace=a.example
      ./Board/Reboot           null  permanent  Exec
      ./Board/Nothing          null  permanent  Exec
      ./Board/Label            chr   permanent  Get,Replace       value=board
      ./Board/Limit            int   permanent  Get,Replace       value=70
      ./Board/Live             int   permanent  Get,Replace
      ./Board/Sensors          node  permanent  Get
      ./Board/Rules            node  permanent  Add,Get           acl=Add=*&Delete=a.example&Get=*&Replace=a.example
      ./Board/Rules/<X>        node  dynamic    Add,Delete,Get    type=org.example/1.0/Rule
      ./Board/Rules/<X>/Limit  int   dynamic    Get,Replace
      ./Board/Rules/<X>/Kept   chr   dynamic    Get
      ./Board/Rules/<X>/Key    chr   dynamic    Replace
      ./Board/Rules/<X>/Data   bin   dynamic    Delete,Get,Replace
      """;

  private static final TreeLimits LIMITS =
      TreeLimits.draft()
          .nodes(300)
          .depth(8)
          .nameBytes(16)
          .uriBytes(80)
          .valueBytes(8_192)
          .titleBytes(32)
          .aclBytes(100)
          .build();

  final ManagementTree tree;
  final DmAccounts accounts;
  private final Traps traps;

  TableBoard(boolean isThirdPartyAllowed) throws IOException {
    TrapCatalog catalog = new TrapCatalog(new Sources(), TrapShape.standard());
    TreeDescription description = TreeDescription.standardObjects().read(DESCRIPTION);
    catalog.describe(description);
    tree = new ManagementTree(description, LIMITS, new MemoryStorage());
    new DeviceInformation("urn:tocsin:1", "Tocsin", "Model 1", "1.0", "en").mount(tree);
    tree.mount("./Board/Live", new LiveNumber());
    tree.mount("./Board/Sensors", new LiveSensors());
    tree.mount("./Board/Reboot", new Reboot());
    accounts = new DmAccounts(tree);
    TrapTrust trust = new TrapTrust(List.of(), isThirdPartyAllowed);
    TrapLimits limits = TrapLimits.draft().perServer(2).build();
    traps = new Traps(tree, accounts, catalog, limits, trust, () -> 1L << 32, this);
    traps.setTime(0);
    furnish();
  }

  private void furnish() {
    put("./Vendor/Text", NodeValue.text("hello"));
    put("./Vendor/Number", new NodeValue(NodeFormat.INT, null, "5".getBytes(UTF_8)));
    put("./Vendor/Group/Leaf", NodeValue.text("leaf"));
    put("./Vendor/Group/Other", NodeValue.text("other"));
    put("./Vendor/Locked/Leaf", NodeValue.text("locked"));
    put("./Vendor/Empty", NodeValue.interior());
    put("./Board/Rules/one/Limit", new NodeValue(NodeFormat.INT, null, "1".getBytes(UTF_8)));
    put("./Board/Rules/one/Kept", NodeValue.text("kept"));
    put("./Board/Rules/one/Key", NodeValue.text("secret"));
    put("./Board/Rules/one/Data", new NodeValue(NodeFormat.BIN, null, new byte[] {0, 1, -1}));
    acl("./Vendor", "Add=a.example+b.example&Delete=a.example&Get=*&Replace=a.example");
    acl("./Vendor/Locked", "Get=b.example");
  }

  private void put(String uri, NodeValue value) {
    check(uri, tree.local().put(uri, value));
  }

  private void acl(String uri, String text) {
    Acl acl = new AclParser(LIMITS.aclBytes()).parse(text);
    check(uri, tree.local().setAcl(uri, acl));
  }

  private static void check(String uri, int status) {
    if (status != TreeStatus.OK) {
      throw new AssertionError(uri + ": " + status);
    }
  }

  /** Fills the tree to its last node. */
  void fill() {
    int number = 0;
    while (tree.local().put("./Fill/" + number, NodeValue.text("")) == TreeStatus.OK) {
      number++;
    }
  }

  /**
   * Makes an account.
   *
   * @param name its node
   * @param type how both sides prove who they are, an AAuthType
   * @param hasNonces whether both know a nonce beforehand
   */
  void account(String name, String serverId, String url, String type, boolean hasNonces) {
    byte[] nonce = hasNonces ? NONCE.getBytes(UTF_8) : new byte[0];
    int status =
        new AccountSettings(serverId, url)
            .client(type, ClientBoard.CLIENT_NAME, ClientBoard.CLIENT_SECRET.getBytes(UTF_8), nonce)
            .server(type, serverId, ClientBoard.SERVER_SECRET.getBytes(UTF_8), nonce)
            .keptByServer()
            .write(tree, name);
    check(name, status);
  }

  /** The board in its network, with the accounts that it has by now. */
  ClientBoard start(int messageBytesMax, Encoding encoding) throws IOException {
    SessionLimits limits = new SessionLimits(messageBytesMax, LIMITS.valueBytes(), 100);
    return new ClientBoard(
        tree, accounts, ClientBoard.settings(limits, encoding), null, (account, url) -> null);
  }

  // ---- what the device does about traps is not the matter here ----

  @Override
  public void refused(TrapRule rule, String serverId, String uri, long leftOut) {}

  @Override
  public void deregistered(Registration registration, TrapRule rule) {}

  @Override
  public void alert(String serverId, TrapAlert alert) {}

  /** A door, and a sensor for heat. */
  private static final class Sources implements TrapSources, SubjectNames {

    @Override
    public SubjectNames names() {
      return this;
    }

    @Override
    public boolean isInput(int line) {
      return true;
    }

    @Override
    public ThresholdWatch threshold(int sensor) {
      return new ThresholdWatch(70_000, 65_000, ThresholdWatch.NO_LOW, 0, Severity.CRITICAL);
    }

    @Override
    public int count(int kind) {
      return kind == EventKind.LINE_CHANGED
              || kind == EventKind.THRESHOLD_CROSSED
              || kind == EventKind.THRESHOLD_CLEARED
          ? 1
          : 0;
    }

    @Override
    public String name(int kind, int subject) {
      return kind == EventKind.LINE_CHANGED ? "door" : "heat";
    }
  }

  /** Reboots at once, later when it is told so, and not at all when that is shouted. */
  private static final class Reboot implements LiveNode {
    @Override
    public int exec(String serverId, String correlator, byte[] argument) {
      return switch (new String(argument, UTF_8)) {
        case "" -> TreeStatus.OK;
        case "later" -> TreeStatus.ACCEPTED_FOR_PROCESSING;
        default -> TreeStatus.COMMAND_FAILED;
      };
    }
  }

  /** A number that refuses to be negative. */
  private static final class LiveNumber implements LiveNode {

    private byte[] number = {'4', '2'};

    @Override
    public byte[] read() {
      return number.clone();
    }

    @Override
    public int check(byte[] value) {
      return value[0] == '-' ? TreeStatus.FORBIDDEN : TreeStatus.OK;
    }

    @Override
    public void write(byte[] value) {
      number = value.clone();
    }
  }

  /** Three sensors, of which one is broken, and one says more than fits. */
  private static final class LiveSensors implements LiveNode {

    private final Map<String, LiveNode> sensors = new TreeMap<>();

    LiveSensors() {
      sensors.put("cpu", new FixedLeaf("51"));
      sensors.put("broken", new LiveNode() {});
      sensors.put("chatty", new FixedLeaf("x".repeat(LIMITS.valueBytes() + 1)));
    }

    @Override
    public NodeFormat format() {
      return NodeFormat.NODE;
    }

    @Override
    public List<String> childNames() {
      return List.copyOf(sensors.keySet());
    }

    @Override
    public LiveNode child(String name) {
      return sensors.get(name);
    }
  }
}
