/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.ber;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * The order of GETNEXT. RFC 3416 §4.2.2 names it lexicographic; X.660 makes an object identifier a
 * sequence of natural numbers. So: a proper beginning comes first, else the first number that
 * differs decides.
 */
class OidOrderProperties {

  /** Short ones of few different numbers, so that many share a beginning. */
  @Provide
  Arbitrary<long[]> sequences() {
    return Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.of(0L, 1L, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFFL)),
            Tuple.of(1, SmiValues.arcs()))
        .array(long[].class)
        .ofMaxSize(5);
  }

  private static Oid oid(long[] numbers) {
    Oid oid = new Oid();
    for (long number : numbers) {
      oid.append((int) number);
    }
    return oid;
  }

  @Property(tries = 5000)
  void orderShouldBeThatOfSequencesOfNaturalNumbers(
      @ForAll("sequences") long[] one, @ForAll("sequences") long[] other) {
    int expected = Integer.signum(Arrays.compare(one, other));
    assertEquals(expected, oid(one).compareTo(oid(other)));
    assertEquals(expected == 0, oid(one).equals(oid(other)));
    assertTrue(expected != 0 || oid(one).hashCode() == oid(other).hashCode());
  }

  @Property(tries = 5000)
  void prefixShouldBeABeginning(
      @ForAll("sequences") long[] one, @ForAll("sequences") long[] other) {
    boolean expected =
        other.length <= one.length && Arrays.equals(one, 0, other.length, other, 0, other.length);
    assertEquals(expected, oid(one).startsWith(oid(other)));
  }

  @Property(tries = 5000)
  void nothingShouldLieBetweenAnIdentifierAndItsIncrement(
      @ForAll("sequences") long[] one, @ForAll("sequences") long[] other) {
    Oid start = oid(one);
    Oid next = oid(one);
    assertTrue(next.increment());
    assertTrue(start.compareTo(next) < 0);
    Oid between = oid(other);
    assertFalse(start.compareTo(between) < 0 && between.compareTo(next) < 0);
  }

  @Property(tries = 5000)
  void onlyTheSubtreeShouldLieBetweenAnIdentifierAndItsLastIncrement(
      @ForAll("sequences") long[] one, @ForAll("sequences") long[] other) {
    Oid start = oid(one);
    Oid next = oid(one);
    Oid between = oid(other);
    boolean within = start.compareTo(between) <= 0;
    if (next.incrementLast()) {
      within &= between.compareTo(next) < 0;
    }
    assertEquals(between.startsWith(start), within);
  }

  @Property
  void increasedIdentifiersShouldStayWithinTheirCapacity(@ForAll("sequences") long[] one) {
    Oid tight = new Oid(one.length);
    tight.set(oid(one));
    if (tight.increment()) {
      assertTrue(tight.length() <= one.length);
      assertTrue(oid(one).compareTo(tight) < 0);
    } else {
      assertEquals(0, tight.length());
    }
  }
}
