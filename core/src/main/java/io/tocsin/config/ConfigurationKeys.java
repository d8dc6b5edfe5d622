/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import static io.tocsin.config.ConfigurationSection.AGENT;
import static io.tocsin.config.ConfigurationSection.ENGINE;
import static io.tocsin.config.ConfigurationSection.GROUPS;
import static io.tocsin.config.ConfigurationSection.JOURNAL;
import static io.tocsin.config.ConfigurationSection.LINES;
import static io.tocsin.config.ConfigurationSection.LINKS;
import static io.tocsin.config.ConfigurationSection.LISTENERS;
import static io.tocsin.config.ConfigurationSection.MAP;
import static io.tocsin.config.ConfigurationSection.OUTBOX;
import static io.tocsin.config.ConfigurationSection.SENSORS;
import static io.tocsin.config.ConfigurationSection.SYSTEM;
import static io.tocsin.config.ConfigurationSection.TARGETS;
import static io.tocsin.config.ConfigurationSection.TLS;
import static io.tocsin.config.ConfigurationSection.VIEWS;

import io.tocsin.hal.ValueFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The one catalogue of all keys of the configuration file. Reading, checking, the sample and the
 * reference all follow from it.
 *
 * <p>In a pattern, NAME is what the user calls an entry: 1 to 32 lower-case letters, digits and
 * hyphens; N is its number from 1. The unit of a number is the last part of its key.
 */
public final class ConfigurationKeys {

  /** What a NAME may be, in words. */
  static final String NAME_ALLOWED = "1 to 32 lower-case letters, digits and hyphens";

  /** What an N may be, in words. */
  static final String NUMBER_ALLOWED = "1 to 4294967295, without leading zeros";

  /** Bounds of what a platform makes when it starts, and of what outlives each reload. */
  private static final Set<Limit> PLATFORM_LIMITS =
      EnumSet.of(
          Limit.SESSIONS,
          Limit.LISTENERS,
          Limit.TARGETS,
          Limit.SENSORS,
          Limit.STORAGES,
          Limit.CLOSE_MS,
          Limit.MANAGED_BYTES,
          Limit.NOTIFICATION_LOG);

  /** Bounds of the management tree and its client, which outlive each reload. */
  private static final Set<Limit> DM_LIMITS = EnumSet.range(Limit.DM_SERVERS, Limit.DM_SESSION_MS);

  private static final List<ConfigurationKey> KEYS = new ArrayList<>();
  private static final Map<String, ConfigurationKey> BY_PATTERN = new HashMap<>();

  /** {@code state.directory}. */
  public static final ConfigurationKey STATE_DIRECTORY =
      add(
              AGENT,
              "state.directory",
              ValueType.FILE,
              "Folder of what the agent must remember. Its files take all their room when they are"
                  + " made, so that a disk that fills up later does no harm; without room for them at"
                  + " the first start, the agent does not start.")
          .range(1, Limits.FILE_NAME_OCTETS_MAX)
          .byDefault("state")
          .fixedAtStart();

  /** {@code log.level}; the choices stand in the order of the severities of {@code hal.Log}. */
  public static final ConfigurationKey LOG_LEVEL =
      add(AGENT, "log.level", ValueType.CHOICE, "What is logged: this and what is more severe.")
          .choices("error", "warning", "info", "debug")
          .byDefault("info")
          .fixedAtStart();

  /** {@code watchdog.device}. */
  public static final ConfigurationKey WATCHDOG_DEVICE =
      add(
              AGENT,
              "watchdog.device",
              ValueType.FILE,
              "Device of the hardware timer that resets the board when the agent is stuck, such as"
                  + " /dev/watchdog; without this key none is used. One program alone can have it,"
                  + " which may be systemd (RuntimeWatchdogSec).")
          .range(1, Limits.FILE_NAME_OCTETS_MAX)
          .example("/dev/watchdog")
          .fixedAtStart();

  /** {@code watchdog.timeout.s}. */
  public static final ConfigurationKey WATCHDOG_TIMEOUT_S =
      add(
              AGENT,
              "watchdog.timeout.s",
              ValueType.INTEGER,
              "Time without a sign of life after which it resets the board. The timer of a Raspberry"
                  + " Pi cannot wait for longer than 15 s.")
          .range(2, 3_600)
          .unit("s")
          .byDefault("15")
          .fixedAtStart();

  /** {@code managed.confirm.ms}. */
  public static final ConfigurationKey MANAGED_CONFIRM_MS =
      add(
              AGENT,
              "managed.confirm.ms",
              ValueType.INTEGER,
              "Time after which a SET is taken back that shuts its sender out, unless somebody sets"
                  + " tocsinChangeAction to confirm; 0 for none: such a SET is for good at once.")
          .range(0, 86_400_000)
          .unit("ms")
          .byDefault("120000");

  /** {@code managed.day.bytes}. */
  public static final ConfigurationKey MANAGED_DAY_BYTES =
      add(
              AGENT,
              "managed.day.bytes",
              ValueType.INTEGER,
              "Bytes that SETs of rows may write in 24 hours of operation, for the sake of the"
                  + " flash; 0 for no bound. Each SET of rows that are kept writes all of them. A"
                  + " quarter is there at once, the rest comes evenly over the day. When there is"
                  + " nothing left, such a SET is answered with resourceUnavailable; but one that only"
                  + " destroys rows is carried out, and paid for before the next one.")
          .range(0, 1_000_000_000)
          .unit("bytes")
          .byDefault("4194304");

