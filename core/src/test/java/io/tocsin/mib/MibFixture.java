/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.event.BoardWatch;
import io.tocsin.event.DropCause;
import io.tocsin.event.Event;
import io.tocsin.event.EventKind;
import io.tocsin.event.Journal;
import io.tocsin.event.Journals;
import io.tocsin.event.LineReport;
import io.tocsin.event.LineRule;
import io.tocsin.event.LinkReport;
import io.tocsin.event.LinkRule;
import io.tocsin.event.LoggedEvents;
import io.tocsin.event.NotificationLog;
import io.tocsin.event.Severity;
import io.tocsin.event.ThresholdWatch;
import io.tocsin.hal.Clock;
import io.tocsin.hal.MemoryStorage;
import io.tocsin.hal.TestBoard;
import io.tocsin.mib.admin.CertificateMapTable;
import io.tocsin.mib.admin.NotificationMib;
import io.tocsin.mib.admin.ProfileFilter;
import io.tocsin.mib.admin.TargetMib;
import io.tocsin.mib.admin.TargetPolicy;
import io.tocsin.mib.admin.ThresholdTable;
import io.tocsin.mib.admin.TlsTargetTables;
import io.tocsin.mib.admin.VacmMib;
import io.tocsin.mib.rows.RowStore;
import io.tocsin.mib.rows.StorageType;
import io.tocsin.mib.rows.Values;
import io.tocsin.snmp.EngineCounters;
import io.tocsin.snmp.ManagedObjects;
import io.tocsin.snmp.SnmpEngine;
import io.tocsin.snmp.tlstm.CertificateMap;
import io.tocsin.snmp.tlstm.SecurityName;
import io.tocsin.snmp.tlstm.SessionView;
import io.tocsin.snmp.tlstm.TestSession;
import io.tocsin.snmp.tlstm.TlsTarget;
import io.tocsin.snmp.tlstm.TlstmCounters;
import io.tocsin.snmp.tsm.TransportSecurityModel;
import io.tocsin.store.TwoSlotRecord;
import io.tocsin.tls.Fingerprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** All modules of the agent over a small board, as the agent registers them. */
final class MibFixture {

  static final byte[] ENGINE_ID = {(byte) 0x80, 0, 0x7E, (byte) 0xD9, 4, 'b', 'o', 'a', 'r', 'd'};

  static final int STORAGES_MAX = 6;

  final MemoryStorage storage;
  final TestBoard board = new TestBoard();
  final TestBoard.TestSensor temperature = board.addSensor("soc-temp", "C");
  final TestBoard.TestSensor supply = board.addSensor("supply", "V");
  final TestBoard.TestLine door = board.addLine("door", false);
  final TestBoard.TestLine lamp = board.addLine("lamp", true);
  final TestBoard.TestLink cable = board.addLink("eth0", 2);
  final TestBoard.TestLink radio = board.addLink("wlan0", 5);
  final TestClock clock = new TestClock();
  final EngineCounters engineCounters = new EngineCounters();
  final TlstmCounters transportCounters = new TlstmCounters();
  final SnmpEngine engine = new SnmpEngine(ENGINE_ID, 7, 0);
  final TestTargets targets = new TestTargets();
  final DmNames dm = new TestDm();
  final TestSessions sessions = new TestSessions();
  final TestDmServers dmServers = new TestDmServers();
  final Journal journal = Journals.off();
  final NotificationLog log = new NotificationLog(32);
  final EventVarbinds logContent =
      new EventVarbinds(board, targets, dm, journal, transportCounters);
  final TransportSecurityModel securityModel =
      new TransportSecurityModel(engine, engineCounters, 8192, 1);
  final Prefixes prefixPolicy;
  final Settings settings;
  final BoardWatch watch;
  final SnmpV2Mib snmpV2;
  final MibRegistry registry;
  final CertificateMapTable certificateMap =
      new CertificateMapTable(new RowStore(null, 1_024), 4, engine, clock);
  final VacmMib vacm =
      new VacmMib(new RowStore(null, 1_024), 4, (into, offset, length) -> into[offset] = 42);
  final TargetMib targetTables =
      new TargetMib(
          new RowStore(null, 1_024),
          4,
          4,
          (into, offset, length) -> into[offset] = 42,
          new AnyTarget());
  final NotificationMib notificationTables = new NotificationMib(new RowStore(null, 1_024), 4);
  final TlsTargetTables tlsTables =
      new TlsTargetTables(new RowStore(null, 1_024), 4, engine, clock, new AnyTarget());
  final ThresholdTable thresholdTable =
      new ThresholdTable(new RowStore(null, 1_024), 4, List.of("soc-temp", "supply")::contains);
  final ProfileFilter logFilter = new ProfileFilter(notificationTables);
  final boolean prefixOverruled;

