/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.Log;
import io.tocsin.snmp.SecurityLevel;
import io.tocsin.snmp.tlstm.CertificateMap;
import io.tocsin.text.Hexadecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key of the catalogue, by its pattern, is read and can be had from the configuration. */
class ConfigurationKeysTest {

  /** A value other than default and sample, and how it is read back. */
  private record Reading(
      ConfigurationKey key, String text, Object expected, Function<Configuration, Object> getter) {

    @Override
    public String toString() {
      return key.pattern();
    }
  }

  private static final String OTHER_FINGERPRINT = "sha512:" + Texts.DIGEST + Texts.DIGEST;

  private static final List<Reading> READINGS = new ArrayList<>();

  private static void add(
      ConfigurationKey key, String text, Object expected, Function<Configuration, Object> getter) {
    READINGS.add(new Reading(key, text, expected, getter));
  }

  static {
    add(ConfigurationKeys.STATE_DIRECTORY, "/var/x", "/var/x", Configuration::stateDirectory);
    add(ConfigurationKeys.LOG_LEVEL, "error", Log.ERROR, Configuration::logLevel);
    add(
        ConfigurationKeys.MANAGED_DESTINATIONS,
        "10.0.0.0/8, *.Example.com",
        "[10.0.0.0/8, *.example.com]",
        configuration -> configuration.managedDestinations().toString());
    add(ConfigurationKeys.MANAGED_DAY_BYTES, "1000000", 1_000_000, Configuration::managedDayBytes);
    add(ConfigurationKeys.MANAGED_CONFIRM_MS, "5000", 5_000, Configuration::managedConfirmMs);
    add(ConfigurationKeys.WATCHDOG_DEVICE, "/dev/w", "/dev/w", Configuration::watchdogDevice);
    add(ConfigurationKeys.WATCHDOG_TIMEOUT_S, "10", 10, Configuration::watchdogTimeoutS);
    add(ConfigurationKeys.TRACE_SNMP, "on", true, Configuration::isSnmpTraced);
    add(ConfigurationKeys.TRACE_DM, "on", true, Configuration::isDmTraced);
    add(ConfigurationKeys.ENGINE_ENTERPRISE, "8072", 8072, Configuration::enterpriseNumber);
    add(
        ConfigurationKeys.ENGINE_ID,
        "8000000001",
        "8000000001",
        configuration -> Hexadecimal.format(configuration.engineId()));
    add(ConfigurationKeys.SYSTEM_CONTACT, "me", "me", Configuration::systemContact);
    add(ConfigurationKeys.SYSTEM_NAME, "it", "it", Configuration::systemName);
    add(ConfigurationKeys.SYSTEM_LOCATION, "here", "here", Configuration::systemLocation);
    add(
        ConfigurationKeys.AUTHENTICATION_FAILURE_TRAPS,
        "true",
        true,
        Configuration::authenticationFailureTraps);
    add(
        ConfigurationKeys.IDENTITY_CERTIFICATE,
        "x.crt",
        "x.crt",
        Configuration::identityCertificateFile);
    add(ConfigurationKeys.IDENTITY_KEY, "x.key", "x.key", Configuration::identityKeyFile);
    add(
        ConfigurationKeys.IDENTITY_NEXT_CERTIFICATE,
        "y.crt",
        "y.crt",
        Configuration::identityNextCertificateFile);
    add(ConfigurationKeys.IDENTITY_NEXT_KEY, "y.key", "y.key", Configuration::identityNextKeyFile);
    add(
        ConfigurationKeys.TRUST_CERTIFICATES,
        "a.crt, b.crt",
        List.of("a.crt", "b.crt"),
        Configuration::trustCertificateFiles);
    add(
        ConfigurationKeys.TRUST_CRLS,
        "a.crl, b.crl",
        List.of("a.crl", "b.crl"),
        Configuration::trustCrlFiles);
    add(ConfigurationKeys.TRUST_CRLS_STRICT, "true", true, Configuration::isTrustCrlStrict);
    add(
        ConfigurationKeys.TLS_VERSIONS,
        "1.2",
        "false true",
        configuration -> configuration.isTls13Enabled() + " " + configuration.isTls12Enabled());
    add(
        ConfigurationKeys.CLOCK_TRUST,
        "always",
        Configuration.CLOCK_ALWAYS,
        Configuration::clockTrust);
    add(ConfigurationKeys.CLOCK_STRICT, "true", true, Configuration::isClockStrict);
    add(
        ConfigurationKeys.LISTEN_ADDRESS,
        "[::1]",
        "main ::1",
        configuration ->
            configuration.listeners().get(0).name()
                + ' '
                + configuration.listeners().get(0).address());
    add(
        ConfigurationKeys.LISTEN_PORT,
        "0",
        0,
        configuration -> configuration.listeners().get(0).port());
    add(
        ConfigurationKeys.MAP_FINGERPRINT,
        OTHER_FINGERPRINT,
        OTHER_FINGERPRINT,
        configuration -> configuration.certificateMap().get(0).fingerprint().toString());
    add(
        ConfigurationKeys.MAP_NAME,
        "j\u00fcrgen",
        "j\u00fcrgen",
        configuration -> configuration.certificateMap().get(0).securityName());
    add(ConfigurationKeys.TSM_PREFIX, "true", true, Configuration::isTsmPrefixUsed);
    add(
        ConfigurationKeys.VIEW_INCLUDE,
        "1.3.6.1.2, 1.3.6.1.4/fb",
        "all [1.3.6.1.2/ true, 1.3.6.1.4/fb true, 1.3.6.1.6.3.16/ false,"
            + " 1.3.6.1.2.1.2.2.1.0.3/ffa0 false]",
        ConfigurationKeysTest::firstView);
    add(
        ConfigurationKeys.VIEW_EXCLUDE,
        "1.3.6.1.4",
        "all [1.3.6.1/ true, 1.3.6.1.4/ false]",
        ConfigurationKeysTest::firstView);
    addGroupKeys();
    addTargetKeys();
    addOutboxKeys();
    addSensorAndLineKeys();
    addLinkKeys();
    addDmKeys();
    addDmServerKeys();
    for (Limit limit : Limit.values()) {
      int other = limit.defaultValue() + (limit.defaultValue() < limit.max() ? 1 : -1);
      add(
          ConfigurationKeys.of(limit),
          Integer.toString(other),
          other,
          configuration -> configuration.limits().value(limit));
    }
  }