  /** {@code managed.destinations}. */
  public static final ConfigurationKey MANAGED_DESTINATIONS =
      add(
              AGENT,
              "managed.destinations",
              ValueType.DESTINATIONS,
              "Hosts to which managers may have notifications sent by SNMP-TARGET-MIB. Without it,"
                  + " to none: targets come from this file alone.")
          .example("192.0.2.0/24, *.example.com");

  /** {@code trace.snmp}; value 1 is on. */
  public static final ConfigurationKey TRACE_SNMP =
      trace("trace.snmp", "each SNMP message in and out", "communities and keys");

  /** {@code trace.dm}; value 1 is on. */
  public static final ConfigurationKey TRACE_DM =
      trace(
          "trace.dm",
          "each OMA DM message in and out, as XML, and each notification message,",
          "credentials, nonces, digests, and values of all nodes but those that the device knows"
              + " and lets servers read");

  /** {@code engine.enterprise}. */
  public static final ConfigurationKey ENGINE_ENTERPRISE =
      add(
              ENGINE,
              "engine.enterprise",
              ValueType.INTEGER,
              "Private enterprise number of who runs the board; the engineID starts with it. The"
                  + " default is the number set aside for documentation.")
          .range(1, Integer.MAX_VALUE)
          .byDefault("32473")
          .fixedAtStart();

  /** {@code engine.id}. */
  public static final ConfigurationKey ENGINE_ID =
      add(
              ENGINE,
              "engine.id",
              ValueType.OCTETS,
              "The engineID itself, for a board that replaces another. Without it, the agent makes"
                  + " one of the enterprise number and the board's serial number. No two boards may"
                  + " have the same.")
          .range(5, 32)
          .example("80:00:7e:d9:04:62:6f:61:72:64:31")
          .fixedAtStart();

  /** {@code system.contact}. */
  public static final ConfigurationKey SYSTEM_CONTACT =
      add(SYSTEM, "system.contact", ValueType.DISPLAY_STRING, "Who looks after it: sysContact.")
          .range(0, Limits.SYSTEM_TEXT_OCTETS_MAX)
          .example("Operations, +1 555 0100")
          .byDefault("");

  /** {@code system.name}. */
  public static final ConfigurationKey SYSTEM_NAME =
      add(SYSTEM, "system.name", ValueType.DISPLAY_STRING, "What it is called: sysName.")
          .range(0, Limits.SYSTEM_TEXT_OCTETS_MAX)
          .example("board1.example.com")
          .byDefault("");

  /** {@code system.location}. */
  public static final ConfigurationKey SYSTEM_LOCATION =
      add(SYSTEM, "system.location", ValueType.DISPLAY_STRING, "Where it stands: sysLocation.")
          .range(0, Limits.SYSTEM_TEXT_OCTETS_MAX)
          .example("Pump house 3, upper shelf")
          .byDefault("");

  /** {@code authentication.failure.traps}. */
  public static final ConfigurationKey AUTHENTICATION_FAILURE_TRAPS =
      add(
              SYSTEM,
              "authentication.failure.traps",
              ValueType.BOOLEAN,
              "Whether authenticationFailure is reported: snmpEnableAuthenTraps, with true for"
                  + " enabled.")
          .byDefault("false");

  /** {@code identity.certificate}. */
  public static final ConfigurationKey IDENTITY_CERTIFICATE =
      add(
              TLS,
              "identity.certificate",
              ValueType.FILE,
              "PEM file with the board's certificate, followed by those of the authorities between"
                  + " it and the root.")
          .range(1, Limits.FILE_NAME_OCTETS_MAX)
          .mandatory("with a listener, a target or a DM server")
          .example("board1.crt");

  /** {@code identity.key}. */
  public static final ConfigurationKey IDENTITY_KEY =
      add(
              TLS,
              "identity.key",
              ValueType.FILE,
              "PEM file with the private key of that certificate: RSA of 2048 to 4096 bits, ECDSA on"
                  + " P-256 or P-384, or Ed25519. Nobody else should be able to read it.")
          .range(1, Limits.FILE_NAME_OCTETS_MAX)
          .mandatory("with a listener, a target or a DM server")
          .example("board1.key");

  /** {@code identity.next.certificate}. */
  public static final ConfigurationKey IDENTITY_NEXT_CERTIFICATE =
      add(
              TLS,
              "identity.next.certificate",
              ValueType.FILE,
              "PEM file with another certificate of the board, shown to those targets alone whose"
                  + " target.NAME.identity or row of snmpTlstmParamsTable says so. Managers, DM"
                  + " servers and all other targets see identity.certificate.")
          .range(1, Limits.FILE_NAME_OCTETS_MAX)
          .mandatory("with identity.next.key")
          .example("board1-next.crt");

  /** {@code identity.next.key}. */
  public static final ConfigurationKey IDENTITY_NEXT_KEY =
      add(
              TLS,
              "identity.next.key",
              ValueType.FILE,
              "PEM file with the private key of that certificate.")
          .range(1, Limits.FILE_NAME_OCTETS_MAX)
          .mandatory("with identity.next.certificate")
          .example("board1-next.key");

