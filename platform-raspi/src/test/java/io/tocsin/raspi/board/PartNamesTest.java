/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Names out of what the kernel calls things. */
class PartNamesTest {

  @Test
  void shouldKeepWhatMayStandInAName() {
    assertEquals("package-id-0", PartNames.of("Package id 0"));
    assertEquals("mmc0", PartNames.of("mmc0::"));
    assertEquals("", PartNames.of("\u00b5\u00b5"));
    assertEquals("a-b", PartNames.join("a", "", "_b_"));
  }

  @Test
  void shouldCutLongNamesAndTellThemApart() {
    String first = "a".repeat(40);
    String[] names = PartNames.unique(List.of(first, first + 'b', "c"), List.of("1", "2", "3"));
    assertEquals(32, names[0].length());
    assertTrue(names[0].matches("a{27}-[0-9a-f]{4}"), names[0]);
    assertNotEquals(names[0], names[1]);
    assertEquals("c", names[2]);
  }

  @Test
  void shouldNotDependOnTheOrderWhereKeysDiffer() {
    String[] names = PartNames.unique(List.of("fan", "fan", "x"), List.of("left", "right", "x"));
    String[] others = PartNames.unique(List.of("x", "fan", "fan"), List.of("x", "right", "left"));
    assertEquals(names[0], others[2]);
    assertEquals(names[1], others[1]);
  }

  @Test
  void shouldTellEvenThoseApartThatHaveTheSameKey() {
    String[] names = PartNames.unique(List.of("fan", "fan", "", ""), List.of("", "", "", ""));
    assertEquals(4, java.util.Set.of(names).size());
  }
}