  private static String firstView(Configuration configuration) {
    ViewSettings view = configuration.views().get(0);
    List<String> families = new ArrayList<>();
    for (ViewSubtree family : view.subtrees()) {
      families.add(
          family.subtree() + "/" + Hexadecimal.format(family.mask()) + ' ' + family.isIncluded());
    }
    return view.name() + ' ' + families;
  }

  private static void addGroupKeys() {
    add(
        ConfigurationKeys.GROUP_MEMBERS,
        "a, b c",
        "operators [a, b c]",
        configuration ->
            configuration.groups().get(0).name() + ' ' + configuration.groups().get(0).members());
    add(
        ConfigurationKeys.GROUP_LEVEL,
        "noAuthNoPriv",
        SecurityLevel.NO_AUTH_NO_PRIV,
        configuration -> configuration.groups().get(0).level());
    add(
        ConfigurationKeys.GROUP_CONTEXT,
        "c",
        "c",
        configuration -> configuration.groups().get(0).context());
    add(
        ConfigurationKeys.GROUP_CONTEXT_MATCH,
        "prefix",
        true,
        configuration -> configuration.groups().get(0).isContextPrefix());
    add(
        ConfigurationKeys.GROUP_READ,
        "other",
        "other",
        configuration -> configuration.groups().get(0).readView());
    add(
        ConfigurationKeys.GROUP_WRITE,
        "other",
        "other",
        configuration -> configuration.groups().get(0).writeView());
    add(
        ConfigurationKeys.GROUP_NOTIFY,
        "other",
        "other",
        configuration -> configuration.groups().get(0).notifyView());
  }

