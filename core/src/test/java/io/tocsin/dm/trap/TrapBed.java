/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.dm.tree.AccountSettings;
import io.tocsin.dm.tree.Acl;
import io.tocsin.dm.tree.AclParser;
import io.tocsin.dm.tree.DmAccounts;
import io.tocsin.dm.tree.DmCredential;
import io.tocsin.dm.tree.LiveNode;
import io.tocsin.dm.tree.ManagementTree;
import io.tocsin.dm.tree.NodeFormat;
import io.tocsin.dm.tree.NodeValue;
import io.tocsin.dm.tree.TreeDescription;
import io.tocsin.dm.tree.TreeLimits;
import io.tocsin.dm.tree.TreeStatus;
import io.tocsin.event.Event;
import io.tocsin.event.EventKind;
import io.tocsin.event.Severity;
import io.tocsin.event.ThresholdWatch;
import io.tocsin.hal.MemoryStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** A device with traps, a node that can be executed, and accounts of some servers. */
public final class TrapBed implements TrapListener {

  static final String EVIL = "evil.example";
  static final String VICTIM = "victim.example";
  public static final String GOOD = "good.example";

  public static final String DOOR = "./DiagMon/Trap/line-door";
  public static final String HEAT = "./DiagMon/Trap/high-heat";
  public static final String BEEP = "./Board/Beep";

  private static final byte[] SECRET = "secret".getBytes(StandardCharsets.US_ASCII);

  final MemoryStorage storage;
  final TrapBoard board;
  public final ManagementTree tree;
  public final DmAccounts accounts;
  public final Traps traps;
  final List<String> refused = new ArrayList<>();
  final List<String> deregistered = new ArrayList<>();
  final List<String> alerts = new ArrayList<>();
  final List<String> executed = new ArrayList<>();
  int execStatus = TreeStatus.OK;

  /** What a listener does with an alert for a server. */
  public BiConsumer<String, TrapAlert> onAlert = (serverId, alert) -> {};

  /** What a listener does that hears of a refusal. */
  public Runnable onRefused = () -> {};

  long leftOut;
  long nowMs;

  /** The count of the newest event, and in which start that is. */
  long newestId;

  /** Settings of a device that has not started yet. */
  static final class Settings {
    MemoryStorage storage = new MemoryStorage();
    TrapBoard board = new TrapBoard();
    TreeLimits treeLimits = new TreeLimits();
    TrapLimits limits = TrapLimits.draft().build();
    TrapTrust trust = TrapTrust.NONE;
    long start = 1;
    boolean isPolicyOff;

    TrapBed bed() {
      return new TrapBed(this);
    }
  }

  TrapBed() {
    this(new Settings());
  }

