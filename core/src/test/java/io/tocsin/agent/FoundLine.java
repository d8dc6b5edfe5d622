/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

/** What is found wrong with a configuration. */
final class FoundLine {

  private FoundLine() {}

  /**
   * One thing is wrong.
   *
   * @param found all errors, or all warnings
   * @param begin how the only one begins
   * @param rest what else is in it
   */
  static void assertOne(List<String> found, String begin, String rest) {
    assertEquals(1, found.size(), found::toString);
    assertTrue(found.get(0).startsWith(begin), found.get(0));
    assertTrue(found.get(0).contains(rest), found.get(0));
  }
}
