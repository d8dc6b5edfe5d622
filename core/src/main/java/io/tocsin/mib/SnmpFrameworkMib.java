/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.hal.Clock;
import io.tocsin.snmp.SnmpEngine;

/** SNMP-FRAMEWORK-MIB (RFC 3411 §5): the snmpEngine group. */
public final class SnmpFrameworkMib {

  private static final Oid MODULE = Oid.of(1, 3, 6, 1, 6, 3, 10);
  private static final Oid ENGINE = Names.below(MODULE, 2, 1);
  private static final Oid BOOTS = Names.below(ENGINE, 2);
  private static final Oid TIME = Names.below(ENGINE, 3);

  /** snmpFrameworkMIBCompliance. */
  private static final Oid COMPLIANCE = Names.below(MODULE, 3, 1, 1);

  private SnmpFrameworkMib() {}

  /**
   * Registers the module's objects.
   *
   * @param registry takes them
   * @param system takes the module's row of sysORTable
   * @param engine the engine
   * @param clock the board's clock
   * @param messageSizeMax snmpEngineMaxMessageSize in bytes, 484 or more
   */
  public static void register(
      MibRegistry registry, SnmpV2Mib system, SnmpEngine engine, Clock clock, int messageSizeMax) {
    system.addModule(COMPLIANCE, "SNMP-FRAMEWORK-MIB (RFC 3411)");
    registry.register(
        ConstantScalar.octets(
            Names.below(ENGINE, 1), engine.engineId().bytes(), engine.engineId().length()));
    registry.register(new EngineClock(BOOTS, engine, clock));
    registry.register(new EngineClock(TIME, engine, clock));
    registry.register(ConstantScalar.integer(Names.below(ENGINE, 4), messageSizeMax));
  }

  /** snmpEngineBoots or snmpEngineTime, which move together (RFC 3414 §2.2.2). */
  private static final class EngineClock extends ScalarObject {

    private final SnmpEngine engine;
    private final Clock clock;
    private final boolean boots;

    EngineClock(Oid name, SnmpEngine engine, Clock clock) {
      super(name);
      this.engine = engine;
      this.clock = clock;
      this.boots = name.equals(BOOTS);
    }

    @Override
    protected void writeValue(BerWriter value) {
      long nowMs = clock.monotonicMs();
      value.writeInteger(
          BerTag.INTEGER, boots ? engine.engineBoots(nowMs) : engine.engineTime(nowMs));
    }
  }
}
