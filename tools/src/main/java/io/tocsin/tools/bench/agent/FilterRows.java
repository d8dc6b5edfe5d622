/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.agent;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.ErrorStatus;
import io.tocsin.tools.manager.CommandGenerator;
import io.tocsin.tools.manager.Response;
import io.tocsin.tools.values.Value;
import io.tocsin.tools.values.Variable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of snmpNotifyFilterTable (RFC 3413 §4.2), which both servers have, and which no notification
 * is sent by here: a table of any size that a manager makes.
 */
final class FilterRows {

  /** snmpNotifyFilterEntry. */
  private static final Oid ENTRY = Oid.of(1, 3, 6, 1, 6, 3, 13, 1, 3, 1);

  private static final int TYPE = 3;
  private static final int STORAGE = 4;
  private static final int STATUS = 5;
  private static final int VOLATILE = 2;
  private static final int CREATE_AND_GO = 4;
  private static final int ROWS_PER_SET = 8;

  private FilterRows() {}

  /** The column that is walked: snmpNotifyFilterType. */
  static Oid walkedColumn() {
    Oid column = new Oid();
    column.set(ENTRY);
    column.append(TYPE);
    return column;
  }

  /**
   * Makes rows.
   *
   * @param first number of the first
   * @param end number behind the last
   */
  static void add(CommandGenerator manager, int first, int end) throws IOException {
    for (int row = first; row < end; row += ROWS_PER_SET) {
      List<Variable> variables = new ArrayList<>();
      for (int each = row; each < Math.min(end, row + ROWS_PER_SET); each++) {
        variables.add(integer(STORAGE, each, VOLATILE));
        variables.add(integer(STATUS, each, CREATE_AND_GO));
      }
      Response response = manager.set(variables);
      if (response.errorStatus() != ErrorStatus.NO_ERROR) {
        throw new IOException("row " + row + " could not be made: " + response.errorName());
      }
    }
  }

  private static Variable integer(int column, int row, int value) {
    Oid name = new Oid();
    name.set(ENTRY);
    name.append(column);
    // The profile is called b, and the subtree 1.3.9 with two numbers behind it.
    for (int arc : new int[] {1, 'b', 1, 3, 9, row / 100, row % 100}) {
      name.append(arc);
    }
    return new Variable(name, Value.number(BerTag.INTEGER, value));
  }
}