  private final byte[] space = new byte[2048];
  private final BerWriter writer = new BerWriter();

  MibFixture() {
    this(new MemoryStorage());
  }

  MibFixture(MemoryStorage storage) {
    this(storage, new Prefixes());
  }

  MibFixture(MemoryStorage storage, Prefixes prefixPolicy) {
    this.prefixPolicy = prefixPolicy;
    this.storage = storage;
    settings = new Settings(open(storage), 16);
    ThresholdWatch[] thresholds = {
      new ThresholdWatch(80_000, 75_000, ThresholdWatch.NO_LOW, 0, Severity.WARNING),
      new ThresholdWatch(ThresholdWatch.NO_HIGH, 0, 4_700, 4_800, Severity.WARNING),
    };
    LinkRule links = new LinkRule(LinkReport.BOTH, Severity.WARNING);
    watch =
        new BoardWatch(
            board,
            thresholds,
            new LineRule[] {
              new LineRule(LineReport.BOTH, Severity.INFORMATIONAL),
              new LineRule(LineReport.NONE, Severity.INFORMATIONAL),
            },
            new LinkRule[] {links, links},
            1000,
            (event, nowMs) -> {});
    supply.set(5_000);
    watch.step(0);
    snmpV2 =
        new SnmpV2Mib(
            new SystemInformation("test board, agent 0.1", "nobody", "board1", "a shelf"),
            false,
            engine,
            clock,
            engineCounters,
            settings,
            (into, offset, length) -> into[offset + length - 1] = 42);
    registry = new MibRegistry(192, 16, 2048);
    snmpV2.register(registry);
    SnmpFrameworkMib.register(registry, snmpV2, engine, clock, 8192);
    SnmpMpdMib.register(registry, snmpV2, engineCounters);
    prefixOverruled =
        SnmpTsmMib.register(
            registry, snmpV2, securityModel, engineCounters, settings, prefixPolicy);
    SnmpTlsTmMib.register(registry, snmpV2, transportCounters);
    TocsinMib.register(
        registry,
        snmpV2,
        status(),
        clock,
        clock,
        board,
        watch,
        targets,
        journal,
        engineCounters,
        transportCounters);
    TocsinMib.registerSessions(registry, sessions, clock);
    TocsinMib.registerDmServers(registry, dmServers, clock);
    BoardModules.register(registry, snmpV2, engine, clock, board, watch, STORAGES_MAX);
    vacm.register(registry, snmpV2);
    fillVacm();
    certificateMap.register(registry);
    fillCertificateMap();
    targetTables.register(registry, snmpV2, engineCounters);
    notificationTables.register(registry, snmpV2);
    tlsTables.register(registry);
    fillTargets();
    thresholdTable.register(registry);
    fillThresholds();
    ChangeObjects.register(registry, new NoChange());
    registry.register(new CertificateTable(new TestCertificates()));
    NotificationLogMib.register(
        registry, snmpV2, settings, log, logFilter, logContent, engine, clock);
    fillLog();
  }

  /** An entry for each kind of event, and one for several that were merged. */
  private void fillLog() {
    Event event = new Event();
    for (int kind = 1; kind < EventKind.COUNT; kind++) {
      event.fill(kind, Severity.WARNING, 1, kind, 80_000, 1).stamp(kind, 10L * kind, 0);
      log.add(event, 0, 1_798_761_599_000L);
    }
    event.fill(EventKind.LINE_CHANGED, Severity.WARNING, 0, 1, 0, 0).stamp(99, 2_000, 0);
    log.add(LoggedEvents.merge(event, 5), 0, NotificationLog.NO_WALL_TIME);
  }

