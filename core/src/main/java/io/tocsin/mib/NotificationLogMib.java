/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.event.NotificationLog;
import io.tocsin.hal.Clock;
import io.tocsin.snmp.ErrorStatus;
import io.tocsin.snmp.Octets;
import io.tocsin.snmp.SnmpEngine;

/**
 * NOTIFICATION-LOG-MIB (RFC 3014) with the default log alone, whose name is empty.
 *
 * <p>The one row of nlmConfigLogTable and nlmStatsLogTable has that name as its index, of which
 * nothing is left but its length: the sub-identifier 0. So their variables are named as those of
 * scalars are, and are such here.
 */
public final class NotificationLogMib {

  private static final Oid MODULE = Oid.of(1, 3, 6, 1, 2, 1, 92);
  private static final Oid CONFIG = Names.below(MODULE, 1, 1);
  private static final Oid CONFIG_LOG_ENTRY = Names.below(CONFIG, 3, 1);
  private static final Oid STATS = Names.below(MODULE, 1, 2);
  private static final Oid STATS_LOG_ENTRY = Names.below(STATS, 3, 1);
  private static final Oid LOG_ENTRY = Names.below(MODULE, 1, 3, 1, 1);
  private static final Oid LOG_VARIABLE_ENTRY = Names.below(MODULE, 1, 3, 2, 1);

  /** notificationLogMIBCompliance. */
  private static final Oid COMPLIANCE = Names.below(MODULE, 3, 1, 1);

  /** nlmConfigLogEntryStatus: active (RFC 2579 §2). */
  private static final int ACTIVE = 1;

  private NotificationLogMib() {}

  /**
   * Registers the module's objects, and gives those that are kept over restarts their values.
   *
   * @param registry takes them
   * @param system takes the module's row of sysORTable
   * @param settings keeps what managers set
   * @param log the log; what managers set holds for it at once
   * @param filter selects what is logged
   * @param content tells the variables of a notification; of no use for anything else
   * @param engine tells sysUpTime and the engineID
   * @param clock the board's clock
   */
  public static void register(
      MibRegistry registry,
      SnmpV2Mib system,
      Settings settings,
      NotificationLog log,
      LogFilter filter,
      EventVarbinds content,
      SnmpEngine engine,
      Clock clock) {
    system.addModule(COMPLIANCE, "NOTIFICATION-LOG-MIB (RFC 3014), the default log alone");
    keep(new EntryLimit(log, settings), registry, settings);
    keep(new AgeOut(log, settings), registry, settings);
    registerConfiguration(registry, settings, log, filter);
    for (Oid group : new Oid[] {STATS, STATS_LOG_ENTRY}) {
      // With one log alone, all logs together have counted what it has.
      registry.register(new Count(Names.below(group, Count.LOGGED), log));
      registry.register(new Count(Names.below(group, Count.BUMPED), log));
    }
    LogEntries entries = new LogEntries(log);
    LogVariables variables = new LogVariables(log, entries, content);
    registry.register(
        new LogTable(LOG_ENTRY, entries, log, variables, engine, new UpTime(engine, clock)));
    registry.register(new LogVariableTable(LOG_VARIABLE_ENTRY, variables));
  }

  /** nlmConfigLogTable. */
  private static void registerConfiguration(
      MibRegistry registry, Settings settings, NotificationLog log, LogFilter filter) {
    keep(new FilterName(filter, settings), registry, settings);
    // nlmConfigLogEntryLimit: none besides that of all logs.
    registry.register(ConstantScalar.unsigned(Names.below(CONFIG_LOG_ENTRY, 3), 0));
    keep(new AdminStatus(log, settings), registry, settings);
    registry.register(new OperStatus(log, filter));
    registry.register(new LogStorageType());
    registry.register(ConstantScalar.integer(Names.below(CONFIG_LOG_ENTRY, 7), ACTIVE));
  }

  private static void keep(WritableScalar scalar, MibRegistry registry, Settings settings) {
    settings.add(scalar);
    registry.register(scalar);
  }

  /** nlmConfigGlobalEntryLimit: within the room that there is. */
  private static final class EntryLimit extends WritableScalar {

    private final NotificationLog log;

    EntryLimit(NotificationLog log, Settings settings) {
      super(Names.below(CONFIG, 1), settings);
      this.log = log;
    }

    @Override
    protected void writeValue(BerWriter value) {
      value.writeUnsigned(BerTag.GAUGE32, log.limit());
    }

    @Override
    protected int check(BerReader value) {
      return ValueCheck.unsigned(value, log.capacity());
    }

    @Override
    protected boolean assign(BerReader value) {
      log.setLimit(value.readUnsigned32(BerTag.GAUGE32));
      return true;
    }

