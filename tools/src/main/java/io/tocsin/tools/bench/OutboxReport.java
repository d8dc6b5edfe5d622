/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;

/** The figures of {@link OutboxBenchmark} as a short table. */
final class OutboxReport {

  private static final String BYTES_PER_OPERATION = "gc.alloc.rate.norm";
  private static final int[] TARGET_COUNTS = {1, 10, 100};

  /** By name of the benchmark and number of targets. */
  private final Map<String, RunResult> results = new HashMap<>();

  /**
   * Takes the results of one run.
   *
   * @param all one for each benchmark method and number of targets
   */
  OutboxReport(Collection<RunResult> all) {
    for (RunResult result : all) {
      String targets = result.getParams().getParam("targetCount");
      results.put(key(result.getPrimaryResult().getLabel(), targets), result);
    }
  }

  private static String key(String name, Object targets) {
    return name + " " + targets;
  }

  /** Prints the table. */
  void print(PrintWriter out) {
    out.printf("4 severities of 64 events, all logs full; medians%n%n");
    out.printf(
        "%8s%14s%8s%26s%8s%16s%14s%n",
        "targets", "ns an event", "B", "ns, fetched by each too", "B", "memory, bytes", "a target");
    long first = OutboxBenchmark.memoryBytes(1);
    for (int targets : TARGET_COUNTS) {
      long memory = OutboxBenchmark.memoryBytes(targets);
      String each = targets == 1 ? "" : Long.toString((memory - first) / (targets - 1));
      out.printf(
          Locale.ROOT,
          "%8d%14.0f%8.0f%26.0f%8.0f%,16d%14s%n",
          targets,
          time("offer", targets),
          bytes("offer", targets),
          time("offerAndDrain", targets),
          bytes("offerAndDrain", targets),
          memory,
          each);
    }
    out.printf(
        "%nand its journal of the 192 events from warning on%n%8s%16s%14s%16s%n",
        "targets", "memory, bytes", "a target", "flash, bytes");
    long firstJournal = OutboxBenchmark.journalMemory(1).heapBytes();
    for (int targets : TARGET_COUNTS) {
      JournalMemory journal = OutboxBenchmark.journalMemory(targets);
      long memory = journal.heapBytes();
      String each = targets == 1 ? "" : Long.toString((memory - firstJournal) / (targets - 1));
      out.printf(Locale.ROOT, "%8d%,16d%14s%,16d%n", targets, memory, each, journal.flashBytes());
    }
    out.printf("%n%s%n", Machine.describe());
  }

  private double time(String name, int targets) {
    return results.get(key(name, targets)).getPrimaryResult().getStatistics().getPercentile(50);
  }

  private double bytes(String name, int targets) {
    return results
        .get(key(name, targets))
        .getSecondaryResults()
        .get(BYTES_PER_OPERATION)
        .getScore();
  }
}
