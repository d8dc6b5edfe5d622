/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.snmp.tlstm.SessionEnd;
import io.tocsin.snmp.tlstm.TlstmCounters;

/** What the TLS transport model counts beyond SNMP-TLS-TM-MIB, as groups of tocsinCounterTable. */
final class TransportCounterGroups {

  private TransportCounterGroups() {}

  /** The transport model's own counters. */
  static final class Own implements NamedCounters {

    private final TlstmCounters counters;

    Own(TlstmCounters counters) {
      this.counters = counters;
    }

    @Override
    public int first() {
      return TlstmCounters.MIB_LAST + 1;
    }

    @Override
    public int last() {
      return TlstmCounters.COUNT - 1;
    }

    @Override
    public String name(int number) {
      return TlstmCounters.name(number);
    }

    @Override
    public long value(int number) {
      return counters.value(number);
    }
  }

  /** Sessions that ended, by cause. */
  static final class Ends implements NamedCounters {

    private final TlstmCounters counters;

    Ends(TlstmCounters counters) {
      this.counters = counters;
    }

    @Override
    public int first() {
      return 1;
    }

    @Override
    public int last() {
      return SessionEnd.COUNT - 1;
    }

    @Override
    public String name(int number) {
      return SessionEnd.name(number);
    }

    @Override
    public long value(int number) {
      return counters.ends(number);
    }
  }
}
