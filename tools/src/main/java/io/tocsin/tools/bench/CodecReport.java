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
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.snmp4j.version.VersionInfo;

/** The figures of {@link CodecBenchmark} as a short table. */
final class CodecReport {

  private static final String BYTES_PER_OPERATION = "gc.alloc.rate.norm";

  private final Map<String, Result<?>> throughput = new HashMap<>();
  private final Map<String, Result<?>> allocated = new HashMap<>();

  /**
   * Takes the results of one run.
   *
   * @param results one for each benchmark method, with the figures of the garbage collector
   */
  CodecReport(Collection<RunResult> results) {
    for (RunResult result : results) {
      String name = result.getPrimaryResult().getLabel();
      throughput.put(name, result.getPrimaryResult());
      allocated.put(name, result.getSecondaryResults().get(BYTES_PER_OPERATION));
    }
  }

  /** Prints the table. */
  void print(PrintWriter out) {
    String snmp4j = "SNMP4J " + VersionInfo.getVersion();
    out.printf(
        "v3/TSM trap with 6 variable bindings, whole message, %d bytes, the same on all sides%n%n",
        CodecBenchmark.message().length);
    out.printf(
        Locale.ROOT,
        "%-48s%11s%7s%8s%8s%10s%n",
        "",
        "messages/s",
        "error",
        "ns",
        "B/op",
        "Tocsin is");
    printRow(out, "encode", "Tocsin", "encodeTocsin", null);
    printRow(out, "", snmp4j + ", MPv3 with TSM", "encodeSnmp4j", "encodeTocsin");
    printRow(out, "", snmp4j + ", BER classes alone", "encodeSnmp4jParts", "encodeTocsin");
    out.println();
    printRow(out, "decode", "Tocsin, each value fetched", "decodeTocsin", null);
    printRow(out, "", snmp4j + ", MPv3 with TSM", "decodeSnmp4j", "decodeTocsin");
    printRow(out, "", snmp4j + ", BER classes alone", "decodeSnmp4jParts", "decodeTocsin");
    out.println();
    printRow(out, "check", "Tocsin, values ready to be fetched", "checkTocsin", null);
    printRow(out, "", snmp4j + ", MPv3 with TSM", "decodeSnmp4j", "checkTocsin");
    out.printf("%n%s%n", Machine.describe());
  }

  private void printRow(PrintWriter out, String label, String who, String name, String ours) {
    double score = throughput.get(name).getScore();
    double error = throughput.get(name).getScoreError();
    out.printf(
        Locale.ROOT,
        "%-8s%-40s%,11.0f%7s%8.0f%,8.0f%10s%n",
        label,
        who,
        score,
        // JMH gives no error for less than three iterations.
        Double.isNaN(error) ? "" : String.format(Locale.ROOT, "%.0f%%", 100 * error / score),
        1e9 / score,
        // JMH's own bookkeeping shows as some thousandths of a byte.
        allocated.get(name).getScore(),
        ours == null ? "" : ratio(throughput.get(ours).getScore() / score));
  }

  private static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.1f x", ratio);
  }
}
