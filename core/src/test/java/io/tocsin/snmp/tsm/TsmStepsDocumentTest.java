/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tsm;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.snmp.PduWriter;
import io.tocsin.snmp.V3MessageProcessing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tables of docs/tsm-steps.md name code and tests that exist, and every test of a step. */
class TsmStepsDocumentTest {

  private static final Pattern NAME = Pattern.compile("`([A-Za-z0-9.]+)`");

  private static List<String[]> rows() throws IOException {
    List<String[]> rows = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("docs", "tsm-steps.md"))) {
      String[] cells = line.split("\\|", -1);
      if (cells.length == 7 && !cells[2].contains("RFC 5591") && !line.contains("---")) {
        rows.add(cells);
      }
    }
    return rows;
  }

  private static List<String> namesIn(String cell) {
    List<String> names = new ArrayList<>();
    Matcher matcher = NAME.matcher(cell);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  private static boolean exists(String name) {
    int dot = name.indexOf('.');
    String className = dot < 0 ? "TransportSecurityModelTest" : name.substring(0, dot);
    String methodName = name.substring(dot + 1);
    return isMethodOf(TransportSecurityModel.class.getPackageName() + "." + className, methodName)
        || isMethodOf(PduWriter.class.getPackageName() + "." + className, methodName);
  }

  private static boolean isMethodOf(String className, String methodName) {
    try {
      return Arrays.stream(Class.forName(className).getDeclaredMethods())
          .anyMatch(method -> method.getName().equals(methodName));
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  @Test
  void everyRowShouldNameCodeAndTestsThatExist() throws IOException {
    List<String[]> rows = rows();
    assertTrue(rows.size() >= 15, rows.size() + " rows");
    for (String[] row : rows) {
      for (int cell = 4; cell <= 5; cell++) {
        List<String> names = namesIn(row[cell]);
        assertTrue(!names.isEmpty(), "nothing named: " + row[cell]);
        for (String name : names) {
          assertTrue(exists(name), name);
        }
      }
    }
  }

  @Test
  void everyTestOfAStepShouldBeInARow() throws IOException {
    List<String> named = new ArrayList<>();
    for (String[] row : rows()) {
      named.addAll(namesIn(row[5]));
    }
    for (var method : TransportSecurityModelTest.class.getDeclaredMethods()) {
      String name = method.getName();
      if (name.startsWith("incomingStep") || name.startsWith("outgoingStep")) {
        assertTrue(named.contains(name), name + " is in no row");
      }
    }
  }

  @Test
  void shouldLookForCodeInTheEngineToo() throws IOException {
    assertTrue(exists(V3MessageProcessing.class.getSimpleName() + ".prepareReport"));
    assertTrue(!exists("V3MessageProcessing.noSuchMethod"));
    assertTrue(!exists("NoSuchClass.prepareReport"));
  }
}
