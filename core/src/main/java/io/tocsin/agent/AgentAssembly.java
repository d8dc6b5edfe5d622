/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.agent.dm.AccountStates;
import io.tocsin.agent.dm.DmAgent;
import io.tocsin.agent.dm.DmCounters;
import io.tocsin.agent.dm.DmServerNames;
import io.tocsin.agent.dm.DmSurroundings;
import io.tocsin.agent.sensor.ConfiguredBoard;
import io.tocsin.config.Configuration;
import io.tocsin.config.ConfigurationError;
import io.tocsin.config.ConfigurationKeys;
import io.tocsin.config.DmKeys;
import io.tocsin.config.Limits;
import io.tocsin.config.ListenerSettings;
import io.tocsin.config.TargetSettings;
import io.tocsin.event.BoardWatch;
import io.tocsin.event.Journal;
import io.tocsin.event.JournalSettings;
import io.tocsin.event.Outbox;
import io.tocsin.event.Severity;
import io.tocsin.event.TargetQueue;
import io.tocsin.event.TokenBucket;
import io.tocsin.hal.Log;
import io.tocsin.hal.Platform;
import io.tocsin.mib.AgentStatus;
import io.tocsin.mib.BoardModules;
import io.tocsin.mib.CertificateTable;
import io.tocsin.mib.EventVarbinds;
import io.tocsin.mib.MibRegistry;
import io.tocsin.mib.NamedCounters;
import io.tocsin.mib.NotificationLogMib;
import io.tocsin.mib.Settings;
import io.tocsin.mib.SnmpFrameworkMib;
import io.tocsin.mib.SnmpMpdMib;
import io.tocsin.mib.SnmpTlsTmMib;
import io.tocsin.mib.SnmpTsmMib;
import io.tocsin.mib.SnmpV2Mib;
import io.tocsin.mib.SystemInformation;
import io.tocsin.mib.TocsinMib;
import io.tocsin.mib.admin.ProfileFilter;
import io.tocsin.snmp.AccessControl;
import io.tocsin.snmp.CommandResponder;
import io.tocsin.snmp.EngineCounters;
import io.tocsin.snmp.ManagedObjects;
import io.tocsin.snmp.MessageDispatcher;
import io.tocsin.snmp.NotificationOriginator;
import io.tocsin.snmp.SnmpEngine;
import io.tocsin.snmp.TransportModel;
import io.tocsin.snmp.TransportReceiver;
import io.tocsin.snmp.V3MessageProcessing;
import io.tocsin.snmp.V3NotificationOriginator;
import io.tocsin.snmp.tlstm.PeerPolicy;
import io.tocsin.snmp.tlstm.TlsTransportModel;
import io.tocsin.snmp.tlstm.TlstmLimits;
import io.tocsin.snmp.tlstm.TransportObserver;
import io.tocsin.snmp.tsm.TransportSecurityModel;
import io.tocsin.tls.PathVerifier;
import io.tocsin.tls.SecureChannelFactory;
import io.tocsin.trace.SnmpTrace;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Makes the parts of an agent and joins them, bottom up. Everything that the agent will ever
 * allocate of its own is allocated here.
 */
final class AgentAssembly {

  private static final int MANAGED_OBJECTS_MAX = 192;
  private static final int SETTINGS_MAX = 16;

  final Configuration configuration;
  final Credentials credentials;
  final Foundation foundation;
  final Platform platform;

  /** The board with the sensors of the configuration. */
  final ConfiguredBoard board;

  final Limits limits;
  final ValidityClock clock;
  final SnmpEngine engine;
  final EngineCounters counters;
  final SessionEvents sessionEvents;
  final MessageDispatcher dispatcher;
  final TransportSecurityModel tsm;
  final TlsTransportModel transport;
  final NotificationOriginator originator;
  final Targets targets;
  final TargetRoll roll;
  final Outbox outbox;
  final EventSubjects subjects;
  final AllTargets allTargets;
  final EventDistributor distributor;
  final Journal journal;
  final BoardWatch watch;
  final ManagedThresholds thresholds;
  final CertificateWatch certificateWatch;
  final SnmpV2Mib system;
  final AuthenticationFailures authenticationFailures;
  final ManagedTables tables;

  /** What managers read and write. */
  final ManagedObjects objects;

  /** The DM client; null for none. */
  final DmAgent dm;

  /** What it is to stand on; null when there is none. */
  final DmSurroundings dmSurroundings;