  /** {@code trust.certificates}. */
  public static final ConfigurationKey TRUST_CERTIFICATES =
      add(
              TLS,
              "trust.certificates",
              ValueType.FILES,
              "PEM files with the certificates of the authorities whose word counts, for managers"
                  + " and receivers alike. Without it, certificates count whose own fingerprint"
                  + " is in the map or at the target. RSA keys of authorities in these files have"
                  + " 2048 to 8192 bits; those of certificates that peers present have 4096 at most.")
          .range(1, Limits.FILE_NAME_OCTETS_MAX)
          .mandatory("with a target or DM server that has no fingerprint")
          .example("ca.crt");

  /** {@code trust.crls}. */
  public static final ConfigurationKey TRUST_CRLS =
      add(
              TLS,
              "trust.crls",
              ValueType.FILES,
              "Files with certificate revocation lists, PEM or DER, read at the start and whenever"
                  + " this file is read again. Nobody is accepted who is on a list of his"
                  + " certificate's issuer, known by fingerprint or not. A list must be signed by an"
                  + " authority of trust.certificates, or by one below it that a peer presents, and"
                  + " tell of all certificates of that authority.")
          .range(1, Limits.FILE_NAME_OCTETS_MAX)
          .mandatory("with trust.crls.strict = true")
          .example("ca.crl");

  /** {@code trust.crls.strict}. */
  public static final ConfigurationKey TRUST_CRLS_STRICT =
      add(
              TLS,
              "trust.crls.strict",
              ValueType.BOOLEAN,
              "Whether to refuse every certificate of which no current list tells. Without it, a"
                  + " list counts for what it says even when the next one is overdue, and a"
                  + " certificate of which no list tells is accepted. Certificates of"
                  + " trust.certificates above a peer's own, and those that are signed by"
                  + " themselves, need no list.")
          .byDefault("false");

  /** {@code tls.versions}; the value has bit 0 for the first choice, bit 1 for the second. */
  public static final ConfigurationKey TLS_VERSIONS =
      add(TLS, "tls.versions", ValueType.CHOICES, "Versions of TLS that may be spoken.")
          .choices("1.3", "1.2")
          .byDefault("1.3, 1.2");

  /** {@code clock.trust}; the choices stand in the order of the values of the configuration. */
  public static final ConfigurationKey CLOCK_TRUST =
      add(
              TLS,
              "clock.trust",
              ValueType.CHOICE,
              "Whether the board's wall clock is believed to be right: auto from the moment on at"
                  + " which a time service or a real-time clock has set it (of chrony and ntpd it is"
                  + " seen when they write their drift file, up to an hour after the agent's start);"
                  + " always where it is kept right by means that the agent cannot see, as in a"
                  + " container.")
          .choices("auto", "always", "never")
          .byDefault("auto")
          .fixedAtStart();

  /** {@code clock.strict}. */
  public static final ConfigurationKey CLOCK_STRICT =
      add(
              TLS,
              "clock.strict",
              ValueType.BOOLEAN,
              "Whether to refuse every certificate until the board's clock is known to be right."
                  + " Without it, validity is judged by the latest time that is known to have"
                  + " passed. That is remembered for good; where a clock was trusted and wrong, stop"
                  + " the agent and remove the file clock from state.directory.")
          .byDefault("false");

  /** {@code listen.NAME.address}. */
  public static final ConfigurationKey LISTEN_ADDRESS =
      add(
              LISTENERS,
              "listen.NAME.address",
              ValueType.HOST,
              "Address to listen on; :: is every address of the board, 0.0.0.0 every IPv4 address.")
          .mandatoryInEntry("for each listener")
          .example("::");

  /** {@code listen.NAME.port}. */
  public static final ConfigurationKey LISTEN_PORT =
      add(
              LISTENERS,
              "listen.NAME.port",
              ValueType.PORT,
              "TCP port to listen on; 0 lets the system choose one.")
          .range(0, 65_535)
          .byDefault("10161");

  /** {@code map.N.fingerprint}. */
  public static final ConfigurationKey MAP_FINGERPRINT =
      add(
              MAP,
              "map.N.fingerprint",
              ValueType.FINGERPRINT,
              "Fingerprint of the manager's certificate, or of an authority in its verified chain;"
                  + " colons between the octets are welcome.")
          .mandatoryInEntry("for each entry")
          .example("sha256:0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0");

  /** {@code map.N.type}; the choices stand in the order of {@link CertificateMapSettings}. */
  public static final ConfigurationKey MAP_TYPE =
      add(
              MAP,
              "map.N.type",
              ValueType.CHOICE,
              "Where the name comes from: map.N.name, an entry of the certificate's subjectAltName"
                  + " (any: the first of the three), or its CommonName. A CommonName that could be a"
                  + " DNS name or an address must lie in the name space that the certificate's"
                  + " authorities are bound to.")
          .choices("specified", "rfc822", "dns", "ip", "any", "cn")
          .mandatoryInEntry("for each entry")
          .example("specified");

  /** {@code map.N.name}. */
  public static final ConfigurationKey MAP_NAME =
      add(
              MAP,
              "map.N.name",
              ValueType.SECURITY_NAME,
              "The name, for type specified; not allowed with any other.")
          .range(1, Limits.SECURITY_NAME_OCTETS_MAX)
          .mandatory("with type specified")
          .example("operator");

