/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.hal.Clock;
import io.tocsin.hal.Entropy;
import io.tocsin.snmp.EngineCounters;
import io.tocsin.snmp.SnmpEngine;

/**
 * SNMPv2-MIB (RFC 3418): the system group with sysORTable, the snmp group but for what belongs to
 * communities, and snmpSetSerialNo.
 */
public final class SnmpV2Mib {

  private static final Oid SYSTEM = Oid.of(1, 3, 6, 1, 2, 1, 1);
  private static final Oid SNMP = Oid.of(1, 3, 6, 1, 2, 1, 11);
  private static final Oid MODULE = Oid.of(1, 3, 6, 1, 6, 3, 1);
  private static final Oid TRAPS = Names.below(MODULE, 1, 5);

  /** sysUpTime. */
  static final Oid SYS_UP_TIME = Names.below(SYSTEM, 3);

  /** snmpTrapOID. */
  static final Oid SNMP_TRAP_OID = Names.below(MODULE, 1, 4, 1);

  /** coldStart. */
  static final Oid COLD_START = Names.below(TRAPS, 1);

  /** warmStart. */
  static final Oid WARM_START = Names.below(TRAPS, 2);

  /** linkDown of IF-MIB, which is defined below snmpTraps. */
  static final Oid LINK_DOWN = Names.below(TRAPS, 3);

  /** linkUp of IF-MIB, which is defined below snmpTraps. */
  static final Oid LINK_UP = Names.below(TRAPS, 4);

  /** authenticationFailure. */
  static final Oid AUTHENTICATION_FAILURE = Names.below(TRAPS, 5);

  /** snmpBasicComplianceRev2. */
  private static final Oid COMPLIANCE = Names.below(MODULE, 2, 1, 3);

  /** A host that offers applications: 2^(4-1) + 2^(7-1). */
  private static final int SYS_SERVICES = 72;

  private static final int MODULES_MAX = 32;

  private final SnmpEngine engine;
  private final Clock clock;
  private final SysOrTable modules;
  private final EnableAuthenTraps enableAuthenTraps;
  private final WritableScalar[] kept;
  private final ManagedObject[] objects;
  private final Settings settings;

  /**
   * The module's objects, not yet registered.
   *
   * @param system what is known of the system
   * @param authenticationTraps snmpEnableAuthenTraps until a manager writes another value
   * @param engine tells sysUpTime
   * @param clock the board's clock
   * @param counters the engine's counters
   * @param settings keeps what managers write
   * @param entropy source of the first value of snmpSetSerialNo
   */
  public SnmpV2Mib(
      SystemInformation system,
      boolean authenticationTraps,
      SnmpEngine engine,
      Clock clock,
      EngineCounters counters,
      Settings settings,
      Entropy entropy) {
    this.engine = engine;
    this.clock = clock;
    this.settings = settings;
    modules =
        new SysOrTable(Names.below(SYSTEM, 9, 1), new SortedRowIndex(MODULES_MAX, 1), MODULES_MAX);
    enableAuthenTraps = new EnableAuthenTraps(Names.below(SNMP, 30), authenticationTraps, settings);
    byte[] description = DisplayStrings.of(system.description());
    WritableScalar contact =
        new WritableDisplayString(Names.below(SYSTEM, 4), system.contact(), settings);
    WritableScalar name =
        new WritableDisplayString(Names.below(SYSTEM, 5), system.name(), settings);
    WritableScalar location =
        new WritableDisplayString(Names.below(SYSTEM, 6), system.location(), settings);
    kept = new WritableScalar[] {contact, name, location, enableAuthenTraps};
    objects =
        new ManagedObject[] {
          ConstantScalar.octets(Names.below(SYSTEM, 1), description, description.length),
          ConstantScalar.oid(Names.below(SYSTEM, 2), TocsinNames.AGENT_TYPE),
          new SysUpTime(),
          contact,
          name,
          location,
          ConstantScalar.integer(Names.below(SYSTEM, 7), SYS_SERVICES),
          new SysOrLastChange(),
          modules,
          new EngineCounterScalar(EngineCounters.SNMP_IN_PKTS, counters),
          new EngineCounterScalar(EngineCounters.SNMP_IN_BAD_VERSIONS, counters),
          new EngineCounterScalar(EngineCounters.SNMP_IN_ASN_PARSE_ERRS, counters),
          enableAuthenTraps,
          new EngineCounterScalar(EngineCounters.SNMP_SILENT_DROPS, counters),
          new EngineCounterScalar(EngineCounters.SNMP_PROXY_DROPS, counters),
          new TestAndIncrement(Names.below(MODULE, 1, 6, 1), entropy),
        };
  }

  /**
   * Registers the module's objects and its own row of sysORTable, and gives those that are kept
   * over restarts their values.
   *
   * @param registry takes them
   */
  public void register(MibRegistry registry) {
    for (WritableScalar scalar : kept) {
      settings.add(scalar);
    }
    for (ManagedObject object : objects) {
      registry.register(object);
    }
    addModule(COMPLIANCE, "SNMPv2-MIB (RFC 3418)");
  }

  /**
   * Adds a row to sysORTable.
   *
   * @param id what describes the agent's support of a module: a compliance or capabilities
   *     statement
   * @param description the same in words; ASCII, 255 characters at most
   * @throws IllegalStateException when there is no room
   */
  public void addModule(Oid id, String description) {
    modules.add(id, description, engine.sysUpTime(clock.monotonicMs()));
  }

  /** snmpEnableAuthenTraps: whether authenticationFailure may be sent. */
  public boolean authenticationTrapsEnabled() {
    return enableAuthenTraps.isSet();
  }

  private final class SysUpTime extends ScalarObject {

    SysUpTime() {
      super(SYS_UP_TIME);
    }

    @Override
    protected void writeValue(BerWriter value) {
      value.writeUnsigned(BerTag.TIME_TICKS, engine.sysUpTime(clock.monotonicMs()));
    }
  }

  private final class SysOrLastChange extends ScalarObject {

    SysOrLastChange() {
      super(Names.below(SYSTEM, 8));
    }

    @Override
    protected void writeValue(BerWriter value) {
      value.writeUnsigned(BerTag.TIME_TICKS, modules.lastChange());
    }
  }

  private static final class EnableAuthenTraps extends WritableFlag {

    private boolean enabled;

    EnableAuthenTraps(Oid name, boolean initial, Settings settings) {
      super(name, settings);
      enabled = initial;
    }

    @Override
    protected boolean isSet() {
      return enabled;
    }

    @Override
    protected void set(boolean set) {
      enabled = set;
    }
  }
}
