/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.event.Journal;
import io.tocsin.hal.Clock;

/** The group tocsinJournal: whether events survive a power cut, and what that costs. */
final class JournalObjects {

  static final int STATE = 1;
  static final int LAST_ERROR = 2;
  private static final int UNSAVED_EVENTS = 3;
  private static final int BYTES_TODAY = 4;
  private static final int RESTORED_EVENTS = 5;
  private static final int DAMAGED_SECTORS = 6;

  private JournalObjects() {}

  static void register(MibRegistry registry, Journal journal, Clock clock) {
    TextEncoder text = new TextEncoder();
    add(registry, STATE, out -> out.writeInteger(BerTag.INTEGER, journal.state()));
    add(registry, LAST_ERROR, out -> text.write(journal.lastError(), out));
    add(registry, UNSAVED_EVENTS, out -> writeGauge(journal.unsavedEvents(), out));
    add(registry, BYTES_TODAY, out -> writeGauge(journal.bytesToday(clock.monotonicMs()), out));
    add(registry, RESTORED_EVENTS, out -> writeGauge(journal.restoredEvents(), out));
    add(registry, DAMAGED_SECTORS, out -> writeGauge(journal.damagedSectors(), out));
  }

  /** Name of an object of the group, without the instance. */
  static Oid name(int object) {
    return Names.below(TocsinNames.JOURNAL, object);
  }

  private static void add(MibRegistry registry, int object, Value value) {
    registry.register(
        new ScalarObject(name(object)) {
          @Override
          protected void writeValue(BerWriter out) {
            value.write(out);
          }
        });
  }

  private static void writeGauge(long value, BerWriter out) {
    out.writeUnsigned(BerTag.GAUGE32, Math.min(value, 0xFFFF_FFFFL));
  }

  private interface Value {
    void write(BerWriter out);
  }
}
