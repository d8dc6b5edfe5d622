/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A whole configuration, checked and immutable: every key of {@link ConfigurationKeys} as a typed
 * value, with defaults filled in.
 */
public final class Configuration {

  /** Number of severities, and the worst of them. */
  public static final int SEVERITIES = 4;

  /** Trust in the clock: once there is evidence that somebody set it. */
  public static final int CLOCK_AUTO = 0;

  /** Trust in the clock: always. */
  public static final int CLOCK_ALWAYS = 1;

  /** Trust in the clock: never. */
  public static final int CLOCK_NEVER = 2;

  /** Prefix of the TLS transport model with its colon (RFC 6353 §7, RFC 5591 §3.2.1). */
  public static final String TSM_PREFIX = "tls:";

  private final Values values;
  private final Limits limits;
  private final List<ListenerSettings> listeners;
  private final List<CertificateMapSettings> certificateMap;
  private final List<ViewSettings> views;
  private final List<GroupSettings> groups;
  private final List<TargetSettings> targets;
  private final List<SensorSettings> sensors;
  private final List<ReportSettings> lines;
  private final List<ReportSettings> links;
  private final List<LineSettings> gpioLines;
  private final DmClientSettings dm;

  Configuration(Values values) {
    this.values = values;
    this.limits = values.limits();
    this.listeners = Collections.unmodifiableList(listeners(values));
    this.certificateMap = Collections.unmodifiableList(certificateMap(values));
    this.views = Collections.unmodifiableList(views(values));
    this.groups = Collections.unmodifiableList(groups(values));
    this.targets = Collections.unmodifiableList(targets(values));
    this.sensors = Collections.unmodifiableList(sensors(values));
    this.lines =
        Collections.unmodifiableList(
            reports(
                values,
                ConfigurationSection.LINES,
                ConfigurationKeys.LINE_REPORT,
                ConfigurationKeys.LINE_SEVERITY));
    this.links =
        Collections.unmodifiableList(
            reports(
                values,
                ConfigurationSection.LINKS,
                ConfigurationKeys.LINK_REPORT,
                ConfigurationKeys.LINK_SEVERITY));
    this.gpioLines = Collections.unmodifiableList(gpioLines(values));
    this.dm = new DmClientSettings(values);
  }

  private static List<ListenerSettings> listeners(Values values) {
    List<ListenerSettings> list = new ArrayList<>();
    for (String name : values.names(ConfigurationSection.LISTENERS)) {
      list.add(new ListenerSettings(values, name));
    }
    return list;
  }

  private static List<CertificateMapSettings> certificateMap(Values values) {
    List<CertificateMapSettings> list = new ArrayList<>();
    for (String name : values.names(ConfigurationSection.MAP)) {
      list.add(new CertificateMapSettings(values, name));
    }
    return list;
  }

  private static List<ViewSettings> views(Values values) {
    List<ViewSettings> list = new ArrayList<>();
    for (String name : values.names(ConfigurationSection.VIEWS)) {
      list.add(new ViewSettings(values, name));
    }
    return list;
  }

  private static List<GroupSettings> groups(Values values) {
    List<GroupSettings> list = new ArrayList<>();
    for (String name : values.names(ConfigurationSection.GROUPS)) {
      list.add(new GroupSettings(values, name));
    }
    return list;
  }

  private static List<TargetSettings> targets(Values values) {
    List<TargetSettings> list = new ArrayList<>();
    for (String name : values.names(ConfigurationSection.TARGETS)) {
      list.add(new TargetSettings(values, name));
    }
    return list;
  }

  private static List<SensorSettings> sensors(Values values) {
    List<SensorSettings> list = new ArrayList<>();
    for (String name : values.names(ConfigurationSection.SENSORS)) {
      list.add(new SensorSettings(values, name));
    }
    return list;
  }

  private static List<LineSettings> gpioLines(Values values) {
    List<LineSettings> list = new ArrayList<>();
    for (String name : values.names(ConfigurationSection.LINES)) {
      if (values.isPresent(ConfigurationKeys.LINE_CHIP, name)) {
        list.add(new LineSettings(values, name));
      }
    }
    return list;
  }

  private static List<ReportSettings> reports(
      Values values,
      ConfigurationSection section,
      ConfigurationKey reportKey,
      ConfigurationKey severityKey) {
    List<ReportSettings> list = new ArrayList<>();
    for (String name : values.names(section)) {
      list.add(new ReportSettings(values, name, reportKey, severityKey));
    }
    return list;
  }

  /** Name of the file, as given to the reader. */
  public String fileName() {
    return values.fileName();
  }

  /** Folder of the agent's own files, as written. */
  public String stateDirectory() {
    return values.text(ConfigurationKeys.STATE_DIRECTORY, null);
  }

  /** Least severity that is logged: a severity of {@code io.tocsin.hal.Log}. */
  public int logLevel() {
    return values.integer(ConfigurationKeys.LOG_LEVEL, null);
  }

  /**
   * Time after which a SET is taken back that shuts its sender out, in milliseconds; 0 for none.
   */
  public int managedConfirmMs() {
    return values.integer(ConfigurationKeys.MANAGED_CONFIRM_MS, null);
  }

