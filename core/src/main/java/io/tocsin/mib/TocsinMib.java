/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.event.BoardWatch;
import io.tocsin.event.Journal;
import io.tocsin.hal.Board;
import io.tocsin.hal.Clock;
import io.tocsin.snmp.EngineCounters;
import io.tocsin.snmp.tlstm.TlstmCounters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * TOCSIN-MIB: the agent's own objects. The module itself is the resource {@code
 * mibs/TOCSIN-MIB.txt} of the jar.
 */
public final class TocsinMib {

  private TocsinMib() {}

  /**
   * Registers the module's objects.
   *
   * @param registry takes them
   * @param system takes the module's row of sysORTable
   * @param status tells of the agent itself
   * @param clock the board's clock
   * @param clockStatus tells what is known of wall time
   * @param board has the sensors and lines
   * @param watch has the thresholds of the sensors
   * @param targets tells of the targets of notifications
   * @param journal tells whether events survive a power cut
   * @param engineCounters the engine's counters
   * @param transportCounters the transport model's counters
   * @param more further groups of counters
   */
  public static void register(
      MibRegistry registry,
      SnmpV2Mib system,
      AgentStatus status,
      Clock clock,
      ClockStatus clockStatus,
      Board board,
      BoardWatch watch,
      TargetStatus targets,
      Journal journal,
      EngineCounters engineCounters,
      TlstmCounters transportCounters,
      NamedCounters... more) {
    system.addModule(TocsinNames.COMPLIANCE, "TOCSIN-MIB");
    byte[] version = DisplayStrings.of(status.version());
    registry.register(
        ConstantScalar.octets(Names.below(TocsinNames.AGENT, 1), version, version.length));
    registry.register(new CertificateNotAfter(status));
    registry.register(new ClockTrusted(clockStatus));
    registry.register(new ClockLowerBound(clockStatus));
    registry.register(new SensorTable(board, watch, clock));
    registry.register(new LineTable(board));
    registry.register(new TargetTable(targets));
    registry.register(new TargetDropTable(targets));
    registry.register(new TargetClassTable(targets));
    List<NamedCounters> groups = new ArrayList<>();
    groups.add(new EngineCounterGroups.Own(engineCounters));
    groups.add(new EngineCounterGroups.ParseErrors(engineCounters));
    groups.add(new TransportCounterGroups.Own(transportCounters));
    groups.add(new TransportCounterGroups.Ends(transportCounters));
    groups.addAll(Arrays.asList(more));
    registry.register(new CounterTable(groups.toArray(new NamedCounters[0])));
    JournalObjects.register(registry, journal, clock);
  }

  /**
   * Registers the table of TLS sessions.
   *
   * @param registry takes it
   * @param sessions tells of the sessions
   * @param clock the board's clock
   */
  public static void registerSessions(MibRegistry registry, SessionStatus sessions, Clock clock) {
    registry.register(new SessionTable(sessions, clock));
  }

  /**
   * Registers the table of OMA DM servers.
   *
   * @param registry takes it
   * @param servers tells of the servers
   * @param clock the board's clock
   */
  public static void registerDmServers(MibRegistry registry, DmServerStatus servers, Clock clock) {
    registry.register(new DmServerTable(servers, clock));
  }

  private static final class CertificateNotAfter extends ScalarObject {

    private final AgentStatus status;
    private final byte[] dateAndTime = new byte[DateAndTime.LENGTH];

    CertificateNotAfter(AgentStatus status) {
      super(Names.below(TocsinNames.AGENT, 2));
      this.status = status;
    }

    @Override
    protected void writeValue(BerWriter value) {
      DateAndTime.write(status.certificateNotAfterMs(), dateAndTime);
      value.writeOctets(BerTag.OCTET_STRING, dateAndTime, 0, dateAndTime.length);
    }
  }

  private static final class ClockTrusted extends ScalarObject {

    private final ClockStatus clock;

    ClockTrusted(ClockStatus clock) {
      super(Names.below(TocsinNames.AGENT, 3));
      this.clock = clock;
    }

    @Override
    protected void writeValue(BerWriter value) {
      value.writeInteger(BerTag.INTEGER, TruthValue.of(clock.isTrusted()));
    }
  }

  private static final class ClockLowerBound extends ScalarObject {

    private final ClockStatus clock;
    private final byte[] dateAndTime = new byte[DateAndTime.LENGTH];

    ClockLowerBound(ClockStatus clock) {
      super(Names.below(TocsinNames.AGENT, 4));
      this.clock = clock;
    }

    @Override
    protected void writeValue(BerWriter value) {
      DateAndTime.write(clock.boundMs(), dateAndTime);
      value.writeOctets(BerTag.OCTET_STRING, dateAndTime, 0, dateAndTime.length);
    }
  }
}
