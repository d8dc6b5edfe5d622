/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.agent.dm.DmAgent;
import io.tocsin.config.Configuration;
import io.tocsin.config.ConfigurationError;
import io.tocsin.config.ConfigurationKeys;
import io.tocsin.config.SensorSettings;
import io.tocsin.event.Event;
import io.tocsin.event.EventKind;
import io.tocsin.event.Journal;
import io.tocsin.event.Outbox;
import io.tocsin.event.Severity;
import io.tocsin.fault.Faults;
import io.tocsin.fault.PlantedBugs;
import io.tocsin.hal.Board;
import io.tocsin.hal.Clock;
import io.tocsin.hal.Log;
import io.tocsin.hal.OperatorFiles;
import io.tocsin.hal.Platform;
import io.tocsin.hal.Steppable;
import io.tocsin.hal.ValueFiles;
import io.tocsin.mib.ClockStatus;
import io.tocsin.mib.TargetStatus;
import io.tocsin.snmp.ManagedObjects;
import io.tocsin.snmp.tlstm.SessionVisitor;
import io.tocsin.tls.CertificateTime;
import io.tocsin.tls.CertificateView;
import io.tocsin.tls.SecureChannelFactory;
import io.tocsin.tls.TlsEndpoint;
import io.tocsin.tls.TlsIdentity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The agent. A platform makes one, calls {@link #step} whenever that asked for it or something
 * happened on the network or the board, and {@link #stop} at the end.
 */
public final class Agent implements Steppable {

  private static final String TOPIC = "agent";

  private final Foundation foundation;
  private final String version;
  private final ChannelSource channels;
  private AgentAssembly parts;

  /** What a reload has put out of service, until its sessions are closed; null for nothing. */
  private AgentAssembly retiring;

  private final Event event = new Event();
  private boolean started;
  private boolean stopping;

  private Agent(AgentAssembly parts, String version, ChannelSource channels) {
    this.foundation = parts.foundation;
    this.parts = parts;
    this.version = version;
    this.channels = channels;
  }

  /**
   * Finds what is wrong with a configuration beyond what its reader found: files that cannot be
   * used, names that the board does not have.
   *
   * @param configuration a configuration without errors of its own
   * @param board the hardware
   * @param files reads certificates and keys
   * @return all errors; empty when the agent can start
   */
  public static List<ConfigurationError> check(
      Configuration configuration, Board board, OperatorFiles files) {
    List<ConfigurationError> errors = new ArrayList<>();
    OperatorSupplies.load(configuration, board, files, errors);
    return errors;
  }

  /**
   * Finds credentials that can be used but that nobody will accept, such as an expired certificate,
   * and sensors whose file is missing. An agent that starts writes the same into the log.
   *
   * @param configuration a configuration without errors
   * @param files reads certificates and keys
   * @param valueFiles finds the files of sensors
   * @param clock tells the time by which validity is judged, where it is trusted
   * @return all warnings; empty when there are none, or when {@link #check} finds errors
   */
  public static List<ConfigurationError> warnings(
      Configuration configuration, OperatorFiles files, ValueFiles valueFiles, Clock clock) {
    List<ConfigurationError> errors = new ArrayList<>();
    Credentials credentials = Credentials.load(configuration, files, errors);
    return errors.isEmpty()
        ? warnings(configuration, credentials, valueFiles, new TrustedTime(clock))
        : new ArrayList<>();
  }

  private static List<ConfigurationError> warnings(
      Configuration configuration,
      Credentials credentials,
      ValueFiles valueFiles,
      CertificateTime time) {
    List<ConfigurationError> warnings = credentials.warnings(configuration, time);
    for (SensorSettings sensor : configuration.sensors()) {
      if (sensor.hasFile() && !valueFiles.isPresent(sensor.file())) {
        warnings.add(
            configuration.error(
                ConfigurationKeys.SENSOR_FILE,
                sensor.name(),
                "there is no such file now; the sensor is unavailable until there is one"));
      }
    }
    return warnings;
  }

  /**
   * Makes an agent that listens; it does nothing before its first step.
   *
   * @param configuration a configuration without errors of its own
   * @param configurationChecksum a checksum of the whole configuration file, which tells whether it
   *     is the one of the last start
   * @param platform what the board provides
   * @param version version of the program; ASCII
   * @return the agent
   * @throws AgentStartException when the configuration does not fit the board or names files that
   *     cannot be used, or when an address cannot be listened at; nothing is started, and the start
   *     is not counted
   * @throws IOException when the board's memory fails; nothing is started
   */
  public static Agent start(
      Configuration configuration, int configurationChecksum, Platform platform, String version)
      throws AgentStartException, IOException {
    return start(configuration, configurationChecksum, platform, version, Agent::tls);
  }

  /**
   * As {@link #start(Configuration, int, Platform, String)}, with other channels than TLS. For
   * simulated worlds and tests: a board in the field speaks TLS and nothing else.
   *
   * @param configuration a configuration without errors of its own
   * @param configurationChecksum a checksum of the whole configuration file
   * @param platform what the board provides
   * @param version version of the program; ASCII
   * @param channels makes the secure channels; asked once
   * @return the agent
   * @throws AgentStartException when the configuration does not fit the board or names files that
   *     cannot be used, or when an address cannot be listened at; nothing is started, and the start
   *     is not counted
   * @throws IOException when the board's memory fails; nothing is started
   */
  public static Agent start(
      Configuration configuration,
      int configurationChecksum,
      Platform platform,
      String version,
      ChannelSource channels)
      throws AgentStartException, IOException {
    List<ConfigurationError> errors = new ArrayList<>();
    OperatorSupplies supplies =
        OperatorSupplies.load(configuration, platform.board(), platform.files(), errors);
    refuse(errors);
    Credentials credentials = supplies.credentials();
    AgentAssembly parts =
        new AgentAssembly(
            configuration,
            new Foundation(configuration, configurationChecksum, platform),
            channels.channels(configuration, platform, credentials.identity(), credentials.next()),
            supplies,
            new CredentialStatus(version, credentials));
    EngineIdentity identity = parts.foundation.identity;
    boolean counted = false;
    try {
      parts.listen(null, errors);
      refuse(errors);
      // The journal finds targets by their names.
      parts.roll.step(platform.clock().monotonicMs());
      parts.journal.restore(platform.clock().monotonicMs());
      // Now that nothing can go wrong any more, and before the first step sends anything.
      identity.count();
      counted = true;
    } finally {
      if (!counted) {
        parts.transport.stop(platform.clock().monotonicMs());
        parts.journal.close();
        parts.releaseDm();
      }
    }
    parts.board.open(platform.valueFiles());
    parts.takeDm(platform.clock().monotonicMs());
    warn(parts, credentials);
    identity.report(platform.log());
    platform.log().write(Log.INFO, TOPIC, AgentTexts.greeting(parts));
    return new Agent(parts, version, channels);
  }

  private static void warn(AgentAssembly parts, Credentials credentials) {
    for (ConfigurationError warning :
        warnings(parts.configuration, credentials, parts.platform.valueFiles(), parts.clock)) {
      parts.platform.log().write(Log.WARNING, TOPIC, warning.text());
    }
    if (credentials.identity() != null) {
      parts.clock.warnOfFarBound(credentials.identity().certificate());
    }
  }

  /**
   * Goes on with another configuration. Between two steps, everything is exchanged at once; events
   * that wait, counters and alarms stay, and sessions are closed and opened anew.
   *
   * @param configuration a configuration without errors of its own
   * @param nowMs monotonic time in milliseconds
   * @return what is wrong with it: names of files that cannot be used, addresses that cannot be
   *     listened at, keys that cannot be changed while the agent runs. With any, nothing has
   *     changed; without, it has happened
   * @throws IOException when the board's memory cannot be read; nothing has changed
   * @throws IllegalStateException when the agent is ending, or when sessions of before the last
   *     reload are still being closed; the message says which, and nothing has changed
   */
  public List<ConfigurationError> reload(Configuration configuration, long nowMs)
      throws IOException {
    if (stopping) {
      throw new IllegalStateException("the agent is ending");
    }
    if (retiring != null) {
      throw new IllegalStateException(
          "sessions of before the last reload are still being closed; try again in some seconds");
    }
    Platform platform = foundation.platform;
    List<ConfigurationError> errors = configuration.errorsOfChange(parts.configuration);
    OperatorSupplies supplies =
        OperatorSupplies.load(configuration, platform.board(), platform.files(), errors);
    Credentials credentials = supplies.credentials();
    if (!errors.isEmpty()) {
      return errors;
    }
    AgentAssembly coming =
        new AgentAssembly(
            configuration,
            foundation,
            channels.channels(configuration, platform, credentials.identity(), credentials.next()),
            supplies,
            new CredentialStatus(version, credentials));
    Reload reload = new Reload(parts, coming);
    reload.listen(errors, nowMs);
    if (errors.isEmpty()) {
      reload.swap(nowMs);
      retiring = parts;
      parts = coming;
      warn(parts, credentials);
      platform.log().write(Log.INFO, TOPIC, AgentTexts.taken(parts));
    }
    return errors;
  }

  private static SecureChannelFactory tls(
      Configuration configuration, Platform platform, TlsIdentity identity, TlsIdentity next) {
    if (identity == null) {
      return new NoChannels();
    }
    int versions =
        (configuration.isTls13Enabled() ? TlsEndpoint.TLS_1_3 : 0)
            | (configuration.isTls12Enabled() ? TlsEndpoint.TLS_1_2 : 0);
    int outputBytes =
        Math.max(TlsEndpoint.OUTPUT_SIZE_MIN, 2 * configuration.limits().messageSizeBytesMax());
    return new TlsEndpoint(identity, next, platform.entropy(), versions, outputBytes);
  }

  private static void refuse(List<ConfigurationError> errors) throws AgentStartException {
    if (!errors.isEmpty()) {
      throw new AgentStartException(errors);
    }
  }

  @Override
  public long step(long nowMs) {
    parts.sessionEvents.setNow(nowMs);
    parts.authenticationFailures.setNow(nowMs);
    // Before any request is read, so that what one gets of it belongs together.
    parts.board.host().update();
    if (!started && !stopping) {
      started = true;
      parts.distributor.offer(startEvent(), nowMs);
    }
    parts.transport.step(nowMs);
    long confirmMs = parts.tables.step(nowMs);
    long deadlineMs = stepRetiring(nowMs);
    if (!stopping) {
      deadlineMs = Math.min(deadlineMs, parts.roll.step(nowMs));
      parts.thresholds.step();
      deadlineMs = Math.min(deadlineMs, parts.watch.step(nowMs));
      deadlineMs = Math.min(deadlineMs, parts.certificateWatch.step(parts.distributor, nowMs));
      deadlineMs = Math.min(deadlineMs, parts.distributor.step(nowMs));
      // The originator goes first, as a target hears of an inform that failed and uses its turn for
      // the next one; the targets may then send informs whose retries are due before all else.
      parts.originator.step(nowMs);
      deadlineMs = Math.min(deadlineMs, parts.targets.step(nowMs));
      deadlineMs = Math.min(deadlineMs, parts.stepDm(nowMs));
      // What this step delivered may have been the last that waited.
      if (report(nowMs)) {
        deadlineMs = nowMs;
      }
      deadlineMs = Math.min(deadlineMs, parts.originator.nextDeadlineMs());
      // What a target has got by now need not be written.
      deadlineMs = Math.min(deadlineMs, parts.journal.step(nowMs));
      deadlineMs = Math.min(deadlineMs, parts.clock.step(nowMs));
    }
    deadlineMs = Math.min(deadlineMs, confirmMs);
    deadlineMs = Math.min(deadlineMs, parts.transport.nextDeadlineMs());
    deadlineMs = Math.min(deadlineMs, feedAgainMs(nowMs));
    if (nowMs == 0 || !Faults.planted(PlantedBugs.NO_WATCHDOG)) {
      parts.platform.watchdog().feed();
    }
    if (Faults.planted(PlantedBugs.ASK_AT_ONCE)) {
      return nowMs;
    }
    // What is due at once is due now: callers may subtract without fear of overflow.
    return Math.max(nowMs, deadlineMs);
  }

  /** Closes the sessions of what a reload has put out of service. */
  private long stepRetiring(long nowMs) {
    if (retiring == null) {
      return Long.MAX_VALUE;
    }
    retiring.sessionEvents.setNow(nowMs);
    retiring.transport.step(nowMs);
    if (retiring.transport.isStopped()) {
      retiring = null;
      return Long.MAX_VALUE;
    }
    return retiring.transport.nextDeadlineMs();
  }

  /**
   * Tells receivers of what the outbox has lost, or may lose.
   *
   * @return whether there was anything to tell, which waits to be sent now
   */
  private boolean report(long nowMs) {
    boolean reported = parts.allTargets.reportLosses(parts.distributor, nowMs);
    if (parts.journal.isReportDue(event, nowMs)) {
      parts.distributor.offer(event, nowMs);
      reported = true;
    }
    return reported;
  }

  /**
   * When the watchdog must be fed again though nothing else is due: after half of its patience, so
   * that a step may come late by the other half.
   */
  private long feedAgainMs(long nowMs) {
    long timeoutMs = parts.platform.watchdog().timeoutMs();
    return timeoutMs == 0 ? Long.MAX_VALUE : nowMs + timeoutMs / 2;
  }

  /** RFC 3418: a warm start is one with the configuration unaltered. */
  private Event startEvent() {
    EngineIdentity identity = foundation.identity;
    boolean warm = !identity.isFirstStart() && !identity.isConfigurationChanged();
    return event.fill(
        warm ? EventKind.WARM_START : EventKind.COLD_START, Severity.INFORMATIONAL, 0, 0, 0, 0);
  }

  @Override
  public void stop(long nowMs) {
    if (stopping) {
      return;
    }
    stopping = true;
    parts.sessionEvents.setNow(nowMs);
    parts.distributor.flush(nowMs);
    parts.targets.shutDown(true, nowMs);
    parts.stopDm(nowMs);
    parts.allTargets.dropUnkept(parts.journal.stop(nowMs));
    parts.transport.stop(nowMs);
    parts.clock.save();
    parts.board.close();
    parts.platform.log().write(Log.INFO, TOPIC, AgentTexts.farewell(parts.allTargets));
  }

  @Override
  public boolean isStopped() {
    return stopping && parts.transport.isStopped() && retiring == null;
  }

  /** What became of the events for each target. */
  public TargetStatus targets() {
    return parts.allTargets;
  }

  /** What waits for the targets; another one after each reload. */
  public Outbox outbox() {
    return parts.outbox;
  }

  /** What keeps it over a restart; another one after each reload. */
  public Journal journal() {
    return parts.journal;
  }

  /**
   * The objects that managers read, to be looked at between two steps; others after each reload.
   */
  public ManagedObjects objects() {
    return parts.objects;
  }

  /** Identifier of the newest event, as tocsinEventId tells it; 0 before the first. */
  public long newestEventId() {
    return parts.distributor.newestId();
  }

  /**
   * Reports that nothing has happened, to try out how events travel (tocsinTestTrap).
   *
   * @param severity how bad it is said to be, a constant of {@link Severity}
   * @param nowMs monotonic time in milliseconds
   * @return the identifier of the event, as tocsinEventId tells it
   * @throws IllegalStateException when the agent has not done its first step, or is ending
   */
  public long test(int severity, long nowMs) {
    if (!started || stopping) {
      throw new IllegalStateException(stopping ? "the agent is ending" : "the agent is starting");
    }
    parts.distributor.offer(event.fill(EventKind.TEST, severity, 0, 0, 0, 0), nowMs);
    return newestEventId();
  }

  /** The configuration that it goes by; another one after each reload. */
  public Configuration configuration() {
    return parts.configuration;
  }

  /** What it knows of wall time. */
  public ClockStatus clock() {
    return parts.clock;
  }

  /** Its own certificates, the first and then the next one; empty when it has none. */
  public List<CertificateView> ownCertificates() {
    return parts.credentials.certificates();
  }

  /** The certificates that it trusts by themselves. */
  public List<CertificateView> trustedCertificates() {
    return parts.credentials.anchors();
  }

  /** The DM client; null when no configuration has had a DM server yet. */
  public DmAgent dm() {
    return foundation.dm;
  }

  /**
   * Shows the sessions of all states, with managers and with targets.
   *
   * @param visitor is shown each, during its call and not longer
   */
  public void visitSessions(SessionVisitor visitor) {
    parts.transport.visitSessions(visitor);
  }

  /** Sessions of all states, with managers and with targets. */
  public int sessionCount() {
    return parts.transport.sessionCount();
  }
}
