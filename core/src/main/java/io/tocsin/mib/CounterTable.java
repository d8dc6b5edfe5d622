/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;

/** tocsinCounterTable: groups of counters, each with its name. */
final class CounterTable extends TableObject {

  private static final int NAME = 3;
  private static final int VALUE = 4;

  private final NamedCounters[] groupOfRow;
  private final int[] numberOfRow;
  private final TextEncoder text = new TextEncoder();

  /**
   * A table of all counters of all groups.
   *
   * @param groups the groups, from tocsinCounterGroup 1 on
   */
  CounterTable(NamedCounters... groups) {
    this(new SortedRowIndex(rowCount(groups), 2), groups);
  }

  private CounterTable(SortedRowIndex rows, NamedCounters... groups) {
    super(TocsinNames.COUNTER_ENTRY, rows, NAME, VALUE);
    int count = rowCount(groups);
    groupOfRow = new NamedCounters[count];
    numberOfRow = new int[count];
    Oid index = new Oid(2);
    for (int group = 0; group < groups.length; group++) {
      for (int number = groups[group].first(); number <= groups[group].last(); number++) {
        index.clear();
        IndexEncoding.appendInteger(index, group + 1L);
        IndexEncoding.appendInteger(index, number);
        int row = rows.insert(index);
        groupOfRow[row] = groups[group];
        numberOfRow[row] = number;
      }
    }
  }

  private static int rowCount(NamedCounters... groups) {
    int count = 0;
    for (NamedCounters group : groups) {
      count += group.last() - group.first() + 1;
    }
    return count;
  }

  @Override
  protected void writeValue(int column, int row, BerWriter value) {
    if (column == NAME) {
      text.write(groupOfRow[row].name(numberOfRow[row]), value);
    } else {
      value.writeUnsigned(BerTag.COUNTER32, groupOfRow[row].value(numberOfRow[row]));
    }
  }
}
