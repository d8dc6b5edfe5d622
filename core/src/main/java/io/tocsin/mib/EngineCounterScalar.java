/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.EngineCounters;

/** A Counter32 of a standard module that the SNMP engine counts. */
public final class EngineCounterScalar extends ScalarObject {

  private final int counter;
  private final EngineCounters counters;

  /**
   * A scalar, not yet registered.
   *
   * @param counter a constant of {@link EngineCounters} below {@link EngineCounters#STANDARD_COUNT}
   * @param counters the engine's counters
   */
  public EngineCounterScalar(int counter, EngineCounters counters) {
    super(objectType(EngineCounters.instance(counter)));
    this.counter = counter;
    this.counters = counters;
  }

  private static Oid objectType(Oid instance) {
    Oid name = new Oid(instance.length());
    name.set(instance);
    name.truncate(instance.length() - 1);
    return name;
  }

  @Override
  protected void writeValue(BerWriter value) {
    value.writeUnsigned(BerTag.COUNTER32, counters.value(counter));
  }
}
