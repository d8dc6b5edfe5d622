/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.rows;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a SET asks for, row by row, and what it makes of the rows that there are: all of it, or
 * nothing. This is RFC 2579 §2 (RowStatus) and RFC 3416 §4.2.5, and no more.
 */
final class RowRequest {

  /** What is asked of one row. */
  private static final class Wanted {
    private int status;
    private int storage;
    private final Map<Integer, String> values = new TreeMap<>();
  }

  private final Map<RowName, Wanted> rows = new TreeMap<>();
  private boolean isBad;

  /** Takes a SET apart. */
  RowRequest(SetRequest request) {
    for (Assignment assignment : request.assignments()) {
      take(assignment);
    }
  }

  private void take(Assignment assignment) {
    TableKind table = tableOf(assignment.name());
    if (table == null) {
      isBad = true;
      return;
    }
    String rest = assignment.name().substring(table.entry().length() + 1);
    int column = Integer.parseInt(rest.substring(0, rest.indexOf('.')));
    RowName name = new RowName(table, rest.substring(rest.indexOf('.') + 1));
    Wanted row = rows.computeIfAbsent(name, key -> new Wanted());
    if (column == table.statusColumn()) {
      row.status = Values.number(assignment.value());
      boolean isKnown = row.status >= ModelRow.ACTIVE && row.status <= ModelRow.DESTROY;
      isBad |= !isKnown || row.status == ModelRow.NOT_READY;
    } else if (column == table.storageColumn()) {
      row.storage = Values.number(assignment.value());
      isBad |= row.storage != ModelRow.VOLATILE && row.storage != ModelRow.NON_VOLATILE;
    } else {
      ColumnKind kind = table.column(column);
      isBad |= kind == null || !kind.good().contains(assignment.value());
      row.values.put(column, assignment.value());
    }
  }

  private static TableKind tableOf(String variable) {
    for (TableKind table : TableKind.all()) {
      if (variable.startsWith(table.entry() + ".")) {
        return table;
      }
    }
    return null;
  }

  /** The rows that it is about. */
  Set<RowName> names() {
    return new HashSet<>(rows.keySet());
  }

  /**
   * What it makes of the rows of managers.
   *
   * @param before the rows, which stay as they are
   * @param own names of the rows of the configuration
   * @return the rows afterwards; null when it has to be refused
   */
  Map<RowName, ModelRow> applyTo(Map<RowName, ModelRow> before, Set<RowName> own) {
    Map<RowName, ModelRow> after = new TreeMap<>(before);
    for (Map.Entry<RowName, Wanted> entry : rows.entrySet()) {
      RowName name = entry.getKey();
      if (isBad || own.contains(name) || !apply(name, entry.getValue(), after)) {
        return null;
      }
    }
    return isBad ? null : after;
  }

  private static boolean apply(RowName name, Wanted wanted, Map<RowName, ModelRow> rows) {
    ModelRow before = rows.get(name);
    if (wanted.status == ModelRow.DESTROY) {
      rows.remove(name);
      return true;
    }
    boolean isCreation =
        wanted.status == ModelRow.CREATE_AND_GO || wanted.status == ModelRow.CREATE_AND_WAIT;
    if ((before == null) != isCreation) {
      return false;
    }
    Map<Integer, String> values = new TreeMap<>();
    for (ColumnKind column : name.table().columns()) {
      if (column.byDefault() != null) {
        values.put(column.id(), column.byDefault());
      }
    }
    values.putAll(before == null ? Map.of() : before.values());
    values.putAll(wanted.values);
    boolean isComplete = values.size() == name.table().columns().size();
    int status = status(wanted.status, before, isComplete);
    int storage = before == null ? ModelRow.NON_VOLATILE : before.storage();
    ModelRow after = new ModelRow(status, wanted.storage == 0 ? storage : wanted.storage, values);
    boolean isMade = status != ModelRow.NOT_READY || wanted.status == ModelRow.CREATE_AND_WAIT;
    boolean isTouched = wanted.status == 0;
    if (!isComplete && !isMade && !isTouched) {
      return false;
    }
    if (status == ModelRow.ACTIVE && !mayBeActive(name.table(), before, after, wanted)) {
      return false;
    }
    rows.put(name, after);
    return true;
  }

  /** The status of the row afterwards; notReady where it lacks what was asked for. */
  private static int status(int wanted, ModelRow before, boolean isComplete) {
    if (!isComplete) {
      return ModelRow.NOT_READY;
    }
    if (wanted == 0) {
      return before.isLacking() ? ModelRow.NOT_IN_SERVICE : before.status();
    }
    return wanted == ModelRow.ACTIVE || wanted == ModelRow.CREATE_AND_GO
        ? ModelRow.ACTIVE
        : ModelRow.NOT_IN_SERVICE;
  }

  private static boolean mayBeActive(
      TableKind table, ModelRow before, ModelRow after, Wanted wanted) {
    boolean staysActive = before != null && before.status() == ModelRow.ACTIVE;
    for (ColumnKind column : table.columns()) {
      boolean isLocked = column.isLocked() && wanted.values.containsKey(column.id());
      String value = after.values().get(column.id());
      boolean isAllowed = column.whenActive() == null || column.whenActive().equals(value);
      if (!isAllowed || (staysActive && isLocked)) {
        return false;
      }
    }
    return true;
  }
}
