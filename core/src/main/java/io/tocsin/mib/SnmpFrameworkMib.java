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
    registry.register(new EngineBoots(engine, clock));
    registry.register(new EngineTime(engine, clock));
    registry.register(ConstantScalar.integer(Names.below(ENGINE, 4), messageSizeMax));
  }

  private static final class EngineBoots extends ScalarObject {

    private final SnmpEngine engine;
    private final Clock clock;

    EngineBoots(SnmpEngine engine, Clock clock) {
      super(Names.below(ENGINE, 2));
      this.engine = engine;
      this.clock = clock;
    }

    @Override
    protected void writeValue(BerWriter value) {
      value.writeInteger(BerTag.INTEGER, engine.engineBoots(clock.monotonicMs()));
    }
  }

  private static final class EngineTime extends ScalarObject {

    private final SnmpEngine engine;
    private final Clock clock;

    EngineTime(SnmpEngine engine, Clock clock) {
      super(Names.below(ENGINE, 3));
      this.engine = engine;
      this.clock = clock;
    }

    @Override
    protected void writeValue(BerWriter value) {
      value.writeInteger(BerTag.INTEGER, engine.engineTime(clock.monotonicMs()));
    }
  }
}
