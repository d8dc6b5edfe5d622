/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What SETs make of rows: RFC 2579 §2 in small, with two rows of two tables. */
class RowRequestTest {
  private static final RowName USER =
      new RowName(TableKind.GROUPS, TableKind.GROUPS.indexes().get(0));
  private static final RowName PARAMS =
      new RowName(TableKind.PARAMS, TableKind.PARAMS.indexes().get(0));
  private static final int GROUP = 3;
  private static final String G1 = Values.text("g1");
  private static final String G2 = Values.text("g2");

  private final List<Assignment> assignments = new ArrayList<>();

  private RowRequestTest set(RowName row, int column, String value) {
    assignments.add(new Assignment(row.variable(column), value));
    return this;
  }

  private RowRequestTest status(RowName row, int status) {
    return set(row, row.table().statusColumn(), Values.integer(status));
  }

  private RowRequestTest storage(RowName row, int storage) {
    return set(row, row.table().storageColumn(), Values.integer(storage));
  }

  private Map<RowName, ModelRow> on(Map<RowName, ModelRow> before, RowName... own) {
    RowRequest request = new RowRequest(new SetRequest(1, assignments));
    assignments.clear();
    return request.applyTo(before, Set.of(own));
  }

  private static ModelRow user(int status, String group) {
    return new ModelRow(status, 3, group == null ? Map.of() : Map.of(GROUP, group));
  }

  @Test
  void shouldMakeARowOfAllVariablesInWhateverOrder() {
    assertEquals(Map.of(USER, user(1, G1)), status(USER, 4).set(USER, GROUP, G1).on(Map.of()));
    assertEquals(Map.of(USER, user(1, G1)), set(USER, GROUP, G1).status(USER, 4).on(Map.of()));
    assertEquals(Map.of(USER, user(2, G1)), status(USER, 5).set(USER, GROUP, G1).on(Map.of()));
    assertEquals(Map.of(USER, user(3, null)), status(USER, 5).on(Map.of()));
    assertNull(status(USER, 4).on(Map.of()), "lacks its group");
    assertNull(set(USER, GROUP, G1).on(Map.of()), "is not to be made");
  }

  @Test
  void shouldGiveARowWhatItDoesNotSay() {
    RowName view = new RowName(TableKind.FAMILIES, TableKind.FAMILIES.indexes().get(0));
    Map<Integer, String> values = Map.of(3, Values.text(""), 4, Values.integer(1));
    assertEquals(Map.of(view, new ModelRow(1, 3, values)), status(view, 4).on(Map.of()));
  }

  @Test
  void shouldGoFromOneStatusToTheNext() {
    Map<RowName, ModelRow> lacking = Map.of(USER, user(3, null));
    assertEquals(Map.of(USER, user(2, G1)), set(USER, GROUP, G1).on(lacking));
    assertEquals(Map.of(USER, user(1, G1)), set(USER, GROUP, G1).status(USER, 1).on(lacking));
    assertNull(status(USER, 1).on(lacking));
    assertNull(status(USER, 2).on(lacking));
    assertEquals(Map.of(), status(USER, 6).on(lacking));
    Map<RowName, ModelRow> active = Map.of(USER, user(1, G1));
    assertEquals(Map.of(USER, user(1, G2)), set(USER, GROUP, G2).on(active));
    assertEquals(Map.of(USER, user(2, G1)), status(USER, 2).on(active));
    assertNull(status(USER, 4).on(active), "is there");
    assertNull(status(USER, 5).on(active), "is there");
    assertNull(status(USER, 3).on(active), "is never set");
    assertEquals(Map.of(), status(USER, 6).on(Map.of()), "destroys none");
  }

  @Test
  void shouldTakeAllRowsOrNone() {
    Map<RowName, ModelRow> before = Map.of(USER, user(1, G1));
    assertNull(set(USER, GROUP, G2).status(PARAMS, 4).on(before), "lacks what it needs");
    assertNull(set(USER, GROUP, Values.text("")).status(PARAMS, 5).on(before), "too short");
    RowName own = new RowName(TableKind.GROUPS, TableKind.GROUPS.ownIndex());
    assertNull(set(USER, GROUP, G2).status(own, 6).on(before, own), "is of the configuration");
    assignments.add(new Assignment("1.3.6.1.6.3.99.1.0", Values.integer(1)));
    assertNull(set(USER, GROUP, G2).on(before), "no such object");
    assertNull(storage(USER, 4).on(before), "is not for managers");
    assertEquals(
        Map.of(USER, user(1, G2), PARAMS, new ModelRow(3, 3, Map.of())),
        set(USER, GROUP, G2).status(PARAMS, 5).on(before));
    assertEquals(2, storage(USER, 2).on(before).get(USER).storage());
  }

  @Test
  void shouldLockColumnsOfRowsInUseAndAskForValues() {
    set(PARAMS, 2, Values.integer(3)).set(PARAMS, 3, Values.integer(4));
    set(PARAMS, 4, Values.text("x")).set(PARAMS, 5, Values.integer(3));
    Map<RowName, ModelRow> active = status(PARAMS, 4).on(Map.of());
    assertEquals(1, active.get(PARAMS).status());
    assertNull(set(PARAMS, 4, Values.text("y")).on(active));
    Map<RowName, ModelRow> other = set(PARAMS, 2, Values.integer(1)).status(PARAMS, 2).on(active);
    assertEquals(2, other.get(PARAMS).status());
    assertNull(status(PARAMS, 1).on(other), "SNMPv2c is not for use");
    assertEquals(active, set(PARAMS, 2, Values.integer(3)).status(PARAMS, 1).on(other));
  }
}
