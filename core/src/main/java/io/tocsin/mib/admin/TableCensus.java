/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.admin;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.hal.Clock;
import io.tocsin.mib.MibRegistry;
import io.tocsin.mib.ScalarObject;
import io.tocsin.mib.rows.RowTable;
import io.tocsin.snmp.SnmpEngine;

/** Two scalars that tell of a table how many rows it has, and when they changed last. */
final class TableCensus {

  private final SnmpEngine engine;
  private final Clock clock;
  private long changedUpTime;

  /**
   * A census of a table that has not changed.
   *
   * @param engine tells sysUpTime
   * @param clock the board's clock
   */
  TableCensus(SnmpEngine engine, Clock clock) {
    this.engine = engine;
    this.clock = clock;
  }

  /** The table changes. */
  void noteChange() {
    changedUpTime = engine.sysUpTime(clock.monotonicMs());
  }

  /** Registers both. */
  void register(MibRegistry registry, Oid count, Oid lastChanged, RowTable table) {
    registry.register(
        new ScalarObject(count) {
          @Override
          protected void writeValue(BerWriter value) {
            value.writeUnsigned(BerTag.GAUGE32, table.rows().size());
          }
        });
    registry.register(
        new ScalarObject(lastChanged) {
          @Override
          protected void writeValue(BerWriter value) {
            value.writeUnsigned(BerTag.TIME_TICKS, changedUpTime);
          }
        });
  }
}