  private static void target(
      ConfigurationKey key, String text, Object expected, Function<TargetSettings, Object> getter) {
    add(key, text, expected, configuration -> getter.apply(configuration.targets().get(0)));
  }

  private static void addTargetKeys() {
    target(ConfigurationKeys.TARGET_HOST, "[fe80::1%eth0]", "fe80::1%eth0", TargetSettings::host);
    target(ConfigurationKeys.TARGET_PORT, "162", 162, TargetSettings::port);
    target(ConfigurationKeys.TARGET_TYPE, "inform", true, TargetSettings::isInform);
    target(ConfigurationKeys.TARGET_SECURITY_NAME, "x", "x", TargetSettings::securityName);
    target(ConfigurationKeys.TARGET_SERVER_NAME, "x.org", "x.org", TargetSettings::serverName);
    target(
        ConfigurationKeys.TARGET_SERVER_FINGERPRINT,
        OTHER_FINGERPRINT,
        OTHER_FINGERPRINT,
        target -> target.serverFingerprint().toString());
    target(
        ConfigurationKeys.TARGET_IDENTITY,
        "current",
        "true false",
        target -> target.isIdentityChosen() + " " + target.isNextIdentity());
    target(ConfigurationKeys.TARGET_TIMEOUT_MS, "777", 777, TargetSettings::timeoutMs);
    target(ConfigurationKeys.TARGET_RETRIES, "0", 0, TargetSettings::retries);
    target(
        ConfigurationKeys.TARGET_BACKOFF_MIN_MS,
        "500",
        500,
        target -> target.pacing().backoffMsMin());
    target(
        ConfigurationKeys.TARGET_BACKOFF_MAX_MS,
        "5000",
        5000,
        target -> target.pacing().backoffMsMax());
    target(ConfigurationKeys.TARGET_PAUSE_MS, "5", 5, target -> target.pacing().pauseMs());
    target(
        ConfigurationKeys.TARGET_PER_SECOND_EVENTS,
        "7",
        7,
        target -> target.pacing().ratePerSecond());
    target(
        ConfigurationKeys.TARGET_BURST_EVENTS, "70", 70, target -> target.pacing().burstEvents());
    target(ConfigurationKeys.TARGET_WEIGHT, "3", 3, target -> target.pacing().weight());
    target(ConfigurationKeys.TARGET_IDLE_MS, "60000", 60000, target -> target.pacing().idleMs());
  }

  private static void sensor(
      ConfigurationKey key, String text, Object expected, Function<SensorSettings, Object> getter) {
    add(key, text, expected, configuration -> getter.apply(configuration.sensors().get(0)));
  }

  private static void addOutboxKeys() {
    add(ConfigurationKeys.OUTBOX_COALESCE_MS, "250", 250, Configuration::coalesceMs);
    add(
        ConfigurationKeys.OUTBOX_PER_SECOND_BYTES,
        "2000",
        2_000,
        Configuration::outboxBytesPerSecond);
    add(
        ConfigurationKeys.OUTBOX_FIRST_CONTACT_MS,
        "600000",
        600_000,
        Configuration::firstContactSpreadMs);
    add(ConfigurationKeys.JOURNAL_SEVERITY, "critical", 4, Configuration::journalSeverity);
    add(ConfigurationKeys.JOURNAL_SYNC_MS, "250", 250, Configuration::journalSyncMs);
    add(ConfigurationKeys.JOURNAL_DAY_BYTES, "65536", 65_536, Configuration::journalDayBytes);
    for (int severity = 1; severity <= 4; severity++) {
      int severityOfKey = severity;
      int events = 100 + severity;
      add(
          ConfigurationKeys.OUTBOX_EVENTS[severity],
          Integer.toString(events),
          events,
          configuration -> configuration.outboxEvents(severityOfKey));
    }
  }

  private static void addDm(
      ConfigurationKey key,
      String text,
      Object expected,
      Function<DmClientSettings, Object> getter) {
    add(key, text, expected, configuration -> getter.apply(configuration.dm()));
  }