  private void fillCertificateMap() {
    try {
      Fingerprint fingerprint = Fingerprint.parse("sha256:" + "0f".repeat(32));
      certificateMap.addOwn(10, fingerprint, CertificateMap.SPECIFIED, new byte[] {'a'});
      String entry = "1.3.6.1.2.1.198.2.2.1.3.1.";
      set(
          SetRequest.octets(entry + "2.20", fingerprint.octets()),
          SetRequest.integer(entry + "5.20", 2),
          SetRequest.integer(entry + "6.20", 5));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A row of the configuration and one of a manager in each table of access control. */
  private void fillVacm() {
    vacm.groups()
        .addOwn(Oid.of(4, 3, 'a', 'n', 'n'), StorageType.PERMANENT, Values.octets((byte) 'g'));
    vacm.access().addOwn(Oid.of(1, 'g', 0, 4, 3), StorageType.PERMANENT);
    vacm.families().addOwn(Oid.of(1, 'v', 3, 1, 3, 6), StorageType.PERMANENT);
    String entry = "1.3.6.1.6.3.16.1.";
    set(
        SetRequest.text(entry + "2.1.3.4.3.98.111.98", "g"),
        SetRequest.integer(entry + "2.1.4.4.3.98.111.98", 2),
        SetRequest.integer(entry + "2.1.5.4.3.98.111.98", 4),
        SetRequest.integer(entry + "4.1.8.1.104.0.4.3", 2),
        SetRequest.integer(entry + "4.1.9.1.104.0.4.3", 4),
        SetRequest.integer(entry + "5.2.1.5.1.119.2.1.3", 2),
        SetRequest.integer(entry + "5.2.1.6.1.119.2.1.3", 4));
  }

  /** A row of the configuration and one of a manager in each table of targets. */
  private void fillTargets() {
    targetTables.addOwnAddress("noc", "192.0.2.1", 10162, 150, 3);
    targetTables.addOwnParams("noc", "joe", 3);
    notificationTables.addOwn("noc", true);
    tlsTables.addOwn("noc", null, "noc.example.com");
    String targets = "1.3.6.1.6.3.12.1.";
    String notifications = "1.3.6.1.6.3.13.1.";
    String tls = "1.3.6.1.2.1.198.2.2.1.";
    byte[] fingerprint = new byte[33];
    fingerprint[0] = Fingerprint.SHA256;
    tlsTables.addOwnParams("noc", Fingerprint.ofOctets(fingerprint));
    set(
        SetRequest.oid(targets + "2.1.2.97", "1.3.6.1.6.1.8"),
        SetRequest.text(targets + "2.1.3.97", "192.0.2.2:1"),
        SetRequest.text(targets + "2.1.7.97", "a"),
        SetRequest.integer(targets + "2.1.8.97", 2),
        SetRequest.integer(targets + "2.1.9.97", 5),
        SetRequest.integer(notifications + "1.1.4.97", 2),
        SetRequest.integer(notifications + "1.1.5.97", 4));
    set(
        SetRequest.integer(targets + "3.1.2.97", 3),
        SetRequest.integer(targets + "3.1.3.97", 4),
        SetRequest.text(targets + "3.1.4.97", "ann"),
        SetRequest.integer(targets + "3.1.5.97", 1),
        SetRequest.integer(targets + "3.1.6.97", 2),
        SetRequest.integer(targets + "3.1.7.97", 5));
    set(
        SetRequest.text(notifications + "2.1.1.97", "p"),
        SetRequest.integer(notifications + "2.1.2.97", 2),
        SetRequest.integer(notifications + "2.1.3.97", 4),
        SetRequest.integer(notifications + "3.1.4.1.112.1.3", 2),
        SetRequest.integer(notifications + "3.1.5.1.112.1.3", 4),
        SetRequest.octets(tls + "6.1.1.97", fingerprint),
        SetRequest.integer(tls + "6.1.2.97", 2),
        SetRequest.integer(tls + "6.1.3.97", 5),
        SetRequest.integer(tls + "9.1.3.97", 2),
        SetRequest.integer(tls + "9.1.4.97", 5));
  }

  private void fillThresholds() {
    String entry = "1.3.6.1.4.1.32473.100.1.2.2.1.";
    String supply = ".115.117.112.112.108.121";
    set(
        SetRequest.integer(entry + 2 + supply, 5_500),
        SetRequest.integer(entry + 3 + supply, 5_400),
        SetRequest.integer(entry + 7 + supply, 2),
        SetRequest.integer(entry + 8 + supply, 4));
  }

  private static final class AnyTarget implements TargetPolicy {

    @Override
    public boolean isAllowed(String host) {
      return true;
    }

    @Override
    public void refuse(String host) {
      throw new AssertionError("all are allowed");
    }

    @Override
    public boolean isNameFree(String name) {
      return true;
    }

    @Override
    public boolean isHeld(Fingerprint fingerprint) {
      return true;
    }
  }

  private static TwoSlotRecord open(MemoryStorage storage) {
    try {
      return new TwoSlotRecord(storage, "mib", Settings.BYTES_MAX);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Settings of no scalar yet over what is kept, as after a restart. */
  Settings reopened() {
    return new Settings(open(storage), 16);
  }

  private static AgentStatus status() {
    return new AgentStatus() {
      @Override
      public String version() {
        return "0.1.0";
      }

      @Override
      public long certificateNotAfterMs() {
        return 1_798_761_599_000L;
      }
    };
  }

  /** Reads a variable that must exist; the reader stands at its value. */
  BerReader get(Oid name) {
    writer.wrap(space, 0, space.length);
    int result = registry.get(name, writer);
    if (result != ManagedObjects.FOUND) {
      throw new AssertionError(name + " is not there: " + Integer.toHexString(result));
    }
    return new BerReader().wrap(writer.buffer().clone(), writer.offset(), writer.length());
  }

  BerReader get(String name) {
    return get(Oid.parse(name));
  }

  /** What a get results in. */
  int getResult(String name) {
    return registry.get(Oid.parse(name), writer.wrap(space, 0, space.length));
  }

  String text(String name) {
    BerReader reader = get(name);
    int length = reader.readOctets(BerTag.OCTET_STRING, 0, 255);
    return new String(reader.buffer(), reader.valueOffset(), length, StandardCharsets.UTF_8);
  }

  long number(String name) {
    BerReader reader = get(name);
    return reader.readInteger(reader.peekTag(), Integer.MIN_VALUE, 0xFFFF_FFFFL);
  }

  /** The names of all variables, by GETNEXT from the start. */
  List<String> walk() {
    List<String> names = new ArrayList<>();
    Oid name = new Oid();
    while (registry.next(name)) {
      names.add(name.toString());
    }
    return names;
  }

  /** The variable behind a name; the name itself when there is none. */
  String next(String name) {
    Oid next = new Oid();
    next.set(Oid.parse(name));
    return registry.next(next) ? next.toString() : name;
  }

  /**
   * The indexes of the rows that a column has, in the order of a walk.
   *
   * @param entry name of the table's entry, with a final dot
   */
  List<String> column(String entry, int column) {
    String prefix = entry + column + ".";
    List<String> indexes = new ArrayList<>();
    for (String name : walk()) {
      if (name.startsWith(prefix)) {
        indexes.add(name.substring(prefix.length()));
      }
    }
    return indexes;
  }

  /** Carries a SET of several variables through all of its phases, as a responder does. */
  int set(SetRequest... variables) {
    return SetRequest.send(registry, variables);
  }

  /** What the operator may have said of snmpTsmConfigurationUsePrefix; nothing at first. */
  static final class Prefixes implements TsmPrefixPolicy {
    boolean configured;
    boolean usable = true;

    @Override
    public boolean isConfigured() {
      return configured;
    }

    @Override
    public boolean isUsable(boolean usePrefix) {
      return usable;
    }
  }

  /** No change waits. */
  private static final class NoChange implements ChangeControl {

    @Override
    public int secondsLeft() {
      return 0;
    }

    @Override
    public boolean confirm() {
      return false;
    }

    @Override
    public void takeBack() {}
  }

  /** A clock that stands still. */
  static final class TestClock implements Clock, ClockStatus {
    long monotonicMs;
    long boundMs;
    boolean trusted;

    @Override
    public boolean isTrusted() {
      return trusted;
    }

    @Override
    public long boundMs() {
      return boundMs;
    }

    @Override
    public long monotonicMs() {
      return monotonicMs;
    }

    @Override
    public long wallMs() {
      return 0;
    }

    @Override
    public boolean wallTrusted() {
      return trusted;
    }
  }

  /** Two servers and a rule. */
  private static final class TestDm implements DmNames {

    @Override
    public String serverId(int server) {
      return server == 0 ? "com.example.dm0" : "com.example.dm1";
    }

    @Override
    public String rule(int number) {
      return number == 5 ? "Rule five." : "Another rule.";
    }
  }

  /** Two targets, one of each type. */
  static final class TestTargets implements TargetStatus {
    private static final byte[] FINGERPRINT = {4, 1, 2, 3};
    private static final byte[] NO_FINGERPRINT = {};

    private final TestClasses[] classes = {new TestClasses(0), new TestClasses(1)};

    String lastError = "";

    /** The place of a third one is free. */
    @Override
    public int targetCount() {
      return 3;
    }

    @Override
    public boolean isPresent(int target) {
      return target < 2;
    }

    @Override
    public String name(int target) {
      return target == 0 ? "noc" : "pager";
    }

    @Override
    public int type(int target) {
      return target == 1 ? INFORM : TRAP;
    }

    @Override
    public int state(int target) {
      return target == 0 ? OPEN : IDLE;
    }

    @Override
    public long accepted(int target) {
      return delivered(target) + queued(target) + coalesced(target) + 10L * target + 3;
    }

    @Override
    public long delivered(int target) {
      return 100L + target;
    }

    @Override
    public long queued(int target) {
      return 5L + target;
    }

    @Override
    public long coalesced(int target) {
      return 20L + target;
    }

    @Override
    public long queueHighWater(int target) {
      return 7L + target;
    }

    @Override
    public long dropped(int target, int cause) {
      if (cause == DropCause.QUEUE_FULL) {
        return 3;
      }
      return cause == DropCause.SHUT_DOWN ? 10L * target : 0;
    }

    @Override
    public long timeToDrainHundredths(int target) {
      return target == 0 ? 0xFFFF_FFFFL : 250;
    }

    @Override
    public TargetClassStatus classStatus(int target) {
      return classes[target];
    }

    @Override
    public String lastError(int target) {
      return target == 0 ? "" : lastError;
    }

    @Override
    public byte[] serverFingerprint(int target) {
      return target == 0 ? FINGERPRINT : NO_FINGERPRINT;
    }
  }

  /** Two sessions, a target's and a manager's, which did not begin in the order of their places. */
  static final class TestSessions implements SessionStatus {

    final TestSession[] sessions = {new TestSession(), null, new TestSession(), null};

    TestSessions() {
      sessions[0].sessionNumber = 9;
      sessions[0].target =
          new TlsTarget("noc.example.com", 10_162, null, null, SecurityName.of("noc-name"));
      sessions[2].sessionNumber = 4;
    }

    @Override
    public int placeCount() {
      return sessions.length;
    }

    @Override
    public int number(int place) {
      return sessions[place] == null ? 0 : sessions[place].sessionNumber;
    }

    @Override
    public SessionView session(int place) {
      return sessions[place];
    }

    @Override
    public String targetName(int place) {
      return sessions[place].target == null ? "" : "noc";
    }
  }

  /** DM servers, of which each is known by its number. */
  static final class TestDmServers implements DmServerStatus {

    /** In the order of places. */
    final List<Integer> numbers = new ArrayList<>(List.of(3, 8));

    int state = IDLE;
    long endedMs = NEVER;
    long dueMs = NEVER;
    String lastError = "";

    @Override
    public int placeCount() {
      return numbers.size();
    }

    @Override
    public int number(int place) {
      return numbers.get(place);
    }

    @Override
    public String serverId(int place) {
      return number(place) == 3 ? "com.example.dm3" : "com.example.dm8";
    }

    @Override
    public String name(int place) {
      return number(place) == 3 ? "main" : "";
    }

    @Override
    public int state(int place) {
      return state;
    }

    @Override
    public long sessions(int place) {
      return 0x1_0000_0000L + number(place);
    }

    @Override
    public long failures(int place) {
      return 10L + number(place);
    }

    @Override
    public String lastError(int place) {
      return lastError;
    }

    @Override
    public long endedMs(int place) {
      return endedMs;
    }

    @Override
    public long dueMs(int place) {
      return dueMs;
    }

    @Override
    public boolean hasProved(int place) {
      return number(place) == 3;
    }

    @Override
    public long registrations(int place) {
      return 20L + number(place);
    }

    @Override
    public long refusedRegistrations(int place) {
      return 30L + number(place);
    }
  }

  /** Numbers that differ by target, severity and column. */
  private record TestClasses(int target) implements TargetClassStatus {

    private long number(int column, int severity) {
      return 1000L * target + 100L * severity + column;
    }

    @Override
    public long accepted(int severity) {
      return number(2, severity);
    }

    @Override
    public long delivered(int severity) {
      return number(3, severity);
    }

    @Override
    public long queued(int severity) {
      return number(4, severity);
    }

    @Override
    public long coalesced(int severity) {
      return number(5, severity);
    }

    @Override
    public long dropped(int severity) {
      return number(6, severity);
    }

    @Override
    public long queueHighWater(int severity) {
      return number(7, severity);
    }

    @Override
    public long oldestAgeHundredths(int severity) {
      return number(8, severity);
    }
  }
}
