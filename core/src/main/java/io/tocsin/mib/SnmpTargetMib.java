/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.Oid;
import io.tocsin.snmp.EngineCounters;

/**
 * SNMP-TARGET-MIB (RFC 3413 §4.1), as far as a command responder needs it: the counters of
 * snmpTargetCommandResponderGroup, which Reports name. The tables of targets are not here.
 */
public final class SnmpTargetMib {

  /** snmpTargetCommandResponderCompliance. */
  private static final Oid COMPLIANCE = Oid.of(1, 3, 6, 1, 6, 3, 12, 3, 1, 1);

  private SnmpTargetMib() {}

  /**
   * Registers the module's objects.
   *
   * @param registry takes them
   * @param system takes the module's row of sysORTable
   * @param counters the engine's counters
   */
  public static void register(MibRegistry registry, SnmpV2Mib system, EngineCounters counters) {
    system.addModule(COMPLIANCE, "SNMP-TARGET-MIB (RFC 3413), for a command responder");
    registry.register(new EngineCounterScalar(EngineCounters.SNMP_UNAVAILABLE_CONTEXTS, counters));
    registry.register(new EngineCounterScalar(EngineCounters.SNMP_UNKNOWN_CONTEXTS, counters));
  }
}