  private static void addDmKeys() {
    addDm(DmKeys.DEVICE_ID, "urn:x", "urn:x", DmClientSettings::deviceId);
    addDm(DmKeys.ENCODING, "xml", true, DmClientSettings::isXml);
    addDm(DmKeys.PLAIN_HTTP, "true", true, DmClientSettings::isPlainAllowed);
    addDm(DmKeys.POLL_MS, "60000", 60_000, DmClientSettings::pollMs);
    addDm(DmKeys.BACKOFF_MIN_MS, "6000", 6_000, DmClientSettings::backoffMsMin);
    addDm(DmKeys.BACKOFF_MAX_MS, "7000", 7_000, DmClientSettings::backoffMsMax);
    addDm(DmKeys.PER_HOUR_SESSIONS, "61", 61, DmClientSettings::sessionsPerHour);
    addDm(DmKeys.DAY_BYTES, "100000", 100_000, DmClientSettings::dayBytes);
    addDm(DmKeys.BURST_SESSIONS, "6", 6, DmClientSettings::sessionsBurst);
    addDm(DmKeys.NOTIFICATION_ADDRESS, "::1", "::1", DmClientSettings::notificationAddress);
    addDm(DmKeys.NOTIFICATION_PORT, "0", 0, DmClientSettings::notificationPort);
    addDm(
        DmKeys.ALLOWED_HOSTS,
        "a.example, [::1]",
        List.of("a.example", "::1"),
        DmClientSettings::allowedHosts);
    addDm(DmKeys.THIRD_PARTY_REGISTRATION, "true", true, DmClientSettings::isThirdPartyAllowed);
  }

  private static void addServer(
      ConfigurationKey key,
      String text,
      Object expected,
      Function<DmServerSettings, Object> getter) {
    add(key, text, expected, configuration -> getter.apply(configuration.dm().servers().get(0)));
  }

  private static void addDmServerKeys() {
    addServer(
        DmKeys.SERVER_ID, "other", "main other", server -> server.name() + ' ' + server.serverId());
    addServer(DmKeys.SERVER_ADDRESS, "https://x/", "https://x/", DmServerSettings::address);
    addServer(
        DmKeys.SERVER_FINGERPRINT,
        OTHER_FINGERPRINT,
        OTHER_FINGERPRINT,
        server -> server.fingerprint().toString());
    addServer(
        DmKeys.CLIENT_AUTHENTICATION,
        "hmac",
        DmServerSettings.HMAC,
        server -> server.client().authentication());
    addServer(DmKeys.CLIENT_NAME, "me", "me", server -> server.client().userName());
    addServer(DmKeys.CLIENT_SECRET, "c.txt", "c.txt", server -> server.client().secretFile());
    addServer(
        DmKeys.CLIENT_NONCE, "0102", "0102", server -> Hexadecimal.format(server.client().nonce()));
    addServer(
        DmKeys.SERVER_AUTHENTICATION,
        "transport",
        DmServerSettings.TRANSPORT,
        server -> server.server().authentication());
    addServer(DmKeys.SERVER_SECRET, "s.txt", "s.txt", server -> server.server().secretFile());
    addServer(
        DmKeys.SERVER_NONCE, "0304", "0304", server -> Hexadecimal.format(server.server().nonce()));
    addServer(DmKeys.KEEPS_ACCOUNT, "true", true, DmServerSettings::isKeptByServer);
  }

