/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.rows;

import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.ManagedObjects;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Reads the rows of an agent as a manager would, by walking its tables. */
public final class RowReader {
  private static final int VALUE_BYTES_MAX = 600;

  private RowReader() {}

  /**
   * All rows of all tables, those of the configuration too.
   *
   * @param objects what the agent's managers read
   */
  public static Map<RowName, ModelRow> read(ManagedObjects objects) {
    Map<RowName, ModelRow> rows = new TreeMap<>();
    for (TableKind table : TableKind.all()) {
      read(objects, table, rows);
    }
    return rows;
  }

  private static void read(ManagedObjects objects, TableKind table, Map<RowName, ModelRow> rows) {
    Oid entry = Oid.parse(table.entry());
    Oid name = new Oid();
    name.set(entry);
    Map<String, Map<Integer, String>> columns = new TreeMap<>();
    while (objects.next(name) && name.startsWith(entry)) {
      BerWriter value = new BerWriter().wrap(new byte[VALUE_BYTES_MAX], 0, VALUE_BYTES_MAX);
      if (objects.get(name, value) != ManagedObjects.FOUND) {
        throw new IllegalStateException(name + " is named and cannot be read");
      }
      String rest = name.toString().substring(table.entry().length() + 1);
      int dot = rest.indexOf('.');
      columns
          .computeIfAbsent(rest.substring(dot + 1), key -> new TreeMap<>())
          .put(
              Integer.parseInt(rest.substring(0, dot)),
              HexFormat.of()
                  .formatHex(value.buffer(), value.offset(), value.offset() + value.length()));
    }
    columns.forEach((index, values) -> rows.put(new RowName(table, index), row(table, values)));
  }

  private static ModelRow row(TableKind table, Map<Integer, String> values) {
    int status = Values.number(values.remove(table.statusColumn()));
    int storage = Values.number(values.remove(table.storageColumn()));
    return new ModelRow(status, storage, values);
  }
}
