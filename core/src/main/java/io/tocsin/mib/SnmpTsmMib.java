/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.Oid;
import io.tocsin.snmp.EngineCounters;
import io.tocsin.snmp.tsm.TransportSecurityModel;

/** SNMP-TSM-MIB (RFC 5591 §7), all of it. */
public final class SnmpTsmMib {

  private static final Oid MODULE = Oid.of(1, 3, 6, 1, 2, 1, 190);
  private static final Oid USE_PREFIX = Names.below(MODULE, 1, 2, 1);

  /** snmpTsmCompliance. */
  private static final Oid COMPLIANCE = Names.below(MODULE, 2, 1, 1);

  private SnmpTsmMib() {}

  /**
   * Registers the module's objects. The model gets the kept value of snmpTsmConfigurationUsePrefix;
   * where a manager has never written it, the model keeps the value that it has.
   *
   * @param registry takes them
   * @param system takes the module's row of sysORTable
   * @param model the security model
   * @param counters the engine's counters
   * @param settings keeps what managers write
   */
  public static void register(
      MibRegistry registry,
      SnmpV2Mib system,
      TransportSecurityModel model,
      EngineCounters counters,
      Settings settings) {
    system.addModule(COMPLIANCE, "SNMP-TSM-MIB (RFC 5591)");
    registry.register(new EngineCounterScalar(EngineCounters.SNMP_TSM_INVALID_CACHES, counters));
    registry.register(
        new EngineCounterScalar(EngineCounters.SNMP_TSM_INADEQUATE_SECURITY_LEVELS, counters));
    registry.register(new EngineCounterScalar(EngineCounters.SNMP_TSM_UNKNOWN_PREFIXES, counters));
    registry.register(new EngineCounterScalar(EngineCounters.SNMP_TSM_INVALID_PREFIXES, counters));
    UsePrefix usePrefix = new UsePrefix(model, settings);
    settings.add(usePrefix);
    registry.register(usePrefix);
  }

  private static final class UsePrefix extends WritableFlag {

    private final TransportSecurityModel model;

    UsePrefix(TransportSecurityModel model, Settings settings) {
      super(USE_PREFIX, settings);
      this.model = model;
    }

    @Override
    protected boolean isSet() {
      return model.usePrefix();
    }

    @Override
    protected void set(boolean set) {
      model.setUsePrefix(set);
    }
  }
}
