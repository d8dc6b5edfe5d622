/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ListsTest {

  private static final List<String> WORDS = List.of("one", "three", "seven");

  @Test
  void shouldMakeSomethingOfEachInOrder() {
    assertEquals(List.of(3, 5, 5), Lists.map(WORDS, String::length));
    assertEquals(List.of(), Lists.map(List.<String>of(), String::length));
  }

  @Test
  void shouldFindThoseThatAreWantedInOrder() {
    assertEquals(List.of("three", "seven"), Lists.filter(WORDS, word -> word.length() == 5));
    assertEquals(List.of(), Lists.filter(WORDS, String::isEmpty));
  }

  @Test
  void shouldTellWhetherAnyIsWanted() {
    assertTrue(Lists.any(WORDS, "three"::equals));
    assertFalse(Lists.any(WORDS, "two"::equals));
    assertFalse(Lists.any(List.of(), word -> true));
  }
}
