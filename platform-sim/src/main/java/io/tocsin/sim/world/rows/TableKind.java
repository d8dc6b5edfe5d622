/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.rows;

import static io.tocsin.sim.world.rows.ColumnKind.locked;
import static io.tocsin.sim.world.rows.ColumnKind.needed;
import static io.tocsin.sim.world.rows.ColumnKind.optional;

import java.util.List;

/**
 * A table that managers of a world set rows of, with the few rows and values that they use. None of
 * them concerns who gets the board's notifications, or the managers themselves: what the other
 * checkers look at goes on as if nobody set anything.
 */
public final class TableKind implements Comparable<TableKind> {
  /** vacmSecurityToGroupTable (RFC 3415): who is in which group. */
  static final TableKind GROUPS =
      new TableKind(
          "groups",
          "1.3.6.1.6.3.16.1.2.1",
          4,
          5,
          List.of("4." + Values.name("u1"), "4." + Values.name("u2"), "3." + Values.name("u1")),
          "4." + Values.name("manager"),
          needed(
              3,
              List.of(Values.text("g1"), Values.text("g2")),
              List.of(Values.text(""), Values.integer(1))));

  /** vacmAccessTable (RFC 3415): what groups may. */
  static final TableKind ACCESS =
      new TableKind(
          "access",
          "1.3.6.1.6.3.16.1.4.1",
          8,
          9,
          List.of(
              Values.name("g1") + ".0.4.3",
              Values.name("g1") + ".0.4.1",
              Values.name("g2") + ".0.4.3"),
          Values.name("managers") + ".0.4.3",
          optional(
              4,
              Values.integer(1),
              List.of(Values.integer(1), Values.integer(2)),
              List.of(Values.integer(3))),
          optional(
              5,
              Values.text(""),
              List.of(Values.text("v1"), Values.text("v2")),
              List.of(Values.TALL)),
          optional(
              6,
              Values.text(""),
              List.of(Values.text("v1"), Values.text("")),
              List.of(Values.TALL)),
          optional(7, Values.text(""), List.of(Values.text("v2")), List.of(Values.integer(7))));

  /** vacmViewTreeFamilyTable (RFC 3415): what views are made of. */
  static final TableKind FAMILIES =
      new TableKind(
          "families",
          "1.3.6.1.6.3.16.1.5.2.1",
          5,
          6,
          List.of(
              Values.name("v1") + ".3.1.3.6",
              Values.name("v1") + ".7.1.3.6.1.2.1.1",
              Values.name("v2") + ".3.1.3.6"),
          Values.name("all") + ".4.1.3.6.1",
          optional(
              3,
              Values.text(""),
              List.of("0401ff", "0402ffa0"),
              List.of("0411" + "ff".repeat(17), Values.integer(1))),
          optional(
              4,
              Values.integer(1),
              List.of(Values.integer(1), Values.integer(2)),
              List.of(Values.integer(0))));

  /** snmpTargetParamsTable (RFC 3413): in whose name targets are told. */
  static final TableKind PARAMS =
      new TableKind(
          "params",
          "1.3.6.1.6.3.12.1.3.1",
          6,
          7,
          List.of(Values.implied("p1"), Values.implied("p2"), Values.implied("p3")),
          null,
          locked(
              2,
              Values.integer(3),
              List.of(Values.integer(3), Values.integer(3), Values.integer(1)),
              List.of(Values.integer(-1))),
          locked(
              3,
              Values.integer(4),
              List.of(Values.integer(4), Values.integer(4), Values.integer(3)),
              List.of(Values.integer(0))),
          locked(4, null, List.of(Values.text("x"), Values.text("y")), List.of(Values.integer(4))),
          locked(
              5,
              null,
              List.of(Values.integer(3), Values.integer(1)),
              List.of(Values.integer(4), Values.text("x"))));

  /** snmpNotifyTable (RFC 3413): which targets are told. */
  static final TableKind NOTIFY =
      new TableKind(
          "notify",
          "1.3.6.1.6.3.13.1.1.1",
          4,
          5,
          List.of(Values.implied("n1"), Values.implied("n2")),
          null,
          optional(
              2,
              Values.text(""),
              List.of(Values.text("x"), Values.text("y")),
              List.of(Values.text("x y"), Values.integer(2))),
          optional(
              3,
              Values.integer(1),
              List.of(Values.integer(1), Values.integer(2)),
              List.of(Values.integer(3))));

  /** snmpNotifyFilterProfileTable (RFC 3413): which targets have a profile. */
  static final TableKind PROFILES =
      new TableKind(
          "profiles",
          "1.3.6.1.6.3.13.1.2.1",
          2,
          3,
          List.of(Values.implied("p1"), Values.implied("p2")),
          null,
          needed(
              1,
              List.of(Values.text("f1"), Values.text("f2")),
              List.of(Values.text(""), Values.integer(1))));

  /** snmpNotifyFilterTable (RFC 3413): what profiles are made of. */
  static final TableKind FILTERS =
      new TableKind(
          "filters",
          "1.3.6.1.6.3.13.1.3.1",
          4,
          5,
          List.of(Values.name("f1") + ".1.3.6.1", Values.name("f2") + ".1.3.6.1"),
          null,
          optional(2, Values.text(""), List.of("0401ff", "0400"), List.of(Values.integer(1))),
          optional(
              3,
              Values.integer(1),
              List.of(Values.integer(1), Values.integer(2)),
              List.of(Values.integer(3))));

  private static final List<TableKind> ALL =
      List.of(GROUPS, ACCESS, FAMILIES, PARAMS, NOTIFY, PROFILES, FILTERS);

  private final String word;
  private final String entry;
  private final int storageColumn;
  private final int statusColumn;
  private final List<String> indexes;
  private final String ownIndex;
  private final List<ColumnKind> columns;

  private TableKind(
      String word,
      String entry,
      int storageColumn,
      int statusColumn,
      List<String> indexes,
      String ownIndex,
      ColumnKind... columns) {
    this.word = word;
    this.entry = entry;
    this.storageColumn = storageColumn;
    this.statusColumn = statusColumn;
    this.indexes = indexes;
    this.ownIndex = ownIndex;
    this.columns = List.of(columns);
  }

  /** All of them. */
  public static List<TableKind> all() {
    return ALL;
  }

  /** The conceptual row, in numbers. */
  public String entry() {
    return entry;
  }

  int storageColumn() {
    return storageColumn;
  }

  /** Sub-identifier of the column with the RowStatus. */
  public int statusColumn() {
    return statusColumn;
  }

  /** Indexes of rows that managers make. */
  public List<String> indexes() {
    return indexes;
  }

  /** Index of a row that the configuration of a world's board has; null for none. */
  String ownIndex() {
    return ownIndex;
  }

  /** All other columns. */
  public List<ColumnKind> columns() {
    return columns;
  }

  /** A column of them; null for none. */
  ColumnKind column(int id) {
    for (ColumnKind column : columns) {
      if (column.id() == id) {
        return column;
      }
    }
    return null;
  }

  /** In the order of {@link #all}. */
  @Override
  public int compareTo(TableKind other) {
    return Integer.compare(ALL.indexOf(this), ALL.indexOf(other));
  }

  /** The table for people. */
  @Override
  public String toString() {
    return word;
  }
}
