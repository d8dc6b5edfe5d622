/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.ManagedObjects;
import org.junit.jupiter.api.Test;

/** Reading, and mistakes in registration. */
final class MibRegistryTest {

  private final MibRegistry registry = new MibRegistry(8, 4, 64);
  private final BerWriter writer = new BerWriter();

  MibRegistryTest() {
    registry.register(TestObjects.number("1.3.6.1.5", 5));
    registry.register(TestObjects.number("1.3.6.1.3", 3));
    TestObjects.Rows table = new TestObjects.Rows("1.3.6.1.4.1", 4);
    registry.register(table);
    for (int index : new int[] {2, 7}) {
      table.values[table.rows.insert(Oid.of(index))] = 10 * index;
    }
  }

  @Test
  void shouldFindTheVariableWhoseNameMatchesExactly() {
    assertEquals(ManagedObjects.FOUND, get("1.3.6.1.3.0"));
    assertEquals(ManagedObjects.FOUND, get("1.3.6.1.4.1.2.7"));
  }

  @Test
  void shouldSayNoSuchObjectWhereNoVariableCouldHaveSuchAPrefix() {
    assertEquals(BerTag.NO_SUCH_OBJECT, get("1.3.6.1.2"));
    assertEquals(BerTag.NO_SUCH_OBJECT, get("1.3.6.1"));
    assertEquals(BerTag.NO_SUCH_OBJECT, get("1.3.6.1.4"));
    assertEquals(BerTag.NO_SUCH_OBJECT, get("1.3.6.1.4.1"));
    assertEquals(BerTag.NO_SUCH_OBJECT, get("1.3.6.1.4.1.1.7"));
    assertEquals(BerTag.NO_SUCH_OBJECT, get("1.3.6.1.4.1.3.7"));
    assertEquals(BerTag.NO_SUCH_OBJECT, get("1.3.6.1.6.0"));
    assertEquals(BerTag.NO_SUCH_OBJECT, get("1.3.6.1.4294967295.0"));
    assertEquals(BerTag.NO_SUCH_OBJECT, get("0.0"));
  }

  @Test
  void shouldSayNoSuchInstanceWhereTheObjectTypeIsThere() {
    assertEquals(BerTag.NO_SUCH_INSTANCE, get("1.3.6.1.3"));
    assertEquals(BerTag.NO_SUCH_INSTANCE, get("1.3.6.1.3.1"));
    assertEquals(BerTag.NO_SUCH_INSTANCE, get("1.3.6.1.3.0.0"));
    assertEquals(BerTag.NO_SUCH_INSTANCE, get("1.3.6.1.4.1.2"));
    assertEquals(BerTag.NO_SUCH_INSTANCE, get("1.3.6.1.4.1.2.3"));
    assertEquals(BerTag.NO_SUCH_INSTANCE, get("1.3.6.1.4.1.2.7.0"));
  }

  @Test
  void shouldWalkInLexicographicOrder() {
    Oid name = new Oid();
    StringBuilder walk = new StringBuilder();
    while (registry.next(name)) {
      walk.append(name).append(' ');
    }
    assertEquals("1.3.6.1.3.0 1.3.6.1.4.1.2.2 1.3.6.1.4.1.2.7 1.3.6.1.5.0 ", walk.toString());
  }

  @Test
  void shouldFindTheNextVariableFromAnyName() {
    assertEquals("1.3.6.1.3.0", next("1.3.6.1.3"));
    assertEquals("1.3.6.1.4.1.2.2", next("1.3.6.1.3.0"));
    assertEquals("1.3.6.1.4.1.2.2", next("1.3.6.1.3.0.0"));
    assertEquals("1.3.6.1.4.1.2.2", next("1.3.6.1.4.1"));
    assertEquals("1.3.6.1.4.1.2.2", next("1.3.6.1.4.1.1.9.9"));
    assertEquals("1.3.6.1.4.1.2.7", next("1.3.6.1.4.1.2.2.5"));
    assertEquals("1.3.6.1.4.1.2.7", next("1.3.6.1.4.1.2.6.4294967295"));
    assertEquals("1.3.6.1.5.0", next("1.3.6.1.4.1.2.7"));
    assertEquals("1.3.6.1.5.0", next("1.3.6.1.4.1.4294967295"));
  }

  @Test
  void shouldLeaveTheNameAloneWhenThereIsNoNext() {
    Oid name = new Oid();
    name.set(Oid.parse("1.3.6.1.5.0"));
    assertFalse(registry.next(name));
    assertEquals("1.3.6.1.5.0", name.toString());
  }

  @Test
  void shouldStepOverRowsThatLackTheColumn() {
    TestObjects.Rows table = new TestObjects.Rows("1.3.7.1", 4);
    registry.register(table);
    table.rows.insert(Oid.of(1));
    table.values[table.rows.insert(Oid.of(3))] = 33;
    table.rows.insert(Oid.of(4));
    assertEquals("1.3.7.1.2.3", next("1.3.7.1"));
    assertEquals("1.3.7.1.2.3", next("1.3.7.1.2.1"));
    assertEquals(BerTag.NO_SUCH_INSTANCE, get("1.3.7.1.2.4"));
    Oid last = Oid.parse("1.3.7.1.2.3");
    assertFalse(registry.next(last));
  }

  @Test
  void shouldFindTheNextOfANameThatFillsAllOf128SubIdentifiers() {
    Oid name = new Oid();
    name.set(Oid.parse("1.3.6.1.4.1.2.2"));
    while (name.append(1)) {
      // Up to the greatest length.
    }
    assertTrue(registry.next(name));
    assertEquals("1.3.6.1.4.1.2.7", name.toString());
  }

  @Test
  void shouldRefuseObjectsWhoseNamesOverlapOrAreTheSame() {
    for (String name : new String[] {"1.3.6.1.3", "1.3.6.1.3.0", "1.3.6.1", "1.3.6.1.4.1.2"}) {
      ManagedObject overlapping = TestObjects.number(name, 0);
      assertThrows(IllegalArgumentException.class, () -> registry.register(overlapping), name);
    }
    assertEquals(3, registry.objectCount());
  }

  @Test
  void shouldRefuseMoreObjectsThanItHasRoomFor() {
    for (int i = registry.objectCount(); i < 8; i++) {
      registry.register(TestObjects.number("1.3.9." + i, i));
    }
    ScalarObject further = TestObjects.number("1.3.9.99", 0);
    assertThrows(IllegalStateException.class, () -> registry.register(further));
    assertEquals(8, registry.objectCount());
  }

  @Test
  void shouldRefuseColumnsThatDoNotAscend() {
    Oid entry = Oid.parse("1.3.8.1");
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new TableObject(entry, new CountedRowIndex(1), 2, 2) {
              @Override
              protected void writeValue(int column, int row, BerWriter value) {
                value.writeNull(BerTag.NULL);
              }
            });
  }

  private int get(String name) {
    return registry.get(Oid.parse(name), writer.wrap(new byte[64], 0, 64));
  }

  private String next(String from) {
    Oid name = new Oid();
    name.set(Oid.parse(from));
    assertTrue(registry.next(name), from);
    return name.toString();
  }
}
