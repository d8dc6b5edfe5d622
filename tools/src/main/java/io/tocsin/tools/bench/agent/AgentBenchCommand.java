/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.agent;

import io.tocsin.tools.bench.BenchFolder;
import io.tocsin.tools.bench.Measurement;
import io.tocsin.tools.bench.ProcessMemory;
import io.tocsin.tools.demo.SimJar;
import io.tocsin.tools.netsnmp.NetSnmpHome;
import io.tocsin.tools.values.CountOption;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench agent}: the agent beside snmpd, and as a sender of traps. */
@Command(
    name = "agent",
    mixinStandardHelpOptions = true,
    description = {
      "Measure synchronous GETs on one TLS session, of the agent and of Net-SNMP's snmpd in turn,"
          + " asked by the same manager; then traps from the agent into one receiver."
    },
    footerHeading = "%n",
    footer =
        "CPU is the processor time of the whole process for a GET, and of the agent's thread for"
            + " a trap. RSS is the resident memory after the last round.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all was measured",
      "1:something failed, or Net-SNMP is missing; standard error says why",
      "2:the command line was not understood"
    })
public final class AgentBenchCommand implements Callable<Integer> {

  private static final long NS_PER_SECOND = 1_000_000_000;
  private static final int ROUNDS_MAX = 1_000;
  private static final int SECONDS_MAX = 3_600;
  private static final int TRAPS_MAX = 10_000_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--rounds",
      defaultValue = "7",
      paramLabel = "COUNT",
      description = "rounds of each measurement (default: ${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "3",
      paramLabel = "SECONDS",
      description = "length of a round of GETs (default: ${DEFAULT-VALUE})")
  private int seconds;

  @Option(
      names = "--traps",
      defaultValue = "20000",
      paramLabel = "COUNT",
      description = "traps in a round (default: ${DEFAULT-VALUE})")
  private int traps;

  @Option(
      names = "--tls",
      defaultValue = "1.3",
      paramLabel = "VERSION",
      description = "version of TLS: 1.2 or 1.3 (default: ${DEFAULT-VALUE})")
  private String tlsVersion;

  @Option(
      names = "--sim-jar",
      paramLabel = "FILE",
      description = "the simulated board (default: the one of the same build)")
  private Path simJar;

  /** For the command line parser. */
  public AgentBenchCommand() {}

  @Override
  public Integer call() {
    CountOption.check(spec, "--rounds", rounds, 1, ROUNDS_MAX);
    CountOption.check(spec, "--seconds", seconds, 1, SECONDS_MAX);
    CountOption.check(spec, "--traps", traps, 1, TRAPS_MAX);
    if (!tlsVersion.equals("1.2") && !tlsVersion.equals("1.3")) {
      throw new ParameterException(spec.commandLine(), "--tls must be 1.2 or 1.3");
    }
    return Measurement.run(spec, this::measure);
  }

  private boolean measure(BenchFolder folder) throws IOException {
    AgentReport report = new AgentReport(spec.commandLine().getOut());
    boolean complete = measureGets(folder, report, spec.commandLine().getErr());
    measureTraps(folder, report);
    return complete;
  }

  private boolean measureGets(BenchFolder folder, AgentReport report, PrintWriter err)
      throws IOException {
    Optional<Path> snmpd = NetSnmpHome.find("snmpd");
    if (snmpd.isEmpty()) {
      err.println("snmpd of Net-SNMP is not installed; tools/setup installs it.");
    }
    report.print("");
    report.print(
        "GET sysUpTime.0, one after the other on one session, TLS %s; medians of %d rounds of %d s"
            + " each, in turn, after a round to warm up",
        tlsVersion, rounds, seconds);
    List<Measured> servers = new ArrayList<>();
    try {
      servers.add(new TocsinServer(folder, SimJar.find(simJar), tlsVersion));
      if (snmpd.isPresent()) {
        servers.add(NetSnmpServer.start(folder, snmpd.get(), tlsVersion));
      }
      report.printGets(gets(servers));
    } finally {
      for (Measured server : servers) {
        server.close();
      }
    }
    return snmpd.isPresent();
  }

  private List<AgentReport.Gets> gets(List<Measured> servers) throws IOException {
    List<List<GetRound>> results = new ArrayList<>();
    for (Measured server : servers) {
      GetRound.run(server, seconds * NS_PER_SECOND);
      results.add(new ArrayList<>());
    }
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < servers.size(); i++) {
        results.get(i).add(GetRound.run(servers.get(i), seconds * NS_PER_SECOND));
      }
    }
    List<AgentReport.Gets> gets = new ArrayList<>();
    for (int i = 0; i < servers.size(); i++) {
      Measured server = servers.get(i);
      gets.add(
          new AgentReport.Gets(
              server.name(),
              server.command(),
              results.get(i),
              ProcessMemory.of(server.process()).residentKb()));
    }
    return gets;
  }

  private void measureTraps(BenchFolder folder, AgentReport report) throws IOException {
    report.print("");
    report.print(
        "traps of %s with six variables into one receiver, TLS %s; medians of %d rounds of %d"
            + " each, after a round to warm up",
        "tocsinLineChanged", tlsVersion, rounds, traps);
    report.printTraps(TrapBench.run(folder, tlsVersion, traps, rounds));
  }
}
