/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.snmp4j.version.VersionInfo;

/** The figures of {@link CodecBenchmark} as a short table: medians of all iterations. */
final class CodecReport {

  /** What the two sides of a benchmark took for a message in one iteration. */
  private record Pair(double oursNs, double theirsNs, double oursBytes, double theirsBytes) {

    static Pair of(IterationResult iteration) {
      double messages = figure(iteration, "messages");
      return new Pair(
          figure(iteration, "oursNs") / messages,
          figure(iteration, "theirsNs") / messages,
          figure(iteration, "oursBytes") / messages,
          figure(iteration, "theirsBytes") / messages);
    }

    private static double figure(IterationResult iteration, String name) {
      return iteration.getSecondaryResults().get(name).getScore();
    }

    double ratio() {
      return theirsNs / oursNs;
    }
  }

  private final Map<String, List<Pair>> pairs = new HashMap<>();
  private final int forkCount;

  /**
   * Takes the results of one run.
   *
   * @param results one for each benchmark method
   */
  CodecReport(Collection<RunResult> results) {
    for (RunResult result : results) {
      List<Pair> all =
          result.getBenchmarkResults().stream()
              .map(BenchmarkResult::getIterationResults)
              .flatMap(Collection::stream)
              .map(Pair::of)
              .toList();
      pairs.put(result.getPrimaryResult().getLabel(), all);
    }
    forkCount = results.iterator().next().getBenchmarkResults().size();
  }

  /** Prints the table. */
  void print(PrintWriter out) {
    String mpv3 = "SNMP4J " + VersionInfo.getVersion() + ", MPv3 with TSM";
    String parts = "SNMP4J " + VersionInfo.getVersion() + ", BER classes alone";
    int iterationCount = pairs.get("decodeBesideMpv3").size();
    out.printf(
        "v3/TSM trap with 6 variable bindings, whole message, %d bytes, the same on all sides;%n"
            + "both sides of a row in turn in one JVM; medians of %d iterations in %d JVMs%n%n",
        CodecBenchmark.message().length, iterationCount, forkCount);
    out.printf("%-52s%10s%8s%8s%8s  %s%n", "", "Tocsin ns", "B/op", "its ns", "B/op", "Tocsin is");
    printRow(out, "encode", mpv3, "encodeBesideMpv3");
    printRow(out, "encode", parts, "encodeBesideParts");
    printRow(out, "decode in one pass", mpv3, "decodeBesideMpv3");
    printRow(out, "decode in one pass", parts, "decodeBesideParts");
    printRow(out, "check, then decode", mpv3, "decodeTwiceBesideMpv3");
    printRow(out, "check alone", mpv3, "checkBesideMpv3");
    out.printf("%n%s%n", Machine.describe());
  }

  private void printRow(PrintWriter out, String label, String peer, String name) {
    double[] ratios = sorted(name, Pair::ratio);
    out.printf(
        Locale.ROOT,
        "%-20s%-32s%10.0f%8.0f%,8.0f%,8.0f  %.1f x (%.1f to %.1f)%n",
        label,
        peer,
        median(sorted(name, Pair::oursNs)),
        median(sorted(name, Pair::oursBytes)),
        median(sorted(name, Pair::theirsNs)),
        median(sorted(name, Pair::theirsBytes)),
        median(ratios),
        ratios[0],
        ratios[ratios.length - 1]);
  }

  private double[] sorted(String name, ToDoubleFunction<Pair> figure) {
    return pairs.get(name).stream().mapToDouble(figure).sorted().toArray();
  }

  private static double median(double[] sorted) {
    return sorted[sorted.length / 2];
  }
}
