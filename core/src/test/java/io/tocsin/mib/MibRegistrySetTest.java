/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.ErrorStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The phases of a SET (RFC 3416 §4.2.5) through the registry. */
final class MibRegistrySetTest {

  private static final String A = "1.3.6.1.1";
  private static final String B = "1.3.6.1.2";

  private final List<String> diary = new ArrayList<>();
  private final TestObjects.Register a = new TestObjects.Register(A, null, diary);
  private final TestObjects.Register b = new TestObjects.Register(B, null, diary);
  private final TestObjects.Rows table = new TestObjects.Rows("1.3.6.1.3.1", 2);
  private final MibRegistry registry = new MibRegistry(8, 4, 64);

  MibRegistrySetTest() {
    registry.register(a);
    registry.register(b);
    registry.register(table);
    registry.register(TestObjects.number("1.3.6.1.9", 9));
    a.number = 1;
    b.number = 2;
  }

  @Test
  void shouldAssignAllVariablesOfARequest() {
    assertEquals(
        ErrorStatus.NO_ERROR,
        send(SetRequest.integer(A + ".0", 11), SetRequest.integer(B + ".0", 12)));
    assertEquals(11, a.number);
    assertEquals(12, b.number);
    assertEquals(
        List.of(
            "assign 1.3.6.1.1=11",
            "assign 1.3.6.1.2=12",
            "end 1.3.6.1.2 true",
            "end 1.3.6.1.1 true"),
        diary);
  }

  @Test
  void shouldChangeNothingBeforeAllVariablesArePrepared() {
    assertEquals(
        ErrorStatus.WRONG_VALUE,
        send(SetRequest.integer(A + ".0", 11), SetRequest.integer(B + ".0", 101)));
    assertEquals(List.of("end 1.3.6.1.1 false"), diary);
    assertEquals(1, a.number);
  }

  @Test
  void rule2ShouldSayNotWritableWhereNothingOfThatPrefixCanBeWritten() {
    assertEquals(ErrorStatus.NOT_WRITABLE, send(SetRequest.integer("1.3.6.1.9.0", 1)));
    assertEquals(ErrorStatus.NOT_WRITABLE, send(SetRequest.integer("1.3.6.1.9.1", 1)));
    assertEquals(ErrorStatus.NOT_WRITABLE, send(SetRequest.integer("1.3.7.0", 1)));
    assertEquals(ErrorStatus.NOT_WRITABLE, send(SetRequest.integer("1.3.6.1.3.1.1.1", 1)));
    assertEquals(ErrorStatus.NOT_WRITABLE, send(SetRequest.integer("1.3.6.1.3.1", 1)));
  }

  @Test
  void rule3ShouldComeBeforeRule7() {
    assertEquals(ErrorStatus.WRONG_TYPE, send(SetRequest.text(A + ".1", "x")));
    assertEquals(ErrorStatus.NO_CREATION, send(SetRequest.integer(A + ".1", 1)));
    assertEquals(ErrorStatus.NO_CREATION, send(SetRequest.integer(A, 1)));
  }

  @Test
  void rule7ShouldComeBeforeRule10() {
    assertEquals(ErrorStatus.NO_CREATION, send(SetRequest.integer(A + ".1", 99)));
    assertEquals(ErrorStatus.INCONSISTENT_VALUE, send(SetRequest.integer(A + ".0", 99)));
  }

  @Test
  void shouldSayWrongEncodingWhenTheValueIsNone() {
    assertEquals(ErrorStatus.WRONG_ENCODING, send(SetRequest.raw(A + ".0", 2, 0)));
  }

  @Test
  void shouldUndoWhatIsCommittedInReverseOrderWhenACommitFails() {
    b.refusesCommit = true;
    assertEquals(
        ErrorStatus.COMMIT_FAILED,
        send(
            SetRequest.integer(A + ".0", 11),
            SetRequest.integer(A + ".0", 12),
            SetRequest.integer(B + ".0", 13)));
    assertEquals(1, a.number);
    assertEquals(2, b.number);
    assertEquals(
        List.of(
            "assign 1.3.6.1.1=11",
            "assign 1.3.6.1.1=12",
            "restore 1.3.6.1.1=1",
            "restore 1.3.6.1.1=1",
            "end 1.3.6.1.2 false",
            "end 1.3.6.1.1 false",
            "end 1.3.6.1.1 false"),
        diary);
  }

  @Test
  void shouldLetTheLastOfSeveralAssignmentsOfOneVariableWin() {
    assertEquals(
        ErrorStatus.NO_ERROR,
        send(SetRequest.integer(A + ".0", 11), SetRequest.integer(A + ".0", 12)));
    assertEquals(12, a.number);
  }

  @Test
  void shouldSayUndoFailedWhenAnUndoFails() {
    a.refusesUndo = true;
    b.refusesCommit = true;
    assertEquals(
        ErrorStatus.UNDO_FAILED,
        send(SetRequest.integer(A + ".0", 11), SetRequest.integer(B + ".0", 12)));
  }

  @Test
  void shouldSayResourceUnavailableForMoreVariablesThanItHasRoomFor() {
    SetRequest one = SetRequest.integer(A + ".0", 11);
    assertEquals(ErrorStatus.NO_ERROR, send(one, one, one, one));
    assertEquals(ErrorStatus.RESOURCE_UNAVAILABLE, send(one, one, one, one, one));
    assertEquals(ErrorStatus.NO_ERROR, send(one, one, one, one));
  }

