/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.Oid;
import io.tocsin.snmp.EngineCounters;

/** SNMP-MPD-MIB (RFC 3412 §5): the counters of message processing and dispatching. */
public final class SnmpMpdMib {

  /** snmpMPDCompliance. */
  private static final Oid COMPLIANCE = Oid.of(1, 3, 6, 1, 6, 3, 11, 3, 1, 1);

  private SnmpMpdMib() {}

  /**
   * Registers the module's objects.
   *
   * @param registry takes them
   * @param system takes the module's row of sysORTable
   * @param counters the engine's counters
   */
  public static void register(MibRegistry registry, SnmpV2Mib system, EngineCounters counters) {
    system.addModule(COMPLIANCE, "SNMP-MPD-MIB (RFC 3412)");
    registry.register(
        new EngineCounterScalar(EngineCounters.SNMP_UNKNOWN_SECURITY_MODELS, counters));
    registry.register(new EngineCounterScalar(EngineCounters.SNMP_INVALID_MSGS, counters));
    registry.register(new EngineCounterScalar(EngineCounters.SNMP_UNKNOWN_PDU_HANDLERS, counters));
  }
}