  private TrapBed(Settings settings) {
    storage = settings.storage;
    board = settings.board;
    newestId = settings.start << 32;
    try {
      TrapCatalog catalog = new TrapCatalog(board, TrapShape.standard());
      tree = new ManagementTree(description(catalog), settings.treeLimits, storage);
      accounts = new DmAccounts(tree);
      tree.mount(
          BEEP,
          new LiveNode() {
            @Override
            public int exec(String serverId, String correlator, byte[] argument) {
              executed.add(serverId);
              return execStatus;
            }
          });
      traps =
          new Traps(tree, accounts, catalog, settings.limits, settings.trust, () -> newestId, this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (settings.isPolicyOff) {
      traps.policy().switchOffForTest();
    }
  }

  private static TreeDescription description(TrapCatalog catalog) throws IOException {
    TreeDescription description =
        TreeDescription.standardObjects()
            .read(
                """
                ./Board       node permanent Get   acl=Exec=good.example+evil.example&Get=*
                ./Board/Beep  null permanent Exec
                """);
    catalog.describe(description);
    return description;
  }

  /** The tree of a device, without anybody who watches over it. */
  static ManagementTree open(TrapBoard board, MemoryStorage storage) {
    try {
      TrapCatalog catalog = new TrapCatalog(board, TrapShape.standard());
      return new ManagementTree(description(catalog), new TreeLimits(), storage);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The usual device: an account of each of the three servers. */
  public static TrapBed withAccounts() {
    return new TrapBed().furnished();
  }

  TrapBed furnished() {
    account(EVIL);
    account(VICTIM);
    account(GOOD);
    return this;
  }

  /** An account that its server may change, at the host of its name. */
  void account(String serverId) {
    account(serverId, "https://" + serverId + "/dm");
  }

  void account(String serverId, String address) {
    int status =
        new AccountSettings(serverId, address)
            .client(DmCredential.DIGEST, "board", SECRET, null)
            .server(DmCredential.DIGEST, serverId, SECRET, null)
            .keptByServer()
            .write(tree, nodeOf(serverId));
    assertEquals(TreeStatus.OK, status);
  }

  static String nodeOf(String serverId) {
    return serverId.substring(0, serverId.indexOf('.'));
  }

  public static String accountOf(String serverId) {
    return "./DMAcc/" + nodeOf(serverId);
  }

  void acl(String uri, String acl) {
    Acl parsed = new AclParser(500).parse(acl);
    assertEquals(TreeStatus.OK, tree.local().setAcl(uri, parsed), uri);
    save();
  }

  // ---- what servers do, each a message of its own ----

  /** Registers a server outward, under a node of its own name; answers with the first refusal. */
  public int register(String by, String trap, String serverId) {
    return register(by, trap, serverId, nodeOf(serverId) + "-by-" + nodeOf(by));
  }

  int register(String by, String trap, String serverId, String name) {
    int status = begin(by, trap + "/ServerIDs/" + name);
    if (status == TreeStatus.OK) {
      status = add(by, trap + "/ServerIDs/" + name + "/ServerID", serverId);
    }
    save();
    return status;
  }

  public int registerInward(String by, String trap, String target, String name) {
    int status = begin(by, trap + "/ToRef/" + name);
    if (status == TreeStatus.OK) {
      status = add(by, trap + "/ToRef/" + name + "/URI", target);
    }
    save();
    return status;
  }

  int begin(String by, String uri) {
    return tree.add(uri, by, NodeValue.interior());
  }

  int add(String by, String uri, String text) {
    return tree.add(uri, by, NodeValue.text(text));
  }

  int replace(String by, String uri, String text) {
    return tree.replace(uri, by, new NodeValue(null, null, text.getBytes(StandardCharsets.UTF_8)));
  }

  public void save() {
    traps.setTime(nowMs);
    assertTrue(tree.save(nowMs));
  }

  void pass(long milliseconds) {
    nowMs += milliseconds;
    traps.setTime(nowMs);
  }

  // ---- what happens ----

  Event door(boolean isOpen) {
    return happens(EventKind.LINE_CHANGED, TrapBoard.DOOR, isOpen ? 1 : 0, 0, 0);
  }

  Event heat(boolean isCrossed) {
    int kind = isCrossed ? EventKind.THRESHOLD_CROSSED : EventKind.THRESHOLD_CLEARED;
    return happens(kind, TrapBoard.HEAT, 71_500, 70_000, ThresholdWatch.HIGH);
  }

  /** An event in its way from its source to the outbox. */
  Event happens(int kind, int subject, int value, int limit, int detail) {
    Event event = new Event().fill(kind, Severity.CRITICAL, subject, value, limit, detail);
    newestId++;
    event.stamp(newestId, 100 * newestId, 0);
    return event.tell(traps.fired(event));
  }

  /** Whether an event that happens now gets to a server, over a session in good order. */
  boolean isTold(String serverId, Event event) {
    int slot = traps.registrations().slotOf(serverId);
    return slot >= 0
        && (event.subscribers() & 1 << slot) != 0
        && traps.registrations().refusalToSend(slot, event, true, true) == null;
  }

  /** The hosts that alerts of an event go to. */
  List<String> hostsTold(Event event) {
    List<String> hosts = new ArrayList<>();
    for (int slot = 0; slot < 31; slot++) {
      String server = traps.registrations().serverOf(slot);
      if (server != null && isTold(server, event) && accounts.of(server) != null) {
        hosts.add(ServerHost.of(accounts.of(server).address()));
      }
    }
    return hosts;
  }

  long refusals(TrapRule rule) {
    return traps.policy().refusals(rule);
  }

  @Override
  public void refused(TrapRule rule, String serverId, String uri, long more) {
    refused.add(rule + " " + serverId + " " + uri);
    leftOut += more;
    onRefused.run();
  }

  @Override
  public void deregistered(Registration registration, TrapRule rule) {
    deregistered.add(rule + " " + registration.serverId() + " " + registration.trap().name());
  }

  @Override
  public void alert(String serverId, TrapAlert alert) {
    onAlert.accept(serverId, alert);
    alerts.add(serverId + " " + alert.source() + " " + alert.type() + " " + alert.data());
  }

  /** A value of a format. */
  static NodeValue bin(String text) {
    return new NodeValue(NodeFormat.BIN, null, text.getBytes(StandardCharsets.UTF_8));
  }
}
