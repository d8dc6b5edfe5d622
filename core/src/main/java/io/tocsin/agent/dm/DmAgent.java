/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.dm;

import io.tocsin.config.Configuration;
import io.tocsin.config.DmClientSettings;
import io.tocsin.config.Limits;
import io.tocsin.dm.client.DeviceAlerts;
import io.tocsin.dm.client.DmClient;
import io.tocsin.dm.client.DmSettings;
import io.tocsin.dm.client.EventRoad;
import io.tocsin.dm.client.WireTrace;
import io.tocsin.dm.session.SessionLimits;
import io.tocsin.dm.syncml.Encoding;
import io.tocsin.dm.trap.TrapCatalog;
import io.tocsin.dm.trap.TrapLimits;
import io.tocsin.dm.trap.TrapShape;
import io.tocsin.dm.trap.TrapTrust;
import io.tocsin.dm.trap.Traps;
import io.tocsin.dm.tree.DeviceInformation;
import io.tocsin.dm.tree.DmAccounts;
import io.tocsin.dm.tree.ManagementTree;
import io.tocsin.dm.tree.TreeDescription;
import io.tocsin.dm.tree.TreeLimits;
import io.tocsin.event.DropCause;
import io.tocsin.event.Event;
import io.tocsin.event.Severity;
import io.tocsin.event.TargetQueue;
import io.tocsin.hal.Log;
import io.tocsin.hal.Platform;
import io.tocsin.hal.ProgramTexts;
import io.tocsin.text.Hexadecimal;
import io.tocsin.trace.DmTrace;
import java.io.IOException;
import java.io.InputStream;

/**
 * The OMA DM client of the agent: the management tree with the board in it, the accounts of the
 * configuration, the traps, and the sessions with servers. Made once; what another configuration
 * changes is exchanged by {@link #take}.
 */
public final class DmAgent {

  private static final String TOPIC = "dm";
  private static final String MANUFACTURER = "Tocsin";
  private static final String LANGUAGE = "en";
  private static final String DEVICE_ID = "urn:x-snmp-engine:";

  private final Platform platform;
  private final Limits limits;
  private final ManagementTree tree;
  private final DmAccounts accounts;
  private final AccountProvisioning provisioning;
  private final DeviceAlerts deviceAlerts = new DeviceAlerts();
  private final ServerConnections connections = new ServerConnections();
  private final BoardSources sources;
  private final BoardNodes nodes;
  private final Refusals refusals;
  private final TrapCatalog catalog;
  private final Traps traps;
  private final EventRoad road;
  private final DmClient client;
  private final NotificationPort notifications;
  private final WriteBudgets budgets;
  private DmSurroundings now;

  /**
   * Reads what is kept of it; changes nothing yet.
   *
   * @param platform what the board provides
   * @param engineId snmpEngineID, from which the device has its name if it has no other
   * @param version version of the program; ASCII
   * @param surroundings what it stands on; {@link #take} follows
   * @throws IOException when the board's memory cannot be read
   */
  public DmAgent(Platform platform, byte[] engineId, String version, DmSurroundings surroundings)
      throws IOException {
    this.platform = platform;
    now = surroundings;
    limits = surroundings.configuration.limits();
    DmClientSettings settings = surroundings.configuration.dm();
    connections.connect(surroundings);
    sources = new BoardSources(surroundings);
    nodes = new BoardNodes(surroundings.board, engineId);
    catalog = new TrapCatalog(sources, shape(platform.texts()));
    tree =
        new ManagementTree(
            description(platform.texts(), catalog), treeLimits(limits), platform.storage());
    nodes.mount(tree);
    deviceInformation(settings, engineId, version).mount(tree);
    accounts = new DmAccounts(tree);
    refusals = new Refusals(platform.log(), deviceAlerts);
    traps =
        new Traps(
            tree,
            accounts,
            catalog,
            TrapLimits.draft().slots(limits.dmServersMax()).build(),
            trust(settings),
            () -> now.newest.identifier(),
            refusals);
    budgets = new WriteBudgets(tree, limits.dmServersMax(), platform.log());
    provisioning =
        new AccountProvisioning(
            tree, accounts, platform.storage(), limits.dmServersMax(), platform.log());
    road = new EventRoad(surroundings.outbox, surroundings.firstSlot, traps, deviceAlerts);
    client =
        new DmClient(
            clientSettings(surroundings), platform, connections, tree, accounts, road, connections);
    notifications = new NotificationPort(platform.network(), client);
  }