  /** Bytes that SETs of rows may write in 24 hours of operation; 0 for no bound. */
  public int managedDayBytes() {
    return values.integer(ConfigurationKeys.MANAGED_DAY_BYTES, null);
  }

  /** Hosts to which managers may have notifications sent; empty for none. */
  public List<AllowedDestination> managedDestinations() {
    return values.destinations(ConfigurationKeys.MANAGED_DESTINATIONS, null);
  }

  /** How fast targets are sent to that managers have made. */
  public TargetPacing managedTargetPacing() {
    return new TargetPacing(values, "");
  }

  /**
   * Sessions that are kept free for targets of managers: one for each that there may be, if there
   * may be any.
   */
  public int managedTargetSessions() {
    return managedDestinations().isEmpty() ? 0 : limits().managedTargetsMax();
  }

  /** Whether SNMP messages are written into the log. */
  public boolean isSnmpTraced() {
    return values.integer(ConfigurationKeys.TRACE_SNMP, null) == 1;
  }

  /** Whether messages of OMA DM are written into the log. */
  public boolean isDmTraced() {
    return values.integer(ConfigurationKeys.TRACE_DM, null) == 1;
  }

  /** Name of the hardware timer's device; null for none. */
  public String watchdogDevice() {
    return values.text(ConfigurationKeys.WATCHDOG_DEVICE, null);
  }

  /** Time without a sign of life after which the hardware timer resets the board, in seconds. */
  public int watchdogTimeoutS() {
    return values.integer(ConfigurationKeys.WATCHDOG_TIMEOUT_S, null);
  }

  /** Private enterprise number from which the engineID is made, 1 to 2147483647. */
  public int enterpriseNumber() {
    return values.integer(ConfigurationKeys.ENGINE_ENTERPRISE, null);
  }

  /** The engineID to use, 5 to 32 octets, as a copy; null when the agent is to make one. */
  public byte[] engineId() {
    byte[] octets = values.octets(ConfigurationKeys.ENGINE_ID, null);
    return octets == null ? null : octets.clone();
  }

  /** sysContact until a manager sets another; 0 to 255 characters of ASCII. */
  public String systemContact() {
    return values.text(ConfigurationKeys.SYSTEM_CONTACT, null);
  }

  /** sysName until a manager sets another; 0 to 255 characters of ASCII. */
  public String systemName() {
    return values.text(ConfigurationKeys.SYSTEM_NAME, null);
  }

  /** sysLocation until a manager sets another; 0 to 255 characters of ASCII. */
  public String systemLocation() {
    return values.text(ConfigurationKeys.SYSTEM_LOCATION, null);
  }

  /** snmpEnableAuthenTraps until a manager sets another. */
  public boolean authenticationFailureTraps() {
    return values.flag(ConfigurationKeys.AUTHENTICATION_FAILURE_TRAPS, null);
  }

  /** Name of the file with the board's certificate chain; null only without listener and target. */
  public String identityCertificateFile() {
    return values.text(ConfigurationKeys.IDENTITY_CERTIFICATE, null);
  }

  /** Name of the file with the board's private key; null only without listener and target. */
  public String identityKeyFile() {
    return values.text(ConfigurationKeys.IDENTITY_KEY, null);
  }

  /** Name of the file with the board's next certificate chain; null for none. */
  public String identityNextCertificateFile() {
    return values.text(ConfigurationKeys.IDENTITY_NEXT_CERTIFICATE, null);
  }

  /** Name of the file with the private key of the board's next certificate; null for none. */
  public String identityNextKeyFile() {
    return values.text(ConfigurationKeys.IDENTITY_NEXT_KEY, null);
  }

  /** Names of the files with the certificates that are trusted as anchors; may be empty. */
  public List<String> trustCertificateFiles() {
    return values.list(ConfigurationKeys.TRUST_CERTIFICATES, null);
  }

  /** Names of the files with revocation lists; may be empty. */
  public List<String> trustCrlFiles() {
    return values.list(ConfigurationKeys.TRUST_CRLS, null);
  }

  /** Whether certificates are refused of which no current revocation list tells. */
  public boolean isTrustCrlStrict() {
    return values.flag(ConfigurationKeys.TRUST_CRLS_STRICT, null);
  }

  /** Whether TLS 1.3 may be spoken; this or {@link #isTls12Enabled()} is true, or both. */
  public boolean isTls13Enabled() {
    return (values.integer(ConfigurationKeys.TLS_VERSIONS, null) & 1) != 0;
  }

  /** Whether TLS 1.2 may be spoken. */
  public boolean isTls12Enabled() {
    return (values.integer(ConfigurationKeys.TLS_VERSIONS, null) & 2) != 0;
  }

  /** {@link #CLOCK_AUTO}, {@link #CLOCK_ALWAYS} or {@link #CLOCK_NEVER}. */
  public int clockTrust() {
    return values.integer(ConfigurationKeys.CLOCK_TRUST, null);
  }

  /** Whether certificates are refused while the board's clock is not trusted. */
  public boolean isClockStrict() {
    return values.flag(ConfigurationKeys.CLOCK_STRICT, null);
  }