  @Test
  void shouldSayResourceUnavailableWhenOldValuesDoNotFit() {
    MibRegistry small = new MibRegistry(1, 4, 4);
    small.register(a);
    SetRequest one = SetRequest.integer(A + ".0", 11);
    assertEquals(ErrorStatus.NO_ERROR, SetRequest.send(small, one));
    assertEquals(ErrorStatus.RESOURCE_UNAVAILABLE, SetRequest.send(small, one, one));
    assertEquals(ErrorStatus.NO_ERROR, SetRequest.send(small, one));
  }

  @Test
  void shouldRefuseVariablesOutOfTurn() {
    BerReader value = new BerReader();
    Oid name = Oid.parse(A + ".0");
    assertThrows(IllegalArgumentException.class, () -> registry.prepareSet(1, name, value));
  }

  @Test
  void shouldCreateARowInvisiblyUntilItIsCommitted() {
    SetRequest row = SetRequest.integer("1.3.6.1.3.1.2.5", 50);
    BerReader value = new BerReader().wrap(row.value(), 0, row.value().length);
    assertEquals(ErrorStatus.NO_ERROR, registry.prepareSet(0, row.name(), value));
    Oid name = new Oid();
    name.set(Oid.parse("1.3.6.1.3"));
    assertTrue(registry.next(name));
    assertEquals("1.3.6.1.9.0", name.toString());
    assertEquals(ErrorStatus.NO_ERROR, registry.commitSet(0));
    assertEquals(ErrorStatus.NO_ERROR, registry.endSet(true));
    name.set(Oid.parse("1.3.6.1.3"));
    assertTrue(registry.next(name));
    assertEquals("1.3.6.1.3.1.2.5", name.toString());
  }

  @Test
  void shouldGiveAReservedRowBackWhenTheRequestFails() {
    SetRequest row = SetRequest.integer("1.3.6.1.3.1.2.5", 50);
    assertEquals(ErrorStatus.WRONG_VALUE, send(row, SetRequest.integer(A + ".0", 101)));
    assertEquals(0, table.rows.count());
    b.refusesCommit = true;
    assertEquals(ErrorStatus.COMMIT_FAILED, send(row, SetRequest.integer(B + ".0", 1)));
    assertEquals(0, table.rows.count());
    assertTrue(table.reserved.isEmpty());
  }

  @Test
  void shouldBringADestroyedRowBackWhenTheRequestFails() {
    String name = "1.3.6.1.3.1.2.5";
    assertEquals(ErrorStatus.NO_ERROR, send(SetRequest.integer(name, 50)));
    b.refusesCommit = true;
    assertEquals(
        ErrorStatus.COMMIT_FAILED,
        send(SetRequest.integer(name, -1), SetRequest.integer(B + ".0", 1)));
    assertEquals(50, table.values[table.rows.find(Oid.of(5), 0)]);
    b.refusesCommit = false;
    assertEquals(ErrorStatus.NO_ERROR, send(SetRequest.integer(name, -1)));
    assertEquals(0, table.rows.count());
    assertNull(table.values[0]);
  }

  @Test
  void shouldPassOnWhyARowCannotBeCreated() {
    assertEquals(ErrorStatus.NO_CREATION, send(SetRequest.integer("1.3.6.1.3.1.2.5.5", 50)));
    assertEquals(ErrorStatus.INCONSISTENT_NAME, send(SetRequest.integer("1.3.6.1.3.1.2.5", -1)));
    assertEquals(
        ErrorStatus.RESOURCE_UNAVAILABLE,
        send(
            SetRequest.integer("1.3.6.1.3.1.2.5", 1),
            SetRequest.integer("1.3.6.1.3.1.2.6", 1),
            SetRequest.integer("1.3.6.1.3.1.2.7", 1)));
  }

  @Test
  void shouldUndoEverythingWhenItCannotBeMadeDurable() {
    List<String> saves = new ArrayList<>();
    DurableState good =
        () -> {
          saves.add("good");
          return true;
        };
    DurableState bad =
        () -> {
          saves.add("bad");
          return false;
        };
    registry.register(new TestObjects.Durable("1.3.7.1", good, diary));
    registry.register(new TestObjects.Durable("1.3.7.2", bad, diary));
    SetRequest first = SetRequest.integer("1.3.7.1.0", 0);
    assertEquals(ErrorStatus.NO_ERROR, send(first, first));
    assertEquals(List.of("good"), saves);
    saves.clear();
    diary.clear();
    assertEquals(
        ErrorStatus.COMMIT_FAILED,
        send(first, SetRequest.integer(A + ".0", 11), SetRequest.integer("1.3.7.2.0", 0)));
    // What had been saved is saved again as it was before.
    assertEquals(List.of("good", "bad", "good"), saves);
    assertEquals(1, a.number);
    assertEquals(
        List.of(
            "commit 1.3.7.1",
            "assign 1.3.6.1.1=11",
            "commit 1.3.7.2",
            "undo 1.3.7.2",
            "restore 1.3.6.1.1=1",
            "undo 1.3.7.1",
            "end 1.3.6.1.1 false"),
        diary);
  }

  private int send(SetRequest... variables) {
    return SetRequest.send(registry, variables);
  }
}