  private static TrapShape shape(ProgramTexts texts) throws IOException {
    try (InputStream in = texts.open(TrapShape.class, TrapShape.RESOURCE)) {
      return TrapShape.read(in);
    }
  }

  private static TreeDescription description(ProgramTexts texts, TrapCatalog catalog)
      throws IOException {
    TreeDescription description = new TreeDescription();
    try (InputStream in = texts.open(TreeDescription.class, TreeDescription.STANDARD_OBJECTS)) {
      description.read(in);
    }
    BoardNodes.describe(texts, description);
    catalog.describe(description);
    return description;
  }

  private static TreeLimits treeLimits(Limits limits) {
    return TreeLimits.draft()
        .nodes(limits.dmNodesMax())
        .depth(limits.dmDepthMax())
        .nameBytes(limits.dmNameBytesMax())
        .valueBytes(limits.dmValueBytesMax())
        .totalBytes(limits.dmTreeBytesMax())
        .build();
  }

  private static TrapTrust trust(DmClientSettings settings) {
    return new TrapTrust(settings.allowedHosts(), settings.isThirdPartyAllowed());
  }

  private DeviceInformation deviceInformation(
      DmClientSettings settings, byte[] engineId, String version) {
    String deviceId =
        settings.deviceId() == null
            ? DEVICE_ID + Hexadecimal.format(engineId)
            : settings.deviceId();
    return new DeviceInformation(
            deviceId, MANUFACTURER, platform.board().description(), version, LANGUAGE)
        .versions("", version, "");
  }

  private DmSettings clientSettings(DmSurroundings surroundings) {
    DmClientSettings from = surroundings.configuration.dm();
    DmSettings settings =
        new DmSettings(
            new SessionLimits(
                limits.dmMessageBytesMax(), limits.dmValueBytesMax(), limits.dmMessagesMax()));
    settings
        .encoding(from.isXml() ? Encoding.XML : Encoding.WBXML)
        .poll(from.pollMs())
        .firstContact(surroundings.configuration.firstContactSpreadMs())
        .backoff(from.backoffMsMin(), from.backoffMsMax())
        .rate(from.sessionsPerHour(), from.sessionsBurst())
        .accounts(limits.dmServersMax())
        .sessionTime(limits.dmSessionTimeMsMax());
    return from.isPlainAllowed() ? settings.allowPlain() : settings;
  }

  /**
   * Binds the port for notification messages, if it is another one than before; nothing is received
   * there before {@link #take}.
   *
   * @param coming the configuration that is to be taken
   * @throws IOException when it cannot be bound; the message names the cause
   */
  public void listen(DmClientSettings coming) throws IOException {
    notifications.prepare(coming);
  }

  /** Gives back what {@link #listen} has bound: the configuration is not taken. */
  public void release() {
    notifications.discard();
  }

  /**
   * Cuts the session that goes on, so that nothing is on its way to a server.
   *
   * @param nowMs monotonic time in milliseconds
   */
  public void cut(long nowMs) {
    client.cut("another configuration is taken");
    refusals.tell(nowMs);
  }

  /**
   * Goes on by another configuration, or begins by the first one.
   *
   * @param surroundings all that has changed; the outbox has what the one before had
   * @param nowMs monotonic time in milliseconds
   */
  public void take(DmSurroundings surroundings, long nowMs) {
    now = surroundings;
    connections.connect(surroundings);
    sources.connect(surroundings);
    nodes.connect(surroundings.board, surroundings.queues);
    findSensors();
    refusals.connect(surroundings);
    road.connect(surroundings.outbox, surroundings.firstSlot);
    traps.setTime(nowMs);
    traps.setTrust(trust(surroundings.configuration.dm()));
    // The settings first: accounts are judged by them.
    client.adapt(clientSettings(surroundings), nowMs);
    provisioning.apply(surroundings.servers, nowMs);
    budgets.adapt(surroundings.configuration.dm().dayBytes());
    WireTrace trace = trace(surroundings.configuration);
    client.setTrace(trace);
    notifications.commit(trace);
  }