  /** {@code tsm.prefix}. */
  public static final ConfigurationKey TSM_PREFIX =
      add(
              MAP,
              "tsm.prefix",
              ValueType.BOOLEAN,
              "Whether security names in groups and targets start with tls:, as RFC 5591 calls it"
                  + " snmpTsmConfigurationUsePrefix. Names in the map are written without it. What"
                  + " a manager sets holds until the next start where this key is in the file, and"
                  + " for good where it is not. A manager cannot set what would leave nobody with"
                  + " access.")
          .byDefault("false");

  /** {@code view.NAME.include}. */
  public static final ConfigurationKey VIEW_INCLUDE =
      add(
              VIEWS,
              "view.NAME.include",
              ValueType.SUBTREES,
              "Subtrees that belong to the view. A bit 0 in the mask stands for any number at that"
                  + " place.")
          .mandatoryInEntry("for each view")
          .example("1.3.6.1");

  /** {@code view.NAME.exclude}. */
  public static final ConfigurationKey VIEW_EXCLUDE =
      add(
              VIEWS,
              "view.NAME.exclude",
              ValueType.SUBTREES,
              "Subtrees that are cut out of it again; the longest subtree that fits decides.")
          .example("1.3.6.1.6.3.16, 1.3.6.1.2.1.2.2.1.0.3/ff:a0");

  /** {@code group.NAME.members}. */
  public static final ConfigurationKey GROUP_MEMBERS =
      add(
              GROUPS,
              "group.NAME.members",
              ValueType.SECURITY_NAMES,
              "Security names, of managers as the map gives them and of targets. A name is in one"
                  + " group at most.")
          .range(1, Limits.SECURITY_NAME_OCTETS_MAX)
          .mandatoryInEntry("for each group")
          .example("operator, receiver");

  /** {@code group.NAME.level}; the choices stand in the order of {@code SecurityLevel}. */
  public static final ConfigurationKey GROUP_LEVEL =
      add(GROUPS, "group.NAME.level", ValueType.CHOICE, "The least security that is enough.")
          .choices("noAuthNoPriv", "authNoPriv", "authPriv")
          .byDefault("authPriv");

  /** {@code group.NAME.context}. */
  public static final ConfigurationKey GROUP_CONTEXT =
      add(
              GROUPS,
              "group.NAME.context",
              ValueType.ADMIN_STRING,
              "Name of the context in which this holds; the board's own objects are in the one"
                  + " without a name.")
          .range(0, Limits.SECURITY_NAME_OCTETS_MAX)
          .byDefault("");

  /** {@code group.NAME.context.match}; value 1 is prefix. */
  public static final ConfigurationKey GROUP_CONTEXT_MATCH =
      add(
              GROUPS,
              "group.NAME.context.match",
              ValueType.CHOICE,
              "Whether group.NAME.context is all of the name or its beginning.")
          .choices("exact", "prefix")
          .byDefault("exact");

  /** {@code group.NAME.read}. */
  public static final ConfigurationKey GROUP_READ =
      add(GROUPS, "group.NAME.read", ValueType.NAME, "View that members may read; none without it.")
          .example("all");

  /** {@code group.NAME.write}. */
  public static final ConfigurationKey GROUP_WRITE =
      add(GROUPS, "group.NAME.write", ValueType.NAME, "View that members may set; none without it.")
          .example("all");

  /** {@code group.NAME.notify}. */
  public static final ConfigurationKey GROUP_NOTIFY =
      add(
              GROUPS,
              "group.NAME.notify",
              ValueType.NAME,
              "View that notifications to members may tell of; none without it.")
          .example("all");

  /** {@code target.NAME.host}. */
  public static final ConfigurationKey TARGET_HOST =
      add(
              TARGETS,
              "target.NAME.host",
              ValueType.HOST,
              "Where the receiver is. A name is resolved anew for each connection.")
          .mandatoryInEntry("for each target")
          .example("noc.example.com");

  /** {@code target.NAME.port}. */
  public static final ConfigurationKey TARGET_PORT =
      add(TARGETS, "target.NAME.port", ValueType.PORT, "Its TCP port.")
          .range(1, 65_535)
          .byDefault("10162");

  /** {@code target.NAME.type}; value 1 is inform. */
  public static final ConfigurationKey TARGET_TYPE =
      add(
              TARGETS,
              "target.NAME.type",
              ValueType.CHOICE,
              "Whether it is told by traps, or by informs, which it acknowledges.")
          .choices("trap", "inform")
          .byDefault("trap");

  /** {@code target.NAME.security.name}. */
  public static final ConfigurationKey TARGET_SECURITY_NAME =
      add(
              TARGETS,
              "target.NAME.security.name",
              ValueType.SECURITY_NAME,
              "Its security name; the notify view of its group says what it may be told.")
          .range(1, Limits.SECURITY_NAME_OCTETS_MAX)
          .mandatoryInEntry("for each target")
          .example("receiver");

  /** {@code target.NAME.server.name}. */
  public static final ConfigurationKey TARGET_SERVER_NAME =
      add(
              TARGETS,
              "target.NAME.server.name",
              ValueType.HOST,
              "Name or address that its certificate must bear, where that is not target.NAME.host.")
          .example("noc.example.com");

