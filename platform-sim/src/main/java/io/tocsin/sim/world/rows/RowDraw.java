/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.rows;

import io.tocsin.sim.world.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Draws SETs of a manager that has just looked at the rows: mostly what makes sense for them, and
 * sometimes not, or with one variable that spoils all.
 */
public final class RowDraw {
  private static final int ROWS_MAX = 4;
  private static final String NO_OBJECT = "1.3.6.1.6.3.99.1.0";

  private final RandomStream random;
  private final List<Assignment> assignments = new ArrayList<>();

  /**
   * A manager.
   *
   * @param random decides what it does
   */
  public RowDraw(RandomStream random) {
    this.random = random;
  }

  /**
   * The variables of a SET.
   *
   * @param rows what there is
   */
  public List<Assignment> draw(Map<RowName, ModelRow> rows) {
    assignments.clear();
    Set<RowName> names = new TreeSet<>();
    for (int i = random.chance(0.5) ? 1 : random.between(1, ROWS_MAX); i > 0; i--) {
      TableKind table = random.pick(TableKind.all());
      names.add(new RowName(table, random.pick(table.indexes())));
    }
    for (RowName name : names) {
      ModelRow row = rows.get(name);
      if (random.chance(0.05)) {
        drawAnything(name);
      } else if (row == null) {
        drawCreation(name);
      } else {
        drawChange(name, row);
      }
    }
    if (random.chance(0.12)) {
      spoil(names.iterator().next());
    }
    shuffle();
    return new ArrayList<>(assignments);
  }

  private void set(RowName name, int column, String value) {
    assignments.add(new Assignment(name.variable(column), value));
  }

  private void setStatus(RowName name, int status) {
    set(name, name.table().statusColumn(), Values.integer(status));
  }

  private void setStorage(RowName name) {
    int storage = random.chance(0.6) ? ModelRow.VOLATILE : ModelRow.NON_VOLATILE;
    set(name, name.table().storageColumn(), Values.integer(storage));
  }

  private void setColumns(RowName name, double chance) {
    for (ColumnKind column : name.table().columns()) {
      if (random.chance(chance)) {
        set(name, column.id(), random.pick(column.good()));
      }
    }
  }

  private void drawAnything(RowName name) {
    setColumns(name, 0.4);
    setStatus(name, random.pick(List.of(1, 2, 4, 5, 6)));
  }

  private void drawCreation(RowName name) {
    boolean isWhole = random.chance(0.6);
    for (ColumnKind column : name.table().columns()) {
      boolean isNeeded = column.byDefault() == null;
      if (isNeeded && isWhole) {
        boolean isFixed = column.whenActive() != null && random.chance(0.9);
        set(name, column.id(), isFixed ? column.whenActive() : random.pick(column.good()));
      } else if (random.chance(0.3)) {
        set(name, column.id(), random.pick(column.good()));
      }
    }
    if (random.chance(0.4)) {
      setStorage(name);
    }
    boolean isGo = isWhole && random.chance(0.6);
    setStatus(name, isGo ? ModelRow.CREATE_AND_GO : ModelRow.CREATE_AND_WAIT);
  }

  private void drawChange(RowName name, ModelRow row) {
    switch (random.between(0, 5)) {
      case 0:
        setStatus(name, ModelRow.DESTROY);
        break;
      case 1:
        setStatus(name, ModelRow.NOT_IN_SERVICE);
        setColumns(name, 0.3);
        break;
      case 2:
        setStatus(name, ModelRow.ACTIVE);
        setMissing(name, row);
        break;
      case 3:
        setStorage(name);
        break;
      default:
        ColumnKind column = random.pick(name.table().columns());
        set(name, column.id(), random.pick(column.good()));
        break;
    }
  }

  private void setMissing(RowName name, ModelRow row) {
    for (ColumnKind column : name.table().columns()) {
      if (!row.values().containsKey(column.id())) {
        String only = column.whenActive();
        set(name, column.id(), only == null ? random.pick(column.good()) : only);
      }
    }
  }

  /** Adds a variable that nobody may set to that. */
  private void spoil(RowName name) {
    switch (random.between(0, 3)) {
      case 0:
        assignments.add(new Assignment(NO_OBJECT, Values.integer(1)));
        break;
      case 1:
        TableKind table =
            random.pick(List.of(TableKind.GROUPS, TableKind.ACCESS, TableKind.FAMILIES));
        setStatus(new RowName(table, table.ownIndex()), ModelRow.DESTROY);
        break;
      case 2:
        spoilColumn(name);
        break;
      default:
        assignments.removeIf(
            each -> each.name().equals(name.variable(name.table().statusColumn())));
        setStatus(name, ModelRow.NOT_READY);
        break;
    }
  }

  private void spoilColumn(RowName name) {
    ColumnKind column = random.pick(name.table().columns());
    assignments.removeIf(each -> each.name().equals(name.variable(column.id())));
    set(name, column.id(), random.pick(column.bad()));
  }

  private void shuffle() {
    for (int i = assignments.size() - 1; i > 0; i--) {
      int other = random.between(0, i);
      Assignment moved = assignments.get(i);
      assignments.set(i, assignments.get(other));
      assignments.set(other, moved);
    }
  }
}