  /** Has the traps follow the sensors, and tells of those that are not there yet. */
  private void findSensors() {
    catalog.findSensors();
    for (String trap : catalog.missing()) {
      platform
          .log()
          .write(
              Log.WARNING,
              TOPIC,
              "The trap "
                  + trap
                  + " is there after the next start of the agent; until then no DM server is told of"
                  + " this threshold.");
    }
  }

  /** What writes messages into the log; null for nothing, which costs nothing. */
  private WireTrace trace(Configuration configuration) {
    boolean isWanted = configuration.isDmTraced() && platform.log().isEnabled(Log.INFO);
    return isWanted ? new DmTrace(platform.log(), tree, limits.dmMessageBytesMax()) : null;
  }

  /**
   * Takes an event that has happened. Makes no objects.
   *
   * @param event a stamped event
   * @return who is to be told: a bit for each slot
   */
  public int fired(Event event) {
    return traps.fired(event);
  }

  /**
   * Does what is due.
   *
   * @param nowMs monotonic time in milliseconds
   * @return when to call again at the latest
   */
  public long step(long nowMs) {
    budgets.setTime(nowMs);
    long deadlineMs = traps.step(nowMs);
    deadlineMs = Math.min(deadlineMs, notifications.step(nowMs));
    deadlineMs = Math.min(deadlineMs, client.step(nowMs));
    if (!client.isInSession()) {
      dropOfNobody();
    }
    // What it offers waits to be sent now.
    return refusals.tell(nowMs) ? nowMs : deadlineMs;
  }

  /** Events for a server that has taken all its registrations back are for nobody. */
  private void dropOfNobody() {
    for (int slot = 0; slot < slotCount(); slot++) {
      TargetQueue queue = now.outbox.queue(now.firstSlot + slot);
      if (serverOf(slot) == null) {
        if (queue.queued() > 0) {
          queue.dropAll(DropCause.ACCESS_DENIED, Severity.WORST);
        }
        // Whoever has the slot next is not told of what this one has missed.
        queue.lossesTold();
      }
    }
  }

  /** Ends for good. */
  public void stop(long nowMs) {
    client.stop();
    notifications.stop();
    refusals.tell(nowMs);
    if (!tree.save(nowMs)) {
      platform.log().write(Log.WARNING, TOPIC, "What servers changed last could not be kept.");
    }
  }

  /** Number of slots. */
  public int slotCount() {
    return limits.dmServersMax();
  }

  /**
   * The server that has a slot.
   *
   * @param slot from 0 on
   * @return its ServerID; null when nobody has it
   */
  public String serverOf(int slot) {
    return traps.registrations().serverOf(slot);
  }

  /** The name of a server in the configuration; empty when that does not have it. */
  String configuredName(String serverId) {
    int index = now.servers.indexOf(serverId);
    return index < 0 ? "" : now.servers.settings(index).name();
  }

  /** Whether a slot is told of events of the kind of this one. */
  public boolean isTold(int slot, Event event) {
    return (traps.registrations().subscribersOf(event) & 1 << slot) != 0;
  }

  /** What went wrong last with the server of a slot, in words; empty when nothing has. */
  public String lastError(int slot) {
    String server = serverOf(slot);
    return server == null ? "" : client.lastError(server);
  }

  /** Whether a session with the server of a slot goes on. */
  public boolean isInSession(int slot) {
    return client.isInSessionWith(serverOf(slot));
  }

  /** The traps, with their counters. */
  public Traps traps() {
    return traps;
  }

  /** What servers are to be told beside events, with its counters. */
  public DeviceAlerts deviceAlerts() {
    return deviceAlerts;
  }

  /** The client, with its counters. */
  public DmClient client() {
    return client;
  }

  /** The UDP port of notification messages; 0 when none are taken. */
  public int notificationPort() {
    return notifications.port();
  }

  /**
   * Number of notification messages of one fate.
   *
   * @param fate a constant of {@link io.tocsin.dm.client.Notifications}
   */
  public long notificationCount(int fate) {
    return notifications.count(fate);
  }
}