  /** {@code target.NAME.server.fingerprint}. */
  public static final ConfigurationKey TARGET_SERVER_FINGERPRINT =
      add(
              TARGETS,
              "target.NAME.server.fingerprint",
              ValueType.FINGERPRINT,
              "Fingerprint of the receiver's own certificate. It alone decides then: neither an"
                  + " authority nor a name helps a certificate that does not match.")
          .example("sha256:f0e1d2c3b4a5968778695a4b3c2d1e0ff0e1d2c3b4a5968778695a4b3c2d1e0f");

  /** {@code target.NAME.identity}; value 1 is next. */
  public static final ConfigurationKey TARGET_IDENTITY =
      add(
              TARGETS,
              "target.NAME.identity",
              ValueType.CHOICE,
              "Which certificate of the board it is shown: identity.certificate or"
                  + " identity.next.certificate. Without it the first, unless a manager makes a row"
                  + " of snmpTlstmParamsTable for the target.")
          .choices("current", "next")
          .example("next");

  /** {@code target.NAME.timeout.ms}. */
  public static final ConfigurationKey TARGET_TIMEOUT_MS =
      add(
              TARGETS,
              "target.NAME.timeout.ms",
              ValueType.INTEGER,
              "Time to wait for the response to an inform.")
          .range(100, 300_000)
          .unit("ms")
          .byDefault("1500");

  /** {@code target.NAME.retries}. */
  public static final ConfigurationKey TARGET_RETRIES =
      add(
              TARGETS,
              "target.NAME.retries",
              ValueType.INTEGER,
              "How often an inform is sent again that got no response.")
          .range(0, 255)
          .byDefault("3");

  /** {@code target.NAME.backoff.min.ms}. */
  public static final ConfigurationKey TARGET_BACKOFF_MIN_MS =
      add(
              TARGETS,
              "target.NAME.backoff.min.ms",
              ValueType.INTEGER,
              "Least pause after a connection that failed. Each is drawn at random between this and"
                  + " three times the one before.")
          .range(100, 3_600_000)
          .unit("ms")
          .byDefault("1000");

  /** {@code target.NAME.backoff.max.ms}. */
  public static final ConfigurationKey TARGET_BACKOFF_MAX_MS =
      add(TARGETS, "target.NAME.backoff.max.ms", ValueType.INTEGER, "Longest such pause.")
          .range(100, 86_400_000)
          .unit("ms")
          .byDefault("300000");

  /** {@code target.NAME.pause.ms}. */
  public static final ConfigurationKey TARGET_PAUSE_MS =
      add(
              TARGETS,
              "target.NAME.pause.ms",
              ValueType.INTEGER,
              "Least time between two notifications. Net-SNMP up to 5.9.x reads only one of those"
                  + " that arrive together, and the rest when more data comes.")
          .range(0, 60_000)
          .unit("ms")
          .byDefault("20");

  /** {@code target.NAME.per.second.events}. */
  public static final ConfigurationKey TARGET_PER_SECOND_EVENTS =
      add(
              TARGETS,
              "target.NAME.per.second.events",
              ValueType.INTEGER,
              "Notifications that it gets in a second, in the long run; 0 for no bound. The rest"
                  + " waits.")
          .range(0, 100_000)
          .unit("notifications")
          .byDefault("10");

  /** {@code target.NAME.burst.events}. */
  public static final ConfigurationKey TARGET_BURST_EVENTS =
      add(
              TARGETS,
              "target.NAME.burst.events",
              ValueType.INTEGER,
              "Notifications that it gets without regard to target.NAME.per.second.events, after as"
                  + " long a rest.")
          .range(1, 100_000)
          .unit("notifications")
          .byDefault("50");

  /** {@code target.NAME.weight}. */
  public static final ConfigurationKey TARGET_WEIGHT =
      add(
              TARGETS,
              "target.NAME.weight",
              ValueType.INTEGER,
              "Notifications that it gets in its turn, when several receivers wait. Each that waits"
                  + " has its turn before any other has two.")
          .range(1, 100)
          .unit("notifications")
          .byDefault("1");

  /** {@code target.NAME.idle.ms}. */
  public static final ConfigurationKey TARGET_IDLE_MS =
      add(
              TARGETS,
              "target.NAME.idle.ms",
              ValueType.INTEGER,
              "Time after the last notification until the session is closed, which makes a receiver"
                  + " read all that it has; 0 keeps the session.")
          .range(0, 86_400_000)
          .unit("ms")
          .byDefault("10000");

  /** {@code outbox.coalesce.ms}. */
  public static final ConfigurationKey OUTBOX_COALESCE_MS =
      add(
              OUTBOX,
              "outbox.coalesce.ms",
              ValueType.INTEGER,
              "Time after an event of a line or sensor in which further ones of the same are held"
                  + " back. Then the last of them is told, with the number of those that it stands"
                  + " for. 0 holds nothing back.")
          .range(0, 3_600_000)
          .unit("ms")
          .byDefault("1000");

  /** {@code outbox.per.second.bytes}. */
  public static final ConfigurationKey OUTBOX_PER_SECOND_BYTES =
      add(
              OUTBOX,
              "outbox.per.second.bytes",
              ValueType.INTEGER,
              "Bytes of notifications to all receivers together in a second, in the long run, before"
                  + " TLS adds its own; 0 for no bound. The rest waits.")
          .range(0, 100_000_000)
          .unit("bytes")
          .byDefault("65536");

