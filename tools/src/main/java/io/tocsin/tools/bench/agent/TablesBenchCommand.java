/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.agent;

import io.tocsin.tools.bench.BenchFolder;
import io.tocsin.tools.bench.Measurement;
import io.tocsin.tools.bench.Median;
import io.tocsin.tools.demo.SimJar;
import io.tocsin.tools.netsnmp.NetSnmpHome;
import io.tocsin.tools.values.CountOption;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench tables}: walks of a table that grows, beside snmpd. */
@Command(
    name = "tables",
    mixinStandardHelpOptions = true,
    description = {
      "Measure walks of one column of a table of 100, 1,000 and 10,000 rows, by GETBULK and by"
          + " GETNEXT, of the agent and of Net-SNMP's snmpd in turn. The same manager makes the"
          + " rows of both with SETs."
    },
    footerHeading = "%n",
    footer = "CPU is the processor time of the whole process for a row.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all was measured",
      "1:something failed, or Net-SNMP is missing; standard error says why",
      "2:the command line was not understood"
    })
public final class TablesBenchCommand implements Callable<Integer> {

  private static final long NS_PER_MS = 1_000_000;
  private static final int ROUNDS_MAX = 1_000;
  private static final int ROUND_MS_MAX = 3_600_000;
  private static final int WARM_UP_ROUNDS = 3;
  private static final int[] SIZES = {100, 1_000, 10_000};
  private static final String TLS_VERSION = "1.3";

  @Spec private CommandSpec spec;

  @Option(
      names = "--rounds",
      defaultValue = "7",
      paramLabel = "COUNT",
      description = "rounds of each measurement (default: ${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--round-ms",
      defaultValue = "1000",
      paramLabel = "MS",
      description = "least length of a round in milliseconds (default: ${DEFAULT-VALUE})")
  private int roundMs;

  @Option(
      names = "--rows",
      defaultValue = "10000",
      paramLabel = "COUNT",
      description = "sizes above this are left out (default: ${DEFAULT-VALUE})")
  private int rowsMax;

  @Option(
      names = "--sim-jar",
      paramLabel = "FILE",
      description = "the simulated board (default: the one of the same build)")
  private Path simJar;

  /** For the command line parser. */
  public TablesBenchCommand() {}

  @Override
  public Integer call() {
    CountOption.check(spec, "--rounds", rounds, 1, ROUNDS_MAX);
    CountOption.check(spec, "--round-ms", roundMs, 1, ROUND_MS_MAX);
    CountOption.check(spec, "--rows", rowsMax, 1, SIZES[SIZES.length - 1]);
    return Measurement.run(spec, this::measure);
  }

  private boolean measure(BenchFolder folder) throws IOException {
    Path snmpd = NetSnmpHome.program("snmpd");
    print("");
    print(
        "snmpNotifyFilterType, TLS %s; GETBULK of %d rows each; medians of %d rounds of %d ms each,"
            + " in turn, after %d rounds to warm up",
        TLS_VERSION, WalkRound.REPETITIONS, rounds, roundMs, WARM_UP_ROUNDS);
    String[] limits = {"limit.managed.rows = " + SIZES[SIZES.length - 1]};
    try (Measured tocsin = new TocsinServer(folder, SimJar.find(simJar), TLS_VERSION, limits);
        Measured netSnmp = NetSnmpServer.start(folder, snmpd, TLS_VERSION)) {
      List<Measured> servers = List.of(tocsin, netSnmp);
      print(
          "%-18s%8s%14s%10s%14s%10s%9s%9s",
          "", "rows", "Tocsin rows/s", "CPU us", "snmpd rows/s", "CPU us", "rate", "CPU");
      int made = 0;
      for (int size : SIZES) {
        if (size > rowsMax) {
          break;
        }
        for (Measured server : servers) {
          FilterRows.add(server.manager(), made, size);
        }
        made = size;
        row("GETBULK", size, servers, true);
        row("GETNEXT", size, servers, false);
      }
      servers.forEach(server -> print("  %s: %s", server.name(), server.command()));
    }
    return true;
  }

  private void row(String name, int size, List<Measured> servers, boolean isBulk)
      throws IOException {
    List<List<WalkRound>> results = new ArrayList<>();
    for (Measured server : servers) {
      WalkRound.run(server, size, isBulk, WARM_UP_ROUNDS * (roundMs * NS_PER_MS));
      results.add(new ArrayList<>());
    }
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < servers.size(); i++) {
        results.get(i).add(WalkRound.run(servers.get(i), size, isBulk, roundMs * NS_PER_MS));
      }
    }
    List<WalkRound> ours = results.get(0);
    List<WalkRound> theirs = results.get(1);
    print(
        "%-18s%,8d%,14.0f%10.2f%,14.0f%10.2f%8.2fx%8.2fx",
        name,
        size,
        median(ours, WalkRound::rowsPerSecond),
        median(ours, WalkRound::serverCpuUs),
        median(theirs, WalkRound::rowsPerSecond),
        median(theirs, WalkRound::serverCpuUs),
        median(ours, WalkRound::rowsPerSecond) / median(theirs, WalkRound::rowsPerSecond),
        median(ours, WalkRound::serverCpuUs) / median(theirs, WalkRound::serverCpuUs));
  }

  private static double median(List<WalkRound> rounds, ToDoubleFunction<WalkRound> figure) {
    return Median.of(rounds, figure).value();
  }

  private void print(String format, Object... arguments) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, format + "%n", arguments);
    out.flush();
  }
}
