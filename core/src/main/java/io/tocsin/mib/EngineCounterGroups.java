/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerError;
import io.tocsin.snmp.EngineCounters;

/** What the SNMP engine counts beyond the standard modules, as groups of tocsinCounterTable. */
final class EngineCounterGroups {

  private EngineCounterGroups() {}

  /** The engine's own counters. */
  static final class Own implements NamedCounters {

    private final EngineCounters counters;

    Own(EngineCounters counters) {
      this.counters = counters;
    }

    @Override
    public int first() {
      return EngineCounters.STANDARD_COUNT;
    }

    @Override
    public int last() {
      return EngineCounters.COUNT - 1;
    }

    @Override
    public String name(int number) {
      return EngineCounters.name(number);
    }

    @Override
    public long value(int number) {
      return counters.value(number);
    }
  }

  /** Messages that could not be decoded, by cause. */
  static final class ParseErrors implements NamedCounters {

    private final EngineCounters counters;

    ParseErrors(EngineCounters counters) {
      this.counters = counters;
    }

    @Override
    public int first() {
      return BerError.NONE + 1;
    }

    @Override
    public int last() {
      return BerError.COUNT - 1;
    }

    @Override
    public String name(int number) {
      return BerError.name(number);
    }

    @Override
    public long value(int number) {
      return counters.parseErrors(number);
    }
  }
}