    @Override
    protected void endSet(SetVariable request, boolean committed) {
      // Not before: what is undone must not have cost an entry.
      log.trim();
    }
  }

  /** nlmConfigGlobalAgeOut, in minutes. */
  private static final class AgeOut extends WritableScalar {

    private final NotificationLog log;

    AgeOut(NotificationLog log, Settings settings) {
      super(Names.below(CONFIG, 2), settings);
      this.log = log;
    }

    @Override
    protected void writeValue(BerWriter value) {
      value.writeUnsigned(BerTag.GAUGE32, log.ageOutMinutes());
    }

    @Override
    protected int check(BerReader value) {
      return ValueCheck.unsigned(value, 0xFFFF_FFFFL);
    }

    @Override
    protected boolean assign(BerReader value) {
      log.setAgeOutMinutes(value.readUnsigned32(BerTag.GAUGE32));
      return true;
    }
  }

  /** nlmConfigLogFilterName; empty for no filter. */
  private static final class FilterName extends WritableScalar {

    private final LogFilter filter;

    FilterName(LogFilter filter, Settings settings) {
      super(Names.below(CONFIG_LOG_ENTRY, 2), settings);
      this.filter = filter;
    }

    @Override
    protected void writeValue(BerWriter value) {
      Octets profile = filter.profile();
      value.writeOctets(BerTag.OCTET_STRING, profile.bytes(), 0, profile.length());
    }

    @Override
    protected int check(BerReader value) {
      return ValueCheck.text(value, 0, LogFilter.NAME_LENGTH_MAX);
    }

    @Override
    protected boolean assign(BerReader value) {
      int length = value.readOctets(BerTag.OCTET_STRING, 0, LogFilter.NAME_LENGTH_MAX);
      filter.setProfile(value.buffer(), value.valueOffset(), length);
      return true;
    }
  }

  /** nlmConfigLogAdminStatus: enabled(1) or disabled(2). */
  private static final class AdminStatus extends WritableFlag {

    private final NotificationLog log;

    AdminStatus(NotificationLog log, Settings settings) {
      super(Names.below(CONFIG_LOG_ENTRY, 4), settings);
      this.log = log;
    }

    @Override
    protected boolean isSet() {
      return log.isEnabled();
    }

    @Override
    protected void set(boolean set) {
      log.setEnabled(set);
    }

    @Override
    protected int checkState(BerReader value) {
      return isYes(value) && log.capacity() == 0
          ? ErrorStatus.INCONSISTENT_VALUE
          : ErrorStatus.NO_ERROR;
    }
  }

  /** nlmConfigLogOperStatus. */
  private static final class OperStatus extends ScalarObject {

    private static final int DISABLED = 1;
    private static final int OPERATIONAL = 2;
    private static final int NO_FILTER = 3;

    private final NotificationLog log;
    private final LogFilter filter;

    OperStatus(NotificationLog log, LogFilter filter) {
      super(Names.below(CONFIG_LOG_ENTRY, 5));
      this.log = log;
      this.filter = filter;
    }

    @Override
    protected void writeValue(BerWriter value) {
      value.writeInteger(BerTag.INTEGER, log.isEnabled() ? whenEnabled() : DISABLED);
    }

    private int whenEnabled() {
      return filter.isMissing() ? NO_FILTER : OPERATIONAL;
    }
  }

  /** nlmConfigLogStorageType: permanent(4), which no SET can change (RFC 2579 §2). */
  private static final class LogStorageType extends WritableScalar {

    private static final int OTHER = 1;
    private static final int PERMANENT = 4;
    private static final int READ_ONLY = 5;

    LogStorageType() {
      super(Names.below(CONFIG_LOG_ENTRY, 6), null);
    }

    @Override
    protected void writeValue(BerWriter value) {
      value.writeInteger(BerTag.INTEGER, PERMANENT);
    }

    @Override
    protected int check(BerReader value) {
      return ValueCheck.integer(value, OTHER, READ_ONLY);
    }

    @Override
    protected int checkState(BerReader value) {
      return value.readInteger32() == PERMANENT
          ? ErrorStatus.NO_ERROR
          : ErrorStatus.INCONSISTENT_VALUE;
    }

    @Override
    protected boolean assign(BerReader value) {
      return true;
    }
  }

  /** A counter of the log. */
  private static final class Count extends ScalarObject {

    static final int LOGGED = 1;
    static final int BUMPED = 2;

    private final int number;
    private final NotificationLog log;

    Count(Oid name, NotificationLog log) {
      super(name);
      this.number = name.arc(name.length() - 1);
      this.log = log;
    }

    @Override
    protected void writeValue(BerWriter value) {
      long count = number == LOGGED ? log.logged() : log.bumped();
      value.writeUnsigned(BerTag.COUNTER32, count & 0xFFFF_FFFFL);
    }
  }
}
