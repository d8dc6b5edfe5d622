/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.rows;

/**
 * The name of a row.
 *
 * @param table the table
 * @param index its index in numbers
 */
public record RowName(TableKind table, String index) implements Comparable<RowName> {

  /** The name of one of its variables. */
  public String variable(int column) {
    return table.entry() + "." + column + "." + index;
  }

  /** In the order of tables, then of indexes as text. */
  @Override
  public int compareTo(RowName other) {
    int order = table.compareTo(other.table);
    return order == 0 ? index.compareTo(other.index) : order;
  }

  /** The name for people. */
  @Override
  public String toString() {
    return table + "[" + index + "]";
  }
}