  /** {@code outbox.first.contact.ms}. */
  public static final ConfigurationKey OUTBOX_FIRST_CONTACT_MS =
      add(
              OUTBOX,
              "outbox.first.contact.ms",
              ValueType.INTEGER,
              "Time after the start within which the first connection to a receiver is begun, at a"
                  + " moment drawn at random. The more boards come back together after a power cut,"
                  + " the longer it should be.")
          .range(0, 86_400_000)
          .unit("ms")
          .byDefault("3000");

  /** {@code outbox.SEVERITY.events}, by the severities of {@code event.Severity}; 0 is not used. */
  static final ConfigurationKey[] OUTBOX_EVENTS = {
    null, outbox("informational"), outbox("warning"), outbox("minor"), outbox("critical"),
  };

  /** {@code journal.severity}; values as of {@code event.Severity}, less 1, and then off. */
  public static final ConfigurationKey JOURNAL_SEVERITY =
      add(
              JOURNAL,
              "journal.severity",
              ValueType.CHOICE,
              "Events of this severity and of worse ones are kept over a restart and a power cut."
                  + " What still waited in the journal when it was switched off is told, maybe"
                  + " again and with the same identifiers, when it is on once more.")
          .choices("informational", "warning", "minor", "critical", "off")
          .byDefault("warning");

  /** {@code journal.sync.ms}. */
  public static final ConfigurationKey JOURNAL_SYNC_MS =
      add(
              JOURNAL,
              "journal.sync.ms",
              ValueType.INTEGER,
              "Time after which an event that some receiver still waits for is written, together"
                  + " with all that came meanwhile. A power cut loses what is younger. The longer"
                  + " it is, the less is written.")
          .range(0, 3_600_000)
          .unit("ms")
          .byDefault("2000");

  /** {@code journal.day.bytes}. */
  public static final ConfigurationKey JOURNAL_DAY_BYTES =
      add(
              JOURNAL,
              "journal.day.bytes",
              ValueType.INTEGER,
              "Bytes that are written in 24 hours of operation at most, for the sake of the flash;"
                  + " 0 for no bound. A quarter is there at once, the rest comes evenly over the"
                  + " day. When there is nothing left, events are written later; only at an orderly end and"
                  + " when this file is read again they are written in any case.")
          .range(0, 1_000_000_000)
          .unit("bytes")
          .byDefault("4194304");

  /** {@code sensor.period.ms}. */
  public static final ConfigurationKey SENSOR_PERIOD_MS =
      add(
              SENSORS,
              "sensor.period.ms",
              ValueType.INTEGER,
              "Time between two readings of a sensor, of its file, or of the state of a network"
                  + " interface.")
          .range(100, 3_600_000)
          .unit("ms")
          .byDefault("1000");

  /** {@code sensor.NAME.high}. */
  public static final ConfigurationKey SENSOR_HIGH =
      threshold("sensor.NAME.high", "Alarm at this value and above.")
          .mandatory("for each sensor, unless it has sensor.NAME.low or sensor.NAME.file")
          .example("75");

  /** {@code sensor.NAME.high.clear}. */
  public static final ConfigurationKey SENSOR_HIGH_CLEAR =
      threshold(
              "sensor.NAME.high.clear",
              "End of that alarm, at this value and below; less than the threshold.")
          .mandatory("with sensor.NAME.high")
          .example("70.5");

  /** {@code sensor.NAME.low}. */
  public static final ConfigurationKey SENSOR_LOW =
      threshold("sensor.NAME.low", "Alarm at this value and below.")
          .mandatory("for each sensor, unless it has sensor.NAME.high or sensor.NAME.file")
          .example("-5");

  /** {@code sensor.NAME.low.clear}. */
  public static final ConfigurationKey SENSOR_LOW_CLEAR =
      threshold(
              "sensor.NAME.low.clear",
              "End of that alarm, at this value and above; greater than the threshold, and not"
                  + " above sensor.NAME.high.clear.")
          .mandatory("with sensor.NAME.low")
          .example("-2.5");

  /** {@code sensor.NAME.severity}; values as of {@code event.Severity}, less 1. */
  public static final ConfigurationKey SENSOR_SEVERITY =
      severity(
          SENSORS,
          "sensor.NAME.severity",
          "How bad it is when the sensor crosses a threshold. That it came back is informational.",
          "warning");

  /** {@code sensor.NAME.file}. */
  public static final ConfigurationKey SENSOR_FILE =
      add(
              SENSORS,
              "sensor.NAME.file",
              ValueType.FILE,
              "File with the value of a sensor of your own; a relative name starts at the folder of"
                  + " the configuration file. It need not exist yet. It is read beside the agent,"
                  + " every sensor.period.ms, up to its first "
                  + ValueFile.TEXT_BYTES_MAX
                  + " bytes. Whoever writes it should do so into another file and rename that.")
          .range(1, Limits.FILE_NAME_OCTETS_MAX)
          .mandatory("for a sensor that the board does not have")
          .example("/sys/bus/w1/devices/28-000005e2fdc3/temperature");