  AgentAssembly(
      Configuration configuration,
      Foundation foundation,
      SecureChannelFactory channels,
      OperatorSupplies supplies,
      AgentStatus status)
      throws IOException {
    this.configuration = configuration;
    this.foundation = foundation;
    this.platform = foundation.platform;
    this.board = supplies.board();
    this.limits = configuration.limits();
    this.clock = foundation.clock;
    this.engine = foundation.engine;
    this.counters = foundation.engineCounters;
    this.sessionEvents = new SessionEvents(platform.log());

    credentials = supplies.credentials();
    tables = new ManagedTables(configuration, foundation, credentials, board);
    V3MessageProcessing v3 =
        new V3MessageProcessing(
            engine, counters, limits.messageSizeBytesMax(), limits.informsInFlightMax());
    this.tsm = new TransportSecurityModel(engine, counters, limits.messageSizeBytesMax(), 1);
    tsm.setUsePrefix(configuration.isTsmPrefixUsed());
    v3.addSecurityModel(tsm);
    this.dispatcher = new MessageDispatcher(v3, counters);
    SnmpTrace trace = trace();
    this.transport =
        trace == null
            ? transport(channels, credentials, dispatcher, sessionEvents)
            : transport(
                channels, credentials, trace.receiver(dispatcher), trace.observer(sessionEvents));

    AccessControl accessControl = tables.accessControl();
    tables.connect(transport);
    this.originator =
        new V3NotificationOriginator(
            dispatcher, counters, accessControl, sessionEvents, limits.messageSizeBytesMax());
    boolean speaksDm = foundation.dm != null || !configuration.dm().servers().isEmpty();
    int slots = speaksDm ? limits.dmServersMax() : 0;
    this.subjects = subjects(slots);
    this.outbox = outbox(slots);
    this.targets =
        new Targets(
            places(slots),
            new TokenBucket(
                configuration.outboxBytesPerSecond(),
                Math.max(configuration.outboxBytesPerSecond(), limits.messageSizeBytesMax())),
            originator);
    this.journal = journal();
    this.distributor =
        new EventDistributor(engine, platform.clock(), board, configuration.coalesceMs(), outbox);
    this.certificateWatch = new CertificateWatch(status.certificateNotAfterMs(), clock);
    this.watch =
        new BoardWatch(
            board,
            supplies.watch().thresholds(),
            supplies.watch().lineRules(),
            supplies.watch().linkRules(),
            configuration.sensorPeriodMs(),
            distributor);
    this.thresholds =
        new ManagedThresholds(tables.thresholds(), board, watch, supplies.watch().thresholds());
    thresholds.step();
    if (speaksDm) {
      dmSurroundings =
          new DmSurroundings(configuration, supplies.dmServers())
              .channels(
                  channels,
                  credentials.paths(PathVerifier.SERVER, clock),
                  clock,
                  credentials.revocations())
              .events(
                  outbox,
                  configuration.targets().size(),
                  subjects,
                  distributor,
                  this::newestEventId)
              .board(board, watch);
      this.dm = foundation.dmFor(dmSurroundings, status.version());
    } else {
      dmSurroundings = null;
      this.dm = null;
    }
    distributor.setDm(dm);
    this.allTargets =
        new AllTargets(
            targets,
            outbox,
            dm,
            configuration.targets().size(),
            slots,
            subjects,
            engine,
            platform.clock());
    sessionEvents.connect(targets, distributor);

    Settings settings = new Settings(foundation.settings, SETTINGS_MAX);
    MibRegistry registry =
        new MibRegistry(
            MANAGED_OBJECTS_MAX, limits.setVariablesMax(), limits.setOldValuesBytesMax());
    this.system = systemGroup(settings, status);
    registerModules(registry, settings, status);
    registry.register(new CertificateTable(credentials.inventory(configuration, clock)));
    tables.register(registry, system);
    registerNotificationLog(registry, settings);
    this.objects = registry;
    this.roll = roll(trace == null ? transport : trace.transport(transport));
    if (settings.rejectedCount() > 0) {
      warn(settings.rejectedCount() + " values that managers had set could not be restored.");
    }
    this.authenticationFailures = new AuthenticationFailures(system, distributor);
    dispatcher.setAuthenticationFailureListener(authenticationFailures);
    new CommandResponder(
            dispatcher,
            counters,
            accessControl,
            registry,
            limits.variableBindingsMax(),
            limits.requestStepsMax())
        .setSetListener(tables.setListener());
  }

