/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MedianTest {

  @Test
  void shouldBeTheMiddleOfAnOddNumberOfFigures() {
    assertEquals(new Median(3, 1, 100), Median.of(List.of(100.0, 1.0, 3.0), figure -> figure));
  }

  @Test
  void shouldLieBetweenTheTwoInTheMiddleOfAnEvenNumber() {
    assertEquals(new Median(2.5, 1, 4), Median.of(List.of(4.0, 1.0, 3.0, 2.0), figure -> figure));
  }
}