  /** {@code sensor.NAME.unit}. */
  public static final ConfigurationKey SENSOR_UNIT =
      add(
              SENSORS,
              "sensor.NAME.unit",
              ValueType.ADMIN_STRING,
              "What the value counts, as a short symbol: C for degrees Celsius, V for volts.")
          .range(0, Limits.SENSOR_UNIT_OCTETS_MAX)
          .example("C")
          .byDefault("");

  /** {@code sensor.NAME.scale}; the value is in thousand-millionths. */
  public static final ConfigurationKey SENSOR_SCALE =
      add(
              SENSORS,
              "sensor.NAME.scale",
              ValueType.FACTOR,
              "Factor from the number in the file to the unit, such as 0.001 for a file in"
                  + " thousandths of a degree. The product is exact and is rounded once, to"
                  + " thousandths; beyond 2000000 either way, the sensor is faulty.")
          .range(-Limits.SENSOR_SCALE_NANO_MAX, Limits.SENSOR_SCALE_NANO_MAX)
          .example("0.001")
          .byDefault("1");

  /** {@code sensor.NAME.offset}. */
  public static final ConfigurationKey SENSOR_OFFSET =
      add(
              SENSORS,
              "sensor.NAME.offset",
              ValueType.DECIMAL,
              "What is added after that, in the unit.")
          .range(-2_000_000_000L, 2_000_000_000L)
          .byDefault("0");

  /** {@code sensor.NAME.pattern}. */
  public static final ConfigurationKey SENSOR_PATTERN =
      add(
              SENSORS,
              "sensor.NAME.pattern",
              ValueType.ADMIN_STRING,
              "Text that the number follows in the file, with blanks between them or none, such as"
                  + " t= in w1_slave of a 1-wire sensor; it stands for nothing but itself. Without"
                  + " it, the first decimal number of the file counts that is no part of a word. A"
                  + " unit may follow the number at once; what may mean something else is no number,"
                  + " such as 1e3, 0x1F, 23,5, 12:30 and 2024-05-01.")
          .range(0, Limits.SENSOR_PATTERN_OCTETS_MAX)
          .example("t=")
          .byDefault("");

  /** {@code line.NAME.report}; the choices stand in the order of {@code event.LineReport}. */
  public static final ConfigurationKey LINE_REPORT =
      add(LINES, "line.NAME.report", ValueType.CHOICE, "The changes that are reported.")
          .choices("none", "active", "inactive", "both")
          .byDefault("both");

  /** {@code line.NAME.severity}; values as of {@code event.Severity}, less 1. */
  public static final ConfigurationKey LINE_SEVERITY =
      severity(LINES, "line.NAME.severity", "How bad a change of the line is.", "informational");

  /** {@code line.NAME.chip}. */
  public static final ConfigurationKey LINE_CHIP =
      gpio(
              "line.NAME.chip",
              ValueType.ADMIN_STRING,
              "Label of the GPIO chip that has the line, as gpiodetect shows it. Labels stay the"
                  + " same when chips are numbered anew; pinctrl-bcm2835, pinctrl-bcm2711 and"
                  + " pinctrl-rp1 are those of the Raspberry Pi up to 3, 4 and 5.")
          .range(1, Limits.LINE_LABEL_OCTETS_MAX)
          .mandatory("for a line of GPIO, which the board does not have itself")
          .example("pinctrl-bcm2711");

  /** {@code line.NAME.line}. */
  public static final ConfigurationKey LINE_LINE =
      gpio(
              "line.NAME.line",
              ValueType.ADMIN_STRING,
              "The chip's own name of the line, as gpioinfo shows it. With line.NAME.offset too, it is"
                  + " the name that the line at this offset must have.")
          .range(1, Limits.LINE_LABEL_OCTETS_MAX)
          .mandatory("for a line of GPIO without line.NAME.offset")
          .example("GPIO17");

  /** {@code line.NAME.offset}. */
  public static final ConfigurationKey LINE_OFFSET =
      gpio(
              "line.NAME.offset",
              ValueType.INTEGER,
              "The number that the line has on its chip, from 0.")
          .range(0, 65_535)
          .mandatory("for a line of GPIO without line.NAME.line")
          .example("17");

  /** {@code line.NAME.direction}. */
  public static final ConfigurationKey LINE_DIRECTION =
      gpio(
              "line.NAME.direction",
              ValueType.CHOICE,
              "Whether the world drives the line or the board does.")
          .choices("input", "output")
          .byDefault("input");

  /** {@code line.NAME.bias}; the choices stand in the order of {@link LineSettings#bias()}. */
  public static final ConfigurationKey LINE_BIAS =
      gpio(
              "line.NAME.bias",
              ValueType.CHOICE,
              "The resistor of the chip that pulls the line to a level when nobody drives it. as-is"
                  + " leaves it as it is.")
          .choices("as-is", "pull-up", "pull-down", "disabled")
          .byDefault("as-is");

  /** {@code line.NAME.debounce.us}. */
  public static final ConfigurationKey LINE_DEBOUNCE_US =
      gpio(
              "line.NAME.debounce.us",
              ValueType.INTEGER,
              "Time that a new level of an input must last to count, so that the bouncing of a"
                  + " contact is one change; 0 for none.")
          .range(0, 10_000_000)
          .unit("us")
          .byDefault("0");