  private static void addSensorAndLineKeys() {
    add(ConfigurationKeys.SENSOR_PERIOD_MS, "100", 100, Configuration::sensorPeriodMs);
    sensor(ConfigurationKeys.SENSOR_HIGH, "76.5", 76_500, SensorSettings::highMilli);
    sensor(ConfigurationKeys.SENSOR_HIGH_CLEAR, "70.25", 70_250, SensorSettings::highClearMilli);
    sensor(ConfigurationKeys.SENSOR_LOW, "-5.001", -5_001, SensorSettings::lowMilli);
    sensor(ConfigurationKeys.SENSOR_LOW_CLEAR, "0", 0, SensorSettings::lowClearMilli);
    sensor(ConfigurationKeys.SENSOR_SEVERITY, "minor", 3, SensorSettings::severity);
    sensor(ConfigurationKeys.SENSOR_FILE, "boiler", "boiler", SensorSettings::file);
    sensor(ConfigurationKeys.SENSOR_UNIT, "hPa", "hPa", SensorSettings::unit);
    sensor(
        ConfigurationKeys.SENSOR_SCALE,
        "-0.000000125",
        -125L,
        sensor -> sensor.hasFile() ? sensor.scaleNano() : null);
    sensor(ConfigurationKeys.SENSOR_OFFSET, "-273.15", -273_150, SensorSettings::offsetMilli);
    sensor(ConfigurationKeys.SENSOR_PATTERN, "T =", "T =", SensorSettings::pattern);
    addGpioKeys();
    add(
        ConfigurationKeys.LINE_SEVERITY,
        "critical",
        4,
        configuration -> configuration.lines().get(0).severity());
    add(
        ConfigurationKeys.LINE_REPORT,
        "inactive",
        "door 2",
        configuration ->
            configuration.lines().get(0).name() + ' ' + configuration.lines().get(0).report());
  }

  private static void addGpioKeys() {
    gpio(ConfigurationKeys.LINE_CHIP, "pinctrl-rp1", "pinctrl-rp1", LineSettings::chip);
    gpio(ConfigurationKeys.LINE_LINE, "PIN 11", "PIN 11", LineSettings::line);
    gpio(ConfigurationKeys.LINE_OFFSET, "0", 0, LineSettings::offset);
    gpio(ConfigurationKeys.LINE_DIRECTION, "output", true, LineSettings::isOutput);
    gpio(ConfigurationKeys.LINE_BIAS, "pull-down", LineSettings.BIAS_PULL_DOWN, LineSettings::bias);
    gpio(ConfigurationKeys.LINE_DEBOUNCE_US, "5000", 5_000, LineSettings::debounceUs);
    gpio(ConfigurationKeys.LINE_ACTIVE, "low", true, LineSettings::isActiveLow);
    gpio(
        ConfigurationKeys.LINE_DRIVE,
        "open-source",
        LineSettings.DRIVE_OPEN_SOURCE,
        LineSettings::drive);
    gpio(ConfigurationKeys.LINE_START, "active", LineSettings.LEVEL_ACTIVE, LineSettings::start);
    gpio(ConfigurationKeys.LINE_STOP, "keep", LineSettings.LEVEL_KEEP, LineSettings::stop);
  }

  private static void gpio(
      ConfigurationKey key, String text, Object expected, Function<LineSettings, Object> getter) {
    add(key, text, expected, configuration -> getter.apply(configuration.gpioLines().get(0)));
  }

  private static void addLinkKeys() {
    add(
        ConfigurationKeys.LINK_REPORT,
        "down",
        "eth0 1",
        configuration ->
            configuration.links().get(0).name() + ' ' + configuration.links().get(0).report());
    add(
        ConfigurationKeys.LINK_SEVERITY,
        "critical",
        4,
        configuration -> configuration.links().get(0).severity());
  }

  static List<Reading> readings() {
    return READINGS;
  }

  static List<ConfigurationKey> keys() {
    return ConfigurationKeys.all();
  }

  /** The sample with all keys enabled, some of them with other values. */
  private static Map<String, String> sampleWith(ConfigurationKey key, String text) {
    Map<String, String> values = Texts.sample();
    values.put("view.other.include", "1.3");
    String name = ConfigurationSample.exampleName(key.section());
    assertNotNull(values.put(key.with(name), text), key.pattern());
    if (key == ConfigurationKeys.TSM_PREFIX) {
      values.put(ConfigurationKeys.TARGET_SECURITY_NAME.with("noc"), "tls:receiver");
    }
    return values;
  }