  /** What writes SNMP messages into the log; null for nothing, which costs nothing. */
  private SnmpTrace trace() {
    boolean isWanted = configuration.isSnmpTraced() && platform.log().isEnabled(Log.INFO);
    // No message comes before the transport model is there.
    return isWanted ? new SnmpTrace(platform.log(), id -> transport.session(id)) : null;
  }

  private TlsTransportModel transport(
      SecureChannelFactory channels,
      Credentials credentials,
      TransportReceiver receiver,
      TransportObserver observer) {
    PeerPolicy policy =
        new PeerPolicy(
            credentials.paths(PathVerifier.CLIENT, clock),
            credentials.paths(PathVerifier.SERVER, clock),
            tables.certificateMap(),
            clock,
            credentials.revocations());
    return new TlsTransportModel(
        platform.network(),
        channels,
        policy,
        transportLimits(),
        limits.messageSizeBytesMax(),
        receiver,
        observer,
        foundation.transportCounters);
  }

  /**
   * Begins to listen at all addresses of the configuration.
   *
   * @param before the transport model whose listeners are taken over where the address is the same;
   *     null for none
   * @param errors takes those that cannot be bound
   */
  void listen(TlsTransportModel before, List<ConfigurationError> errors) {
    for (ListenerSettings listener : configuration.listeners()) {
      try {
        transport.listen(listener.address(), listener.port(), before);
      } catch (IOException e) {
        errors.add(
            configuration.error(ConfigurationKeys.LISTEN_ADDRESS, listener.name(), e.getMessage()));
      }
    }
    listenForNotifications(errors);
  }

  /** The greatest identifier that any event has now, of this start or an earlier one. */
  private long newestEventId() {
    return Math.max(distributor.newestId(), (long) foundation.identity.boots() << 32);
  }

  private void listenForNotifications(List<ConfigurationError> errors) {
    if (dm == null) {
      return;
    }
    try {
      dm.listen(configuration.dm());
    } catch (IOException e) {
      errors.add(configuration.error(DmKeys.NOTIFICATION_ADDRESS, null, e.getMessage()));
    }
  }

  /** Gives back what was bound for the DM client by {@link #listen}. */
  void releaseDm() {
    if (dm != null) {
      dm.release();
    }
  }

  /** Has the DM client go by this configuration from now on. */
  void takeDm(long nowMs) {
    if (dm != null) {
      foundation.dm = dm;
      dm.take(dmSurroundings.queues(allTargets), nowMs);
    }
  }

  /** Does what is due for DM; returns when to call again at the latest. */
  long stepDm(long nowMs) {
    return dm == null ? Long.MAX_VALUE : dm.step(nowMs);
  }

  /** Ends the DM client for good. */
  void stopDm(long nowMs) {
    if (dm != null) {
      dm.stop(nowMs);
    }
  }

  private TlstmLimits transportLimits() {
    int sessions = limits.sessionsMax();
    // Places are kept for the targets, so that a crowd of managers cannot silence the board.
    int kept = configuration.targets().size() + configuration.managedTargetSessions();
    int accepted = Math.max(1, sessions - kept);
    return new TlstmLimits()
        .setSessionsMax(sessions)
        .setAcceptedSessionsMax(accepted)
        .setHandshakesMax(Math.min(limits.handshakesMax(), accepted))
        .setHandshakeGraceMsMin(limits.handshakeGraceMsMin())
        .setConnectTimeMsMax(limits.connectTimeMsMax())
        .setHandshakeTimeMsMax(limits.handshakeTimeMsMax())
        .setStalledTimeMsMax(limits.stalledTimeMsMax())
        .setIdleTimeMsMax(limits.idleTimeMsMax())
        .setCloseTimeMsMax(limits.closeTimeMsMax())
        .setWireBufferBytes(limits.wireBufferBytes())
        .setMessagesPerStepMax(limits.messagesPerStepMax());
  }

  private EventSubjects subjects(int slots) {
    List<TargetSettings> snmp = configuration.targets();
    String[] targetNames = new String[snmp.size() + slots + limits.managedTargetsMax()];
    Arrays.fill(targetNames, "");
    for (int target = 0; target < snmp.size(); target++) {
      targetNames[target] = snmp.get(target).name();
    }
    for (int slot = 0; slot < slots; slot++) {
      targetNames[snmp.size() + slot] = AllTargets.slotName(slot);
    }
    String[] serverNames = new String[configuration.dm().servers().size()];
    for (int server = 0; server < serverNames.length; server++) {
      serverNames[server] = configuration.dm().servers().get(server).name();
    }
    return new EventSubjects(board, targetNames, serverNames);
  }

