/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.RunnerException;

class OutboxBenchmarkTest {

  @Test
  void shouldKeepTheMemoryFlatButForTheTargetsPlaces() {
    long one = OutboxBenchmark.memoryBytes(1);
    long hundred = OutboxBenchmark.memoryBytes(100);
    assertTrue(one > 4 * 64 * 64, one + " bytes");
    assertTrue((hundred - one) / 99 < 2_304, "a target costs what Limits says, names aside");
    long journalOfOne = OutboxBenchmark.journalMemory(1).heapBytes();
    long journalOfHundred = OutboxBenchmark.journalMemory(100).heapBytes();
    assertTrue(journalOfOne > 192 * 2 * 154, journalOfOne + " bytes");
    assertTrue((journalOfHundred - journalOfOne) / 99 < 1_700, journalOfHundred + " bytes");
  }

  @Test
  void shouldReportEveryNumberOfTargets() throws RunnerException {
    StringWriter text = new StringWriter();
    new OutboxReport(OneRun.of(BenchCommand.OutboxCommand.options()))
        .print(new PrintWriter(text, true));
    String report = text.toString();
    for (int targets : new int[] {1, 10, 100}) {
      // Once for the outbox, once for its journal.
      assertEquals(
          2,
          report.lines().filter(line -> line.matches(" +" + targets + " +\\d.*")).count(),
          report);
    }
  }
}
