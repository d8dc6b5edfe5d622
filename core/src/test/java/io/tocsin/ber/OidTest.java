/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.ber;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OidTest {

  @ParameterizedTest
  @ValueSource(strings = {"0", "2", "1.3", "0.39", "1.39.40", "2.4294967295", "1.3.0.4294967295"})
  void shouldReadAndShowDottedNotation(String text) {
    assertEquals(text, Oid.parse(text).toString());
    assertEquals(text, Oid.parse("." + text).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..1",
        "1.",
        "1..3",
        "1.3.",
        "a",
        "1.-3",
        "1.+3",
        "1. 3",
        "1.3.4294967296",
        "1.3.99999999999",
        "3",
        "3.1",
        "0.40",
        "1.40",
        "1.4294967295",
        "4294967295.1",
        "1.3.\u0663"
      })
  void shouldRefuseTextThatIsNoObjectIdentifier(String text) {
    assertNull(Oid.parse(text));
  }

  @Test
  void shouldReadNoMoreThan128SubIdentifiers() {
    String text = "1" + ".3".repeat(127);
    assertEquals(128, Oid.parse(text).length());
    assertNull(Oid.parse(text + ".3"));
    assertEquals(128, new Oid(1000).capacity());
    assertThrows(IllegalArgumentException.class, () -> Oid.of(new int[129]));
  }

  @Test
  void shouldChangeNothingWhenThereIsNoRoom() {
    Oid oid = new Oid(3);
    assertTrue(oid.set(Oid.of(1, 3, 6)));
    assertFalse(oid.append(1));
    assertFalse(oid.set(Oid.of(1, 3, 6, 1)));
    assertFalse(oid.set(new int[] {1, 3, 6, 1}, 4));
    assertFalse(oid.append(Oid.of(9), 0));
    assertEquals(Oid.of(1, 3, 6), oid);
  }

  @Test
  void shouldAppendTheRestOfAnother() {
    Oid oid = new Oid(4);
    oid.set(Oid.of(1, 3));
    assertTrue(oid.append(Oid.of(1, 3, 6, 1), 2));
    assertEquals(Oid.of(1, 3, 6, 1), oid);
    assertTrue(oid.append(Oid.of(1), 1));
    assertFalse(oid.append(Oid.of(1), 2));
    assertEquals(4, oid.length());
  }

  @Test
  void shouldNotShowWhatALongerValueLeftBehind() {
    Oid oid = Oid.of(1, 3, 6);
    oid.truncate(2);
    assertThrows(IndexOutOfBoundsException.class, () -> oid.arc(2));
    assertThrows(IndexOutOfBoundsException.class, () -> oid.setArc(2, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> oid.arc(-1));
    assertThrows(IndexOutOfBoundsException.class, () -> oid.truncate(3));
    oid.setArc(1, 4);
    assertEquals(Oid.of(1, 4), oid);
    oid.clear();
    assertEquals(new Oid(), oid);
  }

  @ParameterizedTest
  @CsvSource({"1.3, 4, 1.3.0", "1.3, 2, 1.4", "1.4294967295, 2, 2", "2.1.4294967295, 3, 2.2"})
  void shouldIncrementToTheNextThatFits(String text, int capacity, String next) {
    Oid oid = new Oid(capacity);
    String[] arcs = text.split("\\.", -1);
    for (String arc : arcs) {
      oid.append(Integer.parseUnsignedInt(arc));
    }
    assertTrue(oid.increment());
    assertEquals(next, oid.toString());
  }

  @Test
  void shouldHaveNothingAfterTheGreatestOfAll() {
    Oid oid = Oid.of(-1, -1);
    assertFalse(oid.increment());
    assertEquals(0, oid.length());
    assertFalse(new Oid(0).increment());
    Oid greatest = Oid.of(-1);
    assertFalse(greatest.incrementLast());
  }

  @Test
  void shouldKnowItsPrefixes() {
    Oid oid = Oid.of(1, 3, 6);
    assertTrue(oid.startsWith(new Oid()));
    assertTrue(oid.startsWith(Oid.of(1, 3, 6)));
    assertFalse(oid.startsWith(Oid.of(1, 3, 6, 1)));
    assertFalse(oid.startsWith(Oid.of(1, 4)));
  }

  @Test
  void shouldBeEqualByValueWhateverTheCapacity() {
    Oid roomy = new Oid();
    roomy.set(Oid.of(1, 3));
    assertEquals(Oid.of(1, 3), roomy);
    assertEquals(Oid.of(1, 3).hashCode(), roomy.hashCode());
    assertNotEquals(Oid.of(1, 3, 0), roomy);
    assertNotEquals(Oid.of(1, 4), roomy);
    assertFalse(roomy.equals((Object) "1.3"));
  }
}