  /** {@code line.NAME.active}; the choices are {@link LineSettings#isActiveLow()}. */
  public static final ConfigurationKey LINE_ACTIVE =
      gpio(
              "line.NAME.active",
              ValueType.CHOICE,
              "The voltage that is called active; low for a contact or a relay that closes to"
                  + " ground.")
          .choices("high", "low")
          .byDefault("high");

  /** {@code line.NAME.drive}; the choices stand in the order of {@link LineSettings#drive()}. */
  public static final ConfigurationKey LINE_DRIVE =
      gpio(
              "line.NAME.drive",
              ValueType.CHOICE,
              "How an output is driven: to both voltages, to ground alone, or to the supply alone.")
          .choices("push-pull", "open-drain", "open-source")
          .byDefault("push-pull");

  /** {@code line.NAME.start}; the choices stand in the order of {@link LineSettings#start()}. */
  public static final ConfigurationKey LINE_START =
      gpio(
              "line.NAME.start",
              ValueType.CHOICE,
              "Level of an output when the agent starts; keep leaves the one that it has.")
          .choices("inactive", "active", "keep")
          .byDefault("inactive");

  /** {@code line.NAME.stop}; the choices stand in the order of {@link LineSettings#stop()}. */
  public static final ConfigurationKey LINE_STOP =
      gpio(
              "line.NAME.stop",
              ValueType.CHOICE,
              "Level of an output when the agent ends in good order; keep leaves the one that it has."
                  + " What becomes of a line that nobody holds any more is up to the driver of its"
                  + " chip.")
          .choices("inactive", "active", "keep")
          .byDefault("inactive");

  /** {@code link.NAME.report}; the choices stand in the order of {@code event.LinkReport}. */
  public static final ConfigurationKey LINK_REPORT =
      add(LINKS, "link.NAME.report", ValueType.CHOICE, "The changes that are reported.")
          .choices("none", "down", "up", "both")
          .byDefault("both");

  /** {@code link.NAME.severity}; values as of {@code event.Severity}, less 1. */
  public static final ConfigurationKey LINK_SEVERITY =
      severity(
          LINKS,
          "link.NAME.severity",
          "How bad it is when the interface goes down. That it came up is informational.",
          "warning");

  static {
    for (ConfigurationKey key : DmKeys.all()) {
      add(key);
    }
    for (Limit limit : Limit.values()) {
      ConfigurationKey key =
          add(
                  ConfigurationSection.LIMITS,
                  limit.key(),
                  ValueType.INTEGER,
                  limit.meaning() + ' ' + limit.atBound() + memory(limit))
              .range(limit.min(), limit.max())
              .unit(limit.unit())
              .byDefault(Integer.toString(limit.defaultValue()));
      if (PLATFORM_LIMITS.contains(limit) || DM_LIMITS.contains(limit)) {
        key.fixedAtStart();
      }
    }
  }

  private ConfigurationKeys() {}

  private static String memory(Limit limit) {
    return limit.memoryFormula() == null ? "" : " Memory: " + limit.memoryFormula() + '.';
  }

  private static ConfigurationKey trace(String pattern, String what, String secrets) {
    return add(
            AGENT,
            pattern,
            ValueType.CHOICE,
            "Whether "
                + what
                + " is written into the log, to find faults; with severity info, so that log.level"
                + " must not leave that out. Long values are cut, and secrets are left out: "
                + secrets
                + ".")
        .choices("off", "on")
        .byDefault("off");
  }

  private static ConfigurationKey threshold(String pattern, String documentation) {
    return add(SENSORS, pattern, ValueType.DECIMAL, documentation)
        .range(-2_000_000_000L, 2_000_000_000L);
  }

  /** A key of a line of GPIO, of which the board has as many as it had at the start. */
  private static ConfigurationKey gpio(String pattern, ValueType type, String documentation) {
    return add(LINES, pattern, type, documentation).fixedAtStart();
  }

  private static ConfigurationKey severity(
      ConfigurationSection section, String pattern, String documentation, String byDefault) {
    return add(section, pattern, ValueType.CHOICE, documentation)
        .choices("informational", "warning", "minor", "critical")
        .byDefault(byDefault);
  }

  private static ConfigurationKey outbox(String severity) {
    return add(
            OUTBOX,
            "outbox." + severity + ".events",
            ValueType.INTEGER,
            "Events of this severity that are kept. When one more comes, the oldest goes; receivers"
                + " that have not got it lose it, which is counted.")
        .range(2, 65_536)
        .unit("events")
        .byDefault("64");
  }

  private static ConfigurationKey add(
      ConfigurationSection section, String pattern, ValueType type, String documentation) {
    return add(new ConfigurationKey(section, pattern, type, documentation));
  }

  private static ConfigurationKey add(ConfigurationKey key) {
    KEYS.add(key);
    BY_PATTERN.put(key.pattern(), key);
    return key;
  }

  /** All keys, in the order of the sample and the reference. */
  public static List<ConfigurationKey> all() {
    return Collections.unmodifiableList(KEYS);
  }

  /**
   * The key with a pattern.
   *
   * @param pattern for example {@code listen.NAME.port}
   * @return the key, or null when there is none
   */
  public static ConfigurationKey find(String pattern) {
    return BY_PATTERN.get(pattern);
  }

  /** The key of a limit. */
  static ConfigurationKey of(Limit limit) {
    return BY_PATTERN.get(limit.key());
  }
}
