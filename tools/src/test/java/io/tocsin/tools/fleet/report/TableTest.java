/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TableTest {

  private final Table table = new Table("name", "count").row("a, \"b\"", 1_000).row("c", 0.25);

  @Test
  void shouldBeMarkdown() {
    assertEquals(
        "| name | count |\n| --- | --- |\n| a, \"b\" | 1000 |\n| c | 0.3 |\n", table.markdown());
  }

  @Test
  void shouldQuoteWhatCsvWouldMistake() {
    assertEquals("name,count\n\"a, \"\"b\"\"\",1000\nc,0.3\n", table.csv());
  }

  @Test
  void shouldRefuseARowOfAnotherLength() {
    assertThrows(IllegalArgumentException.class, () -> table.row("alone"));
  }
}
