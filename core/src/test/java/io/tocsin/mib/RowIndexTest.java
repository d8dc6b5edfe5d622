/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.Oid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

final class RowIndexTest {

  private static final int ROWS_MAX = 6;

  @Property(tries = 500)
  void shouldAgreeWithASortedMapWhateverComesAndGoes(
      @ForAll @Size(max = 60) List<@IntRange(min = -12, max = 12) Integer> steps) {
    SortedRowIndex index = new SortedRowIndex(ROWS_MAX, 2);
    TreeMap<Oid, Integer> model = new TreeMap<>();
    for (int step : steps) {
      Oid key = key(Math.abs(step));
      if (step < 0) {
        Integer row = model.remove(key);
        if (row != null) {
          index.remove(row);
        }
      } else {
        int row = index.insert(key);
        if (model.containsKey(key)) {
          assertEquals(SortedRowIndex.DUPLICATE, row);
        } else if (model.size() == ROWS_MAX) {
          assertEquals(SortedRowIndex.FULL, row);
        } else {
          assertTrue(row >= 0 && row < ROWS_MAX && !model.containsValue(row));
          model.put(key, row);
        }
      }
      assertEquals(model.size(), index.count());
      compare(index, model);
    }
  }

  /** Indexes of one and of two sub-identifiers, some the beginning of others. */
  private static Oid key(int number) {
    return number % 3 == 0 ? Oid.of(number / 3) : Oid.of(number / 3, number % 3);
  }

  private static void compare(RowIndex index, NavigableMap<Oid, Integer> model) {
    for (int number = 0; number <= 13; number++) {
      Oid name = Names.below(Oid.of(1, 3), key(number).arc(0));
      if (key(number).length() == 2) {
        name = Names.below(name, key(number).arc(1));
      }
      assertEquals(model.getOrDefault(key(number), RowIndex.NONE), index.find(name, 2));
      Map.Entry<Oid, Integer> next = model.higherEntry(key(number));
      assertEquals(next == null ? RowIndex.NONE : next.getValue(), index.findNext(name, 2));
      if (next != null) {
        Oid appended = new Oid(4);
        assertTrue(index.append(next.getValue(), appended));
        assertEquals(next.getKey(), appended);
      }
    }
  }

  @Property(tries = 200)
  void shouldCountRowsAsASortedIndexWould(
      @ForAll @IntRange(max = 5) int count,
      @ForAll @Size(max = 3) List<@IntRange(min = -1, max = 7) Integer> name) {
    SortedRowIndex sorted = new SortedRowIndex(count, 1);
    for (int i = 1; i <= count; i++) {
      sorted.insert(Oid.of(i));
    }
    CountedRowIndex counted = new CountedRowIndex(count);
    Oid probe = Oid.of(name.stream().mapToInt(i -> i).toArray());
    assertEquals(sorted.find(probe, 0), counted.find(probe, 0));
    assertEquals(sorted.findNext(probe, 0), counted.findNext(probe, 0));
    for (int row = 0; row < count; row++) {
      Oid appended = new Oid(1);
      assertTrue(counted.append(row, appended));
      assertEquals(Oid.of(row + 1), appended);
    }
  }

  @Property(tries = 200)
  void shouldFindRowsInPlacesAsASortedIndexWould(
      @ForAll @Size(max = 5) @UniqueElements List<@IntRange(min = 1, max = 7) Integer> numbers,
      @ForAll @Size(max = 3) List<@IntRange(min = -1, max = 8) Integer> name) {
    SortedRowIndex sorted = new SortedRowIndex(5, 1);
    // Every second place has nothing; a sorted index gives its rows the numbers 0, 1, 2 and so on.
    List<Integer> places = new ArrayList<>();
    for (int number : numbers) {
      places.add(number);
      places.add(0);
      sorted.insert(Oid.of(number));
    }
    PlaceRowIndex index = new PlaceRowIndex(new Places(places));
    Oid probe = Oid.of(name.stream().mapToInt(i -> i).toArray());
    assertEquals(placeOf(sorted.find(probe, 0)), index.find(probe, 0));
    int next = placeOf(sorted.findNext(probe, 0));
    assertEquals(next, index.findNext(probe, 0));
    if (next != RowIndex.NONE) {
      Oid appended = new Oid(1);
      assertTrue(index.append(next, appended));
      assertEquals(Oid.of(places.get(next)), appended);
    }
  }

  private static int placeOf(int row) {
    return row == RowIndex.NONE ? RowIndex.NONE : 2 * row;
  }

  private record Places(List<Integer> numbers) implements NumberedPlaces {

    @Override
    public int placeCount() {
      return numbers.size();
    }

    @Override
    public int number(int place) {
      return numbers.get(place);
    }
  }

  @Test
  void shouldRefuseAnIndexThatIsTooLong() {
    SortedRowIndex index = new SortedRowIndex(2, 2);
    assertEquals(SortedRowIndex.TOO_LONG, index.insert(Oid.of(1, 2, 3)));
    assertEquals(0, index.count());
  }

  @Test
  void shouldRefuseToRemoveARowThatIsNotThere() {
    SortedRowIndex index = new SortedRowIndex(2, 2);
    index.insert(Oid.of(1));
    assertThrows(IllegalArgumentException.class, () -> index.remove(1));
  }
}