  private Outbox outbox(int slots) {
    int[] capacities = new int[Severity.COUNT];
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      capacities[severity] = configuration.outboxEvents(severity);
    }
    return new Outbox(
        capacities, configuration.targets().size(), slots, limits.managedTargetsMax());
  }

  private Journal journal() {
    return new Journal(
        platform.storage(),
        outbox,
        subjects.targetNames(),
        subjects,
        new JournalSettings(
            configuration.journalSeverity(),
            configuration.journalSyncMs(),
            configuration.journalDayBytes()),
        platform.log());
  }

  /** A place for each target of the configuration, and for each that managers may make. */
  private TargetPlace[] places(int slots) {
    int own = configuration.targets().size();
    TargetPlace[] places = new TargetPlace[own + limits.managedTargetsMax()];
    for (int i = 0; i < places.length; i++) {
      int number = i < own ? i : i + slots;
      TargetQueue queue = outbox.queue(number);
      places[i] = new TargetPlace(number, queue, new QueueStatus(queue, engine, platform.clock()));
    }
    return places;
  }

  /** What fills the places; messages go out over a model that is or is over our own. */
  private TargetRoll roll(TransportModel messages) {
    return new TargetRoll(
        tables.destinations(),
        targets,
        new TargetAssembly(configuration, platform, transport, messages, originator, content()),
        outbox,
        foundation.notificationLog,
        subjects,
        tsm,
        Configuration.TSM_PREFIX,
        platform.log());
  }

  private EventVarbinds content() {
    return new EventVarbinds(
        board, allTargets, new DmServerNames(configuration), journal, transport.counters());
  }

  private SnmpV2Mib systemGroup(Settings settings, AgentStatus status) {
    SystemInformation information =
        new SystemInformation(
            "Tocsin " + status.version() + " on " + board.description(),
            configuration.systemContact(),
            configuration.systemName(),
            configuration.systemLocation());
    return new SnmpV2Mib(
        information,
        configuration.authenticationFailureTraps(),
        engine,
        platform.clock(),
        counters,
        settings,
        platform.entropy());
  }

  private void registerModules(MibRegistry registry, Settings settings, AgentStatus status) {
    system.register(registry);
    SnmpFrameworkMib.register(
        registry, system, engine, platform.clock(), limits.messageSizeBytesMax());
    SnmpMpdMib.register(registry, system, counters);
    registerSecurityModel(registry, settings);
    SnmpTlsTmMib.register(registry, system, transport.counters());
    TocsinMib.register(
        registry,
        system,
        status,
        platform.clock(),
        clock,
        board,
        watch,
        allTargets,
        journal,
        counters,
        transport.counters(),
        dmCounters());
    TocsinMib.registerSessions(
        registry, new OpenSessions(transport, targets, subjects), platform.clock());
    TocsinMib.registerDmServers(
        registry, new AccountStates(dm, platform.clock()), platform.clock());
    BoardModules.register(
        registry, system, engine, platform.clock(), board, watch, limits.storagesMax());
  }

  private void registerSecurityModel(MibRegistry registry, Settings settings) {
    SecurityNamePrefix prefix = new SecurityNamePrefix(configuration);
    boolean overruled = SnmpTsmMib.register(registry, system, tsm, counters, settings, prefix);
    boolean used = tsm.usePrefix();
    if (overruled) {
      warn(
          "snmpTsmConfigurationUsePrefix is "
              + used
              + " by tsm.prefix; a manager had set it to "
              + !used
              + ", which does not count any more.");
    } else if (!prefix.isUsable(used) && prefix.isUsable(!used)) {
      warn(
          "snmpTsmConfigurationUsePrefix is "
              + used
              + (prefix.isConfigured()
                  ? " by tsm.prefix"
                  : ", as a manager had set it or by default")
              + ", and no manager has a name of that form in a group; write tsm.prefix = "
              + !used
              + " to serve them.");
    }
  }

  private void registerNotificationLog(MibRegistry registry, Settings settings) {
    ProfileFilter filter = new ProfileFilter(tables.notifications());
    NotificationLogMib.register(
        registry,
        system,
        settings,
        foundation.notificationLog,
        filter,
        content(),
        engine,
        platform.clock());
    distributor.setLogger(
        new NotificationLogger(
            foundation.notificationLog, filter, content(), engine, platform.clock()));
  }

  private NamedCounters[] dmCounters() {
    return dm == null ? new NamedCounters[0] : DmCounters.groups(dm);
  }

  private void warn(String text) {
    platform.log().write(Log.WARNING, "agent", text);
  }
}
