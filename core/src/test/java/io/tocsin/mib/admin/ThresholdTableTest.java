/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tocsin.mib.MibRegistry;
import io.tocsin.mib.SetRequest;
import io.tocsin.mib.rows.Row;
import io.tocsin.mib.rows.RowStore;
import io.tocsin.snmp.ErrorStatus;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** tocsinThresholdTable as managers fill it; the sensor is called a. */
class ThresholdTableTest {

  private static final String ENTRY = "1.3.6.1.4.1.32473.100.1.2.2.1.";
  private static final int VOLATILE = 2;
  private static final int CREATE_AND_GO = 4;

  private final ThresholdTable table =
      new ThresholdTable(new RowStore(null, 4_096), 8, name -> name.equals("a"));
  private final MibRegistry registry = new MibRegistry(8, 16, 2_048);

  ThresholdTableTest() {
    table.register(registry);
  }

  private String set(String index, int status, Integer... values) {
    SetRequest[] variables = new SetRequest[2 + values.length];
    variables[0] = SetRequest.integer(ENTRY + "7." + index, VOLATILE);
    variables[1] = SetRequest.integer(ENTRY + "8." + index, status);
    int count = 2;
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null) {
        variables[count++] = SetRequest.integer(ENTRY + (2 + i) + "." + index, values[i]);
      }
    }
    SetRequest[] all = Arrays.copyOf(variables, count);
    return ErrorStatus.name(SetRequest.send(registry, all));
  }

  /** High, its clearing value, low, its clearing value, severity; the error. */
  @ParameterizedTest
  @CsvSource({
    "70, 65, , , , noError",
    ", , 10, 15, 4, noError",
    "70, 65, 10, 15, 1, noError",
    "70, 65, 10, 65, 1, noError",
    "-5, -6, -10, -9, 1, noError",
    ", , , , 1, inconsistentValue",
    "70, , , , , inconsistentValue",
    "70, 70, , , , inconsistentValue",
    "70, 71, , , , inconsistentValue",
    ", , 10, , , inconsistentValue",
    ", , 10, 10, , inconsistentValue",
    ", , 10, 9, , inconsistentValue",
    "70, 65, 10, 66, , inconsistentValue",
    "70, 65, , , 0, wrongValue",
    "70, 65, , , 5, wrongValue",
  })
  void shouldKeepTheOrderOfThresholds(
      Integer high,
      Integer highClear,
      Integer low,
      Integer lowClear,
      Integer severity,
      String error) {
    assertEquals(error, set("97", CREATE_AND_GO, high, highClear, low, lowClear, severity));
  }

  @Test
  void shouldTellWhatCountsForASensor() {
    assertNull(table.row("a"));
    set("97", CREATE_AND_GO, 70, 65, null, null, 3);
    Row row = table.row("a");
    assertEquals(70, ThresholdTable.high(row));
    assertEquals(65, ThresholdTable.highClear(row));
    assertEquals(ThresholdTable.NO_LOW, ThresholdTable.low(row));
    assertEquals(3, ThresholdTable.severity(row));
    assertNull(table.row("b"));
    long changes = table.changeCount();
    assertEquals("noError", set("97", 1, 80, 75));
    assertEquals(80, ThresholdTable.high(table.row("a")));
    assertEquals(false, changes == table.changeCount());
    set("97", 2);
    assertNull(table.row("a"), "not in service");
    set("97", 1);
    assertNotNull(table.row("a"));
    set("97", 6);
    assertNull(table.row("a"));
  }

  @Test
  void shouldHaveARowInUseForASensorOnly() {
    assertEquals("inconsistentValue", set("98", CREATE_AND_GO, 70, 65));
    assertEquals("noError", set("98", 5, 70, 65));
    assertEquals("inconsistentValue", set("98", 1));
    assertEquals("noCreation", set("97" + ".97".repeat(32), 5));
  }
}
