/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.vacm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.Oid;
import io.tocsin.snmp.Octets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** RFC 3415 §4, vacmViewTreeFamilyTable. */
class ViewTreeTest {

  private static final Octets VIEW = Octets.ofAscii("view");

  private final ViewTree views = new ViewTree(2, 6);

  private boolean include(String subtree, String mask) {
    return views.addFamily(VIEW, Oid.parse(subtree), HexFormat.of().parseHex(mask), true);
  }

  private boolean exclude(String subtree, String mask) {
    return views.addFamily(VIEW, Oid.parse(subtree), HexFormat.of().parseHex(mask), false);
  }

  private boolean contains(String name) {
    return views.contains(views.index(VIEW), Oid.parse(name));
  }

  @Test
  void shouldHoldNothingWithoutAFamilyThatMatches() {
    include("1.3.6.1.2.1.1", "");
    assertTrue(contains("1.3.6.1.2.1.1"));
    assertTrue(contains("1.3.6.1.2.1.1.1.0"));
    assertFalse(contains("1.3.6.1.2.1.2.1.0"));
    assertFalse(contains("1.3.6.1.2.1"));
  }

  @Test
  void shouldLetTheFamilyWithTheMostSubIdentifiersDecide() {
    include("1.3", "");
    exclude("1.3.6.1.2", "");
    include("1.3.6.1.2.1.1", "");
    exclude("1.3.6.1.2.1.1.4", "");
    assertTrue(contains("1.3.6.1.4.1"));
    assertFalse(contains("1.3.6.1.2.1.2"));
    assertTrue(contains("1.3.6.1.2.1.1.5.0"));
    assertFalse(contains("1.3.6.1.2.1.1.4.0"));
  }

  @Test
  void shouldLetTheSameDecideWhateverTheOrderOfEntries() {
    exclude("1.3.6.1.2.1.1.4", "");
    include("1.3.6.1.2.1.1", "");
    exclude("1.3.6.1.2", "");
    include("1.3", "");
    assertTrue(contains("1.3.6.1.2.1.1.5.0"));
    assertFalse(contains("1.3.6.1.2.1.1.4.0"));
    assertFalse(contains("1.3.6.1.2.1.2"));
  }

  @Test
  void shouldLetTheLexicographicallyGreatestDecideAmongEquallyLongOnes() {
    // Both match interface 7: the first by its wild card for the column, the second by its name.
    exclude("1.3.6.1.2.1.2.2.1.1.7", "FFA0");
    include("1.3.6.1.2.1.2.2.1.9.7", "");
    assertTrue(contains("1.3.6.1.2.1.2.2.1.9.7"));
    assertFalse(contains("1.3.6.1.2.1.2.2.1.8.7"));
  }

  @Test
  void shouldTakeAnySubIdentifierWhereTheMaskHasAZero() {
    // All columns of the interface 7: bit 10, the column, is zero.
    include("1.3.6.1.2.1.2.2.1.0.7", "FFA0");
    assertTrue(contains("1.3.6.1.2.1.2.2.1.1.7"));
    assertTrue(contains("1.3.6.1.2.1.2.2.1.22.7"));
    assertFalse(contains("1.3.6.1.2.1.2.2.1.1.8"));
    assertFalse(contains("1.3.6.1.2.1.2.2.1.1"));
  }

  @Test
  void shouldTakeBitsBeyondTheMaskForOnes() {
    include("1.3.6.1.2.1.2.2.1.1", "FF");
    assertTrue(contains("1.3.6.1.2.1.2.2.1.1.7"));
    assertFalse(contains("1.3.6.1.2.1.2.2.2.1.7"));
    assertFalse(contains("1.3.6.1.2.1.2.2.1.2.7"));
  }

  @Test
  void shouldKeepViewsApart() {
    include("1.3", "");
    Octets other = Octets.ofAscii("other");
    assertTrue(views.addFamily(other, Oid.parse("1.3"), new byte[0], false));
    assertTrue(contains("1.3.6"));
    assertFalse(views.contains(views.index(other), Oid.parse("1.3.6")));
  }

  @Test
  void shouldExistOnlyWithAFamily() {
    int view = views.index(VIEW);
    assertFalse(views.exists(view));
    include("1", "");
    assertTrue(views.exists(view));
    assertFalse(views.exists(ViewTree.NONE));
  }

  @Test
  void shouldRefuseWhatDoesNotFit() {
    assertTrue(include("1.3", ""));
    assertFalse(include("1.3", "F0"));
    assertFalse(include("1.4", "00".repeat(17)));
    assertTrue(include("1.5", "00".repeat(16)));
    assertFalse(views.addFamily(new Octets(0), Oid.parse("1"), new byte[0], true));
    assertFalse(views.addFamily(Octets.ofAscii("v".repeat(33)), Oid.parse("1"), new byte[0], true));
    for (int i = 0; i < 4; i++) {
      assertTrue(include("1.6." + i, ""));
    }
    assertFalse(include("1.7", ""));
  }

  @Test
  void shouldRefuseMoreViewsThanItHasRoomFor() {
    assertEquals(0, views.index(Octets.ofAscii("a")));
    assertEquals(1, views.index(Octets.ofAscii("b")));
    assertEquals(ViewTree.NONE, views.index(Octets.ofAscii("c")));
    assertEquals(0, views.index(Octets.ofAscii("a")));
  }

  @Test
  void shouldNotChangeWithTheObjectsItWasFilledFrom() {
    Oid subtree = new Oid();
    subtree.set(Oid.parse("1.3.6"));
    byte[] mask = {(byte) 0xFF};
    assertTrue(views.addFamily(VIEW, subtree, mask, true));
    subtree.setArc(2, 7);
    mask[0] = 0;
    assertTrue(contains("1.3.6.1"));
    assertFalse(contains("1.3.7.1"));
  }
}
