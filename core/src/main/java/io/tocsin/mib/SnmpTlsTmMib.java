/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.tlstm.TlstmCounters;

/**
 * The counters of SNMP-TLS-TM-MIB (RFC 9456 §4), and the names of its notifications. Its tables are
 * in {@code mib.admin}.
 */
public final class SnmpTlsTmMib {

  private static final Oid MODULE = Oid.of(1, 3, 6, 1, 2, 1, 198);

  /** snmpTlstmServerCertificateUnknown. */
  static final Oid SERVER_CERTIFICATE_UNKNOWN = Names.below(MODULE, 0, 1);

  /** snmpTlstmServerInvalidCertificate. */
  static final Oid SERVER_INVALID_CERTIFICATE = Names.below(MODULE, 0, 2);

  /** snmpTlstmAddrServerFingerprint. */
  static final Oid ADDR_SERVER_FINGERPRINT = Names.below(MODULE, 2, 2, 1, 9, 1, 1);

  /** snmpTlstmCompliance. */
  private static final Oid COMPLIANCE = Names.below(MODULE, 3, 1, 1);

  private static final Oid SESSION = Names.below(MODULE, 2, 1);

  private SnmpTlsTmMib() {}

  /** The object type of a counter of snmpTlstmSession. */
  static Oid counterName(int counter) {
    return Names.below(SESSION, counter);
  }

  /**
   * Registers the module's objects.
   *
   * @param registry takes them
   * @param system takes the module's row of sysORTable
   * @param counters the counters of the transport model
   */
  public static void register(MibRegistry registry, SnmpV2Mib system, TlstmCounters counters) {
    system.addModule(COMPLIANCE, "SNMP-TLS-TM-MIB (RFC 9456)");
    for (int counter = 1; counter <= TlstmCounters.MIB_LAST; counter++) {
      registry.register(new SessionCounter(counter, counters));
    }
  }

  private static final class SessionCounter extends ScalarObject {

    private final int counter;
    private final TlstmCounters counters;

    SessionCounter(int counter, TlstmCounters counters) {
      super(counterName(counter));
      this.counter = counter;
      this.counters = counters;
    }

    @Override
    protected void writeValue(BerWriter value) {
      value.writeUnsigned(BerTag.COUNTER32, counters.value(counter));
    }
  }
}