  /** snmpTsmConfigurationUsePrefix (RFC 5591). */
  public boolean isTsmPrefixUsed() {
    return values.flag(ConfigurationKeys.TSM_PREFIX, null);
  }

  /** Whether the file says it, so that what a manager had set before the start does not count. */
  public boolean isTsmPrefixConfigured() {
    return values.isPresent(ConfigurationKeys.TSM_PREFIX, null);
  }

  /**
   * Events of one severity that are kept for receivers that cannot be reached.
   *
   * @param severity 1 informational, 2 warning, 3 minor, {@link #SEVERITIES} critical; the same
   *     numbers as the event layer's
   */
  public int outboxEvents(int severity) {
    return values.integer(ConfigurationKeys.OUTBOX_EVENTS[severity], null);
  }

  /**
   * Time in which further events of one line or sensor are held back, in milliseconds; 0 for none.
   */
  public int coalesceMs() {
    return values.integer(ConfigurationKeys.OUTBOX_COALESCE_MS, null);
  }

  /** Bytes of notifications to all targets together in a second; 0 for no bound. */
  public int outboxBytesPerSecond() {
    return values.integer(ConfigurationKeys.OUTBOX_PER_SECOND_BYTES, null);
  }

  /** Time after the start within which a target is connected to first, in milliseconds. */
  public int firstContactSpreadMs() {
    return values.integer(ConfigurationKeys.OUTBOX_FIRST_CONTACT_MS, null);
  }

  /**
   * Least severity of which events are kept over a power cut, as in {@link #outboxEvents}; greater
   * than {@link #SEVERITIES} for none.
   */
  public int journalSeverity() {
    return values.integer(ConfigurationKeys.JOURNAL_SEVERITY, null) + 1;
  }

  /** Time after which an event is written to the journal, in milliseconds. */
  public int journalSyncMs() {
    return values.integer(ConfigurationKeys.JOURNAL_SYNC_MS, null);
  }

  /** Bytes that are written to the journal in 24 hours of operation; 0 for no bound. */
  public int journalDayBytes() {
    return values.integer(ConfigurationKeys.JOURNAL_DAY_BYTES, null);
  }

  /** Time between two readings of the sensors in milliseconds. */
  public int sensorPeriodMs() {
    return values.integer(ConfigurationKeys.SENSOR_PERIOD_MS, null);
  }

  /** Where to listen, in the order of the file. */
  public List<ListenerSettings> listeners() {
    return listeners;
  }

  /** The certificate map, in ascending order of its numbers. */
  public List<CertificateMapSettings> certificateMap() {
    return certificateMap;
  }

  /** The views, in the order of the file. */
  public List<ViewSettings> views() {
    return views;
  }

  /** The groups, in the order of the file. */
  public List<GroupSettings> groups() {
    return groups;
  }

  /** The targets, in the order of the file. */
  public List<TargetSettings> targets() {
    return targets;
  }

  /** The sensors that the file names, in its order. */
  public List<SensorSettings> sensors() {
    return sensors;
  }

  /** The lines that the file names, in its order; all others report every change. */
  public List<ReportSettings> lines() {
    return lines;
  }

  /** Those of the lines that are lines of GPIO chips, in the order of the file. */
  public List<LineSettings> gpioLines() {
    return gpioLines;
  }

  /** The network interfaces that the file names, in its order; all others report every change. */
  public List<ReportSettings> links() {
    return links;
  }

  /** How the board talks with DM servers. */
  public DmClientSettings dm() {
    return dm;
  }

  /** The bounds of the agent. */
  public Limits limits() {
    return limits;
  }

  /**
   * Finds what cannot be changed while the agent runs.
   *
   * @param running the configuration that it runs with
   * @return an error for each such key that has another value here
   */
  public List<ConfigurationError> errorsOfChange(Configuration running) {
    List<ConfigurationError> errors = new ArrayList<>();
    for (ConfigurationKey key : ConfigurationKeys.all()) {
      if (key.isFixedAtStart()) {
        for (String name : namesOf(key, running)) {
          if (!values.isSame(key, name, running.values)) {
            errors.add(
                error(key, name, "it cannot be changed while the agent runs; restart it for this"));
          }
        }
      }
    }
    return errors;
  }

  /**
   * What stands for the NAME of a key here and in another configuration; null where it has none.
   */
  private Set<String> namesOf(ConfigurationKey key, Configuration other) {
    Set<String> names = new LinkedHashSet<>();
    if (key.isPattern()) {
      names.addAll(values.names(key.section()));
      names.addAll(other.values.names(key.section()));
    } else {
      names.add(null);
    }
    return names;
  }

  /**
   * An error that only the agent can find, such as a certificate that cannot be read or a sensor
   * that the board does not have; it carries the line and the value of the key.
   *
   * @param key the key as a pattern
   * @param name what stands for NAME or N; null when the key has none
   * @param problem what is wrong and what to do, without a full stop
   * @return the error, in the form of all others
   */
  public ConfigurationError error(ConfigurationKey key, String name, String problem) {
    return values.error(key, name, problem, null);
  }
}