  @ParameterizedTest
  @MethodSource("readings")
  void shouldReadBackAValueOtherThanTheDefault(Reading reading) {
    assertNotEquals(reading.key().defaultText(), reading.text());
    Configuration sample = configuration(Texts.sample());
    assertNotEquals(reading.expected(), reading.getter().apply(sample));
    Configuration changed = configuration(sampleWith(reading.key(), reading.text()));
    assertEquals(reading.expected(), reading.getter().apply(changed));
  }

  private static Configuration configuration(Map<String, String> values) {
    ConfigurationResult result = Texts.readText(Texts.joined(values));
    assertTrue(result.isValid(), result::text);
    return result.configuration();
  }

  @Test
  void shouldReadBackEveryTypeOfTheMap() {
    Map<String, Integer> types = new LinkedHashMap<>();
    types.put("specified", CertificateMap.SPECIFIED);
    types.put("rfc822", CertificateMap.RFC822);
    types.put("dns", CertificateMap.DNS);
    types.put("ip", CertificateMap.IP);
    types.put("any", CertificateMap.ANY);
    types.put("cn", CertificateMap.COMMON_NAME);
    types.forEach(
        (word, type) -> {
          String name = type == CertificateMap.SPECIFIED ? "\nmap.5.name = x" : "";
          CertificateMapSettings entry =
              Texts.configuration(
                      "map.5.type = " + word + name, "map.5.fingerprint = " + OTHER_FINGERPRINT)
                  .certificateMap()
                  .get(0);
          assertEquals(type, entry.type());
          assertEquals(5, entry.number());
          assertEquals(name.isEmpty() ? null : "x", entry.securityName());
        });
  }

  @Test
  void shouldReadBackEveryChoice() {
    List<String> levels = List.of("error", "warning", "info", "debug");
    for (int i = 0; i < levels.size(); i++) {
      assertEquals(i, Texts.configuration("log.level = " + levels.get(i)).logLevel());
    }
    List<String> reports = List.of("none", "active", "inactive", "both");
    for (int i = 0; i < reports.size(); i++) {
      ReportSettings line = Texts.configuration("line.a.report = " + reports.get(i)).lines().get(0);
      assertEquals(i, line.report());
    }
    List<String> security = List.of("noAuthNoPriv", "authNoPriv", "authPriv");
    for (int i = 0; i < security.size(); i++) {
      GroupSettings group =
          Texts.configuration("group.a.members = a", "group.a.level = " + security.get(i))
              .groups()
              .get(0);
      assertEquals(i + 1, group.level());
    }
  }

  @Test
  void shouldReadBackEveryKeyInSomeTest() {
    Set<ConfigurationKey> read = new HashSet<>();
    READINGS.forEach(reading -> read.add(reading.key()));
    // It has a test of its own, as its values decide about the name.
    read.add(ConfigurationKeys.MAP_TYPE);
    assertEquals(new HashSet<>(ConfigurationKeys.all()), read);
  }

  @Test
  void shouldFillInDefaults() {
    Configuration empty = Texts.configuration("");
    assertEquals("state", empty.stateDirectory());
    assertEquals(Log.INFO, empty.logLevel());
    assertFalse(empty.isSnmpTraced());
    assertFalse(empty.isDmTraced());
    assertEquals(32_473, empty.enterpriseNumber());
    assertNull(empty.engineId());
    assertEquals("", empty.systemContact());
    assertFalse(empty.authenticationFailureTraps());
    assertNull(empty.identityCertificateFile());
    assertEquals(List.of(), empty.trustCertificateFiles());
    assertEquals(List.of(), empty.trustCrlFiles());
    assertTrue(empty.isTls12Enabled() && empty.isTls13Enabled());
    assertFalse(empty.isTsmPrefixUsed());
    assertEquals(1_000, empty.sensorPeriodMs());
    assertEquals(List.of(), empty.targets());
  }

