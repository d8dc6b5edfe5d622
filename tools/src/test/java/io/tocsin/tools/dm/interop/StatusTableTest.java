/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.dm.syncml.Encoding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The status that the specification asks for, of each command in each situation, between the client
 * of the agent and scripted servers: each row is a test in XML and one in WBXML, with whole
 * sessions over real sockets.
 */
class StatusTableTest {

  private static final String TABLE = "status-table.txt";
  private static final int ROWS_MIN = 150;

  @TestFactory
  List<DynamicTest> shouldAnswerAsTheSpecificationAsks() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (TableRow row : StatusTable.read(TABLE)) {
      for (Encoding encoding : Encoding.values()) {
        tests.add(DynamicTest.dynamicTest(encoding + ": " + row, () -> play(row, encoding)));
      }
    }
    return tests;
  }

  private static void play(TableRow row, Encoding encoding)
      throws IOException, InterruptedException {
    try (TableRun run = new TableRun(row, encoding)) {
      run.play();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "get ./Vendor/Text -> 404",
        "get ./Vendor/Text -> 200 = \"other\"",
        "get ./Vendor/Text\n@ status Get 404",
        "get ./Vendor/Text\n@ never Get 200",
        "get ./Vendor/Text\n@ sends 1225",
        "get ./Vendor/Text\n@ result ./Vendor/Text int",
        "get ./Vendor/Text\n@ outcome BAD_MESSAGE",
        "get ./Vendor/Text\n@ node ./Vendor/Text gone",
        "get ./Vendor/Text\n@ node ./Vendor/Text other"
      })
  void shouldNoticeWhatIsOtherwise(String wrong) throws IOException {
    TableRow row = StatusTable.parse("== Something else | nowhere\n" + wrong).get(0);
    assertThrows(AssertionError.class, () -> play(row, Encoding.XML));
  }

  @Test
  void shouldHaveARowForEachSituation() throws IOException {
    List<TableRow> rows = StatusTable.read(TABLE);
    assertTrue(rows.size() >= ROWS_MIN, rows.size() + " rows");
    long different = rows.stream().map(TableRow::situation).distinct().count();
    assertEquals(rows.size(), different, "a situation twice");
  }
}
