/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.snmp4j.version.VersionInfo;

/**
 * The figures of {@link CodecBenchmark} as a short table.
 *
 * <p>All sides run once in every round, each in a JVM of its own. They are compared within the
 * round, because a machine that is shared with others can be twice as fast a minute later; the
 * table gives the medians of the rounds.
 */
final class CodecReport {

  private static final String BYTES_PER_OPERATION = "gc.alloc.rate.norm";

  /** What one side did in one round. */
  private record Figure(double nanoseconds, double bytes) {}

  private final List<Map<String, Figure>> rounds = new ArrayList<>();

  /**
   * Takes the results of one round.
   *
   * @param results one for each benchmark method, with the figures of the garbage collector
   */
  void add(Collection<RunResult> results) {
    Map<String, Figure> round = new HashMap<>();
    for (RunResult result : results) {
      Result<?> throughput = result.getPrimaryResult();
      // Half of the iterations may be disturbed before this one is.
      double perSecond = throughput.getStatistics().getPercentile(50);
      double bytes = result.getSecondaryResults().get(BYTES_PER_OPERATION).getScore();
      round.put(throughput.getLabel(), new Figure(1e9 / perSecond, bytes));
    }
    rounds.add(round);
  }

  /** Prints the table. */
  void print(PrintWriter out) {
    String mpv3 = "SNMP4J " + VersionInfo.getVersion() + ", MPv3 with TSM";
    String parts = "SNMP4J " + VersionInfo.getVersion() + ", BER classes alone";
    out.printf(
        "v3/TSM trap with 6 variable bindings, whole message, %d bytes, the same on all sides%n"
            + "medians of %d rounds, and the least and the most%n%n",
        CodecBenchmark.message().length, rounds.size());
    out.printf("%-55s%6s %-13s%8s%14s%n", "", "ns", "", "B/op", "Tocsin is");
    printOurs(out, "encode", "Tocsin", "encodeTocsin");
    printTheirs(out, mpv3, "encodeSnmp4j", "encodeTocsin");
    printTheirs(out, parts, "encodeSnmp4jParts", "encodeTocsin");
    out.println();
    printOurs(out, "decode", "Tocsin, one pass", "decodeTocsin");
    printTheirs(out, mpv3, "decodeSnmp4j", "decodeTocsin");
    printTheirs(out, parts, "decodeSnmp4jParts", "decodeTocsin");
    out.println();
    printOurs(out, "check, then decode", "Tocsin, two passes", "decodeTwiceTocsin");
    printTheirs(out, mpv3, "decodeSnmp4j", "decodeTwiceTocsin");
    out.println();
    printOurs(out, "check alone", "Tocsin, values ready to be fetched", "checkTocsin");
    printTheirs(out, mpv3, "decodeSnmp4j", "checkTocsin");
    out.printf("%n%s%n", Machine.describe());
  }

  private void printOurs(PrintWriter out, String label, String who, String name) {
    out.println(row(label, who, name));
  }

  private void printTheirs(PrintWriter out, String who, String name, String ours) {
    double[] ratios = sorted(round -> time(round, name) / time(round, ours));
    out.printf(
        Locale.ROOT,
        "%s%8.1f x (%.1f to %.1f)%n",
        row("", who, name),
        median(ratios),
        ratios[0],
        ratios[ratios.length - 1]);
  }

  private String row(String label, String who, String name) {
    double[] times = sorted(round -> time(round, name));
    // JMH's own bookkeeping shows as some thousandths of a byte.
    double[] bytes = sorted(round -> round.get(name).bytes);
    return String.format(
        Locale.ROOT,
        "%-20s%-35s%,6.0f %-13s%,8.0f",
        label,
        who,
        median(times),
        String.format(Locale.ROOT, "(%.0f to %.0f)", times[0], times[times.length - 1]),
        median(bytes));
  }

  private static double time(Map<String, Figure> round, String name) {
    return round.get(name).nanoseconds;
  }

  private double[] sorted(ToDoubleFunction<Map<String, Figure>> figure) {
    return rounds.stream().mapToDouble(figure).sorted().toArray();
  }

  private static double median(double[] sorted) {
    return sorted[sorted.length / 2];
  }
}