  @Test
  void shouldFillInDefaultsOfEntries() {
    Configuration configuration =
        Texts.configuration(
            Texts.withIdentity(
                "listen.a.address = ::",
                "target.b.host = fe80::1%eth0",
                "target.b.security.name = x",
                "group.g.members = x",
                "sensor.s.low = 1",
                "sensor.s.low.clear = 2"));
    assertEquals(10_161, configuration.listeners().get(0).port());
    TargetSettings target = configuration.targets().get(0);
    assertEquals("b", target.name());
    assertEquals(10_162, target.port());
    assertFalse(target.isInform());
    assertEquals("fe80::1", target.serverName());
    assertNull(target.serverFingerprint());
    assertEquals(1_500, target.timeoutMs());
    assertEquals(3, target.retries());
    assertEquals(64, configuration.outboxEvents(4));
    assertEquals(1_000, target.pacing().backoffMsMin());
    assertEquals(300_000, target.pacing().backoffMsMax());
    GroupSettings group = configuration.groups().get(0);
    assertEquals(SecurityLevel.AUTH_PRIV, group.level());
    assertEquals("", group.context());
    assertFalse(group.isContextPrefix());
    assertNull(group.readView());
    SensorSettings sensor = configuration.sensors().get(0);
    assertEquals("s", sensor.name());
    assertTrue(sensor.hasLow());
    assertFalse(sensor.hasHigh());
  }

  @Test
  void shouldKeepEntriesInTheOrderOfTheFile() {
    List<ReportSettings> lines =
        Texts.configuration("line.z.report = both", "line.a.report = both", "line.m.report = none")
            .lines();
    assertEquals("z", lines.get(0).name());
    assertEquals("a", lines.get(1).name());
    assertEquals("m", lines.get(2).name());
  }

  @Test
  void shouldTellEntriesFromAGlobalKeyOfTheSameFamily() {
    Configuration configuration =
        Texts.configuration(
            "sensor.period.ms = 500", "sensor.period.high = 2", "sensor.period.high.clear = 1");
    assertEquals(500, configuration.sensorPeriodMs());
    assertEquals("period", configuration.sensors().get(0).name());
  }

  @Test
  void shouldMakeErrorsForTheAgentInTheSameForm() {
    Configuration configuration = Texts.configuration("", "line.dor.report = both");
    assertEquals(
        "tocsin.conf:2: line.dor.report = both: the board has no line of this name",
        configuration
            .error(ConfigurationKeys.LINE_REPORT, "dor", "the board has no line of this name")
            .text());
    assertEquals(
        "tocsin.conf:2: sensor.x.high: a",
        Texts.configuration("", "sensor.x.low = 1", "sensor.x.low.clear = 2")
            .error(ConfigurationKeys.SENSOR_HIGH, "x", "a")
            .text());
    assertEquals(
        "tocsin.conf: state.directory: cannot be written",
        configuration.error(ConfigurationKeys.STATE_DIRECTORY, null, "cannot be written").text());
  }

  @ParameterizedTest
  @MethodSource("keys")
  void shouldDocumentEveryKey(ConfigurationKey key) {
    assertTrue(key.documentation().endsWith("."), key.pattern());
    assertTrue(key.documentation().length() <= 400, key.pattern());
    assertNotNull(key.example(), key.pattern());
    assertFalse(key.allowed().isEmpty(), key.pattern());
    assertTrue(
        key.mandatory() == null || key.defaultText() == null, "mandatory, yet with a default");
    if (key.defaultText() != null) {
      assertNull(ValueParser.parse(key, key.defaultText()).problem(), key.pattern());
      assertNotNull(key.defaultValue(), key.pattern());
    }
    assertEquals(key, ConfigurationKeys.find(key.pattern()));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void shouldEndInTheUnitWhereTheValueIsATimeOrASize(ConfigurationKey key) {
    for (String unit : List.of("ms", "bytes")) {
      assertEquals(unit.equals(key.unit()), key.pattern().endsWith('.' + unit), key.pattern());
    }
  }

  @Test
  void shouldHaveEachPatternOnce() {
    Set<String> patterns = new HashSet<>();
    for (ConfigurationKey key : ConfigurationKeys.all()) {
      assertTrue(patterns.add(key.pattern()), key.pattern());
    }
  }
}
