/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.ManagedObjects;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random registries against a sorted map of all their variables. */
final class MibRegistryModelTest {

  /** A scalar when it has no columns, otherwise a table. */
  record Shape(Oid name, List<Integer> columns, List<Oid> rows) {}

  @Property(tries = 500)
  void shouldFindWhatASortedMapFinds(
      @ForAll("shapes") List<Shape> shapes, @ForAll("names") List<Oid> probes) {
    MibRegistry registry = new MibRegistry(shapes.size(), 1, 1);
    TreeMap<Oid, Integer> model = new TreeMap<>();
    TreeSet<Oid> objectTypes = new TreeSet<>();
    TreeSet<Oid> registered = new TreeSet<>();
    for (Shape shape : shapes) {
      Oid name = shape.name;
      if (registered.stream().noneMatch(o -> o.startsWith(name) || name.startsWith(o))) {
        registered.add(name);
        build(shape, registry, model, objectTypes);
      }
    }
    walk(registry, model);
    for (Oid probe : probes) {
      probe(probe, registry, model, objectTypes);
    }
    for (Oid name : model.keySet()) {
      probe(name, registry, model, objectTypes);
    }
  }

  private static void build(
      Shape shape, MibRegistry registry, Map<Oid, Integer> model, Set<Oid> objectTypes) {
    if (shape.columns.isEmpty()) {
      int value = model.size();
      registry.register(TestObjects.number(shape.name, value));
      model.put(Names.below(shape.name, 0), value);
      objectTypes.add(shape.name);
      return;
    }
    SortedRowIndex rows = new SortedRowIndex(shape.rows.size(), 4);
    int base = model.size() * 1000;
    int[] columns = shape.columns.stream().sorted().distinct().mapToInt(c -> c).toArray();
    registry.register(
        new TableObject(shape.name, rows, columns) {
          @Override
          protected void writeValue(int column, int row, BerWriter value) {
            value.writeInteger(BerTag.INTEGER, base + 100 * column + row);
          }
        });
    for (Oid index : shape.rows) {
      int row = rows.insert(index);
      for (int column : columns) {
        objectTypes.add(Names.below(shape.name, column));
        if (row >= 0) {
          Oid name = new Oid();
          name.set(Names.below(shape.name, column));
          name.append(index, 0);
          model.put(name, base + 100 * column + row);
        }
      }
    }
    for (int column : columns) {
      objectTypes.add(Names.below(shape.name, column));
    }
  }

  private static void walk(MibRegistry registry, NavigableMap<Oid, Integer> model) {
    Oid name = new Oid();
    for (Oid expected : model.keySet()) {
      assertTrue(registry.next(name));
      assertEquals(expected, name);
    }
    assertFalse(registry.next(name));
  }

  private static void probe(
      Oid probe, MibRegistry registry, NavigableMap<Oid, Integer> model, Set<Oid> objectTypes) {
    Oid name = new Oid();
    name.set(probe);
    Oid expected = model.higherKey(probe);
    assertEquals(expected != null, registry.next(name), probe::toString);
    assertEquals(expected == null ? probe : expected, name);

    BerWriter writer = new BerWriter().wrap(new byte[16], 0, 16);
    int result = registry.get(probe, writer);
    Integer value = model.get(probe);
    if (value != null) {
      assertEquals(ManagedObjects.FOUND, result);
      BerReader reader = new BerReader().wrap(writer.buffer(), writer.offset(), writer.length());
      assertEquals(value, reader.readInteger32());
    } else {
      boolean known = objectTypes.stream().anyMatch(probe::startsWith);
      assertEquals(known ? BerTag.NO_SUCH_INSTANCE : BerTag.NO_SUCH_OBJECT, result);
    }
  }

  @Provide
  Arbitrary<List<Shape>> shapes() {
    Arbitrary<List<Integer>> columns =
        Arbitraries.integers().between(1, 5).list().uniqueElements().ofMinSize(0).ofMaxSize(3);
    Arbitrary<List<Oid>> rows = oids(1, 3).list().ofMinSize(0).ofMaxSize(8);
    return Combinators.combine(oids(2, 5), columns, rows)
        .as(Shape::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<List<Oid>> names() {
    return oids(1, 9).list().ofMaxSize(20);
  }

  /** Names of few different sub-identifiers, so that they often meet, and of the greatest ones. */
  private static Arbitrary<Oid> oids(int lengthMin, int lengthMax) {
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(20, Arbitraries.integers().between(0, 4)),
            net.jqwik.api.Tuple.of(1, Arbitraries.of(-1, Integer.MIN_VALUE, Integer.MAX_VALUE)))
        .array(int[].class)
        .ofMinSize(lengthMin)
        .ofMaxSize(lengthMax)
        .map(Oid::of);
  }
}
