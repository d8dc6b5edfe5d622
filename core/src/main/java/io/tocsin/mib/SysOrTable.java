/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;

/** sysORTable (RFC 3418): which modules the agent implements. Rows are added at start. */
final class SysOrTable extends TableObject {

  private static final int ID = 2;
  private static final int DESCR = 3;
  private static final int UP_TIME = 4;

  private final SortedRowIndex rows;
  private final Oid[] ids;
  private final String[] descriptions;
  private final long[] upTimes;
  private final Oid index = new Oid(1);
  private final TextEncoder text = new TextEncoder();
  private long lastChange;

  /**
   * A table without rows.
   *
   * @param entry name of sysOREntry
   * @param rows finds its rows; with room for a number of them
   * @param rowsMax that number
   */
  SysOrTable(Oid entry, SortedRowIndex rows, int rowsMax) {
    super(entry, rows, ID, DESCR, UP_TIME);
    this.rows = rows;
    ids = new Oid[rowsMax];
    descriptions = new String[rowsMax];
    upTimes = new long[rowsMax];
  }

  /**
   * Adds a row behind the others.
   *
   * @param id sysORID
   * @param description sysORDescr
   * @param upTime sysUpTime now
   */
  void add(Oid id, String description, long upTime) {
    index.clear();
    IndexEncoding.appendInteger(index, rows.count() + 1L);
    int row = rows.insert(index);
    if (row < 0) {
      throw new IllegalStateException("more than " + ids.length + " modules: " + description);
    }
    ids[row] = id;
    descriptions[row] = description;
    upTimes[row] = upTime;
    lastChange = upTime;
  }

  /** sysORLastChange in hundredths of a second. */
  long lastChange() {
    return lastChange;
  }

  @Override
  protected void writeValue(int column, int row, BerWriter value) {
    switch (column) {
      case ID:
        value.writeOid(BerTag.OBJECT_IDENTIFIER, ids[row]);
        break;
      case DESCR:
        text.write(descriptions[row], value);
        break;
      case UP_TIME:
        value.writeUnsigned(BerTag.TIME_TICKS, upTimes[row]);
        break;
      default:
        throw new IllegalArgumentException("no such column: " + column);
    }
  }
}
