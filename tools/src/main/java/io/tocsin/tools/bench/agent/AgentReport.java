/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.agent;

import io.tocsin.tools.bench.Median;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints the figures of {@code bench agent}. */
final class AgentReport {

  private static final double KIB_PER_MIB = 1_024;

  private final PrintWriter out;

  AgentReport(PrintWriter out) {
    this.out = out;
  }

  /** The figures of one server. */
  record Gets(String name, String command, List<GetRound> rounds, long residentKb) {}

  /** Prints the table of GETs; the second server, where there is one, is the yardstick. */
  void printGets(List<Gets> servers) {
    print("%-18s%10s%20s%10s%16s%10s", "", "GET/s", "", "CPU us", "", "RSS MiB");
    for (Gets server : servers) {
      Median rate = Median.of(server.rounds(), GetRound::getsPerSecond);
      Median cpu = Median.of(server.rounds(), GetRound::serverCpuUs);
      print(
          "%-18s%,10.0f%20s%10.1f%16s%10.1f",
          server.name(),
          rate.value(),
          String.format(Locale.ROOT, "(%,.0f - %,.0f)", rate.lowest(), rate.highest()),
          cpu.value(),
          String.format(Locale.ROOT, "(%.1f - %.1f)", cpu.lowest(), cpu.highest()),
          server.residentKb() / KIB_PER_MIB);
    }
    if (servers.size() == 2) {
      print(
          "%-18s%9.2fx%20s%9.2fx",
          "ratio",
          ratio(servers, GetRound::getsPerSecond),
          "",
          ratio(servers, GetRound::serverCpuUs));
    }
    servers.forEach(server -> print("  %s: %s", server.name(), server.command()));
  }

  private static double ratio(
      List<Gets> servers, java.util.function.ToDoubleFunction<GetRound> figure) {
    return Median.of(servers.get(0).rounds(), figure).value()
        / Median.of(servers.get(1).rounds(), figure).value();
  }

  /** Prints the table of traps. */
  void printTraps(TrapBench bench) {
    Median rate = Median.of(bench.rounds(), TrapRound::trapsPerSecond);
    Median cpu = Median.of(bench.rounds(), TrapRound::cpuUs);
    Median bytes = Median.of(bench.rounds(), TrapRound::allocatedBytes);
    print("%-18s%10s%20s%10s%16s", "", "traps/s", "", "CPU us", "");
    print(
        "%-18s%,10.0f%20s%10.1f%16s",
        "Tocsin",
        rate.value(),
        String.format(Locale.ROOT, "(%,.0f - %,.0f)", rate.lowest(), rate.highest()),
        cpu.value(),
        String.format(Locale.ROOT, "(%.1f - %.1f)", cpu.lowest(), cpu.highest()));
    print("  sent %d, received %d", bench.sent(), bench.received());
    double ours = bytes.value() * bench.oursShare();
    double bouncyCastle = bytes.value() * bench.bouncyCastleShare();
    print(
        "  bytes allocated for a trap: %,.0f; in our code %,.1f, in Bouncy Castle %,.0f,"
            + " elsewhere %,.1f",
        bytes.value(), ours, bouncyCastle, bytes.value() - ours - bouncyCastle);
    bench.sites().forEach(site -> print("    ours: %s", site));
    print("  %s", bench.command());
  }

  /** Prints a line. */
  void print(String format, Object... arguments) {
    out.printf(Locale.ROOT, format + "%n", arguments);
    out.flush();
  }
}
